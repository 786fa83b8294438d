type None = object;

interface Words {
	code?: string;
	message?: string;
}

/** What each fault takes beyond vendor, stage, times, after, when and createsTask. */
export interface FaultParameters {
	'connection-reset-before-read': None;
	'connection-reset': None;
	'connection-reset-mid-body': None;
	hang: None;
	slow: { delayMs: number };
	'slow-drip': { intervalMs?: number; chunkBytes?: number };
	status: { status: number; body?: unknown; retryAfter?: number | Date } & Words;
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
	/** Atlas takes a number as code, such as 402 (section 2.9). */
	'ok-with-error': { code?: string | number; message?: string };
	'task-failed': { code?: string | number; message?: string };
	'unknown-status': { word: string };
	'status-backwards': None;
	'not-visible-yet': None;
	/** `strange` is an item that is neither URL, base64 nor error (section 5). Default `empty`. */
	'outputs-missing': { as?: 'empty' | 'null' | 'absent' | 'strange' };
	'output-url': { url: string };
	redirect: { to: string; status?: 301 | 302 | 303 | 307 | 308 };
	'redirect-loop': None;
	'redirect-to-file': None;
	'download-expired': None;
	'download-missing': None;
	'download-cut-short': None;
	'download-html': None;
	'download-too-large': { bytes: number; contentLength?: boolean };
	'download-wrong-type': None;
	'huge-reply': { bytes?: number };
}
