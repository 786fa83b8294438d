import type { Slot, Task } from '../core/tasks';
import {
	afterFault,
	type InlineForm,
	type Outcome,
	type OutputsMissing,
	type TaskFailure,
} from './outcome';
import type { FaultRule } from './rule';

export type Phase = 'waiting' | 'running' | 'succeeded' | 'failed';

/** A task as the vendor is to report it now. */
export interface TaskView {
	task: Task;
	phase: Phase;
	/** A status word instead of the phase's own. */
	word?: string;
	slots: Slot[];
	failure?: TaskFailure;
	/** The failure does not keep the images out of the reply. */
	keepsImages: boolean;
	outputsMissing?: OutputsMissing;
	/** The images come inside the reply, whatever was asked. */
	inline?: InlineForm;
	visible: boolean;
}

/** How much of a task's life it is reported as waiting. */
const WAITING_PART = 1 / 3;

/** The task at this moment, as the fault of this request shows it. */
export function viewOf(task: Task, rule?: FaultRule, moderationCode?: string | number): TaskView {
	const outcome = afterFault(task.facts.outcome, rule, moderationCode);
	// A failure met at a poll is for good, however long the task had to go; changed outputs are this reply's only.
	if (outcome.failure !== task.facts.outcome.failure) {
		const { failure, keepsImages } = outcome;
		task.facts.outcome = { ...task.facts.outcome, failure, keepsImages };
		task.finish();
	}
	const failure = outcome.failure ?? failureOfAll(task.facts.slots);
	const view: TaskView = {
		task,
		phase: task.progress() < WAITING_PART ? 'waiting' : 'running',
		slots: slotsAfter(task.facts.slots, outcome),
		failure,
		keepsImages: outcome.keepsImages === true,
		outputsMissing: outcome.outputsMissing,
		inline: outcome.inline,
		visible: rule?.fault !== 'not-visible-yet',
	};
	if (task.isFinished()) view.phase = failure === undefined ? 'succeeded' : 'failed';
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

function slotsAfter(slots: Slot[], { outputUrl, nullAt }: Outcome): Slot[] {
	const shown = slots.map((slot): Slot => {
		if (outputUrl === undefined || !('image' in slot)) return slot;
		return { ...slot, image: { ...slot.image, url: outputUrl } };
	});
	if (nullAt !== undefined) shown.splice(nullAt, 0, { nothing: true });
	return shown;
}
