import { z } from 'zod';
import { kindOfCode, type ErrorWords } from '../wire/errorCodes';
import { kindOfStatus, kindWithStatus, readForeignReply, retryAfter } from '../wire/errors';
import { excerpt, isGiven, objectOf, optionalText, readCode } from '../wire/reply';
import type { ErrorKind, Reply, VendorError } from '../vendor';
import { ERROR_CODES } from './errorCodes';

/** Models tell a list of complaints, the platform a text (docs/vendors/fal.md, "Errors"). */
const ErrorBody = z.object({
	detail: z.unknown(),
	error: z.unknown(),
	message: optionalText,
	error_type: optionalText,
});
const Complaint = z.object({
	loc: z
		.array(z.union([z.string(), z.number()]))
		.optional()
		.catch(undefined),
	msg: optionalText,
	type: optionalText,
});

/** The error in a body, whatever its status; undefined where the body is no JSON of fal's. */
export function describeError({ body, headers, statusCode }: Reply): VendorError | undefined {
	const listed = Array.isArray(body) && Complaint.parse(objectOf(body[0]) ?? {}).msg !== undefined;
	const bare = listed ? { detail: body as unknown } : objectOf(body);
	if (!bare) return undefined;
	const { detail, error, message, error_type } = ErrorBody.parse(bare);
	const complaint = Array.isArray(detail) ? Complaint.parse(objectOf(detail[0]) ?? {}) : undefined;
	const { loc = [], msg, type } = complaint ?? {};
	const field = loc.filter((part) => part !== 'body').join('.');
	const words =
		msg ?? optionalText.parse(detail) ?? optionalText.parse(error) ?? message ?? undefined;
	const text = excerpt(words ?? body);
	const code = readCode(type ?? error_type ?? headers['x-fal-error-type']);
	return {
		kind: kindOf(statusCode, code, text),
		code,
		statusCode,
		message: msg && field ? excerpt(`${field}: ${text}`) : text,
	};
}

/** Why an account is locked. */
const LOCKED: ErrorWords = [
	[/balance|top up/i, 'balance'],
	[/budget|limit/i, 'quota'],
];

function kindOf(statusCode: number, code: string | undefined, text: string): ErrorKind {
	const named = kindOfCode(code, ERROR_CODES);
	// A locked account tells why; most often it is empty.
	if ((named === undefined || named === 'throttle') && /is locked/i.test(text)) {
		return LOCKED.find(([reason]) => reason.test(text))?.[1] ?? 'permission';
	}
	return named ? kindWithStatus(named, statusCode) : kindOfStatus(statusCode);
}

const CHECK_KEY =
	'Check the API key in the credential: it has two parts, id:secret, and no word before them.';

/** Why a reply is not what was asked for; undefined where it is. A `detail` is an error on HTTP 200 too. */
export function readFalError(reply: Reply): VendorError | undefined {
	const described = describeError(reply);
	if (!described) return readForeignReply(reply);
	const told = Array.isArray(reply.body) || isGiven(objectOf(reply.body)?.detail);
	if (reply.statusCode < 300 && !told) return undefined;
	const advice = described.kind === 'credential' ? CHECK_KEY : undefined;
	return { ...described, advice, retryAfter: retryAfter(reply) };
}
