import type { Run } from '../run/ledger';
import { TaskFailure, type TaskIdentity } from '../run/taskFailure';
import type { Limiter } from '../traffic/limiter';
import { backoff, now, stopIfCancelled } from '../traffic/pause';
import { isTransient } from '../traffic/question';
import type { Send } from '../traffic/transport';
import type { TaskReading, TaskState, Vendor } from '../vendors/vendor';

/** Milliseconds in which a new task may not be visible (docs/vendors/atlasCloud.md, "Task states"). */
export const NOT_VISIBLE = 30_000;

/**
 * Milliseconds for which a task that is finished but brought no images is asked about again: they can come a moment
 * later. Time counts, not answers: in a batch they come as often as others ask.
 */
const EMPTY_FOR = 5_000;
const EMPTY_DELAY = 1_000;

export interface Waiting {
	run: Run;
	limiter: Limiter;
	vendor: Vendor;
	identity: TaskIdentity & { taskId: string };
	/** When the task was submitted, else when it was first asked about: its age counts from here. */
	since: number;
	/** On the clock of `now`. */
	deadline: number;
	/** Milliseconds for which the vendor may not know the task. */
	patience: number;
	send: Send;
	cancelSignal?: AbortSignal;
}

/**
 * Asks about a task until the vendor says that it is finished. Questions are free and repeated through faults;
 * a status word that nobody knows means that the task still runs.
 *
 * @throws TaskFailure with the task's id, at the deadline or when the vendor refuses to tell
 * @throws ExecutionCancelled
 */
export async function waitForTask(
	waiting: Waiting,
): Promise<Exclude<TaskState, { status: 'processing' }>> {
	const { run, limiter, vendor, identity, since, deadline, patience, send, cancelSignal } = waiting;
	const poller = run.poller(vendor, limiter);
	if (!poller) throw notFound(identity);
	const next = (): number =>
		Math.max(run.schedule.next(now() - since, poller.together), limiter.round);
	let delay = next();
	let faults = 0;
	let emptySince: number | undefined;
	let unknownSince: number | undefined;
	for (;;) {
		delay = Math.min(delay, Math.max(0, deadline - now()));
		const reading = await poller.ask(identity.taskId, delay, limited(send, deadline), cancelSignal);
		stopIfCancelled(cancelSignal);
		if (isEmpty(reading)) {
			emptySince ??= now();
			if (now() < Math.min(emptySince + EMPTY_FOR, deadline)) {
				delay = EMPTY_DELAY;
				continue;
			}
		}
		if (reading.status === 'succeeded' || reading.status === 'failed') return reading;
		if (reading.status === 'unanswered' && !isTransient(reading.error)) {
			throw new TaskFailure(identity, 'processing', reading.error);
		}
		if (reading.status === 'unknown') unknownSince ??= now();
		else if (reading.status === 'processing') unknownSince = undefined;
		const shownBy = Math.min(deadline, (unknownSince ?? now()) + patience);
		if (reading.status === 'unknown' && now() >= shownBy) throw notFound(identity);
		if (now() >= deadline) {
			const error = reading.status === 'unanswered' ? reading.error : undefined;
			const message = error?.message ?? 'the task was still running';
			throw new TaskFailure(identity, 'processing', { kind: 'deadline', message });
		}
		if (reading.status === 'unanswered') {
			delay = backoff(faults, reading.error.retryAfter);
			faults += 1;
		} else {
			delay = reading.status === 'unknown' ? Math.min(next(), shownBy - now()) : next();
			faults = 0;
		}
	}
}

/** Whether a task is finished and brought no images: they can come a moment later. */
export const isEmpty = (reading: TaskReading): boolean =>
	reading.status === 'failed' && reading.error.kind === 'empty';

function notFound(identity: Waiting['identity']): TaskFailure {
	return new TaskFailure(identity, 'failed', { kind: 'notFound', message: identity.taskId });
}

/** Milliseconds that a question gets even at the deadline. */
const SHORTEST_QUESTION = 1_000;

/** A question must not outlast the wait it belongs to. */
export function limited(send: Send, deadline: number): Send {
	return async (call, timeout, cancelSignal) => {
		const left = Math.max(SHORTEST_QUESTION, deadline - now());
		return await send(call, Math.min(timeout, left), cancelSignal);
	};
}
