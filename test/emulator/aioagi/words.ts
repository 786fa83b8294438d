import { randomUUID } from 'node:crypto';
import { ARK_QUOTA, ARK_WORDS, arkWords, type ArkWords } from '../ark/words';
import { type Answer, json } from '../core/answer';
import type { RefusalDetails, RefusalKind, VendorWords } from '../core/words';
import type { AioagiSettings } from './settings';

const gateway = (status: number, code: string, message: string): ArkWords => ({
	status,
	type: 'new_api_error',
	code,
	message,
});

/** The gateway's own refusals (docs/vendors/aioagi.md, "Errors"); the rest is what the upstream says through it. */
const WORDS: Record<RefusalKind, ArkWords> = {
	...ARK_WORDS,
	'no-key': gateway(401, 'invalid_api_key', 'No API key provided.'),
	'bad-key': gateway(401, 'invalid_api_key', 'Invalid token.'),
	'no-route': gateway(404, 'not_found', 'Invalid URL.'),
	'malformed-body': gateway(400, 'invalid_request', 'Invalid request body.'),
	'body-too-large': gateway(413, 'request_too_large', 'Request body too large.'),
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
	'model-not-found': gateway(
		404,
		'model_not_found',
		'No available channel for this model under the token group.',
	),
	status: gateway(500, 'bad_response_status_code', 'The upstream answered with an error.'),
};

/** How AIOAGI says no: the OpenAI form, with the gateway's or the upstream's code. */
export function aioagiWords(settings: AioagiSettings): VendorWords {
	const error = (words: ArkWords, status: number, details: RefusalDetails) => ({
		message: `${details.message ?? words.message} (request id: ${randomUUID()})`,
		type: words.type,
		param: details.parameter ?? '',
		code: codeOf(details.code ?? words.code, status, settings),
	});
	return {
		refusal(kind: RefusalKind, details: RefusalDetails = {}): Answer {
			const words = kind === 'quota' && details.status === 429 ? ARK_QUOTA : WORDS[kind];
			const fallback = kind === 'model-not-found' ? settings.modelNotFoundStatus : words.status;
			const status = details.status ?? fallback;
			return json(status, { error: error(words, status, details) });
		},
		okWithError: (details) => arkWords.okWithError(details),
	};
}

function codeOf(
	code: string | number,
	status: number,
	settings: AioagiSettings,
): string | number | null {
	if (settings.errorCode === 'string') return String(code);
	return settings.errorCode === 'number' ? status : null;
}
