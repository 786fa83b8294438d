import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import { ERROR_CLASSES } from '../../nodes/shared/vendors/wire/errorClasses';
import { retryAfter } from '../../nodes/shared/vendors/wire/errors';
import { excerpt } from '../../nodes/shared/vendors/wire/reply';
import type {
	ErrorKind,
	Reply,
	TaskReading,
	Vendor,
	VendorError,
} from '../../nodes/shared/vendors/vendor';
import { EVERY_VENDOR, VENDORS, type VendorName } from '../../nodes/shared/vendors/vendors';
import { reply } from './vendors/reply';

const FILE = { bytes: Buffer.from('file'), fileName: 'a.png', mimeType: 'image/png' };

type Outcome = 'refused' | 'ambiguous';

/** What became of a submission that was not taken; anything else fails the test. */
function submittedTo(vendor: Vendor, given: Reply): { outcome: Outcome; error: VendorError } {
	const reading = vendor.readSubmission(given);
	if (reading.outcome === 'refused' || reading.outcome === 'ambiguous') return reading;
	throw new Error(`the submission was ${reading.outcome}`);
}

const submitted = (vendor: VendorName, given: Reply) => submittedTo(VENDORS[vendor], given);

function asked(vendor: VendorName, given: Reply): TaskReading {
	const reading = VENDORS[vendor].tasks?.readSingle(given);
	if (!reading) throw new Error(`${vendor} has no tasks`);
	return reading;
}

/** An error body as each vendor writes it (docs/vendors, "Errors"). */
type ErrorBody = (code: unknown, message: string) => object;
const bodyOf = {
	atlasCloud: (code, message) => ({ code, msg: message, request_id: 'r-1', data: null }),
	aceData: (code, message) => ({ error: { code, message }, trace_id: 't-1' }),
	aioagi: (code, message) => ({ error: { message, type: 'x', param: '', code } }),
} satisfies Partial<Record<VendorName, ErrorBody>>;
type Named = keyof typeof bodyOf;
/** The vendors whose error bodies are known here; what needs none is tried on every vendor. */
const NAMES = Object.keys(bodyOf) as Named[];

