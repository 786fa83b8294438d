import { z } from 'zod';
import {
	kindOfCode,
	kindOfQuotedCode,
	kindOfWords,
	type ErrorCodes,
	type ErrorWords,
} from './errorCodes';
import { clockOf, excerpt } from './reply';
import type { ErrorKind, Reply, VendorError } from '../vendor';

/** HTTP statuses as all vendors use them (docs/vendors, "Errors"); another from 400 to 499 means the input. */
const STATUSES: Record<number, ErrorKind> = {
	401: 'credential',
	402: 'balance',
	403: 'permission',
	404: 'model',
	// A request that timed out or conflicts may have been worked on all the same.
	408: 'timeout',
	409: 'server',
	413: 'tooLarge',
	429: 'throttle',
	451: 'region',
	503: 'overloaded',
	504: 'timeout',
};

/** The class of an HTTP status that no code explains. */
export function kindOfStatus(statusCode: number): ErrorKind {
	const kind = STATUSES[statusCode];
	if (kind) return kind;
	if (statusCode >= 300 && statusCode < 400) return 'redirect';
	if (statusCode >= 400 && statusCode < 500) return 'input';
	return statusCode >= 500 ? 'server' : 'unreadable';
}

/** The status that a body tells as its code; 0 where the code is no number. */
export function statusIn(code: string | undefined): number {
	const status = Number(code);
	return Number.isFinite(status) ? status : 0;
}

/** What a fault from 500 up may be called and mean it; any other name is a word that its text happens to quote. */
const MEANT_FROM_500: readonly ErrorKind[] = ['moderation', 'model', 'overloaded', 'server'];

/**
 * The class of an error by the vendor's code, corrected by the status: a fault from 500 up may have struck after
 * work began, whatever it quotes, and a 429 is a throttle even where its code says overloaded
 * (docs/vendors/upstream.md, "Error codes"; docs/design.md, money rule 2).
 */
export function kindWithStatus(kind: ErrorKind | undefined, statusCode: number): ErrorKind {
	if (!kind || (statusCode >= 500 && !MEANT_FROM_500.includes(kind)))
		return kindOfStatus(statusCode);
	return kind === 'overloaded' && statusCode === 429 ? 'throttle' : kind;
}

/** Refusals whose reason can stand in the words alone: any other status means what it says, whatever its text. */
const EXPLAINED_IN_WORDS = [400, 402, 403, 422];

/** The class of an error with a status: by its code, by an upstream code that its text quotes, else by its words. */
export function kindOfError(
	{ code, text, status }: { code: string | undefined; text: string; status: number },
	{ codes, words }: { codes: ErrorCodes; words: ErrorWords },
): ErrorKind {
	const named =
		kindOfCode(code, codes) ??
		kindOfQuotedCode(text) ??
		(EXPLAINED_IN_WORDS.includes(status) ? kindOfWords(text, words) : undefined);
	return kindWithStatus(named, status);
}

/** Cloudflare's pages name the rule that blocked a request, 1010 for clients it does not like. */
const EDGE_PAGE = /error code:? ?10\d\d|error 10\d\d|cloudflare/i;

/** The class of a reply that is not the vendor's JSON: an edge page, a gateway's HTML, a cut body, nothing. */
export function readForeignReply(reply: Reply): VendorError {
	const { statusCode, body } = reply;
	const message = excerpt(body);
	if (statusCode === 403 && typeof body === 'string' && EDGE_PAGE.test(body)) {
		return { kind: 'edge', statusCode, message };
	}
	if (statusCode === 404) return { kind: 'wrongHost', statusCode, message };
	// A page of somebody in between says nothing of what the vendor did.
	const kind = statusCode === 403 ? 'unreadable' : kindOfStatus(statusCode);
	return { kind, statusCode, message, retryAfter: retryAfter(reply) };
}

const RetryAfter = z.string().trim().min(1);

/**
 * Milliseconds of a Retry-After header, given in seconds or as a date; absent without one. A date is of the vendor's
 * clock.
 */
export function retryAfter(reply: Reply, now = Date.now()): number | undefined {
	const header = RetryAfter.safeParse(reply.headers['retry-after']);
	if (!header.success) return undefined;
	const seconds = Number(header.data);
	const milliseconds = Number.isFinite(seconds)
		? seconds * 1000
		: Date.parse(header.data) - clockOf(reply, now);
	return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
