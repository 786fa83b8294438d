import { z } from 'zod';
import { kindOfError, readForeignReply, retryAfter, statusIn } from './errors';
import { outcomeOfError } from './outcome';
import { idOf, isEnded, readPrediction, readState, type PredictionDialect } from './prediction';
import { excerpt, objectOf, optionalCode, optionalText, readCode } from './reply';
import type { Reply, SubmissionReading, TaskReading, VendorError } from '../vendor';

/** Replies come as `{ code, data }` or flat (docs/vendors, "Calls"); Replicate's errors have a `detail`. */
const Envelope = z.object({
	code: optionalCode,
	message: optionalText,
	msg: optionalText,
	detail: optionalText,
	error: z.unknown(),
	error_code: optionalCode,
});
/** Besides HTTP's own success codes; a word means success as well. */
const SUCCESS_CODES = ['0', '200', '201', '202', 'success'];

/** How a vendor's replies are read whose tasks are predictions in an envelope. */
export interface PredictionReplies {
	/** The error of a reply, on HTTP 200 too; undefined where it reports none. */
	readError(reply: Reply): VendorError | undefined;
	/** What became of a submission; an error can name the task that it struck. */
	readSubmission(reply: Reply): SubmissionReading;
	/** Where a task stands, by the answer to a question about it. */
	readTask(reply: Reply): TaskReading;
}

/** How the replies of one such vendor are read, by what it calls things. */
export function predictionReplies(dialect: PredictionDialect): PredictionReplies {
	function readError(reply: Reply): VendorError | undefined {
		const body = objectOf(reply.body);
		if (!body) return readForeignReply(reply);
		const { code, message, msg, detail: told, error, error_code } = Envelope.parse(body);
		const refused = code !== undefined && !SUCCESS_CODES.includes(code.toLowerCase());
		if (reply.statusCode < 300 && !refused) return undefined;
		const detail = objectOf(error);
		const words =
			message ?? msg ?? told ?? optionalText.parse(detail?.message) ?? optionalText.parse(error);
		const text = words ? excerpt(words) : excerpt(body);
		const ownCode = readCode(detail?.code) ?? readCode(error_code) ?? readCode(code);
		const status = reply.statusCode >= 300 ? reply.statusCode : statusIn(code);
		return {
			kind: kindOfError({ code: ownCode, text, status }, dialect),
			code: ownCode,
			statusCode: status || reply.statusCode,
			message: text,
			retryAfter: retryAfter(reply),
		};
	}

	function readSubmission(reply: Reply): SubmissionReading {
		const prediction = readPrediction(reply);
		const error = readError(reply);
		const taskId = idOf(prediction, error === undefined);
		if (error && !isEnded(prediction, dialect)) return outcomeOfError(error, taskId);
		const state = readState(prediction, dialect, error?.message);
		if (state.status !== 'processing') return { outcome: 'finished', taskId, state };
		if (taskId) return { outcome: 'accepted', taskId };
		const message = `no prediction id in ${excerpt(reply.body)}`;
		return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
	}

	/** A failed prediction can be told with a 5xx and its state in the body (docs/vendors/atlasCloud.md, "Task states"). */
	function readTask(reply: Reply): TaskReading {
		const error = readError(reply);
		const prediction = readPrediction(reply);
		if (!error || isEnded(prediction, dialect)) {
			return readState(prediction, dialect, error?.message);
		}
		// Just after submission a prediction can be "not visible yet", as 400 or 404; a page is no such answer.
		const { statusCode } = error;
		const unknown = objectOf(reply.body) && (statusCode === 404 || statusCode === 400);
		return unknown ? { status: 'unknown' } : { status: 'unanswered', error };
	}

	return { readError, readSubmission, readTask };
}