describe('HTTP statuses at Atlas Cloud (section 2.9)', () => {
	it.each<[number, ErrorKind, Outcome]>([
		[400, 'input', 'refused'],
		[401, 'credential', 'refused'],
		[402, 'balance', 'refused'],
		[403, 'permission', 'refused'],
		[404, 'model', 'refused'],
		[413, 'tooLarge', 'refused'],
		[422, 'input', 'refused'],
		[429, 'throttle', 'refused'],
		[451, 'region', 'refused'],
		[500, 'server', 'ambiguous'],
		[502, 'server', 'ambiguous'],
		[503, 'overloaded', 'ambiguous'],
		[504, 'timeout', 'ambiguous'],
	])('%s on a submission is %s and %s', (status, kind, outcome) => {
		for (const code of [status, String(status)]) {
			const given = reply(status, bodyOf.atlasCloud(code, 'the words of the vendor'));
			expect(submitted('atlasCloud', given)).toMatchObject({
				outcome,
				error: { kind, statusCode: status, message: 'the words of the vendor' },
			});
		}
	});

	it.each<[number, ErrorKind, Outcome]>([
		[400, 'input', 'refused'],
		[401, 'credential', 'refused'],
		[402, 'balance', 'refused'],
		[403, 'permission', 'refused'],
		[429, 'throttle', 'refused'],
		[500, 'server', 'ambiguous'],
		[504, 'timeout', 'ambiguous'],
	])('code %s in an HTTP 200 is %s and %s (C4)', (code, kind, outcome) => {
		for (const written of [code, String(code)]) {
			const given = reply(200, bodyOf.atlasCloud(written, 'words'));
			expect(submitted('atlasCloud', given)).toMatchObject({ outcome, error: { kind } });
		}
	});

	it('a code that is a word decides where it is known', () => {
		const given = reply(400, bodyOf.atlasCloud('INVALID_ARGUMENT', 'size is wrong'));
		expect(submitted('atlasCloud', given)).toMatchObject({
			outcome: 'refused',
			error: { kind: 'input', code: 'INVALID_ARGUMENT', message: 'size is wrong' },
		});
	});

	it('an unknown word as code in an HTTP 200 is ambiguous', () => {
		const given = reply(200, bodyOf.atlasCloud('SOMETHING_NEW', 'words'));
		expect(submitted('atlasCloud', given).outcome).toBe('ambiguous');
	});

	it.each([
		['msg', { code: 402, msg: 'too poor', data: null }],
		['message', { code: 402, message: 'too poor', data: null }],
		['error', { code: 402, error: 'too poor' }],
		['an error object', { error: { type: 'billing', code: 'x', message: 'too poor', param: '' } }],
	])('the words are found in %s', (_name, body) => {
		expect(submitted('atlasCloud', reply(402, body))).toMatchObject({
			error: { kind: 'balance', message: 'too poor' },
		});
	});

	it.each([
		[401, 'credential'],
		[402, 'balance'],
		[403, 'permission'],
		[429, 'throttle'],
		[500, 'server'],
		[503, 'overloaded'],
		[504, 'timeout'],
	] as const)('%s to a question about a task leaves it unanswered, as %s', (status, kind) => {
		expect(asked('atlasCloud', reply(status, bodyOf.atlasCloud(status, 'words')))).toMatchObject({
			status: 'unanswered',
			error: { kind, statusCode: status },
		});
	});

	it.each([400, 404])(
		'%s to a question about a task is "not known, or not yet" (2.3)',
		(status) => {
			expect(asked('atlasCloud', reply(status, bodyOf.atlasCloud(status, 'not found')))).toEqual({
				status: 'unknown',
			});
			expect(asked('atlasCloud', reply(200, bodyOf.atlasCloud(status, 'not found')))).toEqual({
				status: 'unknown',
			});
		},
	);

	it('a page that is not the API does not make a task unknown', () => {
		expect(asked('atlasCloud', reply(404, '<html>nothing here</html>')).status).toBe('unanswered');
	});

	it('a code in an HTTP 200 leaves a question unanswered', () => {
		expect(asked('atlasCloud', reply(200, bodyOf.atlasCloud(401, 'bad key')))).toMatchObject({
			status: 'unanswered',
			error: { kind: 'credential' },
		});
	});

	it('an upload is told its error', () => {
		const given = reply(413, bodyOf.atlasCloud(413, 'too big'));
		expect(VENDORS.atlasCloud.uploads?.read(given, FILE)).toMatchObject({
			kind: 'tooLarge',
			message: 'too big',
		});
	});
});

