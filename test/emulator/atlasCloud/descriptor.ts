import { randomBytes, randomUUID } from 'node:crypto';
import { json } from '../core/answer';
import type { VendorDescriptor } from '../core/descriptor';
import { balance } from './balance';
import { modelList } from './catalogue';
import { history } from './history';
import { calculate, poll, submit } from './predictions';
import { atlasCloudDefaults, type AtlasCloudSettings } from './settings';
import { upload } from './uploads';
import { signer } from './webhook';
import { atlasCloudWords, publicWords } from './words';

/** Atlas' own code for moderation, told in a failed prediction. */
const MODERATION_CODE = 1039;
const MEDIA = '/api/v1/model';

/** Atlas Cloud: asynchronous predictions, uploads, webhooks (docs/vendors/atlasCloud.md). */
export const atlasCloud: VendorDescriptor<AtlasCloudSettings, never> = {
	title: 'Atlas Cloud',
	keyScheme: 'Bearer',
	key: (name) => `apikey-${name}`,
	basePath: '',
	hosts: {},
	can: ['tasks', 'callbacks', 'inline-images', 'envelope', 'task-in-error'],
	moderation: { told: 'by-task', code: MODERATION_CODE },
	taskId: () => randomBytes(16).toString('hex'),
	headers: () => ({ 'x-request-id': randomUUID() }),
	defaults: atlasCloudDefaults,
	words: atlasCloudWords,
	routes: [
		{ method: 'POST', path: `${MEDIA}/generateImage`, stage: 'submit', handle: submit },
		{ method: 'GET', path: `${MEDIA}/prediction/:id`, stage: 'poll', handle: poll },
		{ method: 'GET', path: `${MEDIA}/history`, stage: 'list', handle: history },
		{
			method: 'POST',
			path: `${MEDIA}/uploadMedia`,
			stage: 'upload',
			takes: 'multipart',
			handle: upload,
		},
		// Several clients report that quotes need no key.
		{ method: 'POST', path: `${MEDIA}/calculate`, stage: 'price', open: true, handle: calculate },
		{ method: 'GET', path: '/api/v1/models', stage: 'models', open: true, handle: modelList },
		{
			method: 'GET',
			path: '/api/v1/webhooks/jwks.json',
			stage: 'unknown',
			open: true,
			handle: () => json(200, signer.keySet()),
		},
		{
			method: 'GET',
			path: '/public/v1/balance',
			stage: 'account',
			words: publicWords,
			handle: balance,
		},
	],
};
