import { randomUUID } from 'node:crypto';
import { type Answer, changed, json } from '../core/answer';
import type { RefusalDetails, RefusalKind, VendorWords } from '../core/words';
import type { AtlasCloudSettings } from './settings';

interface Words {
	status: number;
	/** The code where codes are words. */
	word: string;
	message: string;
}

// docs/vendors/atlasCloud.md, "Errors". What Atlas says in words is not published; the upstream's codes stand in its messages.
const WORDS: Record<RefusalKind, Words> = {
	'no-key': { status: 401, word: 'UNAUTHENTICATED', message: 'Missing API key' },
	'bad-key': { status: 401, word: 'UNAUTHENTICATED', message: 'Invalid API key' },
	'no-route': { status: 404, word: 'NOT_FOUND', message: 'Not found' },
	'malformed-body': { status: 400, word: 'INVALID_ARGUMENT', message: 'Malformed request body' },
	'body-too-large': { status: 413, word: 'TOO_LARGE', message: 'Request body exceeds 50 MB' },
	invalid: { status: 400, word: 'INVALID_ARGUMENT', message: 'Invalid argument' },
	'empty-balance': {
		status: 402,
		word: 'INSUFFICIENT_BALANCE',
		message: 'Insufficient balance, please top up',
	},
	'no-permission': {
		status: 403,
		word: 'PERMISSION_DENIED',
		message: 'The API key lacks permission',
	},
	quota: {
		status: 429,
		word: 'QuotaExceeded',
		message: 'QuotaExceeded: the quota of this API key is used up',
	},
	throttle: {
		status: 429,
		word: 'RESOURCE_EXHAUSTED',
		message: 'Too many requests, please slow down',
	},
	'too-many-tasks': {
		status: 429,
		word: 'RESOURCE_EXHAUSTED',
		message: 'Too many requests for this model',
	},
	'moderation-prompt': {
		status: 400,
		word: 'INVALID_ARGUMENT',
		message: 'The input text may contain sensitive information',
	},
	'moderation-image': {
		status: 400,
		word: 'INVALID_ARGUMENT',
		message: 'The input image may contain sensitive information',
	},
	overloaded: {
		status: 503,
		word: 'ServerOverloaded',
		message: 'ServerOverloaded: the service is overloaded, please try again later',
	},
	'internal-error': { status: 500, word: 'INTERNAL', message: 'Internal server error' },
	'model-not-found': { status: 404, word: 'NOT_FOUND', message: 'Model not available' },
	status: { status: 500, word: 'UNKNOWN', message: 'Request failed' },
};

const STATUS_MESSAGES: Partial<Record<number, string>> = {
	408: 'Request timeout',
	409: 'Conflict',
	422: 'Validation failed',
	451: 'Not available in your region',
	504: 'Sync wait exceeded the limit, please use async mode',
};

/** How Atlas Cloud says no, in the shape its settings ask for. */
export function atlasCloudWords(settings: AtlasCloudSettings): VendorWords {
	const body = (status: number, word: string, message: string, code?: string | number) => ({
		code: code ?? { number: status, string: String(status), word }[settings.errorCode],
		[settings.errorMessageField]: message,
		request_id: randomUUID(),
		data: null,
	});
	return {
		refusal(kind: RefusalKind, details: RefusalDetails = {}): Answer {
			const words = WORDS[kind];
			const status = details.status ?? words.status;
			const message = details.message ?? STATUS_MESSAGES[status] ?? words.message;
			return json(status, body(status, words.word, message, details.code));
		},
		okWithError({ code = 402, message = 'Insufficient balance' }): Answer {
			return json(200, body(200, 'UNKNOWN', message, code));
		},
		naming: (refusal, task) => changed(refusal, (said) => ({ ...said, data: { id: task.id } })),
	};
}

/** The third shape of errors, under /public/v1 (docs/vendors/atlasCloud.md). */
export function publicWords(settings: AtlasCloudSettings): VendorWords {
	const media = atlasCloudWords(settings);
	return {
		...media,
		refusal(kind, details = {}) {
			const { word, message, status } = WORDS[kind];
			return publicError(details.status ?? status, word.toLowerCase(), details.message ?? message);
		},
	};
}

function publicError(status: number, type: string, message: string): Answer {
	return json(status, {
		error: { type, code: type, message, param: null },
		request_id: randomUUID(),
	});
}
