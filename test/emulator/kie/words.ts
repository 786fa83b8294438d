import { type Answer, json } from '../core/answer';
import type { RefusalDetails, RefusalKind, VendorWords } from '../core/words';
import { MODERATION } from '../faults/outcome';
import type { KieSettings } from './settings';

// docs/vendors/kie.md, "Errors": the number is the body's `code`.
const WORDS: Record<RefusalKind, { code: number; message: string }> = {
	'no-key': { code: 401, message: 'Unauthorized - authentication credentials are missing' },
	'bad-key': { code: 401, message: 'Unauthorized - authentication credentials are invalid' },
	'no-route': { code: 404, message: 'Not Found' },
	'malformed-body': { code: 400, message: 'The body is not valid JSON' },
	'body-too-large': { code: 413, message: 'Request entity too large' },
	invalid: { code: 422, message: 'The request parameters failed validation' },
	'empty-balance': { code: 402, message: 'The account has insufficient credits' },
	'no-permission': { code: 403, message: 'This key has no access to the model' },
	quota: { code: 402, message: 'QuotaExceeded: the key has reached its limit of credits' },
	throttle: { code: 429, message: 'The request frequency is too high' },
	'too-many-tasks': { code: 429, message: 'Too many tasks at once' },
	'moderation-prompt': { code: 422, message: MODERATION['moderation-prompt'].message },
	'moderation-image': { code: 422, message: MODERATION['moderation-image'].message },
	overloaded: { code: 455, message: 'The service is under maintenance' },
	'internal-error': { code: 500, message: 'Server error, please try again later' },
	'model-not-found': { code: 422, message: 'The model name is not supported' },
	status: { code: 500, message: 'Server error' },
};

/** How Kie.ai says no: on HTTP 200, with the status in the body. */
export function kieWords({ errors, unknownModel }: KieSettings): VendorWords {
	const told = (code: string | number, msg: string, status = Number(code)): Answer =>
		json(errors === 'status' && status >= 300 ? status : 200, { code, msg, data: null });
	return {
		refusal(kind: RefusalKind, details: RefusalDetails = {}): Answer {
			const words = WORDS[kind];
			const own = kind === 'model-not-found' ? unknownModel : words.code;
			return told(details.code ?? details.status ?? own, details.message ?? words.message);
		},
		okWithError: ({ code = 402, message = WORDS['empty-balance'].message }) => told(code, message),
	};
}
