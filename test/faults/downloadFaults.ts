import type { Fate, Fault } from './types';

const fault = (
	name: string,
	fate: Fate,
	rule: Fault['rule'],
	more: Partial<Fault> = {},
): Fault => ({
	name,
	fates: { download: fate },
	rule,
	...more,
});

const status = (code: number) => ({ fault: 'status', status: code, body: 'storage says no' });
const MEGABYTE = 1024 * 1024;

/** Results that stand elsewhere: the address is in the task's reply, whose image is done all the same. */
const elsewhere = (name: string, url: string | ((foreignUrl: string) => string)): Fault =>
	fault(
		name,
		'unfetchable',
		(_subject, foreignUrl) => ({
			fault: 'output-url',
			url: typeof url === 'string' ? url : url(foreignUrl),
		}),
		{ setAtSubmission: true, only: 'always' },
	);

/** What can happen to the download of a finished image. */
export const DOWNLOAD_FAULTS: Fault[] = [
	fault('reset before the request was read', 'unclear', { fault: 'connection-reset-before-read' }),
	fault('reset after the request was read', 'unclear', { fault: 'connection-reset' }),
	fault('reset in the middle of the file', 'unclear', { fault: 'connection-reset-mid-body' }),
	fault('cut short', 'unclear', { fault: 'download-cut-short' }),
	fault('truncated file in a whole answer', 'unclear', { fault: 'truncated-body' }),
	fault('empty body', 'unclear', { fault: 'empty-body' }),
	fault('slow', 'harmless', { fault: 'slow', delayMs: 700 }, { only: 'once' }),
	fault(
		'slow drip',
		'harmless',
		{ fault: 'slow-drip', intervalMs: 5, chunkBytes: 16 },
		{ only: 'once' },
	),
	fault('403 expired', 'refused', { fault: 'download-expired' }),
	fault('404', 'refused', { fault: 'download-missing' }),
	fault('408', 'unclear', status(408)),
	fault('410', 'refused', status(410)),
	fault('429', 'throttled', { fault: 'throttle', retryAfter: 1 }),
	fault('500', 'unclear', { fault: 'internal-error' }),
	fault('502 with HTML', 'unclear', { fault: 'gateway-html' }),
	fault('503', 'unclear', { fault: 'overloaded' }),
	fault('504', 'unclear', status(504)),
	fault('HTML instead of the file', 'refused', { fault: 'download-html' }),
	fault('text instead of the file', 'refused', { fault: 'not-json' }),
	fault('403 of the edge in HTML', 'refused', { fault: 'edge-block' }),
	fault('wrong content type', 'harmless', { fault: 'download-wrong-type' }, { only: 'always' }),
	fault(
		'larger than the ceiling',
		'refused',
		{ fault: 'download-too-large', bytes: 201 * MEGABYTE, contentLength: true },
		{ only: 'once' },
	),
	fault(
		'larger than the ceiling, without saying so',
		'refused',
		{ fault: 'download-too-large', bytes: 201 * MEGABYTE },
		{ only: 'once', heavy: true },
	),
	fault('redirect to a foreign origin', 'harmless', (_subject, foreignUrl) => {
		return { fault: 'redirect', to: foreignUrl };
	}),
	fault('redirect loop', 'refused', { fault: 'redirect-loop' }, { only: 'always' }),
	fault('redirect to file:', 'refused', { fault: 'redirect-to-file' }, { only: 'always' }),
	{ name: 'a full disk', fates: { download: 'unfetchable' }, fullDisk: true, only: 'always' },
	elsewhere('unknown host', 'http://does-not-exist.invalid/image.jpg'),
	elsewhere('connection refused', 'http://127.0.0.1:9/image.jpg'),
	elsewhere('TLS to a plain port', (foreignUrl) => foreignUrl.replace(/^http:/, 'https:')),
	elsewhere('address of a file', 'file:///etc/passwd'),
	elsewhere('address that is none', 'not an address'),
];

/** A download ends after five minutes, an upload after two; tried where there is time for that. */
export const PATIENT_FAULTS: Fault[] = [
	fault('time-out', 'unfetchable', { fault: 'hang' }, { only: 'always' }),
	{
		name: 'time-out',
		fates: { upload: 'unclear', 'upload node': 'unclear' },
		rule: { fault: 'hang' },
		only: 'once',
	},
];
