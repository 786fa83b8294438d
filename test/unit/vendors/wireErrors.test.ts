import { describe, expect, it } from '@jest/globals';
import type { ErrorKind } from '../../../nodes/shared/vendors/vendor';
import {
	kindOfCode,
	kindOfQuotedCode,
	MODERATION_WORDS,
} from '../../../nodes/shared/vendors/wire/errorCodes';
import {
	kindOfError,
	kindOfStatus,
	kindWithStatus,
	readForeignReply,
	retryAfter,
	statusIn,
} from '../../../nodes/shared/vendors/wire/errors';
import { outcomeOfError } from '../../../nodes/shared/vendors/wire/outcome';
import { reply } from './reply';

describe('the class of a status that no code explains', () => {
	it.each<[number, ErrorKind]>([
		[200, 'unreadable'],
		[299, 'unreadable'],
		[300, 'redirect'],
		[399, 'redirect'],
		[400, 'input'],
		[401, 'credential'],
		[402, 'balance'],
		[403, 'permission'],
		[404, 'model'],
		[405, 'input'],
		[408, 'timeout'],
		[409, 'server'],
		[413, 'tooLarge'],
		[422, 'input'],
		[429, 'throttle'],
		[451, 'region'],
		[499, 'input'],
		[500, 'server'],
		[503, 'overloaded'],
		[504, 'timeout'],
		[599, 'server'],
	])('%i is %s', (status, kind) => {
		expect(kindOfStatus(status)).toBe(kind);
	});
});

/* docs/design.md, money rule 2: a fault may have struck after work began, whatever it quotes. */
it.each<[ErrorKind | undefined, number, ErrorKind]>([
	['throttle', 429, 'throttle'],
	['throttle', 499, 'throttle'],
	['throttle', 500, 'server'],
	['balance', 503, 'overloaded'],
	['moderation', 500, 'moderation'],
	['model', 503, 'model'],
	['overloaded', 500, 'overloaded'],
	['server', 503, 'server'],
	['overloaded', 429, 'throttle'],
	['overloaded', 430, 'overloaded'],
	['server', 429, 'server'],
	[undefined, 404, 'model'],
])('what is called %s and comes with %i is %s', (named, status, kind) => {
	expect(kindWithStatus(named, status)).toBe(kind);
});

it.each<[string | undefined, number]>([
	['402', 402],
	['INVALID', 0],
	['1e999', 0],
	[undefined, 0],
])('the code %s is the status %i', (code, status) => {
	expect(statusIn(code)).toBe(status);
});

describe('the class of an error', () => {
	const dialect = { codes: { own: 'quota' as const }, words: [MODERATION_WORDS] };
	const kindOf = (status: number, text: string, code?: string) =>
		kindOfError({ code, text, status }, dialect);

	it.each([400, 402, 403, 422])('may stand in words alone with %i', (status) => {
		expect(kindOf(status, 'an unsafe, sensitive prompt')).toBe('moderation');
	});

	it.each<[number, ErrorKind]>([
		[401, 'credential'],
		[404, 'model'],
		[413, 'tooLarge'],
		[429, 'throttle'],
		[500, 'server'],
	])('is that of %i whatever its words', (status, kind) => {
		expect(kindOf(status, 'an unsafe, sensitive prompt')).toBe(kind);
	});

	it('is that of its code, else of one that it quotes, else of its words', () => {
		const text = 'ModelNotOpen: sensitive';
		expect(kindOf(400, text, 'own')).toBe('quota');
		expect(kindOf(400, text, 'other')).toBe('model');
		expect(kindOf(400, 'sensitive', 'other')).toBe('moderation');
		expect(kindOf(400, 'words', 'other')).toBe('input');
	});
});

describe('a code of the upstream', () => {
	it.each<[string | undefined, ErrorKind | undefined]>([
		['InvalidParameter', 'input'],
		['InvalidParameter.Size.Any', 'input'],
		['OperationDenied.ServiceOverdue', 'balance'],
		['OperationDenied.Other', 'permission'],
		['invalidparameter', undefined],
		['toString', undefined],
		['', undefined],
		[undefined, undefined],
	])('%j is of the class %j', (code, kind) => {
		expect(kindOfCode(code)).toBe(kind);
	});

	it.each<[string, ErrorKind | undefined]>([
		['BadRequest', 'input'],
		['upstream: OperationDenied.ServiceOverdue: pay', 'balance'],
		['Request failed Somewhere: AuthenticationError', 'credential'],
		['(QuotaExceeded)', 'quota'],
		['anonBadRequest', undefined],
		['BadRequests', undefined],
		['no code at all', undefined],
	])('in the words "%s" is of the class %j', (message, kind) => {
		expect(kindOfQuotedCode(message)).toBe(kind);
	});
});

