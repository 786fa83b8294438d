import type { InlineForm, OutputsMissing } from './outcome';

type None = object;

interface Words {
	code?: string;
	message?: string;
}

export type FaultName = keyof FaultParameters;

/** What each fault takes beyond vendor, stage, times, after, when, createsTask and namesTask. */
export interface FaultParameters {
	'connection-reset-before-read': None;
	'connection-reset': None;
	'connection-reset-mid-body': None;
	/** Needs an emulator that was started `secure`. */
	'tls-record-spoiled': None;
	hang: None;
	slow: { delayMs: number };
	'slow-drip': { intervalMs?: number; chunkBytes?: number };
	status: { status: number; body?: unknown; retryAfter?: number | Date } & Words;
	/** The right body under this HTTP status: an accepted task or a terminal state told by a 500. */
	'answer-with-status': { status: number };
	/** The right body, whose own code is this one: 201, 202. */
	'envelope-code': { code: number };
	'gateway-html': None;
	'edge-block': None;
	throttle: { retryAfter?: number | Date } & Words;
	/** 429 gives the upstream's QuotaExceeded; otherwise the vendor's documented status. */
	quota: { status?: number } & Words;
	'moderation-prompt': { status?: number } & Words;
	'moderation-image': { status?: number } & Words;
	overloaded: { retryAfter?: number | Date };
	'internal-error': { message?: string };
	'model-not-found': { status?: 404 | 503 };
	'truncated-body': None;
	'empty-body': None;
	'wrong-content-type': None;
	'not-json': None;
	/** The code is the vendor's own: a number such as 402, or a word. */
	'ok-with-error': { code?: string | number; message?: string };
	'task-failed': { code?: string | number; message?: string };
	'unknown-status': { word: string };
	'status-backwards': None;
	'not-visible-yet': None;
	/** The failure stands beside the images that were drawn, and all of them are paid. */
	'images-beside-error': { code?: string | number; message?: string };
	/** `strange` is an item that is neither URL, base64 nor error. Default `empty`. */
	'outputs-missing': { as?: OutputsMissing };
	/** Before the image at this place, from 0. */
	'null-output': { at?: number };
	/** Pads the files to `bytes`, and gives them inside the reply, whatever was asked. */
	'inline-images': { as: InlineForm; bytes?: number };
	'output-url': { url: string };
	redirect: { to: string; status?: 301 | 302 | 303 | 307 | 308 };
	'redirect-loop': None;
	'redirect-to-file': None;
	/** After this many images of an event stream: the connection ends, is reset, or falls silent. Default `end`. */
	'stream-cut': { images: number; by?: 'end' | 'reset' | 'silence' };
	'download-expired': None;
	'download-missing': None;
	'download-cut-short': None;
	'download-html': None;
	'download-too-large': { bytes: number; contentLength?: boolean };
	'download-wrong-type': None;
	'huge-reply': { bytes?: number };
}
