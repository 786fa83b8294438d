import type { Run, TaskRecord } from '../run/ledger';
import type { HttpCall, SubmissionReading, Vendor, VendorError } from '../vendors/vendor';
import type { Pace } from '../traffic/pace';
import { backoff, pause, stopIfCancelled } from '../traffic/pause';
import { TaskFailure, type TaskIdentity } from '../run/taskFailure';
import type { TasksInHand } from '../traffic/tasksInHand';
import { ConnectionLost, type Send } from '../traffic/transport';

interface Submission {
	run: Run;
	vendor: Vendor;
	identity: TaskIdentity;
	call: HttpCall;
	/** Milliseconds that the vendor has for its answer, and throttling for its end. */
	timeout: number;
	/** How many tasks the run has in hand at most. */
	mostTasks: number;
	send: Send;
	cancelSignal?: AbortSignal;
}

/** How often a connection that is never made is tried. */
const CONNECTION_TRIES = 4;
/** What an item is told that was never sent because others of its run were throttled. */
const HOLDING_BACK: VendorError = {
	kind: 'throttle',
	message: 'it asks to hold back for longer than the timeout',
};

/**
 * Submits a task: the one paid request. It is repeated only where it was certainly refused before work began:
 * throttled, or never connected (design.md, money rule 2). What comes of it is in the record at once, before
 * anything else can go wrong. A task that was taken counts as in hand until `tasksInHand.remove` is called.
 *
 * @throws TaskFailure
 * @throws ExecutionCancelled
 */
export async function submitOnce(record: TaskRecord, submission: Submission): Promise<void> {
	const { run, identity, timeout, mostTasks, cancelSignal } = submission;
	const tasksInHand = run.tasksInHand(mostTasks);
	const deadline = Date.now() + timeout;
	let refusal = new TaskFailure(identity, 'refused', HOLDING_BACK);
	let neverConnected = 0;
	for (;;) {
		const sentAt = await place(submission, tasksInHand, deadline);
		if (sentAt === undefined) throw refusal;
		record.submitted = true;
		record.submittedAt = sentAt;
		const reading = await outcomeOf(submission);
		if (reading.outcome === 'accepted' || reading.outcome === 'finished') {
			run.pace.passed();
			tasksInHand.passed();
			record.taskId = reading.taskId;
			if (reading.outcome === 'finished') record.finished = reading.state;
			return;
		}
		const { kind, retryAfter } = reading.error;
		const throttled = kind === 'throttle';
		if (throttled) slowDown(run.pace, tasksInHand, sentAt, retryAfter);
		tasksInHand.remove();
		const failure = new TaskFailure(identity, reading.outcome, reading.error);
		if (!isRepeatable(reading)) {
			record.failure = failure;
			throw failure;
		}
		record.submitted = false;
		if (throttled) {
			refusal = failure;
			continue;
		}
		const wait = backoff(neverConnected, retryAfter);
		neverConnected += 1;
		if (Date.now() + wait > deadline || neverConnected >= CONNECTION_TRIES) throw failure;
		await pause(wait, cancelSignal);
	}
}

/**
 * Waits until one more task may be submitted, and counts it as in hand.
 *
 * @returns when it is submitted, milliseconds since the epoch; undefined where that is only after the deadline
 */
async function place(
	{ run, cancelSignal }: Submission,
	tasksInHand: TasksInHand,
	deadline: number,
): Promise<number | undefined> {
	for (;;) {
		await tasksInHand.room();
		const sentAt = await run.pace.turn(deadline - Date.now(), cancelSignal);
		if (sentAt === undefined || sentAt > deadline) return undefined;
		stopIfCancelled(cancelSignal);
		if (tasksInHand.add()) return sentAt;
	}
}

/** A submission was throttled: for its pace, or because the vendor takes no more tasks at once. */
function slowDown(pace: Pace, tasksInHand: TasksInHand, sentAt: number, retryAfter?: number): void {
	if (tasksInHand.refused(pace.kept(sentAt))) pace.notToBlame(retryAfter);
	else pace.throttled(sentAt, retryAfter);
}

/** Certainly refused before work began, and not for good. */
function isRepeatable(reading: SubmissionReading): boolean {
	return reading.outcome === 'refused' && ['throttle', 'connection'].includes(reading.error.kind);
}

async function outcomeOf({ vendor, call, send, timeout }: Submission): Promise<SubmissionReading> {
	try {
		return vendor.readSubmission(await send(call, timeout));
	} catch (error) {
		const message =
			error instanceof ConnectionLost ? error.message : 'the answer could not be read';
		const arrived = !(error instanceof ConnectionLost) || error.mayHaveArrived;
		const lost: VendorError = { kind: 'connection', message };
		return { outcome: arrived ? 'ambiguous' : 'refused', error: lost };
	}
}
