import { z } from 'zod';
import { MODERATION_WORDS, type ErrorWords } from '../wire/errorCodes';
import { kindOfError, readForeignReply, retryAfter, statusIn } from '../wire/errors';
import { outcomeOfError } from '../wire/outcome';
import { excerpt, objectOf, optionalCode, optionalText, readCode } from '../wire/reply';
import type { Reply, SubmissionReading, TaskReading, VendorError } from '../vendor';
import { ERROR_CODES } from './errorCodes';
import { readRecord } from './record';

const Envelope = z.object({ code: optionalCode, msg: optionalText, message: optionalText });
const Created = z.object({ taskId: optionalCode });

const SUCCESS = '200';
/** 422 tells of a model that does not exist, too, in words alone. */
const WORDS: ErrorWords = [
	[/insufficient|credits? (are|is) not enough|balance/i, 'balance'],
	[/model .{0,40}(not (support|exist|found|available)|invalid)|unsupported model/i, 'model'],
	MODERATION_WORDS,
];

/** The error of a reply; undefined where it reports none. The body's `code` is the status: HTTP says 200 to anything. */
export function readError(reply: Reply): VendorError | undefined {
	const body = objectOf(reply.body);
	if (!body) return readForeignReply(reply);
	const { code, msg, message } = Envelope.parse(body);
	if (reply.statusCode < 300 && code === SUCCESS) return undefined;
	// A fault from 500 up may have struck after work began, whatever the body calls it.
	const status = reply.statusCode >= 500 ? reply.statusCode : statusIn(code) || reply.statusCode;
	const words = msg ?? message;
	const text = words ? excerpt(words) : excerpt(body);
	return {
		kind: kindOfError({ code, text, status }, { codes: ERROR_CODES, words: WORDS }),
		code: readCode(code),
		statusCode: status,
		message: text,
		retryAfter: retryAfter(reply),
	};
}

/** What became of a submission; an error can name the task that it struck. */
export function readSubmission(reply: Reply): SubmissionReading {
	const { taskId } = Created.parse(objectOf(objectOf(reply.body)?.data) ?? {});
	const error = readError(reply);
	if (error) return outcomeOfError(error, taskId);
	if (taskId) return { outcome: 'accepted', taskId };
	const message = `no task id in ${excerpt(reply.body)}`;
	return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
}

/** A task that the account does not have, or not yet, is a wrong input to the question. */
const UNKNOWN_TASK = [400, 404, 422];

/** A record tells its state even beside an error. */
export function readTask(reply: Reply): TaskReading {
	const record = readRecord(objectOf(reply.body)?.data);
	if (record) return record;
	const error = readError(reply);
	if (!error) return { status: 'unknown' };
	const unknown = objectOf(reply.body) && UNKNOWN_TASK.includes(error.statusCode ?? 0);
	return unknown ? { status: 'unknown' } : { status: 'unanswered', error };
}
