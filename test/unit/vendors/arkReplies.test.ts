import { describe, expect, it } from '@jest/globals';
import { bytePlus } from '../../../nodes/shared/vendors/bytePlus/bytePlus';
import type { Reply, SubmissionReading } from '../../../nodes/shared/vendors/vendor';

const URLS = [0, 1, 2].map((at) => `https://example.tos-ap-southeast-1.volces.com/${at}.jpeg`);
const MODEL = 'seedream-4-5-251128';

const reply = (body: unknown, statusCode = 200): Reply => ({
	statusCode,
	headers: {},
	body,
});
const read = (body: unknown, most?: number): SubmissionReading =>
	bytePlus.readSubmission(
		reply(body),
		most === undefined ? undefined : { model: MODEL, mostImages: most },
	);

const event = (type: string, more: object = {}): string =>
	`event: ${type}\ndata: ${JSON.stringify({ type, model: MODEL, created: 1, ...more })}\n\n`;
const came = (index: number): string =>
	event('image_generation.partial_succeeded', {
		image_index: index,
		url: URLS[index],
		size: '2048x2048',
	});
const failed = (index: number, code: string): string =>
	event('image_generation.partial_failed', { image_index: index, error: { code, message: 'no' } });
const completed = (generated_images?: number): string =>
	event('image_generation.completed', { usage: { generated_images } });
const DONE = 'data: [DONE]\n\n';

const result = (reading: SubmissionReading) => {
	if (reading.outcome !== 'finished' || reading.state.status !== 'succeeded') {
		throw new Error(`no images in ${JSON.stringify(reading)}`);
	}
	return reading.state.result;
};
const indices = (reading: SubmissionReading): number[] =>
	result(reading).images.map(({ index }) => index);

