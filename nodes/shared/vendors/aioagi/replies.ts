import { z } from 'zod';
import { kindOfStatus, kindWithStatus, readForeignReply, retryAfter } from '../wire/errors';
import { kindOfCode, kindOfQuotedCode } from '../wire/errorCodes';
import { outcomeOfError } from '../wire/outcome';
import { excerpt, isGiven, objectOf, optionalText, readCode } from '../wire/reply';
import { readImages, stateOfImages } from '../wire/upstreamImages';
import type { Reply, SubmissionReading, VendorError } from '../vendor';
import { ERROR_CODES } from './errorCodes';

const GatewayError = z.object({ message: optionalText });

/** The gateway's error, on HTTP 200 too; the code speaks before the status (docs/vendors/aioagi.md, "Errors"). */
function readError(reply: Reply): VendorError | undefined {
	const body = objectOf(reply.body);
	if (!body) return readForeignReply(reply);
	if (reply.statusCode < 300 && !isGiven(body.error)) return undefined;
	const fields = objectOf(body.error) ?? {};
	const { message } = GatewayError.parse(fields);
	const code = readCode(fields.code);
	const words = message ?? optionalText.parse(body.error) ?? optionalText.parse(body.message);
	const text = words ? excerpt(words) : excerpt(body);
	const { statusCode } = reply;
	const named = kindOfCode(code, ERROR_CODES) ?? kindOfQuotedCode(text);
	const kind = named ? kindWithStatus(named, statusCode) : kindOfForbidden(reply, text);
	return { kind, code, statusCode, message: text, retryAfter: retryAfter(reply) };
}

/** 403 stands for an empty balance, a token group's quota or a missing permission. */
function kindOfForbidden({ statusCode }: Reply, text: string): VendorError['kind'] {
	if (statusCode !== 403) return kindOfStatus(statusCode);
	if (/balance|余额/i.test(text)) return 'balance';
	return /quota/i.test(text) ? 'quota' : 'permission';
}

/** What became of a submission: its images, or why there are none. */
export function readSubmission(reply: Reply): SubmissionReading {
	const body = objectOf(reply.body) ?? {};
	const error = readError(reply);
	const images = readImages(body.data);
	if (error && images.images.length === 0) return outcomeOfError(error);
	if (!Array.isArray(body.data)) {
		const message = `no images in ${excerpt(body)}`;
		return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
	}
	const state = stateOfImages(images, error, ERROR_CODES);
	if (state.status === 'failed') {
		// Without a task nothing can come later.
		const kind = state.error.kind === 'empty' ? 'taskFailed' : state.error.kind;
		return { outcome: 'finished', state: { ...state, error: { ...state.error, kind } } };
	}
	const model = optionalText.parse(body.model);
	return { outcome: 'finished', state: { ...state, result: { ...state.result, model } } };
}
