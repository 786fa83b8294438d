import { randomUUID } from 'node:crypto';
import { json } from '../core/answer';
import type { VendorDescriptor } from '../core/descriptor';
import { presignedRoute } from '../core/reserved-uploads';
import { modelSearch, pricing } from './platform';
import { cancel, result, status, submit, taskIdFor } from './queue';
import { falDefaults, type FalSettings } from './settings';
import { initiateUpload } from './storage';
import { signer } from './webhook';
import { falWords } from './words';

const REQUEST = '/:owner/:alias/requests/:id';

/** fal: a queue, a storage and a platform on hosts of their own (docs/vendors/fal.md). */
export const fal: VendorDescriptor<FalSettings, 'storage' | 'platform' | 'bucket'> = {
	title: 'fal',
	keyScheme: 'Key',
	key: (name) => `${name}:secret`,
	basePath: '',
	hosts: { storage: {}, platform: {}, bucket: { keyless: true } },
	can: ['tasks', 'callbacks', 'inline-images', 'task-in-error', 'task-in-headers'],
	moderation: { told: 'by-task', code: 'content_policy_violation' },
	taskId: (plan) => taskIdFor(randomUUID(), plan),
	defaults: falDefaults,
	words: falWords,
	routes: [
		{ method: 'POST', path: '/*', stage: 'submit', handle: submit },
		{ method: 'GET', path: `${REQUEST}/status`, stage: 'poll', handle: status },
		{ method: 'GET', path: REQUEST, stage: 'result', handle: result },
		{ method: 'PUT', path: `${REQUEST}/cancel`, stage: 'cancel', handle: cancel },
		{
			method: 'POST',
			path: '/storage/upload/initiate',
			host: 'storage',
			stage: 'upload',
			handle: initiateUpload,
		},
		{
			method: 'GET',
			path: '/.well-known/jwks.json',
			host: 'storage',
			stage: 'unknown',
			open: true,
			handle: () => json(200, signer.keySet()),
		},
		presignedRoute('bucket'),
		{
			method: 'GET',
			path: '/v1/models/pricing',
			host: 'platform',
			stage: 'account',
			alsoStages: ['price'],
			handle: pricing,
		},
		{
			method: 'GET',
			path: '/v1/models',
			host: 'platform',
			stage: 'models',
			open: true,
			handle: modelSearch,
		},
	],
};
