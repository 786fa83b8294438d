import { type Answer, json } from '../core/answer';
import type { RefusalDetails, RefusalKind, VendorWords } from '../core/words';
import type { ReplicateSettings } from './settings';

interface Words {
	status: number;
	title: string;
	detail: string;
}

const words = (status: number, title: string, detail: string): Words => ({ status, title, detail });
const BAD_KEY = words(401, 'Unauthenticated', 'You did not pass a valid authentication token');
const THROTTLED = words(
	429,
	'Too many requests',
	'Request was throttled. Your rate limit resets in ~1s.',
);
const FLAGGED = words(
	422,
	'Input flagged',
	'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
);
const RESETS_IN_SECONDS = 1;

/** docs/vendors/replicate.md, "Errors"; what is not captured there is worded alike. */
const WORDS: Record<RefusalKind, Words> = {
	'no-key': words(401, 'Unauthenticated', 'You did not pass an authentication token'),
	'bad-key': BAD_KEY,
	'no-route': words(404, 'Not found', 'The requested resource could not be found.'),
	'malformed-body': words(400, 'Bad request', 'The request body is not valid JSON'),
	'body-too-large': words(413, 'Payload too large', 'The request body is too large'),
	invalid: words(422, 'Input validation failed', 'The input is not valid'),
	'empty-balance': words(
		402,
		'Insufficient credit',
		'You have insufficient credit to run this model. Go to https://replicate.com/account/billing to purchase credit.',
	),
	'no-permission': words(403, 'Forbidden', 'You do not have permission to perform this action.'),
	quota: words(
		402,
		'Monthly spend limit reached',
		'You have reached your monthly spend limit. Raise it in your account settings.',
	),
	throttle: THROTTLED,
	'too-many-tasks': THROTTLED,
	'moderation-prompt': FLAGGED,
	'moderation-image': FLAGGED,
	overloaded: words(503, 'Service unavailable', 'The service is temporarily unavailable.'),
	'internal-error': words(500, 'Internal server error', 'An unexpected error occurred.'),
	'model-not-found': words(404, 'Not found', 'The requested model could not be found.'),
	status: words(500, 'Error', 'The request failed.'),
};

/** How Replicate says no, in the shape its settings ask for. */
export function replicateWords({ errorField, throttleField }: ReplicateSettings): VendorWords {
	const body = (status: number, title: string, detail: string, more: object = {}) =>
		errorField === 'error' ? { error: detail, ...more } : { title, detail, status, ...more };
	return {
		refusal(kind: RefusalKind, details: RefusalDetails = {}): Answer {
			const said = WORDS[kind];
			const status = details.status ?? said.status;
			const detail = details.message ?? said.detail;
			const throttled = status === 429 && throttleField;
			const fields = details.parameter && [
				{ type: 'invalid', field: `input.${details.parameter}`, description: detail },
			];
			return json(
				status,
				body(status, said.title, detail, {
					...(throttled && { retry_after: RESETS_IN_SECONDS }),
					...(fields && { invalid_fields: fields }),
				}),
			);
		},
		okWithError: ({ message = 'An unexpected error occurred.' }): Answer =>
			json(200, body(500, 'Error', message)),
	};
}
