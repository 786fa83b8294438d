import { randomUUID } from 'node:crypto';
import { type Answer, json } from '../core/answer';
import type { RefusalDetails, RefusalKind, VendorWords } from '../core/words';
import { MODERATION } from '../faults/outcome';
import type { FalSettings } from './settings';

/** A complaint of a model about one field. */
interface ModelWords {
	by: 'model';
	status: number;
	type: string;
	message: string;
}
/** A refusal of the platform. */
interface PlatformWords {
	by: 'platform';
	status: number;
	type?: string;
	message: string;
	headers?: Record<string, string>;
}

const platform = (
	status: number,
	message: string,
	type?: string,
	headers?: Record<string, string>,
): PlatformWords => ({ by: 'platform', status, message, type, headers });
const model = (type: string, message: string): ModelWords => ({
	by: 'model',
	status: 422,
	type,
	message,
});

const BAD_KEY = platform(401, 'invalid key credentials');
const TOO_MANY = platform(429, 'Too many concurrent requests', 'concurrent_requests_limit', {
	'x-fal-needs-retry': '1',
});
const locked = (reason: string): PlatformWords =>
	platform(403, `User is locked. Reason: ${reason}`);

/** docs/vendors/fal.md, "Errors"; what is not captured there is worded alike. */
const WORDS: Record<RefusalKind, ModelWords | PlatformWords> = {
	'no-key': platform(401, 'Authentication is required to access this application'),
	'bad-key': BAD_KEY,
	'no-route': platform(404, 'Not Found'),
	'malformed-body': model('value_error', 'The body is not a JSON object'),
	'body-too-large': platform(413, 'Request body is too large'),
	invalid: model('value_error', 'The input is not valid'),
	'empty-balance': locked('Exhausted balance. Top up your balance at fal.ai/dashboard/billing.'),
	'no-permission': platform(403, 'The key does not have the permission for this operation'),
	quota: locked('Budget limit of the key reached.'),
	throttle: TOO_MANY,
	'too-many-tasks': TOO_MANY,
	'moderation-prompt': model('content_policy_violation', MODERATION['moderation-prompt'].message),
	'moderation-image': model('content_policy_violation', MODERATION['moderation-image'].message),
	overloaded: platform(503, 'Service temporarily unavailable'),
	'internal-error': platform(500, 'Internal server error', 'internal_error'),
	'model-not-found': platform(404, 'Application not found'),
	status: platform(500, 'Request failed'),
};

/** A model's complaint in the shape the settings ask for. */
export function complaint(
	status: number,
	type: string,
	message: string,
	settings: FalSettings,
	field = 'prompt',
): Answer {
	const entry = {
		loc: ['body', field],
		msg: message,
		type,
		url: `https://docs.fal.ai/errors#${type}`,
		input: null,
	};
	const headers = { 'x-fal-error-type': type, 'x-fal-retryable': String(status >= 500) };
	if (settings.complaints === 'bare-list') return json(status, [entry], headers);
	const detail = settings.complaints === 'text' ? message : [entry];
	return json(status, { detail }, headers);
}

/** An error of the platform. */
export function platformError(
	status: number,
	message: string,
	type?: string,
	headers: Record<string, string> = {},
): Answer {
	if (type === undefined) return json(status, { detail: message }, headers);
	const typed = { ...headers, 'x-fal-error-type': type };
	return json(status, { detail: message, error_type: type }, typed);
}

/** How fal says no. */
export function falWords(settings: FalSettings): VendorWords {
	return {
		refusal(kind: RefusalKind, details: RefusalDetails = {}): Answer {
			const words = WORDS[kind];
			const status = details.status ?? words.status;
			const message = details.message ?? words.message;
			const code = details.code === undefined ? words.type : String(details.code);
			const answer =
				words.by === 'platform'
					? platformError(status, message, code, words.headers)
					: complaint(status, code ?? words.type, message, settings, details.parameter);
			if (kind !== 'throttle') return answer;
			// Replies name their request, also where that never ran (docs/vendors/fal.md, "Hosts and keys").
			return { ...answer, headers: { ...answer.headers, 'x-fal-request-id': randomUUID() } };
		},
		okWithError({ code = 'internal_error', message = 'Internal server error' }): Answer {
			return json(200, { detail: message, error_type: String(code) });
		},
		naming: (refusal, task) => ({
			...refusal,
			headers: { ...refusal.headers, 'x-fal-request-id': requestIdOf(task.id) },
		}),
	};
}

/** Tasks are kept by app and request id; over the wire the request id goes alone. */
export const requestIdOf = (taskId: string): string => taskId.split('/').at(-1) ?? taskId;
