import { type Answer, json } from '../core/answer';
import type { RefusalDetails, RefusalKind, VendorWords } from '../core/words';
import { MODERATION } from '../faults/outcome';

/** A refusal as ByteDance words it. */
export interface ArkWords {
	status: number;
	type: string;
	code: string;
	message: string;
}

const TYPES: Partial<Record<number, string>> = {
	400: 'BadRequest',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'NotFound',
	413: 'RequestEntityTooLarge',
	429: 'TooManyRequests',
	500: 'InternalServerError',
	503: 'ServiceUnavailable',
};

const words = (status: number, code: string, message: string): ArkWords => ({
	status,
	code,
	message,
	type: TYPES[status] ?? 'InternalServerError',
});
const moderated = ({ code, message }: { code: string; message: string }): ArkWords =>
	words(400, code, message);

const BAD_KEY = words(
	401,
	'AuthenticationError',
	'The API key in the request is missing or invalid.',
);

/** ByteDance's refusals (docs/vendors/upstream.md, "Error codes"). */
export const ARK_WORDS: Record<RefusalKind, ArkWords> = {
	'no-key': BAD_KEY,
	'bad-key': BAD_KEY,
	'no-route': words(404, 'NotFound', 'The requested resource does not exist.'),
	'malformed-body': words(400, 'BadRequest', 'The request body is not valid JSON.'),
	'body-too-large': words(413, 'RequestEntityTooLarge', 'The request body is too large.'),
	invalid: words(400, 'InvalidParameter', 'A parameter specified in the request is not valid.'),
	'empty-balance': words(403, 'AccountOverdueError', 'The account has an overdue balance.'),
	'no-permission': words(403, 'AccessDenied', 'The request is denied: no permission.'),
	quota: words(429, 'SetLimitExceeded', 'The limit set for this model has been reached.'),
	throttle: words(
		429,
		'ModelAccountIpmRateLimitExceeded',
		'The requests exceed the images per minute limit of the model. Please try again later.',
	),
	'too-many-tasks': words(429, 'InflightBatchsizeExceeded', 'Too many requests are in flight.'),
	'moderation-prompt': moderated(MODERATION['moderation-prompt']),
	'moderation-image': moderated(MODERATION['moderation-image']),
	overloaded: words(
		503,
		'ServerOverloaded',
		'The service is currently overloaded. Please try again later.',
	),
	'internal-error': words(
		500,
		'InternalServiceError',
		'The service encountered an unexpected internal error.',
	),
	'model-not-found': words(
		404,
		'InvalidEndpointOrModel.NotFound',
		'The model or endpoint does not exist or you do not have access to it.',
	),
	status: words(500, 'InternalServiceError', 'The request failed.'),
};

/** The upstream's quota, told with 429. */
export const ARK_QUOTA = words(429, 'QuotaExceeded', 'Your account has exceeded the quota.');

/** How ByteDance's own hosts say no. */
export const arkWords: VendorWords = {
	refusal(kind: RefusalKind, details: RefusalDetails = {}): Answer {
		const said = kind === 'quota' && details.status === 429 ? ARK_QUOTA : ARK_WORDS[kind];
		const status = details.status ?? said.status;
		const code = String(details.code ?? said.code);
		const error = {
			code,
			message: details.message ?? said.message,
			param: details.parameter ?? '',
			type: TYPES[status] ?? said.type,
		};
		return json(status, { error }, { 'x-error-code': code });
	},
	okWithError({ code = 'InternalServiceError', message }: RefusalDetails): Answer {
		return json(200, {
			created: Math.floor(Date.now() / 1000),
			data: [],
			error: { code: String(code), message: message ?? ARK_WORDS['internal-error'].message },
		});
	},
};
