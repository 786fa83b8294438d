import type { Subject } from '../conformance/subjects';
import { hasStage } from './stages';
import type { Fate, Fault } from './types';

type Fates = Fault['fates'];

const asked = (fate: Fate): Fates => ({
	poll: fate,
	'batch query': fate,
	result: fate,
	resume: fate,
});
/** What is about outputs shows where they are told: not in the state, where the result is another question. */
const told = (fate: Fate): Fates => ({
	...asked(fate),
	poll: (subject) => (hasStage(subject, 'result') ? undefined : fate),
	resume: (subject) => (hasStage(subject, 'result') ? undefined : fate),
});
const hasTasks = ({ asking }: Subject): boolean => asking !== undefined;
const canGiveInline = ({ descriptor }: Subject): boolean =>
	descriptor.can.includes('inline-images');

/** Without tasks, a failure of the model is an HTTP 500 to the submission. */
const FAILED_TASK: Fates = {
	...asked('failed'),
	submission: (subject) => (hasTasks(subject) ? 'failed' : 'unclear'),
};
/** Some vendors accept the task and end it, the others refuse the request. */
const MODERATED: Fates = {
	...asked('failed'),
	submission: ({ descriptor }) => (descriptor.moderation.told === 'by-task' ? 'failed' : 'refused'),
};
/** Without images, the answer of a vendor that has no tasks may have been billed: nobody can ask again. */
const EMPTY: Fates = {
	...told('empty'),
	submission: (subject) => (hasTasks(subject) ? 'empty' : 'unclear'),
};

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
		fates: { submission: 'unclear' },
		rule: { fault: 'model-not-found', status: 503 },
	},
	{
		name: 'unknown status word',
		fates: {
			...asked('running'),
			submission: (subject) => (hasTasks(subject) ? 'running' : 'harmless'),
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
			fates: EMPTY,
			rule: { fault: 'outputs-missing', as },
		};
	}),
	{
		name: 'outputs at a foreign origin',
		fates: { submission: 'harmless', ...asked('harmless') },
		rule: (_subject, foreignUrl) => ({ fault: 'output-url', url: foreignUrl }),
	},
	{
		name: 'images beside an error',
		fates: { submission: 'harmless', ...asked('harmless') },
		rule: { fault: 'images-beside-error' },
		only: 'always',
	},
	{
		name: 'a null among the outputs',
		fates: { submission: 'harmless', ...asked('harmless') },
		rule: { fault: 'null-output' },
		only: 'always',
	},
	{
		name: 'the finished task in a 500',
		fates: {
			...told('harmless'),
			submission: (subject) => (hasTasks(subject) ? undefined : 'harmless'),
		},
		rule: { fault: 'answer-with-status', status: 500 },
		only: 'always',
	},
	{
		name: 'the failed task in a 500',
		fates: asked('failed'),
		rule: { fault: 'answer-with-status', status: 500 },
		tasks: { fault: 'task-failed' },
		only: 'always',
	},
	...(['base64', 'data-uri'] as const).map((as): Fault => ({
		name: `20 MB as ${as}`,
		fates: { submission: (subject) => (canGiveInline(subject) ? 'inline' : undefined) },
		rule: { fault: 'inline-images', as, bytes: 20 * 1024 * 1024 },
		only: 'once',
		heavy: true,
		timeout: 60,
	})),
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
