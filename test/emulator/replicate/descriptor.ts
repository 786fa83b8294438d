import { randomBytes } from 'node:crypto';
import { json, Refused } from '../core/answer';
import type { Call, VendorDescriptor } from '../core/descriptor';
import type { VendorState } from '../core/vendor-state';
import { createFile } from './files';
import { REPLICATE_MODELS } from './models';
import {
	cancelPrediction,
	createByModel,
	createByVersion,
	getPrediction,
	listPredictions,
} from './predictions';
import { replicateDefaults, type ReplicateSettings } from './settings';
import { webhookSecret } from './webhook';
import { replicateWords } from './words';

const PREDICTIONS = '/v1/predictions';

/** Replicate: predictions that are polled and listed, and forgotten after an hour (docs/vendors/replicate.md). */
export const replicate: VendorDescriptor<ReplicateSettings, never> = {
	title: 'Replicate',
	keyScheme: 'Bearer',
	key: (name) => `r8_${name}`,
	basePath: '/v1',
	hosts: {},
	can: ['tasks', 'callbacks'],
	moderation: { told: 'by-task', code: 'E005' },
	taskId: () => randomBytes(13).toString('hex'),
	defaults: replicateDefaults,
	words: replicateWords,
	routes: [
		{
			method: 'POST',
			path: '/v1/models/:owner/:name/predictions',
			stage: 'submit',
			handle: createByModel,
		},
		{ method: 'POST', path: PREDICTIONS, stage: 'submit', handle: createByVersion },
		{ method: 'GET', path: PREDICTIONS, stage: 'list', handle: listPredictions },
		{ method: 'GET', path: `${PREDICTIONS}/:id`, stage: 'poll', handle: getPrediction },
		{
			method: 'POST',
			path: `${PREDICTIONS}/:id/cancel`,
			stage: 'cancel',
			handle: cancelPrediction,
		},
		{ method: 'POST', path: '/v1/files', stage: 'upload', takes: 'multipart', handle: createFile },
		{
			method: 'GET',
			path: '/v1/account',
			stage: 'account',
			handle: () =>
				json(200, {
					type: 'user',
					username: 'ada',
					name: 'Ada',
					github_url: 'https://github.com/ada',
				}),
		},
		{ method: 'GET', path: '/v1/models/:owner/:name', stage: 'models', handle: getModel },
		{
			method: 'GET',
			path: '/v1/webhooks/default/secret',
			stage: 'unknown',
			handle: () => json(200, webhookSecret),
		},
	],
};

/** GET /models/{owner}/{name}. */
function getModel({ params }: Call, { words, url }: VendorState<ReplicateSettings>) {
	const { owner, name = '' } = params;
	const model = owner === 'bytedance' ? REPLICATE_MODELS.get(name) : undefined;
	if (model === undefined) throw new Refused(words.refusal('model-not-found'));
	return json(200, {
		url: `${url}/models/${owner}/${name}`,
		owner,
		name,
		description: name,
		visibility: 'public',
		is_official: true,
		run_count: 1,
		latest_version: { id: 'hidden', openapi_schema: null },
	});
}
