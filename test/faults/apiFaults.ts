import type { VendorName } from '../engine/seedream';
import type { Fate, Fault } from './types';

type Fates = Fault['fates'];

/** Every question about tasks. */
const asked = (fate: Fate): Fates => ({ poll: fate, 'batch query': fate, resume: fate });
/** Every call to the vendor's API host. */
const everyCall = (fate: Fate): Fates => ({
	submission: fate,
	upload: fate,
	'upload node': fate,
	...asked(fate),
});
/** Ambiguous for a submission, no use to ask again. */
const moved: Fates = { ...everyCall('refused'), submission: 'unclear' };
/** Atlas Cloud does not show new tasks at once, as 400 or 404 (docs/vendors/atlasCloud.md). */
const notShown: Fates = {
	...everyCall('refused'),
	poll: 'running',
	resume: { atlasCloud: 'running', aceData: 'refused' },
};

/** AceData Cloud's code for a status, where it has one of its own (docs/vendors/aceData.md). */
const ACE_DATA_CODES: Record<number, string> = {
	400: 'bad_request',
	401: 'invalid_token',
	404: 'no_api',
	413: 'request_too_large',
};

const status =
	(code: number, more: object = {}) =>
	(vendor: VendorName): object => ({
		fault: 'status',
		status: code,
		...(vendor === 'aceData' && code < 500 ? { code: ACE_DATA_CODES[code] ?? 'unnamed' } : {}),
		...more,
	});

const overloadedAs429 = (vendor: VendorName): object => ({
	fault: 'status',
	status: 429,
	code: {
		atlasCloud: 429,
		aceData: 'too_many_requests',
		aioagi: 'ServerOverloaded',
		waveSpeed: 429,
		fal: 'concurrent_requests_limit',
	}[vendor],
	message: 'ServerOverloaded: the service is overloaded',
});

const insideOk = (codes: Record<VendorName, string | number>) => (vendor: VendorName) => ({
	fault: 'ok-with-error',
	code: codes[vendor],
});
const INTERNAL = {
	atlasCloud: 500,
	aceData: 'api_error',
	aioagi: 'InternalServiceError',
	waveSpeed: 500,
	fal: 'internal_error',
};
const NO_MONEY = {
	atlasCloud: 402,
	aceData: 'used_up',
	aioagi: 'AccountOverdueError',
	waveSpeed: 402,
	fal: 'concurrent_requests_limit',
};

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

/** A throttled run goes on at a pace of a request a second or less, so that its items need more than the usual. */
const PACED = { timeout: 10 };

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
	plain('400', notShown, status(400)),
	plain('401', everyCall('refused'), status(401)),
	plain('403', everyCall('refused'), status(403)),
	plain('403 of the edge in HTML', everyCall('refused'), { fault: 'edge-block' }),
	plain('404', notShown, status(404)),
	plain('408', everyCall('unclear'), status(408, { createsTask: true })),
	plain('409', everyCall('unclear'), status(409, { createsTask: true })),
	plain('413', everyCall('refused'), status(413)),
	plain('422', everyCall('refused'), status(422)),
	plain('429 without Retry-After', everyCall('throttled'), { fault: 'throttle' }, PACED),
	plain(
		'429 with Retry-After in seconds',
		everyCall('throttled'),
		{ fault: 'throttle', retryAfter: 1 },
		PACED,
	),
	plain(
		'429 with Retry-After as a date',
		everyCall('throttled'),
		() => ({ fault: 'throttle', retryAfter: new Date(Date.now() + 2000) }),
		PACED,
	),
	plain(
		'429 with Retry-After of an hour',
		{ submission: 'throttled', upload: 'throttled', ...asked('throttled') },
		{ fault: 'throttle', retryAfter: 3600 },
		{ outlasts: true },
	),
	plain('429 ServerOverloaded', everyCall('throttled'), overloadedAs429, PACED),
	plain('429 quota', everyCall('refused'), { fault: 'quota', status: 429 }),
	plain('quota', everyCall('refused'), { fault: 'quota' }),
	plain('451', everyCall('refused'), status(451)),
	plain('500', everyCall('unclear'), { fault: 'internal-error' }),
	plain('502 with HTML', everyCall('unclear'), { fault: 'gateway-html' }),
	plain('503', everyCall('unclear'), status(503)),
	plain('503 before any work', everyCall('unclear'), { fault: 'overloaded' }),
	plain('504 after the task was created', everyCall('unclear'), status(504)),
	plain('redirect 302', moved, (_vendor: VendorName, to: string) => ({ fault: 'redirect', to })),
	plain('redirect 307', moved, (_vendor: VendorName, to: string) => ({
		fault: 'redirect',
		status: 307,
		to,
	})),
	plain('truncated JSON', everyCall('unclear'), { fault: 'truncated-body' }),
	plain('empty body', everyCall('unclear'), { fault: 'empty-body' }),
	plain('not JSON', everyCall('unclear'), { fault: 'not-json' }),
	plain(
		'wrong content type',
		everyCall('harmless'),
		{ fault: 'wrong-content-type' },
		{ only: 'always' },
	),
	plain('200 with an internal error inside', everyCall('unclear'), insideOk(INTERNAL)),
	plain('200 with a refusal inside', everyCall('refused'), insideOk(NO_MONEY)),
	plain('a reply of a megabyte', everyCall('unclear'), { fault: 'huge-reply', bytes: 1_000_000 }),
];