describe('the events of a set', () => {
	it('are images in their places, with size and model', () => {
		const set = result(read([came(0), came(1), came(2), completed(3), DONE].join(''), 3));
		expect(set).toMatchObject({ model: MODEL, failedImages: [] });
		expect(set.images).toMatchObject(
			URLS.map((url, index) => ({ index, url, width: 2048, height: 2048 })),
		);
	});

	it.each<[string, (text: string) => string]>([
		['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
		['with comments between', (text) => text.replaceAll('\n\n', '\n\n: keep-alive\n\n')],
		['without names', (text) => text.replace(/^event: .*\n/gm, '')],
		['without a blank behind the colon', (text) => text.replaceAll('data: ', 'data:')],
		['with a byte order mark', (text) => `\uFEFF${text}`],
		['without [DONE]', (text) => text.replace(DONE, '')],
		['without the completed event', (text) => text.replace(completed(2), '')],
		['without its count', (text) => text.replace(completed(2), completed())],
		['without blank lines at the end', (text) => text.trimEnd()],
		[
			'with previews, which are no images',
			(text) =>
				`${event('image_generation.partial_image', { partial_image_index: 0, b64_json: 'A'.repeat(99) })}${text}`,
		],
	])('are read %s', (_how, change) => {
		const reading = read(change([came(0), came(1), completed(2), DONE].join('')), 4);
		expect(indices(reading)).toEqual([0, 1]);
		expect(result(reading).failedImages).toEqual([]);
	});

	it('tell an image that was refused by its place, code and words', () => {
		const text = [came(0), failed(1, 'OutputImageSensitiveContentDetected'), came(2), completed(2)];
		const reading = read(text.join(''), 3);
		expect(indices(reading)).toEqual([0, 2]);
		expect(result(reading).failedImages).toEqual([
			{ index: 1, code: 'OutputImageSensitiveContentDetected', message: 'no' },
		]);
	});

	it('that all tell of refusals are a failed task of their class', () => {
		const text = [failed(0, 'OutputImageSensitiveContentDetected'), completed(0)].join('');
		expect(read(text, 2)).toMatchObject({
			outcome: 'finished',
			state: { status: 'failed', error: { kind: 'moderation' } },
		});
	});

	it('fewer than asked for are fewer, where the stream was completed', () => {
		expect(result(read([came(0), completed(1), DONE].join(''), 9)).failedImages).toEqual([]);
	});
});

describe('an image that a stream counts and does not hold', () => {
	const unread = 'event: image_generation.partial_succeeded\ndata: {"type":"image_gener\n\n';

	it.each<[string, string[], number, number[]]>([
		['at the end', [came(0), came(1), unread], 3, [2]],
		['in the middle', [came(0), unread, came(2)], 3, [1]],
		['beside one that was refused', [came(0), failed(1, 'X'), unread], 2, [1, 2]],
	])('is told %s', (_where, events, count, missing) => {
		const { failedImages } = result(read([...events, completed(count), DONE].join(''), 3));
		expect(failedImages.map(({ index }) => index)).toEqual(missing);
		expect(failedImages.at(-1)?.message).toContain('may have been made and billed');
	});

	it('is none where all came, from whatever number their places are counted', () => {
		const reading = read([came(1), came(2), completed(2), DONE].join(''), 3);
		expect(indices(reading)).toEqual([0, 1]);
		expect(result(reading).failedImages).toEqual([]);
	});

	it.each([
		['in an event of another type', event('image_generation.image', { url: URLS[0] }), {}],
		['in the last event', '', { url: URLS[0] }],
		['nowhere', '', {}],
	])('may have been billed, where it stands %s', (_where, text, more) => {
		const last = event('image_generation.completed', { ...more, usage: { generated_images: 1 } });
		const reading = read(text + last, 2);
		expect(reading).toMatchObject({ outcome: 'ambiguous', error: { kind: 'unreadable' } });
		expect(JSON.stringify(reading)).toContain('image_generation');
	});
});

describe('a stream that breaks off', () => {
	it.each([
		['between events', came(0) + came(1)],
		['in an event', came(0) + came(1) + came(2).slice(0, 60)],
		['behind an event’s data', came(0) + came(1).trimEnd()],
	])('%s has the images that came, and names those that did not', (_where, text) => {
		const reading = read(text, 4);
		expect(indices(reading)).toEqual([0, 1]);
		const { failedImages } = result(reading);
		expect(failedImages.map(({ index }) => index)).toEqual([2, 3]);
		expect(failedImages[0]?.message).toContain('may have been made and billed');
	});

	it('without anybody telling is known by its missing end', () => {
		expect(result(read(came(0), 3)).failedImages.map(({ index }) => index)).toEqual([1, 2]);
	});

	it('behind the completed event lost nothing', () => {
		expect(result(read(came(0) + completed(1), 3)).failedImages).toEqual([]);
	});

	it('before an image may have been billed', () => {
		for (const text of [': keep-alive\n\ndata: {"type":"', came(0).slice(0, 70)]) {
			expect(read(text, 3)).toMatchObject({
				outcome: 'ambiguous',
				error: { kind: 'connection' },
			});
		}
	});

	it('with an error has the images that came, and the error for the others', () => {
		const error = { code: 'InternalServiceError', message: 'it broke' };
		const reading = read(`${came(0)}data: ${JSON.stringify({ error })}\n\n`, 3);
		expect(indices(reading)).toEqual([0]);
		expect(result(reading).failedImages).toEqual([
			{ index: 1, code: 'InternalServiceError', message: 'it broke' },
			{ index: 2, code: 'InternalServiceError', message: 'it broke' },
		]);
	});

	it.each([
		['InternalServiceError', 'ambiguous'],
		['OutputImageSensitiveContentDetected', 'refused'],
		['SomethingNew', 'ambiguous'],
	])('with the error %s alone is %s', (code, outcome) => {
		const text = `event: error\ndata: ${JSON.stringify({ error: { code, message: 'no' } })}\n\n`;
		expect(read(text, 3)).toMatchObject({ outcome });
	});
});

describe('a reply in one piece', () => {
	const data = [{ url: URLS[0], size: '2048×2048' }];
	it.each<[string, object]>([
		['as documented', { model: MODEL, created: 1, data, usage: { generated_images: 1 } }],
		['with created_at', { model: MODEL, created_at: 1, data }],
		['without model and usage', { created: 1, data }],
		['with a format', { data: [{ ...data[0], output_format: 'png' }] }],
	])('%s is an image', (_how, body) => {
		expect(result(read(body)).images).toMatchObject([{ url: URLS[0], width: 2048 }]);
	});

	it('with an error beside images keeps them', () => {
		const error = { code: 'InternalServiceError', message: 'it broke' };
		expect(result(read({ data, error })).failedImages).toMatchObject([{ index: 1 }]);
	});

	it('that was cut may have been billed', () => {
		expect(read('{"model":"m","data":[{"url":"https://exa', 1)).toMatchObject({
			outcome: 'ambiguous',
		});
	});

	it.each([
		[400, 'InvalidParameter', 'refused', 'input'],
		[400, 'InputImageSensitiveContentDetected.PrivacyInformation', 'refused', 'moderation'],
		[401, 'AuthenticationError', 'refused', 'credential'],
		[403, 'AccountOverdueError', 'refused', 'balance'],
		[403, 'OperationDenied.ServiceOverdue', 'refused', 'balance'],
		[403, 'AccessDenied', 'refused', 'permission'],
		[404, 'ModelNotOpen', 'refused', 'model'],
		[404, 'InvalidEndpointOrModel.NotFound', 'refused', 'model'],
		[429, 'ModelAccountIpmRateLimitExceeded', 'refused', 'throttle'],
		[429, 'SetLimitExceeded', 'refused', 'quota'],
		[429, 'ServerOverloaded', 'refused', 'throttle'],
		[503, 'ServerOverloaded', 'ambiguous', 'overloaded'],
		[500, 'InternalServiceError', 'ambiguous', 'server'],
	])('%s %s is %s as %s', (statusCode, code, outcome, kind) => {
		const body = { error: { code, message: 'no', param: '', type: 'T' } };
		expect(bytePlus.readSubmission(reply(body, statusCode))).toMatchObject({
			outcome,
			error: { kind, code },
		});
	});

	it.each([
		['ModelNotOpen', 404, 'https://console.byteplus.com/ark/openManagement'],
		['OperationDenied.ServiceNotOpen', 403, 'https://console.byteplus.com/ark/openManagement'],
		['InvalidEndpointOrModel.NotFound', 404, "'doubao-'"],
		['AuthenticationError', 401, 'apiKey'],
		['InvalidAccountStatus', 401, 'apiKey'],
	])('advises on %s', (code, statusCode, words) => {
		const body = { error: { code, message: 'no' } };
		const reading = bytePlus.readSubmission(reply(body, statusCode));
		expect('error' in reading && reading.error.advice).toContain(words);
	});
});

it('lists Seedream models that are not shut down', () => {
	const data = [
		{ id: MODEL, status: 'Active', task_type: ['TextToImage'] },
		{ id: 'seedream-3-0-t2i-250415', status: 'Shutdown' },
		{ id: 'seedream-new', status: null },
		{ id: 'seedance-2-0', status: 'Active' },
		{ id: 7 },
		null,
	];
	const list = bytePlus.modelList?.read(reply({ object: 'list', data }));
	expect(list?.map(({ id }) => id)).toEqual([MODEL, 'seedream-new']);
});
