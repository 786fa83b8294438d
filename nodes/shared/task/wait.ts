import type { TaskState, Vendor } from '../vendors/vendor';
import type { Run } from '../run/ledger';
import { backoff, stopIfCancelled } from '../traffic/pause';
import { isTransient } from '../traffic/poller';
import { TaskFailure, type TaskIdentity } from '../run/taskFailure';
import type { Send } from '../traffic/transport';

/** Milliseconds in which a new task may not be visible yet (vendor-apis.md 2.3). */
const NOT_VISIBLE_YET = 30_000;

/** How often a task that is finished but brought no images is asked about again: they can come a moment later. */
const EMPTY_ANSWERS = 3;

export interface Waiting {
	run: Run;
	vendor: Vendor;
	identity: TaskIdentity & { taskId: string };
	/** Milliseconds since the epoch: the task's age counts from here. */
	since: number;
	/** Whether this run made the task, so that it exists even where the vendor does not show it yet. */
	isOwn: boolean;
	/** Milliseconds since the epoch. */
	deadline: number;
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
	const { run, vendor, identity, since, isOwn, deadline, send, cancelSignal } = waiting;
	const poller = run.poller(vendor);
	if (!poller) {
		throw new TaskFailure(identity, 'failed', {
			kind: 'notFound',
			message: 'this vendor has no tasks',
		});
	}
	let delay = run.schedule.next(Date.now() - since, poller.together);
	let faults = 0;
	let emptyAnswers = 0;
	for (;;) {
		delay = Math.min(delay, Math.max(0, deadline - Date.now()));
		const reading = await poller.ask(identity.taskId, delay, limited(send, deadline), cancelSignal);
		stopIfCancelled(cancelSignal);
		const empty = reading.status === 'failed' && reading.error.kind === 'empty';
		if (empty && emptyAnswers < EMPTY_ANSWERS && Date.now() < deadline) {
			delay = backoff(emptyAnswers);
			emptyAnswers += 1;
			continue;
		}
		if (reading.status === 'succeeded' || reading.status === 'failed') return reading;
		const now = Date.now();
		const late = isOwn
			? now - since > NOT_VISIBLE_YET
			: now - since > NOT_VISIBLE_YET || now >= deadline;
		if (reading.status === 'unknown' && late) {
			throw new TaskFailure(identity, 'failed', {
				kind: 'notFound',
				message: 'the vendor does not know this task ID',
			});
		}
		if (reading.status === 'unanswered' && !isTransient(reading.error)) {
			throw new TaskFailure(identity, 'processing', reading.error);
		}
		if (now >= deadline) {
			const error = reading.status === 'unanswered' ? reading.error : undefined;
			const message = error?.message ?? 'the task was still running';
			throw new TaskFailure(identity, 'processing', { kind: 'deadline', message });
		}
		if (reading.status === 'unanswered') {
			delay = backoff(faults, reading.error.retryAfter);
			faults += 1;
		} else {
			delay = run.schedule.next(now - since, poller.together);
			faults = 0;
		}
	}
}

/** Milliseconds that a question gets even at the deadline. */
const SHORTEST_QUESTION = 1_000;

/** A question must not outlast the wait it belongs to. */
function limited(send: Send, deadline: number): Send {
	return async (call, timeout) => {
		const left = Math.max(SHORTEST_QUESTION, deadline - Date.now());
		return await send(call, Math.min(timeout, left));
	};
}
