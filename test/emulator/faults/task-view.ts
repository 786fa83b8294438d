import type { Slot, Task, TaskFailure } from '../core/tasks';
import type { FaultRule } from './table';

export type Phase = 'waiting' | 'running' | 'succeeded' | 'failed';
export type OutputsMissing = 'empty' | 'null' | 'absent' | 'strange';

/** A task as the vendor is to report it now. */
export interface TaskView {
	task: Task;
	phase: Phase;
	/** A status word instead of the phase's own. */
	word?: string;
	slots: Slot[];
	failure?: TaskFailure;
	outputsMissing?: OutputsMissing;
	visible: boolean;
}

/** What a moderation refusal says when the rule does not (section 5.2). */
export const MODERATION = {
	'moderation-prompt': {
		code: 'InputTextSensitiveContentDetected',
		message: 'The request failed because the input text may contain sensitive information.',
	},
	'moderation-image': {
		code: 'InputImageSensitiveContentDetected.PrivacyInformation',
		message: 'The request failed because the input image may contain real person.',
	},
	'output-image': {
		code: 'OutputImageSensitiveContentDetected',
		message: 'The request failed because the output image may contain sensitive information.',
	},
} as const;

const ATLAS_MODERATION_CODE = 1039;

/** Writes a fault's lasting effect into the task. */
export function applyToTask(task: Task, rule: FaultRule | undefined): void {
	switch (rule?.fault) {
		case 'task-failed':
			task.failure = {
				code: rule.code ?? 'InternalServiceError',
				message: rule.message ?? 'The service encountered an unexpected internal error.',
			};
			break;
		case 'moderation-prompt':
		case 'moderation-image': {
			const words = MODERATION[rule.fault];
			task.failure = {
				code: rule.code ?? (rule.vendor === 'atlasCloud' ? ATLAS_MODERATION_CODE : words.code),
				message: rule.message ?? words.message,
			};
			break;
		}
		case 'outputs-missing':
			task.outputsMissing = rule.as ?? 'empty';
			break;
		case 'output-url':
			task.outputUrl = rule.url;
			break;
	}
}

/** The task at this moment, as the fault of this request shows it. */
export function viewOf(task: Task, rule?: FaultRule): TaskView {
	// A failure met at a poll is for good, however long the task had to go; changed outputs are this reply's only.
	const now = Date.now();
	const outcome = { ...task };
	applyToTask(outcome, rule);
	if (outcome.failure !== task.failure) {
		task.failure = outcome.failure;
		task.finishesAt = Math.min(task.finishesAt, now);
	}
	const lifetime = task.finishesAt - task.createdAt;
	const failure = task.failure ?? failureOfAll(task.slots);
	const view: TaskView = {
		task,
		phase: 'running',
		slots: task.slots.map((slot) => withUrl(slot, outcome.outputUrl)),
		failure,
		outputsMissing: outcome.outputsMissing,
		visible: rule?.fault !== 'not-visible-yet',
	};
	if (now - task.createdAt < lifetime / 3) view.phase = 'waiting';
	if (now >= task.finishesAt) view.phase = failure === undefined ? 'succeeded' : 'failed';
	if (rule?.fault === 'status-backwards') view.phase = 'waiting';
	if (rule?.fault === 'unknown-status') {
		view.phase = 'running';
		view.word = rule.word;
	}
	return view;
}

function failureOfAll(slots: Slot[]): TaskFailure | undefined {
	const failures = slots.flatMap((slot) => ('failure' in slot ? [slot.failure] : []));
	return failures.length === slots.length ? failures[0] : undefined;
}

function withUrl(slot: Slot, url: string | undefined): Slot {
	if (url === undefined || 'failure' in slot) return slot;
	return { ...slot, image: { ...slot.image, url } };
}
