import { randomBytes } from 'node:crypto';
import type { VendorDescriptor } from '../core/descriptor';
import { presignedRoute } from '../core/reserved-uploads';
import { balance, modelList, quote } from './account';
import { enveloped, poll, submit } from './predictions';
import { waveSpeedDefaults, type WaveSpeedSettings } from './settings';
import { announce, uploadBinary } from './uploads';
import { WEBHOOK_SECRET } from './webhook';
import { waveSpeedWords } from './words';

const BASE = '/api/v3';

/** WaveSpeedAI: predictions at an address per model, uploads in two steps, webhooks (docs/vendors/waveSpeed.md). */
export const waveSpeed: VendorDescriptor<WaveSpeedSettings, 'bucket'> = {
	title: 'WaveSpeedAI',
	keyScheme: 'Bearer',
	key: (name) => `ws-${name}`,
	basePath: BASE,
	hosts: { bucket: { keyless: true } },
	can: ['tasks', 'callbacks', 'inline-images', 'envelope'],
	moderation: { told: 'by-task' },
	taskId: () => randomBytes(16).toString('hex'),
	defaults: waveSpeedDefaults,
	words: waveSpeedWords,
	routes: [
		{ method: 'POST', path: `${BASE}/media/uploads`, stage: 'upload', handle: announce },
		{
			method: 'POST',
			path: `${BASE}/media/upload/binary`,
			stage: 'upload',
			takes: 'multipart',
			handle: uploadBinary,
		},
		presignedRoute('bucket'),
		{ method: 'POST', path: `${BASE}/model/price`, stage: 'price', handle: quote },
		{ method: 'GET', path: `${BASE}/models`, stage: 'models', handle: modelList },
		{ method: 'GET', path: `${BASE}/balance`, stage: 'account', handle: balance },
		{
			method: 'GET',
			path: `${BASE}/webhook/secret`,
			stage: 'unknown',
			handle: () => enveloped({ secret: WEBHOOK_SECRET }),
		},
		{ method: 'GET', path: `${BASE}/predictions/:id/result`, stage: 'poll', handle: poll },
		// Whatever is none of the above is a model.
		{ method: 'POST', path: `${BASE}/*`, stage: 'submit', handle: submit },
	],
};
