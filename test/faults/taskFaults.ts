import type { Fate, Fault } from './types';

const asked = (fate: Fate): Fault['fates'] => ({ poll: fate, 'batch query': fate, resume: fate });

/** AIOAGI's tasks are over with the submission's answer: a failure of the model is an HTTP 500 there. */
const FAILED_TASK: Fault['fates'] = {
	submission: { atlasCloud: 'failed', aceData: 'failed', aioagi: 'unclear' },
	...asked('failed'),
};
/** Atlas Cloud accepts the task and ends it; the others refuse the request (docs/vendors/atlasCloud.md). */
const MODERATED: Fault['fates'] = {
	submission: { atlasCloud: 'failed', aceData: 'refused', aioagi: 'refused' },
	...asked('failed'),
};
/** Without `data` AIOAGI's answer has no known form. */
const emptyAs = (as: 'empty' | 'null' | 'absent' | 'strange'): Fault['fates'] => ({
	submission: {
		atlasCloud: 'empty',
		aceData: 'empty',
		aioagi: as === 'null' || as === 'absent' ? 'unclear' : 'empty',
	},
	...asked('empty'),
});

/** What can become of a task. */
export const TASK_FAULTS: Fault[] = [
	{ name: 'task failed', fates: FAILED_TASK, rule: { fault: 'task-failed' } },
	{ name: 'prompt moderated', fates: MODERATED, rule: { fault: 'moderation-prompt' } },
	{ name: 'image moderated', fates: MODERATED, rule: { fault: 'moderation-image' } },
	{
		name: 'model not found',
		fates: { submission: 'refused' },
		rule: { fault: 'model-not-found' },
	},
	{
		name: 'model not found as 503',
		// Named clearly, but nobody documents a 503 as unbilled.
		fates: { submission: { aioagi: 'unclear' } },
		rule: { fault: 'model-not-found', status: 503 },
	},
	{
		name: 'unknown status word',
		fates: {
			submission: { atlasCloud: 'running', aceData: 'running', aioagi: 'harmless' },
			...asked('running'),
		},
		rule: { fault: 'unknown-status', word: 'simmering' },
	},
	{
		name: 'status that goes backwards',
		fates: asked('running'),
		rule: { fault: 'status-backwards' },
	},
	{ name: 'not visible yet', fates: asked('running'), rule: { fault: 'not-visible-yet' } },
	...(['empty', 'null', 'absent', 'strange'] as const).map((as): Fault => {
		return {
			name: `outputs missing: ${as}`,
			fates: emptyAs(as),
			rule: { fault: 'outputs-missing', as },
		};
	}),
	{
		name: 'outputs at a foreign origin',
		fates: { submission: 'harmless', ...asked('harmless') },
		rule: (_vendor, foreignUrl) => ({ fault: 'output-url', url: foreignUrl }),
	},
];

const CALLBACKS: Fault['fates'] = { callback: 'harmless' };

/** What can happen to the vendor's call to the user's own address. */
export const CALLBACK_FAULTS: Fault[] = [
	{ name: 'callback never sent', fates: CALLBACKS, rule: { fault: 'hang' } },
	{ name: 'slow callback', fates: CALLBACKS, rule: { fault: 'slow', delayMs: 300 } },
	{ name: 'truncated callback', fates: CALLBACKS, rule: { fault: 'truncated-body' } },
	{ name: 'empty callback', fates: CALLBACKS, rule: { fault: 'empty-body' } },
	{ name: 'callback that is not JSON', fates: CALLBACKS, rule: { fault: 'not-json' } },
];
