import { randomUUID } from 'node:crypto';
import { type ArkHost, generate } from '../ark/generate';
import { signedForADay } from '../ark/host';
import { json, Refused } from '../core/answer';
import type { VendorDescriptor } from '../core/descriptor';
import { AIOAGI_MODELS, modelList } from './models';
import { aioagiDefaults, type AioagiSettings } from './settings';
import { aioagiWords } from './words';

// What a stock new-api gateway does not forward (docs/vendors/aioagi.md).
const DROPPED = [
	'sequential_image_generation',
	'sequential_image_generation_options',
	'tools',
	'optimize_prompt_options',
	'seed',
	'guidance_scale',
	'layer_decomposition',
] as const;

const host: ArkHost<AioagiSettings> = {
	find(id, { words }) {
		const model = AIOAGI_MODELS.get(id);
		if (model !== undefined) return { model };
		const message = `No available channel for model ${id} under group default`;
		throw new Refused(words.refusal('model-not-found', { message }));
	},
	dropped: ({ passThrough }) => (passThrough ? [] : DROPPED),
};

/** AIOAGI: ByteDance's wire behind a gateway of the new-api family. */
export const aioagi: VendorDescriptor<AioagiSettings, never> = {
	title: 'AIOAGI',
	keyScheme: 'Bearer',
	key: (name) => `sk-${name}`,
	basePath: '/v1',
	hosts: {},
	can: ['stream', 'inline-images'],
	moderation: { told: 'by-refusal' },
	resultQuery: signedForADay,
	headers: () => {
		const id = randomUUID();
		return { 'x-request-id': id, 'x-oneapi-request-id': id };
	},
	defaults: aioagiDefaults,
	words: aioagiWords,
	routes: [
		{
			method: 'POST',
			path: '/v1/images/generations',
			stage: 'submit',
			handle: (call, vendor) => generate(call, vendor, host),
		},
		{
			method: 'GET',
			path: '/v1/models',
			stage: 'models',
			alsoStages: ['account'],
			handle: () => json(200, modelList()),
		},
	],
};
