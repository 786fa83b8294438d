import type { VendorDescriptor } from '../core/descriptor';
import { aceDataDefaults, type AceDataSettings } from './settings';
import { submit } from './submit';
import { queryStage, queryTasks } from './tasks';
import { aceDataWords } from './words';

/** AceData Cloud: synchronous, or by task id and queries (docs/vendors/aceData.md). */
export const aceData: VendorDescriptor<AceDataSettings, never> = {
	title: 'AceData Cloud',
	keyScheme: 'Bearer',
	key: (name) => name,
	basePath: '',
	hosts: {},
	can: ['tasks', 'callbacks', 'inline-images', 'task-in-error'],
	moderation: { told: 'by-refusal' },
	defaults: aceDataDefaults,
	words: aceDataWords,
	routes: [
		{ method: 'POST', path: '/seedream/images', stage: 'submit', handle: submit },
		{
			method: 'POST',
			path: '/seedream/tasks',
			stage: 'poll',
			stageOf: queryStage,
			otherStages: ['batch', 'list', 'account'],
			handle: queryTasks,
		},
	],
};