describe('codes at AceData Cloud (section 3.7)', () => {
	const codes: [number, string, ErrorKind, Outcome][] = [
		[400, 'token_mismatched', 'credential', 'refused'],
		[400, 'disabled', 'credential', 'refused'],
		[400, 'no_token', 'credential', 'refused'],
		[400, 'bad_request', 'input', 'refused'],
		[401, 'invalid_token', 'credential', 'refused'],
		[401, 'token_expired', 'credential', 'refused'],
		[401, 'token_mismatched', 'credential', 'refused'],
		[403, 'used_up', 'balance', 'refused'],
		[413, 'request_too_large', 'tooLarge', 'refused'],
		[429, 'too_many_requests', 'throttle', 'refused'],
		[500, 'api_error', 'server', 'ambiguous'],
	];

	it.each(codes)('%s %s on a submission is %s and %s', (status, code, kind, outcome) => {
		const given = reply(status, bodyOf.aceData(code, 'the words of the vendor'));
		expect(submitted('aceData', given)).toMatchObject({
			outcome,
			error: { kind, code, statusCode: status, message: 'the words of the vendor' },
		});
	});

	it.each(codes)('%s %s to a question leaves the task unanswered, as %s', (status, code, kind) => {
		const given = reply(status, bodyOf.aceData(code, 'words'));
		expect(asked('aceData', given)).toMatchObject({ status: 'unanswered', error: { kind } });
		expect(VENDORS.aceData.tasks?.batch?.read(given, ['a'])).toMatchObject({ kind });
	});

	it.each([400, 404])('api_not_implemented with %s is not worth another try', (status) => {
		const { outcome, error } = submitted(
			'aceData',
			reply(status, bodyOf.aceData('api_not_implemented', 'words')),
		);
		expect(outcome).toBe('refused');
		expect(ERROR_CLASSES[error.kind].transient).toBe(false);
	});

	it.each([
		// "no_api = wrong path"; 402 comes from another host only. Both are mended in the credential.
		[404, 'no_api'],
		[402, 'payment_required'],
	])('%s %s points to the base URL', (status, code) => {
		const { outcome, error } = submitted('aceData', reply(status, bodyOf.aceData(code, 'words')));
		expect(outcome).toBe('refused');
		expect(ERROR_CLASSES[error.kind].advice).toContain('base URL');
	});

	it.each([
		['your prompt was flagged by content moderation', 'moderation'],
		['The request violates our policy', 'moderation'],
		['sensitive words', 'moderation'],
		['you have no access to this service', 'permission'],
	] as const)('403 without a known code and "%s" is %s (C23)', (message, kind) => {
		expect(submitted('aceData', reply(403, bodyOf.aceData('forbidden', message)))).toMatchObject({
			outcome: 'refused',
			error: { kind, message },
		});
	});

	it('403 with a detail shows it', () => {
		expect(submitted('aceData', reply(403, { detail: 'not for you' }))).toMatchObject({
			outcome: 'refused',
			error: { kind: 'permission', message: 'not for you' },
		});
	});

	it('an error that is bare text is its message', () => {
		expect(submitted('aceData', reply(400, { error: 'size is invalid' }))).toMatchObject({
			outcome: 'refused',
			error: { kind: 'input', message: 'size is invalid' },
		});
	});

	it('success false in an HTTP 200 is an error with the class of its code', () => {
		const body = { success: false, error: { code: 'used_up', message: 'nothing left' } };
		expect(submitted('aceData', reply(200, body))).toMatchObject({
			outcome: 'refused',
			error: { kind: 'balance', message: 'nothing left' },
		});
	});

	it('success false in an HTTP 200 without a known code is ambiguous', () => {
		const body = { success: false, error: 'something went wrong' };
		expect(submitted('aceData', reply(200, body))).toMatchObject({
			outcome: 'ambiguous',
			error: { message: 'something went wrong' },
		});
	});

	it('an upstream code quoted in the message says more than the code around it', () => {
		const message = 'upstream: InputTextSensitiveContentDetected: the prompt may be sensitive';
		const given = reply(500, bodyOf.aceData('api_error', message));
		expect(submitted('aceData', given).error.kind).toBe('moderation');
	});

	it('an error in an HTTP 200 to a question is no statement about the task', () => {
		const given = reply(200, bodyOf.aceData('invalid_token', 'bad token'));
		expect(asked('aceData', given)).toMatchObject({
			status: 'unanswered',
			error: { kind: 'credential' },
		});
	});
});

