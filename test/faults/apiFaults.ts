import type { Subject } from '../conformance/subjects';
import type { RefusalKind } from '../emulator/core/words';
import type { Fate, Fault } from './types';
import { bodyOf, codeOf, refusalBy } from './words';

type Fates = Fault['fates'];

/** Every question about tasks. */
const asked = (fate: Fate): Fates => ({
	poll: fate,
	'batch query': fate,
	result: fate,
	resume: fate,
});
/** Every call to the vendor's API host. */
const everyCall = (fate: Fate): Fates => ({
	submission: fate,
	upload: fate,
	'upload node': fate,
	recovery: fate,
	...asked(fate),
});
/** Ambiguous for a submission, no use to ask again. */
const moved: Fates = { ...everyCall('refused'), submission: 'unclear' };
/** What the vendor answers for a task that it does not know may mean that it does not show it yet. */
const unknownOr =
	(status: number) =>
	(subject: Subject): Fate => {
		const { vendor, name } = subject;
		const body = bodyOf(name, refusalBy(name, status));
		const reading = vendor.tasks?.readSingle({ statusCode: status, headers: {}, body });
		return reading?.status === 'unknown' ? 'running' : 'refused';
	};
const notShown = (status: number): Fates => ({
	...everyCall('refused'),
	poll: unknownOr(status),
	// Without a type it says nothing of the task.
	result: () => (status === 404 ? 'running' : 'refused'),
	resume: (subject) => (subject.asking === 'batch' ? 'refused' : unknownOr(status)(subject)),
});

/** Only codes tell these from a throttle, or inside a 200. */
const whereCoded = (kind: RefusalKind, fates: Fates): Fates =>
	Object.fromEntries(
		Object.entries(fates).map(([stage, fate]) => [
			stage,
			({ name }: Subject) => (codeOf(name, kind) === undefined ? undefined : (fate as Fate)),
		]),
	);

const status =
	(code: number, more: object = {}) =>
	({ name }: Subject): object =>
		refusalBy(name, code, more);

const overloadedAs429 = ({ name }: Subject): object =>
	refusalBy(name, 429, { message: 'ServerOverloaded: the service is overloaded' });

const insideOk =
	(kind: RefusalKind) =>
	({ name }: Subject): object => ({ fault: 'ok-with-error', code: codeOf(name, kind) });

const enveloped = (fate: Fate): Fates =>
	Object.fromEntries(
		Object.keys(everyCall(fate)).map((stage) => [
			stage,
			({ descriptor }: Subject) => (descriptor.can.includes('envelope') ? fate : undefined),
		]),
	);

/** Errors that have a place for a task's id, and use it. */
const naming = (fate: 'named' | 'refusedNaming', statuses: number[]): Fault[] =>
	statuses.map((code) => ({
		name: `${code} that names the task`,
		fates: {
			submission: ({ descriptor }) => (descriptor.can.includes('task-in-error') ? fate : undefined),
		},
		rule: ({ name }: Subject) => refusalBy(name, code, { namesTask: true }),
		only: 'once',
	}));

/** An answer whose body is lost, though not its headers. */
const bodiless = (): Fates => ({
	...everyCall('unclear'),
	submission: ({ descriptor }) =>
		descriptor.can.includes('task-in-headers') ? 'named' : 'unclear',
});

/** A refusal on HTTP 200 is one where the vendor has a code for it. */
const refusedInside: Fates = Object.fromEntries(
	Object.keys(everyCall('refusedForNow')).map((stage) => [
		stage,
		({ name }: Subject) =>
			codeOf(name, 'empty-balance') === undefined ? 'unclear' : 'refusedForNow',
	]),
);

const plain = (
	name: string,
	fates: Fates,
	rule: Fault['rule'],
	more: Partial<Fault> = {},
): Fault => ({
	name,
	fates,
	rule,
	...more,
});

