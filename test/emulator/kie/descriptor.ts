import { randomInt } from 'node:crypto';
import type { Call, VendorDescriptor } from '../core/descriptor';
import { kieDefaults, type KieSettings } from './settings';
import { ok, poll, submit } from './tasks';
import { upload } from './uploads';
import { kieWords } from './words';

const BASE = '/api/v1';
/** A failed task's code where its content was refused. */
const MODERATION_CODE = '400';
const CREDITS = 1234.5;

/** Kie.ai: one call makes tasks of all models, HTTP is always 200, files go to another host (docs/vendors/kie.md). */
export const kie: VendorDescriptor<KieSettings, 'upload'> = {
	title: 'Kie.ai',
	keyScheme: 'Bearer',
	key: (name) => name,
	basePath: BASE,
	// Its edge lets browsers through.
	hosts: { upload: { agents: /Mozilla/ } },
	can: ['tasks', 'callbacks', 'envelope'],
	moderation: { told: 'by-task', code: MODERATION_CODE },
	taskId: () => `task_seedream_${Date.now()}${randomInt(1e5, 1e6)}`,
	defaults: kieDefaults,
	words: kieWords,
	routes: [
		{ method: 'POST', path: `${BASE}/jobs/createTask`, stage: 'submit', handle: submit },
		{ method: 'GET', path: `${BASE}/jobs/recordInfo`, stage: 'poll', handle: poll },
		{
			method: 'GET',
			path: `${BASE}/chat/credit`,
			stage: 'account',
			handle: ({ key }: Call) => ok(key === 'emptyBalance' ? 0 : CREDITS),
		},
		{
			method: 'POST',
			path: '/api/file-stream-upload',
			host: 'upload',
			stage: 'upload',
			takes: 'multipart',
			handle: upload,
		},
	],
};
