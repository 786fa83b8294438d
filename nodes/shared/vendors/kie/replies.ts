import { z } from 'zod';
import {
	kindOfCode,
	kindOfQuotedCode,
	kindOfWords,
	MODERATION_WORDS,
	type ErrorWords,
} from '../wire/errorCodes';
import { kindWithStatus, readForeignReply, retryAfter } from '../wire/errors';
import { outcomeOfError } from '../wire/outcome';
import { excerpt, objectOf, optionalCode, optionalText, readCode } from '../wire/reply';
import type { Reply, SubmissionReading, TaskReading, VendorError } from '../vendor';
import { ERROR_CODES } from './errorCodes';
import { readRecord } from './record';

const Envelope = z.object({ code: optionalCode, msg: optionalText, message: optionalText });
const Created = z.object({ taskId: optionalCode });

const SUCCESS = '200';
/** Refusals whose reason stands in their words alone: 422 also tells of a model that does not exist. */
const EXPLAINED_IN_WORDS = [400, 402, 403, 422];
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
	const toldByHttp = reply.statusCode >= 300 ? reply.statusCode : 0;
	// A fault from 500 up may have struck after work began, whatever the body calls it.
	const status = toldByHttp >= 500 ? toldByHttp : Number(code) || toldByHttp;
	const words = msg ?? message;
	const text = words ? excerpt(words) : excerpt(body);
	const named =
		kindOfCode(code, ERROR_CODES) ??
		kindOfQuotedCode(text) ??
		(EXPLAINED_IN_WORDS.includes(status) ? kindOfWords(text, WORDS) : undefined);
	return {
		kind: kindWithStatus(named, status),
		code: readCode(code),
		statusCode: status || reply.statusCode,
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
