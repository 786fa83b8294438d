import { randomUUID } from 'node:crypto';
import { type Answer, json } from '../core/answer';
import type { RefusalDetails, RefusalKind, VendorWords } from '../core/protocol';
import { MODERATION } from '../faults/task-view';
import type { AioagiSettings } from '../settings';

interface Words {
	status: number;
	type: string;
	code: string;
	message: string;
}

const gateway = (status: number, code: string, message: string): Words => ({
	status,
	type: 'new_api_error',
	code,
	message,
});
const upstream = (
	status: number,
	code: string,
	message: string,
	type = 'upstream_error',
): Words => ({
	status,
	type,
	code,
	message,
});

// Section 4.4 for the gateway's refusals, 5.2 for what the upstream refuses through it.
const WORDS: Record<RefusalKind, Words> = {
	'no-key': gateway(401, 'invalid_api_key', 'No API key provided.'),
	'bad-key': gateway(401, 'invalid_api_key', 'Invalid token.'),
	'no-route': gateway(404, 'not_found', 'Invalid URL.'),
	'malformed-body': gateway(400, 'invalid_request', 'Invalid request body.'),
	'body-too-large': gateway(413, 'request_too_large', 'Request body too large.'),
	invalid: upstream(
		400,
		'InvalidParameter',
		'A parameter specified in the request is not valid.',
		'BadRequest',
	),
	'empty-balance': gateway(
		403,
		'insufficient_user_quota',
		'The balance of this account is used up.',
	),
	'no-permission': gateway(403, 'access_denied', 'This token has no access to the model.'),
	quota: gateway(
		403,
		'pre_consume_token_quota_failed',
		'The quota of this token group is used up.',
	),
	throttle: upstream(
		429,
		'ModelAccountIpmRateLimitExceeded',
		'The requests exceed the images per minute limit of the model. Please try again later.',
		'TooManyRequests',
	),
	'too-many-tasks': upstream(
		429,
		'InflightBatchsizeExceeded',
		'Too many requests are in flight.',
		'TooManyRequests',
	),
	'moderation-prompt': upstream(
		400,
		MODERATION['moderation-prompt'].code,
		MODERATION['moderation-prompt'].message,
		'BadRequest',
	),
	'moderation-image': upstream(
		400,
		MODERATION['moderation-image'].code,
		MODERATION['moderation-image'].message,
		'BadRequest',
	),
	overloaded: upstream(
		503,
		'ServerOverloaded',
		'The service is currently overloaded. Please try again later.',
	),
	'internal-error': upstream(
		500,
		'InternalServiceError',
		'The service encountered an unexpected internal error.',
		'InternalServerError',
	),
	'model-not-found': gateway(
		404,
		'model_not_found',
		'No available channel for this model under the token group.',
	),
	status: gateway(500, 'bad_response_status_code', 'The upstream answered with an error.'),
};

const UPSTREAM_QUOTA = upstream(
	429,
	'QuotaExceeded',
	'Your account has exceeded the quota.',
	'TooManyRequests',
);

/** How AIOAGI says no: the OpenAI form, with the gateway's or the upstream's code. */
export function aioagiWords(settings: AioagiSettings): VendorWords {
	const error = (words: Words, status: number, details: RefusalDetails) => ({
		message: `${details.message ?? words.message} (request id: ${randomUUID()})`,
		type: words.type,
		param: details.parameter ?? '',
		code: codeOf(details.code ?? words.code, status, settings),
	});
	return {
		refusal(kind: RefusalKind, details: RefusalDetails = {}): Answer {
			const quota = kind === 'quota' && details.status === 429;
			const words = quota ? UPSTREAM_QUOTA : WORDS[kind];
			const fallback = kind === 'model-not-found' ? settings.modelNotFoundStatus : words.status;
			const status = details.status ?? fallback;
			return json(status, { error: error(words, status, details) });
		},
		okWithError({ code = 'InternalServiceError', message }): Answer {
			const words = WORDS['internal-error'];
			return json(200, {
				created: Math.floor(Date.now() / 1000),
				data: [],
				error: { code: String(code), message: message ?? words.message },
			});
		},
	};
}

/** Codes were seen as strings, numbers and null. */
function codeOf(
	code: string | number,
	status: number,
	settings: AioagiSettings,
): string | number | null {
	if (settings.errorCode === 'string') return String(code);
	return settings.errorCode === 'number' ? status : null;
}
