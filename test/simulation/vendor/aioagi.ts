import { ok, pictureOf, WORDS, type Wire } from './wire';
import { urlsOf } from './task';

const CODES: Record<number, string> = {
	400: 'InvalidParameter',
	403: 'InputTextSensitiveContentDetected',
	429: 'rate_limit_exceeded',
	503: 'ServerOverloaded',
};

/** One request brings the images: there are no tasks to come back to (docs/vendors/aioagi.md). */
export const aioagi: Wire = {
	baseUrl: 'https://api.aiearth.dev/v1',
	credential: 'seedreamAioagiApi',
	synchronous: true,
	read: ({ body = {} }) => ({ kind: 'submission', body }),
	accepted: () => undefined,
	told: ([shown]) => {
		if (!shown || shown.phase === 'failed') {
			return { statusCode: 500, headers: {}, body: aioagi.error(500) };
		}
		const { task, phase } = shown;
		const data = urlsOf(task).map((url) =>
			task.base64 ? { b64_json: pictureOf(task).toString('base64') } : { url, size: '2048x2048' },
		);
		const error = { code: 'InternalServiceError', message: 'the set broke off' };
		return ok({
			model: task.body.model,
			data: phase === 'empty' ? [] : data,
			...(task.ending === 'mixed' && { error }),
		});
	},
	listed: () => undefined,
	error: (statusCode) => ({
		error: {
			message: WORDS[statusCode] ?? 'error',
			type: 'upstream_error',
			code: CODES[statusCode] ?? null,
		},
	}),
};