/** What can happen to a call on its way to and from the vendor's API host. */
export const API_FAULTS: Fault[] = [
	plain(
		'reset before the request was read',
		everyCall('unclear'),
		{ fault: 'connection-reset-before-read' },
		{ blind: true },
	),
	plain('reset after the request was read', everyCall('unclear'), { fault: 'connection-reset' }),
	plain('reset in the middle of the answer', everyCall('unclear'), {
		fault: 'connection-reset-mid-body',
	}),
	plain(
		'time-out',
		{ submission: 'unclear', ...asked('unclear') },
		{ fault: 'hang' },
		{ only: 'always' },
	),
	plain('slow', everyCall('harmless'), { fault: 'slow', delayMs: 700 }, { only: 'once' }),
	plain(
		'slow drip',
		everyCall('harmless'),
		{ fault: 'slow-drip', intervalMs: 2, chunkBytes: 8 },
		{ only: 'once' },
	),
	plain('400', notShown(400), status(400)),
	plain('401', everyCall('refused'), status(401)),
	plain('403', everyCall('refused'), status(403)),
	plain('403 of the edge in HTML', everyCall('refused'), { fault: 'edge-block' }),
	plain('404', notShown(404), status(404)),
	plain('408', everyCall('unclear'), status(408, { createsTask: true })),
	plain('409', everyCall('unclear'), status(409, { createsTask: true })),
	plain('413', everyCall('refused'), status(413)),
	plain('422', notShown(422), status(422)),
	plain('429 without Retry-After', everyCall('throttled'), { fault: 'throttle' }),
	plain('429 with Retry-After in seconds', everyCall('throttled'), {
		fault: 'throttle',
		retryAfter: 1,
	}),
	plain('429 with Retry-After as a date', everyCall('throttled'), () => ({
		fault: 'throttle',
		retryAfter: new Date(Date.now() + 2000),
	})),
	plain(
		'429 with Retry-After of an hour',
		// Nobody waits that long for an upload: the file goes another way, if there is one.
		{ submission: 'throttled', upload: 'refused', ...asked('throttled') },
		{ fault: 'throttle', retryAfter: 3600 },
		{ outlasts: true },
	),
	plain('429 ServerOverloaded', everyCall('throttled'), overloadedAs429),
	plain('429 quota', whereCoded('quota', everyCall('refusedForNow')), {
		fault: 'quota',
		status: 429,
	}),
	plain('quota', everyCall('refusedForNow'), { fault: 'quota' }),
	plain('451', everyCall('refused'), status(451)),
	plain('500', everyCall('unclear'), { fault: 'internal-error' }),
	plain('502 with HTML', everyCall('unclear'), { fault: 'gateway-html' }),
	plain('503', everyCall('unclear'), status(503)),
	plain('503 before any work', everyCall('unclear'), { fault: 'overloaded' }),
	plain('504 after the task was created', everyCall('unclear'), status(504)),
	plain('redirect 302', moved, (_subject: Subject, to: string) => ({ fault: 'redirect', to })),
	plain('redirect 307', moved, (_subject: Subject, to: string) => ({
		fault: 'redirect',
		status: 307,
		to,
	})),
	plain('truncated JSON', bodiless(), { fault: 'truncated-body' }),
	plain('empty body', bodiless(), { fault: 'empty-body' }),
	plain('not JSON', bodiless(), { fault: 'not-json' }),
	plain(
		'wrong content type',
		everyCall('harmless'),
		{ fault: 'wrong-content-type' },
		{ only: 'always' },
	),
	plain('200 with an internal error inside', everyCall('unclear'), insideOk('internal-error')),
	plain('200 with a refusal inside', refusedInside, insideOk('empty-balance')),
	plain('a reply of a megabyte', everyCall('unclear'), { fault: 'huge-reply', bytes: 1_000_000 }),
	plain(
		'the answer under HTTP 201',
		everyCall('harmless'),
		{ fault: 'answer-with-status', status: 201 },
		{ only: 'always' },
	),
	plain(
		'the answer under HTTP 202',
		everyCall('harmless'),
		{ fault: 'answer-with-status', status: 202 },
		{ only: 'always' },
	),
	...[201, 202].map((code) =>
		plain(
			`the answer with code ${code} inside`,
			enveloped('harmless'),
			{ fault: 'envelope-code', code },
			{ only: 'always' },
		),
	),
	...naming('refusedNaming', [400, 401, 402, 403, 404, 413, 422, 451]),
	...naming('named', [408, 409, 500, 502, 503, 504]),
	plain(
		'a TLS record spoiled after the request was read',
		everyCall('unclear'),
		{ fault: 'tls-record-spoiled' },
		{ secure: true },
	),
	plain(
		'read EHOSTUNREACH on an established connection',
		everyCall('unclear'),
		{ fault: 'connection-reset' },
		{ told: 'read EHOSTUNREACH' },
	),
	plain(
		'write EPROTO on an established connection',
		everyCall('unclear'),
		{ fault: 'connection-reset' },
		{ told: 'write EPROTO' },
	),
];