describe('upstream codes (section 5.2)', () => {
	const codes: [number, ErrorKind, Outcome, string[]][] = [
		[
			400,
			'input',
			'refused',
			[
				'MissingParameter',
				'InvalidParameter',
				'InvalidParameter.Size',
				'InvalidImageURL.InvalidFormat',
				'InvalidImageURL.EmptyURL',
				'InvalidEndpoint.ClosedEndpoint',
				'BadRequest',
			],
		],
		[
			400,
			'moderation',
			'refused',
			[
				'SensitiveContentDetected',
				'SensitiveContentDetected.SevereViolation',
				'SensitiveContentDetected.Violence',
				'InputTextSensitiveContentDetected',
				'InputImageSensitiveContentDetected',
				'InputImageSensitiveContentDetected.PrivacyInformation',
				'OutputImageSensitiveContentDetected.DeepFake',
				'OutputImageSensitiveContentDetected.PolicyViolation',
				'OutputImageSensitiveContentDetected.SomethingNew',
				'OutputTextSensitiveContentDetected',
				'InputTextRiskDetection',
				'OutputTextRiskDetection',
				'InputImageRiskDetection',
				'OutputImageRiskDetection',
				'ContentSecurityDetectionError',
				'PolicyViolation',
			],
		],
		[401, 'credential', 'refused', ['AuthenticationError', 'InvalidAccountStatus']],
		[403, 'permission', 'refused', ['AccessDenied', 'OperationDenied.ServiceNotOpen']],
		[403, 'balance', 'refused', ['AccountOverdueError', 'OperationDenied.ServiceOverdue']],
		[
			404,
			'model',
			'refused',
			[
				'InvalidEndpointOrModel.NotFound',
				'InvalidEndpointOrModel.ModelIDAccessDisabled',
				'ModelNotOpen',
			],
		],
		[
			429,
			'throttle',
			'refused',
			[
				'ModelAccountIpmRateLimitExceeded',
				'ModelAccountRpmRateLimitExceeded',
				'ModelAccountTpmRateLimitExceeded',
				'RateLimitExceeded.EndpointRPMExceeded',
				'RateLimitExceeded.EndpointTPMExceeded',
				'APIAccountRpmRateLimitExceeded',
				'AccountRateLimitExceeded',
				'RequestBurstTooFast',
				'InflightBatchsizeExceeded',
				// With 429 it is a throttle; with 503 see below.
				'ServerOverloaded',
			],
		],
		[429, 'quota', 'refused', ['QuotaExceeded', 'SetLimitExceeded']],
		[500, 'server', 'ambiguous', ['InternalServiceError']],
		[503, 'overloaded', 'ambiguous', ['ServerOverloaded']],
	];
	const each = codes.flatMap(([status, kind, outcome, names]) =>
		names.map((code) => [status, code, kind, outcome] as const),
	);

	it.each(each)('%s %s at AIOAGI is %s and %s', (status, code, kind, outcome) => {
		expect(submitted('aioagi', reply(status, bodyOf.aioagi(code, 'words')))).toMatchObject({
			outcome,
			error: { kind, code, statusCode: status, message: 'words' },
		});
	});

	it.each(each.filter(([status]) => status < 429))(
		'%s %s in the message at AceData Cloud is %s',
		(status, code, kind) => {
			const given = reply(status, bodyOf.aceData('bad_request', `upstream said ${code}: words`));
			expect(submitted('aceData', given).error.kind).toBe(kind);
		},
	);

	it.each(['InputTextSensitiveContentDetected', 'QuotaExceeded', 'AuthenticationError'])(
		'%s on top of an HTTP 200 at AIOAGI is refused',
		(code) => {
			const body = { ...bodyOf.aioagi(code, 'words'), data: [] };
			expect(submitted('aioagi', reply(200, body)).outcome).toBe('refused');
		},
	);

	it('InternalServiceError on top of an HTTP 200 is ambiguous', () => {
		const body = { ...bodyOf.aioagi('InternalServiceError', 'words'), data: [] };
		expect(submitted('aioagi', reply(200, body)).outcome).toBe('ambiguous');
	});

	it.each(['InputTextSensitiveContentDetected', 'OutputImageSensitiveContentDetected.DeepFake'])(
		'%s never counts as worth a free retry',
		(code) => {
			const { error } = submitted('aioagi', reply(400, bodyOf.aioagi(code, 'words')));
			expect(ERROR_CLASSES[error.kind].transient).toBe(false);
		},
	);
});

describe('statuses at AIOAGI (sections 4.1 and 4.4)', () => {
	it.each<[number, string | number | null, string, ErrorKind, Outcome]>([
		[401, null, 'Invalid token', 'credential', 'refused'],
		[401, 'invalid_api_key', 'Invalid token', 'credential', 'refused'],
		[403, null, 'insufficient balance', 'balance', 'refused'],
		[403, null, '用户余额不足', 'balance', 'refused'],
		[403, 'insufficient_user_quota', 'words', 'balance', 'refused'],
		[403, null, 'the quota of the token group is used up', 'quota', 'refused'],
		[403, null, 'this token may not use the model', 'permission', 'refused'],
		[404, null, 'no such model', 'model', 'refused'],
		[404, 'model_not_found', 'no such model', 'model', 'refused'],
		// Named clearly, but nobody documents it as unbilled.
		[503, 'model_not_found', 'no available channel', 'model', 'ambiguous'],
		[429, null, 'slow down', 'throttle', 'refused'],
		[400, null, 'size is invalid', 'input', 'refused'],
		[400, 1234, 'size is invalid', 'input', 'refused'],
		[413, null, 'too large', 'tooLarge', 'refused'],
		[500, null, 'upstream', 'server', 'ambiguous'],
		[502, null, 'upstream', 'server', 'ambiguous'],
		[503, null, 'busy', 'overloaded', 'ambiguous'],
		[504, null, 'too slow', 'timeout', 'ambiguous'],
		[524, null, 'too slow', 'server', 'ambiguous'],
	])('%s with code %p and "%s" is %s and %s', (status, code, message, kind, outcome) => {
		expect(submitted('aioagi', reply(status, bodyOf.aioagi(code, message)))).toMatchObject({
			outcome,
			error: { kind, message },
		});
	});

	it('an error that is bare text is its message', () => {
		expect(submitted('aioagi', reply(401, { error: 'who are you' }))).toMatchObject({
			error: { kind: 'credential', message: 'who are you' },
		});
	});
});

