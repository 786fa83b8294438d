import { VENDORS as EMULATED } from '../emulator';
import { WITH_TASKS, WITHOUT_TASKS, type Fate, type Fault } from './types';

const asked = (fate: Fate): Fault['fates'] => ({ poll: fate, 'batch query': fate, resume: fate });

/** Fates of vendors whose answer is a task, and of those whose answer is the end. */
const byTasks = (withTasks: Fate, without: Fate): Fault['fates'] => ({
	submission: Object.fromEntries([
		...WITH_TASKS.map((vendor) => [vendor, withTasks]),
		...WITHOUT_TASKS.map((vendor) => [vendor, without]),
	]),
	...asked(withTasks),
});

/** Where the submission's answer is the end of the task, a failure of the model is an HTTP 500. */
const FAILED_TASK = byTasks('failed', 'unclear');
/** Some vendors accept the task and end it, others refuse the request. */
const MODERATED: Fault['fates'] = {
	submission: Object.fromEntries(
		[...WITH_TASKS, ...WITHOUT_TASKS].map((vendor) => {
			const { told } = EMULATED[vendor].moderation;
			return [vendor, told === 'by-task' ? 'failed' : 'refused'];
		}),
	),
	...asked('failed'),
};
/** Without `data` the answer of a vendor without tasks has no known form. */
const emptyAs = (as: 'empty' | 'null' | 'absent' | 'strange'): Fault['fates'] =>
	byTasks('empty', as === 'null' || as === 'absent' ? 'unclear' : 'empty');

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
		fates: byTasks('running', 'harmless'),
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
