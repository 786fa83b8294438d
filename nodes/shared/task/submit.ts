import type { TaskRecord } from '../run/ledger';
import { TaskFailure, type TaskIdentity } from '../run/taskFailure';
import { ConnectionLost, faultOf } from '../traffic/connectionLost';
import type { Limiter } from '../traffic/limiter';
import { backoff, now, pause, stopIfCancelled } from '../traffic/pause';
import type { Send } from '../traffic/transport';
import type {
	Asked,
	ErrorKind,
	HttpCall,
	SubmissionReading,
	Vendor,
	VendorError,
} from '../vendors/vendor';
import { isEmpty } from './wait';

interface Submission {
	limiter: Limiter;
	vendor: Vendor;
	identity: TaskIdentity;
	asked: Asked;
	/** Makes the request, once there is room for the task. */
	prepare(): Promise<HttpCall>;
	/** Milliseconds that the vendor has for its answer, and for letting anything of the run through. */
	timeout: number;
	send: Send;
	cancelSignal?: AbortSignal;
}

/** How often a connection that is never made is tried. */
const CONNECTION_TRIES = 4;
/** Refusals, unbilled, that may be over at the next attempt of Retry On Fail, which then submits again. */
const MAY_PASS: readonly ErrorKind[] = ['reference', 'balance', 'quota'];
/** What an item is told that was never sent because others of its run were throttled. */
const HOLDING_BACK: VendorError = {
	kind: 'throttle',
	message: 'it asks to hold back for longer than the timeout',
};

/**
 * Submits a task: the one paid request. It is repeated only where it was certainly refused before work began:
 * throttled, or never connected (docs/design.md, money rule 2). What comes of it is in the record at once, before
 * anything else can go wrong: the task's id, its images, or that the answer was lost. Unless this throws, the task
 * counts as in hand until `limiter.done` is called.
 *
 * @throws TaskFailure when no task was made
 * @throws ExecutionCancelled, and whatever `prepare` throws
 */
export async function submitOnce(record: TaskRecord, submission: Submission): Promise<void> {
	const { limiter, identity, timeout, cancelSignal } = submission;
	const applicant = { since: now(), patience: timeout, cancelSignal };
	let call: HttpCall | undefined;
	let refusal = new TaskFailure(identity, 'refused', HOLDING_BACK);
	for (let throttled = 0, unconnected = 0; ;) {
		if (!(await limiter.turn(applicant))) throw refusal;
		try {
			stopIfCancelled(cancelSignal);
			call ??= await submission.prepare();
			stopIfCancelled(cancelSignal);
		} catch (reason) {
			limiter.done();
			throw reason as Error;
		}
		record.submitted = true;
		const sentAt = now();
		record.submittedAt = sentAt;
		record.sending = call.body ?? {};
		const reading = await outcomeOf(submission, call);
		record.sending = undefined;
		if (reading.outcome === 'accepted' || reading.outcome === 'finished') {
			limiter.taken(sentAt);
			record.taskId = reading.taskId;
			// A task without images yet is asked about.
			const mayStillCome =
				reading.outcome === 'finished' && reading.taskId && isEmpty(reading.state);
			if (reading.outcome === 'finished' && !mayStillCome) record.finished = reading.state;
			return;
		}
		const { error } = reading;
		if (reading.outcome === 'ambiguous') {
			record.taskId = reading.taskId;
			record.lost = { error, model: submission.asked.model, body: call.body ?? {} };
			return;
		}
		const failure = new TaskFailure({ ...identity, taskId: reading.taskId }, 'refused', error);
		if (error.kind === 'throttle') limiter.refused(error.retryAfter);
		else limiter.done();
		record.submitted = false;
		if (error.kind !== 'throttle' && error.kind !== 'connection') {
			// A refusal that names a task is not tried again: the task may be there all the same.
			if (reading.taskId || !MAY_PASS.includes(error.kind)) record.failure = failure;
			throw failure;
		}
		refusal = failure;
		if (error.kind === 'connection' && (unconnected += 1) >= CONNECTION_TRIES) throw failure;
		// An item that is refused again and again holds back by itself, so that it does not stand in others' way.
		await pause(backoff(error.kind === 'throttle' ? throttled++ : unconnected - 1), cancelSignal);
	}
}

async function outcomeOf(
	{ vendor, send, timeout, asked }: Submission,
	call: HttpCall,
): Promise<SubmissionReading> {
	try {
		return vendor.readSubmission(await send(call, timeout), asked);
	} catch (error) {
		const arrived = !(error instanceof ConnectionLost) || error.mayHaveArrived;
		return { outcome: arrived ? 'ambiguous' : 'refused', error: faultOf(error) };
	}
}