describe('a submission may be repeated only where it was certainly refused (money rule 2)', () => {
	const THROTTLES: Record<Named, string[]> = {
		atlasCloud: ['RateLimitExceeded'],
		aceData: ['too_many_requests', 'RateLimitExceeded'],
		aioagi: ['rate_limit_exceeded', 'ModelAccountIpmRateLimitExceeded'],
	};
	const repeatable = ({ outcome, error }: ReturnType<typeof submitted>): boolean =>
		outcome === 'refused' && ['throttle', 'connection'].includes(error.kind);

	it.each(NAMES)('%s: a 429 throttle is', (vendor) => {
		for (const code of THROTTLES[vendor]) {
			expect(repeatable(submitted(vendor, reply(429, bodyOf[vendor](code, 'slow down'))))).toBe(
				true,
			);
		}
		expect(repeatable(submitted(vendor, reply(429, bodyOf[vendor](429, 'slow down'))))).toBe(true);
	});

	it.each(NAMES)('%s: a quota that comes as 429 is not', (vendor) => {
		const reading = submitted(vendor, reply(429, bodyOf[vendor]('QuotaExceeded', 'all gone')));
		expect(reading).toMatchObject({ outcome: 'refused', error: { kind: 'quota' } });
	});

	it.each(
		NAMES.flatMap((vendor) =>
			[500, 502, 503, 504].flatMap((status) =>
				THROTTLES[vendor].map((code) => [vendor, status, code] as const),
			),
		),
	)('%s: a %s is not, though it names %s', (vendor, status, code) => {
		const named = submitted(vendor, reply(status, bodyOf[vendor](code, 'words')));
		expect(repeatable(named)).toBe(false);
		const quoted = submitted(
			vendor,
			reply(status, bodyOf[vendor]('api_error', 'upstream: RateLimitExceeded.EndpointRPMExceeded')),
		);
		expect(repeatable(quoted)).toBe(false);
	});

	it.each(
		EVERY_VENDOR.flatMap((vendor) =>
			[500, 501, 502, 503, 504, 520, 524, 599, 408].map((status) => ({ vendor, status })),
		),
	)('$vendor.name: a $status without a code is ambiguous', ({ vendor, status }) => {
		for (const body of [{}, '<html>gateway</html>', '']) {
			expect(submittedTo(vendor, reply(status, body)).outcome).toBe('ambiguous');
		}
	});

	it.each(
		EVERY_VENDOR.flatMap((vendor) => [301, 302, 307, 308].map((status) => ({ vendor, status }))),
	)('$vendor.name: a redirect ($status) is ambiguous', ({ vendor, status }) => {
		const given = reply(status, '', { location: 'https://elsewhere.example/' });
		expect(submittedTo(vendor, given)).toMatchObject({
			outcome: 'ambiguous',
			error: { kind: 'redirect' },
		});
		expect(submittedTo(vendor, reply(status, {})).outcome).toBe('ambiguous');
	});

	it.each(
		EVERY_VENDOR.flatMap((vendor) =>
			[
				'{"code":200,"data":{"id":"0123',
				'<html>ok</html>',
				'',
				null,
				undefined,
				[],
				[{ id: 'a' }],
				7,
			].map((body) => ({ vendor, body })),
		),
	)('$vendor.name: an unreadable 200 is ambiguous: $body', ({ vendor, body }) => {
		expect(submittedTo(vendor, reply(200, body))).toMatchObject({
			outcome: 'ambiguous',
			error: { kind: 'unreadable' },
		});
	});

	it.each(EVERY_VENDOR)('$name: a page of the edge with 403 is refused, as blocked', (vendor) => {
		// Section 2.1: an HTML 403 with error 1010 is the edge.
		const page = '<html><body>error code: 1010</body></html>';
		expect(submittedTo(vendor, reply(403, page))).toMatchObject({
			outcome: 'refused',
			error: { kind: 'edge', statusCode: 403, message: 'error code: 1010' },
		});
	});

	it.each(EVERY_VENDOR)(
		'$name: a page with 404 is no API at all: the base URL is wrong',
		(vendor) => {
			const page = reply(404, '<html><h1>Not Found</h1></html>');
			const { outcome, error } = submittedTo(vendor, page);
			expect(outcome).toBe('refused');
			expect(ERROR_CLASSES[error.kind].advice).toContain('base URL');
		},
	);
});

