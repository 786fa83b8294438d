import { z } from 'zod';
import { kindOfStatus, kindWithStatus, readForeignReply, retryAfter } from './errors';
import { kindOfCode, kindOfQuotedCode, type ErrorCodes } from './errorCodes';
import { excerpt, isGiven, objectOf, optionalText, readCode } from './reply';
import type { ErrorKind, Reply, VendorError } from '../vendor';

/** How a host says no. */
export interface HostErrors {
	codes: ErrorCodes;
	/** What to do about an error, by its code, whole or up to the first dot, or by its class. */
	advice?: Partial<Record<string, string>>;
}

const Fields = z.object({ message: optionalText });

/** The error of a reply, on HTTP 200 too; undefined where it reports none. The code speaks before the status. */
export function readArkError(reply: Reply, host: HostErrors): VendorError | undefined {
	const body = objectOf(reply.body);
	if (!body) return readForeignReply(reply);
	if (reply.statusCode < 300 && !isGiven(body.error)) return undefined;
	const fields = objectOf(body.error) ?? {};
	const { message } = Fields.parse(fields);
	const code = readCode(fields.code);
	const told = message ?? optionalText.parse(body.error) ?? optionalText.parse(body.message);
	const text = told ? excerpt(told) : excerpt(body);
	const { statusCode } = reply;
	const named = kindOfCode(code, host.codes) ?? kindOfQuotedCode(text);
	const kind = named ? kindWithStatus(named, statusCode) : kindWithoutCode(reply, text);
	const advice = adviceFor(host, code, kind);
	return { kind, code, statusCode, message: text, advice, retryAfter: retryAfter(reply) };
}

function adviceFor({ advice = {} }: HostErrors, code = '', kind: ErrorKind): string | undefined {
	return advice[code] ?? advice[code.split('.')[0] ?? ''] ?? advice[kind];
}

/** 403 stands for an empty balance, a token group's quota or a missing permission. */
function kindWithoutCode({ statusCode }: Reply, text: string): ErrorKind {
	if (statusCode !== 403) return kindOfStatus(statusCode);
	if (/balance|余额/i.test(text)) return 'balance';
	return /quota/i.test(text) ? 'quota' : 'permission';
}
