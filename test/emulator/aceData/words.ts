import { randomUUID } from 'node:crypto';
import { type Answer, changed, json } from '../core/answer';
import type { RefusalDetails, RefusalKind, VendorWords } from '../core/words';
import { MODERATION } from '../faults/outcome';
import type { AceDataSettings } from './settings';

interface Words {
	status: number;
	code: string;
	message: string;
}

// docs/vendors/aceData.md, "Errors". Moderation has no documented status of its own: 403, as the SDK maps it.
const WORDS: Record<RefusalKind, Words> = {
	'no-key': { status: 400, code: 'no_token', message: 'No token provided.' },
	'bad-key': { status: 401, code: 'invalid_token', message: 'The token is invalid.' },
	'no-route': { status: 404, code: 'no_api', message: 'The requested API does not exist.' },
	'malformed-body': { status: 400, code: 'bad_request', message: 'The request body is malformed.' },
	'body-too-large': {
		status: 413,
		code: 'request_too_large',
		message: 'The request body is too large.',
	},
	invalid: { status: 400, code: 'bad_request', message: 'The request is invalid.' },
	'empty-balance': {
		status: 403,
		code: 'used_up',
		message: 'Your balance is used up, please recharge.',
	},
	'no-permission': {
		status: 403,
		code: 'forbidden',
		message: 'You do not have access to this API.',
	},
	quota: { status: 403, code: 'used_up', message: 'The limit of this credential is used up.' },
	throttle: {
		status: 429,
		code: 'too_many_requests',
		message: 'Too many requests, please try again later.',
	},
	'too-many-tasks': {
		status: 429,
		code: 'too_many_requests',
		message: 'Too many concurrent tasks.',
	},
	'moderation-prompt': {
		status: 403,
		code: 'forbidden',
		message: `${MODERATION['moderation-prompt'].code}: ${MODERATION['moderation-prompt'].message}`,
	},
	'moderation-image': {
		status: 403,
		code: 'forbidden',
		message: `${MODERATION['moderation-image'].code}: ${MODERATION['moderation-image'].message}`,
	},
	overloaded: {
		status: 503,
		code: 'api_error',
		message: 'ServerOverloaded: the service is overloaded.',
	},
	'internal-error': { status: 500, code: 'api_error', message: 'fetch failed' },
	'model-not-found': { status: 400, code: 'bad_request', message: 'model is invalid' },
	status: { status: 500, code: 'api_error', message: 'The request failed.' },
};

// What the upstream says when a quota is reached; it arrives wrapped.
const UPSTREAM_QUOTA: Words = {
	status: 429,
	code: 'too_many_requests',
	message: 'QuotaExceeded: the account has exceeded its quota.',
};

/** How AceData Cloud says no, in the shape its settings ask for. */
export function aceDataWords(settings: AceDataSettings): VendorWords {
	return {
		refusal(kind: RefusalKind, details: RefusalDetails = {}): Answer {
			const upstream = kind === 'quota' && details.status === 429;
			const words = upstream ? UPSTREAM_QUOTA : WORDS[kind];
			const status = details.status ?? words.status;
			const message = details.message ?? words.message;
			const code = String(details.code ?? words.code);
			return json(status, errorBody(settings, code, message, kind === 'no-permission'));
		},
		okWithError({ code = 'api_error', message = 'The request failed.' }): Answer {
			return json(200, {
				...errorBody({ ...settings, errorSuccess: true }, String(code), message, false),
			});
		},
		naming: (refusal, { id, facts }) =>
			changed(refusal, (body) => ({ ...body, task_id: id, trace_id: facts.traceId })),
	};
}

function errorBody(
	settings: AceDataSettings,
	code: string,
	message: string,
	mayBeDetail: boolean,
): Record<string, unknown> {
	// Only a 403 may carry `detail`.
	if (settings.errorBody === 'detail' && mayBeDetail) return { detail: message };
	return {
		...(settings.errorSuccess ? { success: false } : {}),
		error: settings.errorBody === 'string' ? message : { code, message },
		trace_id: randomUUID(),
	};
}
