import type { TaskRecord } from './ledger';
import type { Slots } from './slots';
import type { HttpCall, SubmissionReading, Vendor } from '../vendors/vendor';
import type { VendorError } from '../vendors/errors';
import { backoff, pause, stopIfCancelled } from './pause';
import { TaskFailure, type TaskIdentity } from './taskFailure';
import { ConnectionLost, type Send } from './transport';

interface Submission {
	vendor: Vendor;
	identity: TaskIdentity;
	call: HttpCall;
	/** Milliseconds that the vendor has for its answer, and throttling for its end. */
	timeout: number;
	send: Send;
	slots: Slots;
	cancelSignal?: AbortSignal;
}

/** How often a connection that is never made is tried. */
const CONNECTION_TRIES = 4;

/**
 * Submits a task: the one paid request. It is repeated only where it was certainly refused before work began:
 * throttled, or never connected (design.md, money rule 2). What comes of it is in the record at once, before
 * anything else can go wrong.
 *
 * @throws TaskFailure
 * @throws ExecutionCancelled
 */
export async function submitOnce(record: TaskRecord, submission: Submission): Promise<void> {
	const { identity, slots, timeout, cancelSignal } = submission;
	const deadline = Date.now() + timeout;
	for (let tries = 0; ; tries += 1) {
		if (!(await slots.untilOpen(deadline, cancelSignal))) {
			const message = 'it asks to hold back for longer than the timeout';
			throw new TaskFailure(identity, 'refused', { kind: 'throttle', message });
		}
		stopIfCancelled(cancelSignal);
		record.submitted = true;
		record.submittedAt = Date.now();
		const reading = await outcomeOf(submission);
		if (reading.outcome === 'accepted' || reading.outcome === 'finished') {
			slots.passed();
			record.taskId = reading.taskId;
			if (reading.outcome === 'finished') record.finished = reading.state;
			return;
		}
		const failure = new TaskFailure(identity, reading.outcome, reading.error);
		if (!isRepeatable(reading)) {
			record.failure = failure;
			throw failure;
		}
		record.submitted = false;
		const throttled = reading.error.kind === 'throttle';
		const wait = backoff(tries, reading.error.retryAfter);
		if (throttled) slots.throttled(wait);
		if (Date.now() + wait > deadline || (!throttled && tries + 1 >= CONNECTION_TRIES))
			throw failure;
		if (!throttled) await pause(wait, cancelSignal);
	}
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
