import { type Answer, changed, json, text } from '../core/answer';
import type { VendorWords } from '../core/words';
import type { FaultRule } from './rule';

const GATEWAY_PAGE =
	'<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';
const EDGE_PAGE =
	'<!DOCTYPE html><html lang="en-US"><head><title>Access denied | Cloudflare</title></head><body><h1>Error 1010</h1><p>The owner of this website has banned your access based on your browser\'s signature.</p></body></html>';
const HUGE_REPLY_BYTES = 64 * 1024 * 1024;

/** The page of an edge that blocks the client. */
export const edgeBlock = (): Answer =>
	text(403, 'text/html; charset=UTF-8', EDGE_PAGE, { server: 'cloudflare' });

/** The header for seconds or a date, if told. */
export function retryAfter(value: number | Date | undefined): Record<string, string> {
	if (value === undefined) return {};
	return { 'retry-after': value instanceof Date ? value.toUTCString() : String(value) };
}

const withHeaders = (answer: Answer, headers: Record<string, string>): Answer => ({
	...answer,
	headers: { ...answer.headers, ...headers },
});

/**
 * What a fault answers. `given` is what the vendor would have answered, where its work was done.
 * Faults that only change how an answer travels, or what a task becomes, leave it as it is.
 */
export function answerOf(
	rule: FaultRule,
	words: VendorWords,
	ownUrl: string,
	given: Answer | undefined,
): Answer {
	const moved = (status: number, location: string) =>
		withHeaders(text(status, 'text/plain', ''), { location });
	const real = given ?? words.refusal('internal-error');
	switch (rule.fault) {
		case 'status':
			return withHeaders(
				rule.body === undefined
					? words.refusal('status', rule)
					: typeof rule.body === 'string'
						? text(rule.status, 'text/plain; charset=utf-8', rule.body)
						: json(rule.status, rule.body),
				retryAfter(rule.retryAfter),
			);
		case 'answer-with-status':
			return { ...real, status: rule.status };
		case 'envelope-code':
			return changed(real, (body) => withCode(body, rule.code));
		case 'gateway-html':
			return text(502, 'text/html', GATEWAY_PAGE);
		case 'edge-block':
			return edgeBlock();
		case 'throttle':
			return withHeaders(words.refusal('throttle', rule), retryAfter(rule.retryAfter));
		case 'overloaded':
			return withHeaders(words.refusal('overloaded'), retryAfter(rule.retryAfter));
		case 'quota':
		case 'internal-error':
		case 'model-not-found':
			return words.refusal(rule.fault, rule);
		case 'moderation-prompt':
		case 'moderation-image':
			// With a task, the refusal is the task's outcome, which the vendor has told already.
			return given ?? words.refusal(rule.fault, rule);
		case 'ok-with-error':
			return words.okWithError(rule);
		case 'redirect':
			return moved(rule.status ?? 302, rule.to);
		case 'redirect-loop':
			return moved(302, ownUrl);
		case 'redirect-to-file':
			return moved(302, 'file:///etc/passwd');
		case 'truncated-body':
			return { ...real, body: real.body.subarray(0, Math.ceil(real.body.length / 2)) };
		case 'empty-body':
			return { ...real, body: Buffer.alloc(0) };
		case 'wrong-content-type':
			return withHeaders(real, { 'content-type': 'text/html; charset=utf-8' });
		case 'not-json':
			return { ...real, body: Buffer.from('upstream connect error or disconnect/reset') };
		case 'huge-reply':
			return json(200, { data: 'a'.repeat(rule.bytes ?? HUGE_REPLY_BYTES) });
		case 'download-expired':
			return storageError(403, 'AccessDenied', 'Request has expired');
		case 'download-missing':
			return storageError(404, 'NoSuchKey', 'The specified key does not exist.');
		case 'download-html':
			return text(200, 'text/html; charset=utf-8', '<html><body>Please sign in</body></html>');
		case 'download-wrong-type':
			return withHeaders(real, { 'content-type': 'text/plain' });
		default:
			return real;
	}
}

/** The envelope's code, in the type the vendor gives it. */
const withCode = (body: Record<string, unknown>, code: number): Record<string, unknown> =>
	'code' in body ? { ...body, code: typeof body.code === 'string' ? String(code) : code } : body;

/** What object storage answers for a file it does not give. */
export function storageError(status: number, code: string, message: string): Answer {
	return text(
		status,
		'application/xml',
		`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
	);
}
