import { z } from 'zod';
import { kindWithStatus, readForeignReply, retryAfter } from '../wire/errors';
import { kindOfCode, kindOfQuotedCode } from '../wire/errorCodes';
import { outcomeOfError } from '../wire/outcome';
import { excerpt, objectOf, optionalCode, optionalText, readCode } from '../wire/reply';
import type { Reply, SubmissionReading, TaskReading, VendorError } from '../vendor';
import { ERROR_CODES } from './errorCodes';
import { idOf, isEnded, readPrediction, readState } from './prediction';

/** Replies come as `{ code, data }` or flat (docs/vendors/atlasCloud.md, "Calls"). */
const Envelope = z.object({
	code: optionalCode,
	message: optionalText,
	msg: optionalText,
	error: z.unknown(),
	error_code: optionalCode,
});
/** Besides HTTP's own success codes; a word means success as well. */
const SUCCESS_CODES = ['0', '200', '201', '202', 'success'];

/** The error of a reply, on HTTP 200 too; undefined where it reports none. */
export function readAtlasError(reply: Reply): VendorError | undefined {
	const body = objectOf(reply.body);
	if (!body) return readForeignReply(reply);
	const { code, message, msg, error, error_code } = Envelope.parse(body);
	const refused = code !== undefined && !SUCCESS_CODES.includes(code.toLowerCase());
	if (reply.statusCode < 300 && !refused) return undefined;
	const detail = objectOf(error);
	const words = message ?? msg ?? optionalText.parse(detail?.message) ?? optionalText.parse(error);
	const text = words ? excerpt(words) : excerpt(body);
	const ownCode = readCode(detail?.code) ?? readCode(error_code) ?? readCode(code);
	const status = reply.statusCode >= 300 ? reply.statusCode : Number(code);
	const named = kindOfCode(ownCode, ERROR_CODES) ?? kindOfQuotedCode(text);
	return {
		kind: kindWithStatus(named, status || 0),
		code: ownCode,
		statusCode: status || reply.statusCode,
		message: text,
		retryAfter: retryAfter(reply),
	};
}

/** What became of a submission; an error can name the task that it struck. */
export function readSubmission(reply: Reply): SubmissionReading {
	const prediction = readPrediction(reply);
	const error = readAtlasError(reply);
	const taskId = idOf(prediction, error === undefined);
	if (error && !isEnded(prediction)) return outcomeOfError(error, taskId);
	const state = readState(prediction, error?.message);
	if (state.status !== 'processing') return { outcome: 'finished', taskId, state };
	if (taskId) return { outcome: 'accepted', taskId };
	const message = `no prediction id in ${excerpt(reply.body)}`;
	return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
}

/** A failed prediction is told with a 5xx and its state in the body (docs/vendors/atlasCloud.md, "Task states"). */
export function readTask(reply: Reply): TaskReading {
	const error = readAtlasError(reply);
	if (!objectOf(reply.body)) {
		return { status: 'unanswered', error: error ?? readForeignReply(reply) };
	}
	const prediction = readPrediction(reply);
	if (!error || isEnded(prediction)) return readState(prediction, error?.message);
	// Just after submission a prediction can be "not visible yet", as 400 or 404.
	const unknown = error.statusCode === 404 || error.statusCode === 400;
	return unknown ? { status: 'unknown' } : { status: 'unanswered', error };
}
