import { type Answer, json } from '../core/answer';
import type { RefusalDetails, RefusalKind, VendorWords } from '../core/words';
import { MODERATION } from '../faults/outcome';
import type { WaveSpeedSettings } from './settings';

// docs/vendors/waveSpeed.md, "Errors". The words are not published, but for "insufficient credits".
const WORDS: Record<RefusalKind, { status: number; message: string }> = {
	'no-key': { status: 401, message: 'Missing API key' },
	'bad-key': { status: 401, message: 'Invalid API key' },
	'no-route': { status: 404, message: 'Not found' },
	'malformed-body': { status: 400, message: 'Invalid request body' },
	'body-too-large': { status: 413, message: 'Request body too large' },
	invalid: { status: 400, message: 'Invalid input' },
	'empty-balance': { status: 402, message: 'Insufficient credits. Please top up.' },
	'no-permission': { status: 403, message: 'The role of this access key does not allow that' },
	quota: { status: 403, message: 'QuotaExceeded: the limit of this access key is reached' },
	throttle: { status: 429, message: 'Rate limit exceeded' },
	'too-many-tasks': { status: 429, message: 'Too many concurrent tasks' },
	'moderation-prompt': { status: 400, message: MODERATION['moderation-prompt'].message },
	'moderation-image': { status: 400, message: MODERATION['moderation-image'].message },
	overloaded: { status: 503, message: 'Service overloaded' },
	'internal-error': { status: 500, message: 'Internal server error' },
	'model-not-found': { status: 404, message: 'Model not found' },
	status: { status: 500, message: 'Request failed' },
};

/** How WaveSpeedAI says no, in the shape its settings ask for. */
export function waveSpeedWords({ errors }: WaveSpeedSettings): VendorWords {
	const told = (status: number, code: string | number, message: string): Answer =>
		json(errors === 'status' ? status : 200, { code, message });
	return {
		refusal(kind: RefusalKind, details: RefusalDetails = {}): Answer {
			const words = WORDS[kind];
			const status = details.status ?? words.status;
			const message = details.message ?? words.message;
			if (details.code === undefined) return told(status, status, message);
			return json(errors === 'status' ? status : 200, {
				code: status,
				message,
				error_code: details.code,
			});
		},
		okWithError: ({ code = 402, message = WORDS['empty-balance'].message }) =>
			json(200, { code, message }),
	};
}