describe('Retry-After', () => {
	const now = Date.UTC(2026, 0, 1, 12, 0, 0);
	const header = (value: unknown): Reply => reply(429, {}, { 'retry-after': value });

	it.each([
		['7', 7000],
		['0', 0],
		[' 30 ', 30_000],
		['1.5', 1500],
		['-3', 0],
		['Thu, 01 Jan 2026 12:00:10 GMT', 10_000],
		['Thu, 01 Jan 2026 11:00:00 GMT', 0],
	])('of "%s" is %s milliseconds', (value, milliseconds) => {
		expect(retryAfter(header(value), now)).toBe(milliseconds);
	});

	it.each(['soon', '', '  ', 'Infinity', 'NaN', null, undefined, {}, []])(
		'of %p is none',
		(value) => {
			expect(retryAfter(header(value), now)).toBeUndefined();
		},
	);

	it('is absent without the header', () => {
		expect(retryAfter(reply(429, {}), now)).toBeUndefined();
	});

	it("as a date counts from the reply's own date, whatever our clock says", () => {
		const date = 'Thu, 01 Jan 2026 12:00:00 GMT';
		const given = reply(429, {}, { date, 'retry-after': 'Thu, 01 Jan 2026 12:00:10 GMT' });
		expect(retryAfter(given, now - 3_600_000)).toBe(10_000);
	});

	it.each(NAMES)('of %s reaches the error of a submission', (vendor) => {
		const given = reply(429, bodyOf[vendor](429, 'slow down'), { 'retry-after': '12' });
		expect(submitted(vendor, given).error.retryAfter).toBe(12_000);
		const page = reply(429, '<html>slow down</html>', { 'retry-after': '12' });
		expect(submitted(vendor, page).error.retryAfter).toBe(12_000);
	});

	it.each(['atlasCloud', 'aceData'] as const)('of %s reaches the error of a question', (vendor) => {
		const given = reply(429, bodyOf[vendor](429, 'slow down'), { 'retry-after': '12' });
		expect(asked(vendor, given)).toMatchObject({ error: { retryAfter: 12_000 } });
	});

	it('reaches the error of a batch', () => {
		const given = reply(429, bodyOf.aceData('too_many_requests', 'x'), { 'retry-after': '3' });
		expect(VENDORS.aceData.tasks?.batch?.read(given, ['a'])).toMatchObject({ retryAfter: 3000 });
	});
});

