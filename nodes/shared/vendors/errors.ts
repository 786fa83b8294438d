import { z } from 'zod';
import { excerpt } from './reply';
import type { Reply } from './vendor';

/** Classes of what vendors answer when they do not give images. */
export type ErrorKind =
	| 'credential'
	| 'balance'
	| 'permission'
	| 'quota'
	| 'throttle'
	| 'model'
	| 'input'
	| 'moderation'
	| 'tooLarge'
	| 'region'
	| 'edge'
	| 'wrongHost'
	| 'redirect'
	| 'overloaded'
	| 'server'
	| 'timeout'
	| 'unreadable'
	| 'connection'
	| 'notFound'
	| 'taskFailed';

/** Why a vendor gave no images: a class of ours, and the vendor's own words. */
export interface VendorError {
	kind: ErrorKind;
	/** The vendor's code. */
	code?: string;
	statusCode?: number;
	/** The vendor's words, shortened. */
	message: string;
	/** Milliseconds the vendor asks to wait. */
	retryAfter?: number;
}

interface ErrorClass {
	/** What happened, after "Vendor …". */
	happened: string;
	advice: string;
	/** Whether a submission answered like this created a task: never, or nobody can tell. */
	submission: 'refused' | 'ambiguous';
	/** Whether a free call answered like this is worth repeating. */
	transient: boolean;
}

/** What each class means to a person and to the money rules (vendor-apis.md 2.9, 3.7, 5.2 and 8). */
export const ERROR_CLASSES: Record<ErrorKind, ErrorClass> = {
	credential: {
		happened: 'did not accept the API key',
		advice: 'Check the API key and the base URL in the credential.',
		submission: 'refused',
		transient: false,
	},
	balance: {
		happened: 'says the account balance is used up',
		advice: 'Top up the account at the vendor, then run the node again.',
		submission: 'refused',
		transient: false,
	},
	permission: {
		happened: 'does not allow this account to do that',
		advice: "Check at the vendor that the key's account may use this model.",
		submission: 'refused',
		transient: false,
	},
	quota: {
		happened: 'says a quota or spending cap of the account is reached',
		advice: 'Raise the cap at the vendor, or wait until it resets. Trying again now does not help.',
		submission: 'refused',
		transient: false,
	},
	throttle: {
		happened: 'limits how fast requests may come',
		advice: "Wait a little, or lower 'Max Concurrency' in 'Options'.",
		submission: 'refused',
		transient: true,
	},
	model: {
		happened: 'does not know the model, or the account has no access to it',
		advice: "Choose another 'Model', or open this one for your account at the vendor.",
		submission: 'refused',
		transient: false,
	},
	input: {
		happened: 'did not accept the request',
		advice: 'Change what the message names. Nothing was created.',
		submission: 'refused',
		transient: false,
	},
	moderation: {
		happened: 'refused the prompt or an image because of its content rules',
		advice: "Change the 'Prompt' or the image. Refusals like this are not billed.",
		submission: 'refused',
		transient: false,
	},
	tooLarge: {
		happened: 'says the request is too large',
		advice: 'Use smaller reference images, or give them as URLs.',
		submission: 'refused',
		transient: false,
	},
	region: {
		happened: 'does not serve this model in your region',
		advice: "Choose another 'Model' or vendor.",
		submission: 'refused',
		transient: false,
	},
	edge: {
		happened: 'blocked the request at its edge, before it reached the API',
		advice: "Check that this server's network may reach the vendor, and the base URL.",
		submission: 'refused',
		transient: false,
	},
	wrongHost: {
		happened: 'has no such API at this address',
		advice: 'Check the base URL in the credential.',
		submission: 'refused',
		transient: false,
	},
	redirect: {
		happened: 'answered with a redirect, which is not followed with your key',
		advice: 'Check the base URL in the credential.',
		submission: 'ambiguous',
		transient: false,
	},
	overloaded: {
		happened: 'is overloaded',
		advice: 'Try again later.',
		submission: 'ambiguous',
		transient: true,
	},
	server: {
		happened: 'had an internal fault',
		advice: 'Try again later.',
		submission: 'ambiguous',
		transient: true,
	},
	timeout: {
		happened: 'did not answer in time',
		advice: "Raise 'Timeout' in 'Options'.",
		submission: 'ambiguous',
		transient: true,
	},
	unreadable: {
		happened: 'gave an answer that could not be read',
		advice: 'Check the base URL in the credential; if it is right, try again later.',
		submission: 'ambiguous',
		transient: true,
	},
	connection: {
		happened: 'could not be talked to: the connection ended early',
		advice: 'Check the network, then try again.',
		submission: 'ambiguous',
		transient: true,
	},
	notFound: {
		happened: 'has no such task',
		advice: 'Check the task ID and that it belongs to this account; vendors forget old tasks.',
		submission: 'refused',
		transient: false,
	},
	taskFailed: {
		happened: 'could not finish the task',
		advice: 'Change the prompt or the image, or try another model.',
		submission: 'refused',
		transient: false,
	},
};

/** HTTP statuses as all three vendors use them (vendor-apis.md 2.9, 3.7, 5.2). */
const STATUSES: Record<number, ErrorKind> = {
	400: 'input',
	401: 'credential',
	402: 'balance',
	403: 'permission',
	404: 'model',
	// A request that timed out or conflicts may have been worked on all the same.
	408: 'timeout',
	409: 'server',
	413: 'tooLarge',
	422: 'input',
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

/**
 * The class of an error by the vendor's code, corrected by the status: a fault from 500 up may have struck after
 * work began, whatever it is called, and a 429 is a throttle even where its code says overloaded
 * (vendor-apis.md 5.2 and 8; design.md, money rule 2).
 */
export function kindWithStatus(kind: ErrorKind | undefined, statusCode: number): ErrorKind {
	if (!kind || (kind === 'throttle' && statusCode >= 500)) return kindOfStatus(statusCode);
	return kind === 'overloaded' && statusCode === 429 ? 'throttle' : kind;
}

/** The class of a reply that is not the vendor's JSON: an edge page, a gateway's HTML, a cut body, nothing. */
export function readForeignReply(reply: Reply): VendorError {
	const { statusCode } = reply;
	const message = excerpt(reply.body);
	if (statusCode === 403) return { kind: 'edge', statusCode, message };
	if (statusCode === 404) return { kind: 'wrongHost', statusCode, message };
	const kind = statusCode >= 300 ? kindOfStatus(statusCode) : 'unreadable';
	return { kind, statusCode, message, retryAfter: retryAfter(reply) };
}

const RetryAfter = z.string().trim().min(1);

/** Milliseconds of a Retry-After header, given in seconds or as a date; absent without one. */
export function retryAfter(reply: Reply, now = Date.now()): number | undefined {
	const header = RetryAfter.safeParse(reply.headers['retry-after']);
	if (!header.success) return undefined;
	const seconds = Number(header.data);
	const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header.data) - now;
	return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
