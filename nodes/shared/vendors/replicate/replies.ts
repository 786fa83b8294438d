import { z } from 'zod';
import { outcomeOfError } from '../wire/outcome';
import { predictionReplies } from '../wire/predictionReplies';
import { excerpt, objectOf, optionalCode } from '../wire/reply';
import type {
	ErrorKind,
	Reply,
	SubmissionReading,
	TaskReading,
	TaskState,
	VendorError,
} from '../vendor';
import { DIALECT, stateOf } from './prediction';

const { readError: readPredictionError } = predictionReplies(DIALECT);

/** Throttles tell when they end in a field, or in their words (docs/vendors/replicate.md, "Errors"). */
const Throttle = z.object({
	retry_after: z.coerce.number().positive().optional().catch(undefined),
});
/** What may be a cap that the account set for itself, by its words. */
const CAPPED: readonly ErrorKind[] = ['balance', 'throttle', 'permission'];
const SPEND_LIMIT = /spend(?:ing)? limit|quota/i;
const RESETS_IN = /resets? in ~?(\d+)\s*s/i;

/** Why a reply is not what was asked for; undefined where it is. */
export function readError(reply: Reply): VendorError | undefined {
	const error = readPredictionError(reply);
	if (error && CAPPED.includes(error.kind) && SPEND_LIMIT.test(error.message)) {
		return { ...error, kind: 'quota' };
	}
	if (error?.kind !== 'throttle' || error.retryAfter !== undefined) return error;
	const { retry_after = Number(RESETS_IN.exec(error.message)?.[1] ?? 0) } = Throttle.parse(
		objectOf(reply.body) ?? {},
	);
	return retry_after > 0 ? { ...error, retryAfter: retry_after * 1000 } : error;
}

const idOf = (reply: Reply): string | undefined => optionalCode.parse(objectOf(reply.body)?.id);

/** How a prediction ended, which is an answer under an error's status too. */
function endOf(reply: Reply): Exclude<TaskState, { status: 'processing' }> | undefined {
	const body = objectOf(reply.body);
	if (!body || idOf(reply) === undefined) return undefined;
	const state = stateOf(body);
	return state.status === 'processing' ? undefined : state;
}

/** What became of a submission: a prediction that may be over already. */
export function readSubmission(reply: Reply): SubmissionReading {
	const taskId = idOf(reply);
	const state = endOf(reply);
	if (state) return { outcome: 'finished', taskId, state };
	const error = readError(reply);
	if (error) return outcomeOfError(error, taskId);
	if (!taskId) {
		const message = `no prediction id in ${excerpt(reply.body)}`;
		return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
	}
	return { outcome: 'accepted', taskId };
}

/** Where a task stands, by the answer to a question about it. */
export function readTask(reply: Reply): TaskReading {
	const state = endOf(reply);
	if (state) return state;
	const error = readError(reply);
	if (!error) return stateOf(objectOf(reply.body) ?? {});
	const unknown = error.statusCode === 404 && error.kind !== 'wrongHost';
	return unknown ? { status: 'unknown' } : { status: 'unanswered', error };
}