describe('the words of a vendor', () => {
	const PAGE = `<!DOCTYPE html><html><head><title>502 Bad Gateway</title>
		<style>body { color: red; }</style><script>var x = "<b>";</script></head>
		<body><h1>502 Bad&nbsp;Gateway</h1><hr>nginx ${'<p>filler text</p>'.repeat(500)}</body></html>`;

	it.each(EVERY_VENDOR)('that are a page are shortened and lose their tags ($name)', (vendor) => {
		const { message } = submittedTo(vendor, reply(502, PAGE)).error;
		expect(message).toContain('502 Bad Gateway');
		expect(message).not.toMatch(/[<>{}]|color|var x/);
		expect(message).not.toMatch(/\s\s|\n/);
		expect(message.length).toBeLessThanOrEqual(201);
	});

	it('that are a page cut in the middle of a tag lose it too', () => {
		expect(excerpt('<h1>Bad Gateway</h1><div class="wrap')).toBe('Bad Gateway');
	});

	it('that are a page cut inside a script show none of it', () => {
		expect(excerpt('<h1>Busy</h1><script>window.secret = 1; call(')).toBe('Busy');
	});

	it('that are nothing are called so', () => {
		for (const nothing of ['', '   ', '<html></html>', undefined]) {
			expect(excerpt(nothing)).toMatch(/empty/);
		}
	});

	it('that are long are cut, in JSON too', () => {
		for (const vendor of NAMES) {
			const { error } = submitted(vendor, reply(400, bodyOf[vendor]('x', 'long '.repeat(1000))));
			expect(error.message.length).toBeLessThanOrEqual(201);
			expect(error.message).toMatch(/^long long/);
		}
	});

	it('that are unknown JSON are shown as received, shortened', () => {
		for (const vendor of EVERY_VENDOR) {
			const { error } = submittedTo(vendor, reply(418, { teapot: { short: true, stout: true } }));
			expect(error.message).toContain('teapot');
		}
	});

	const KEYS = [
		'apikey-0123456789abcdef0123456789abcdef',
		'sk-Abcdefghijklmnop1234567890-_xyz',
		'Bearer 8a7b6c5d4e3f2a1b8a7b6c5d4e3f2a1b',
		'bearer eyJhbGciOi.J9.abc-def_ghi',
		'Bearer sk-Abcdefghijklmnop1234567890',
	];
	it.each(KEYS)('never show the key %s', (key) => {
		const secret = key.replace(/^bearer /i, '');
		for (const vendor of NAMES) {
			const bodies = [
				bodyOf[vendor]('x', `the key ${key} is not valid`),
				bodyOf[vendor]('x', `Authorization:${key}.`),
				{ headers: { authorization: key } },
				`<html>denied: ${key}</html>`,
				`"${key}"`,
			];
			for (const body of bodies) {
				const { message } = submitted(vendor, reply(401, body)).error;
				expect(message).not.toContain(secret);
				expect(message).not.toContain(secret.slice(0, 12));
			}
		}
	});

	it('never show a key whole that the cut would split', () => {
		const key = 'sk-Abcdefghijklmnop1234567890';
		for (let before = 150; before < 205; before += 1) {
			expect(excerpt(`${'word '.repeat(50).slice(0, before)} ${key}`)).not.toContain('Abcdef');
		}
	});

	it('keep ordinary words that look a little like keys', () => {
		expect(excerpt('task-17 failed: ask-me, risk-free, disk-full')).toBe(
			'task-17 failed: ask-me, risk-free, disk-full',
		);
	});

	const IMAGE = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 37) % 256));
	const BASE64 = IMAGE.toString('base64');
	it.each([
		['bare', BASE64],
		['in a data URI', `invalid image data:image/png;base64,${BASE64}`],
		['in quotes', `the value "${BASE64}" is too long`],
		['in lines', BASE64.replace(/.{76}/g, '$&\r\n')],
		['made safe for URLs', IMAGE.toString('base64url')],
	])('never show image data: %s', (_name, text) => {
		for (const body of [text, { error: { message: text } }, { echo: { image: [text] } }]) {
			expect(excerpt(body)).not.toMatch(/[A-Za-z0-9+/_-]{60,}/);
		}
	});

	it('are one short line, whatever they were', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.jsonValue()), (body) => {
				const words = excerpt(body);
				expect(words).toMatch(/\S/);
				expect(words.length).toBeLessThanOrEqual(201);
				expect(words).not.toMatch(/[\r\n\t]/);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('every error class', () => {
	it.each(Object.entries(ERROR_CLASSES))(
		'%s tells what happened and what to do',
		(_kind, words) => {
			expect(words.happened).toMatch(/^[a-z].*[^.]$/);
			expect(words.advice).toMatch(/^[A-Z].*\.$/);
			// Words that NodeError swaps for advice of its own (docs/design.md, "Settled details").
			expect(`${words.happened} ${words.advice}`).not.toMatch(/ECONNRESET|ETIMEDOUT/);
		},
	);

	it('that leaves a submission open is never one that a person could take for refused', () => {
		const open = Object.entries(ERROR_CLASSES)
			.filter(([, { submission }]) => submission === 'ambiguous')
			.map(([kind]) => kind)
			.sort();
		expect(open).toEqual(
			[
				...['connection', 'overloaded', 'redirect', 'server', 'timeout', 'unreadable'],
				// Told of tasks that exist, never of a submission's answer.
				...['deadline', 'empty', 'storage', 'expired'],
			].sort(),
		);
	});

	it('that free calls are repeated for is one that can pass (money rule 4)', () => {
		const transient = Object.entries(ERROR_CLASSES)
			.filter(([, words]) => words.transient)
			.map(([kind]) => kind)
			.sort();
		expect(transient).toEqual(
			['connection', 'overloaded', 'server', 'throttle', 'timeout', 'unreadable'].sort(),
		);
	});
});