describe('a reply that is none of the vendor’s', () => {
	it.each<[number, unknown, ErrorKind]>([
		[403, 'error code: 1010', 'edge'],
		[403, 'error code:1020', 'edge'],
		[403, 'Error code 1015', 'edge'],
		[403, 'error 1009', 'edge'],
		[403, '<title>Attention Required! | Cloudflare</title>', 'edge'],
		[403, 'error code: 10xx', 'unreadable'],
		[403, 'error 10ab', 'unreadable'],
		[403, 'Forbidden', 'unreadable'],
		[403, null, 'unreadable'],
		[503, 'cloudflare', 'overloaded'],
		[404, 'nothing', 'wrongHost'],
		[300, '', 'redirect'],
		[299, '', 'unreadable'],
		[200, '<html>', 'unreadable'],
		[401, 'Unauthorized', 'credential'],
	])('%i %j is of the class %s', (status, body, kind) => {
		expect(readForeignReply(reply(status, body))).toMatchObject({ kind, statusCode: status });
	});

	it('shows its words, and keeps how long to wait', () => {
		const given = reply(429, '<p>slow</p>', { 'retry-after': '3' });
		expect(readForeignReply(given)).toMatchObject({ message: 'slow', retryAfter: 3000 });
		expect(readForeignReply(reply(404, '<p>none</p>'))).toMatchObject({ message: 'none' });
		expect(readForeignReply(reply(403, 'error 1010'))).toMatchObject({ message: 'error 1010' });
	});
});

it('a date in the past is no time to wait, and one of the future is, by our clock where no other is', () => {
	const until = (value: string) => retryAfter(reply(429, {}, { 'retry-after': value }), 0);
	expect(until('Thu, 01 Jan 1970 00:00:07 GMT')).toBe(7000);
	expect(until('Wed, 31 Dec 1969 23:00:00 GMT')).toBe(0);
});

describe('what became of a submission that an error answers', () => {
	const outcome = (kind: ErrorKind, statusCode?: number, message = 'm') =>
		outcomeOfError({ kind, statusCode, message }, 'a');

	it.each<[ErrorKind, number | undefined]>([
		...[400, 401, 402, 403, 404, 413, 422, 429, 451].map((status): [ErrorKind, number] => [
			'input',
			status,
		]),
		['credential', 200],
		['quota', 299],
		['balance', undefined],
		['moderation', 500],
		['moderation', 300],
	])('it was refused as %s with %j', (kind, status) => {
		expect(outcome(kind, status)).toMatchObject({ outcome: 'refused', taskId: 'a' });
	});

	it.each<[ErrorKind, number | undefined]>([
		['input', 405],
		['input', 418],
		['credential', 300],
		['model', 503],
		['balance', 500],
		['server', 400],
		['timeout', undefined],
		['connection', 429],
	])('it may have been taken as %s with %j', (kind, status) => {
		expect(outcome(kind, status)).toMatchObject({ outcome: 'ambiguous', error: { kind } });
	});

	/** Words between, so many characters of them. */
	const gap = (length: number): string => ' '.padEnd(length, '.');

	it.each([
		'Timeout while downloading url: https://example.com/a.png',
		'time out at the download of your image',
		'The request timed out: download of the file',
		'failed to fetch https://example.com: no such file',
		'error in access to a resource',
		'unable to load image',
		'cannot download the url',
		'Could not download image',
		'the image is not accessible, and was not loaded as a file',
		'download failed',
		'Download of it timed out',
		'fetch time out',
		'fetch timeout',
		'download error',
		`error${gap(60)}download${gap(60)}url`,
		'errordownloadurl',
		`fetch${gap(40)}error`,
	])('it could not fetch a reference: "%s"', (message) => {
		const error = { kind: 'reference', message };
		expect(outcome('input', 400, message)).toMatchObject({ outcome: 'refused', error });
	});

	it.each([
		'failed: the size is wrong',
		'the file is too large',
		'error in the url',
		`error${gap(61)}download${gap(60)}url`,
		`error${gap(60)}download${gap(61)}url`,
		`fetch${gap(41)}error`,
	])('it said something else: "%s"', (message) => {
		expect(outcome('input', 400, message)).toMatchObject({ error: { kind: 'input' } });
		expect(outcome('model', 404, 'download failed')).toMatchObject({ error: { kind: 'model' } });
	});
});
