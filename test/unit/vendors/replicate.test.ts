import { describe, expect, it } from '@jest/globals';
import { replicate } from '../../../nodes/shared/vendors/replicate/replicate';
import type { Reply, TaskReading } from '../../../nodes/shared/vendors/vendor';
import { reply } from './reply';

const URL_1 = 'https://replicate.delivery/xezq/abc/tmp.png';
const submitted = (given: Reply) => replicate.readSubmission(given);
const told = (given: Reply) => replicate.tasks?.readSingle(given) as TaskReading;
const prediction = (more: object) =>
	reply(200, { id: 'p1', model: 'bytedance/seedream-4', ...more });
const succeeded = (output: unknown, more: object = {}) =>
	told(prediction({ status: 'succeeded', output, error: null, data_removed: false, ...more }));

describe('a submission at Replicate', () => {
	it.each(['starting', 'processing', 'queued', ''])('is accepted as %s', (status) => {
		for (const statusCode of [200, 201, 202]) {
			expect(submitted(reply(statusCode, { id: 'p1', status, output: null }))).toEqual({
				outcome: 'accepted',
				taskId: 'p1',
			});
		}
	});

	it('may be over already, well or badly', () => {
		expect(submitted(reply(201, { id: 'p1', status: 'succeeded', output: [URL_1] }))).toMatchObject(
			{
				outcome: 'finished',
				taskId: 'p1',
				state: { status: 'succeeded' },
			},
		);
		expect(submitted(reply(201, { id: 'p1', status: 'failed', error: 'x' }))).toMatchObject({
			outcome: 'finished',
			state: { status: 'failed' },
		});
	});

	it.each<[number, unknown, string]>([
		[401, { title: 'Unauthenticated', detail: 'x', status: 401 }, 'credential'],
		[402, { title: 'Insufficient credit', detail: 'x', status: 402 }, 'balance'],
		[402, { detail: 'You have reached your monthly spend limit.' }, 'quota'],
		[429, { detail: 'You have reached your monthly spend limit.' }, 'quota'],
		[403, { detail: 'x' }, 'permission'],
		[404, { detail: 'The requested model could not be found.' }, 'model'],
		[413, { detail: 'x' }, 'tooLarge'],
		[422, { detail: '- input.size: must be one of', invalid_fields: [{}] }, 'input'],
		[422, { detail: 'The input was flagged as sensitive. (E005)' }, 'moderation'],
		[422, { error: 'x' }, 'input'],
		[429, { detail: 'Request was throttled. Your rate limit resets in ~30s.' }, 'throttle'],
	])('answered with %i %j is refused: %s', (statusCode, body, kind) => {
		expect(submitted(reply(statusCode, body))).toMatchObject({
			outcome: 'refused',
			error: { kind, statusCode },
		});
	});

	it.each<[number, unknown]>([
		[500, { detail: 'x' }],
		[503, { detail: 'x' }],
		[502, '<html>'],
		[302, ''],
		[201, ''],
		[201, '{"id":"p'],
		[201, { ok: true }],
		[201, { detail: 'x' }],
	])('answered with %i %j may have been billed', (statusCode, body) => {
		expect(submitted(reply(statusCode, body)).outcome).toBe('ambiguous');
	});

	it.each<[Reply, number | undefined]>([
		[reply(429, { detail: 'Your rate limit resets in ~30s.' }), 30_000],
		[reply(429, { detail: 'x', retry_after: 4 }), 4_000],
		[reply(429, { detail: 'resets in ~30s' }, { 'retry-after': '2' }), 2_000],
		[reply(429, { detail: 'slow down' }), undefined],
	])('that is throttled waits as it is told: %j', (given, retryAfter) => {
		const reading = submitted(given) as { error: { retryAfter?: number } };
		expect(reading.error.retryAfter).toBe(retryAfter);
	});
});

describe('a prediction at Replicate', () => {
	it.each<[string, unknown, string[]]>([
		['a list', [URL_1, `${URL_1}2`], [URL_1, `${URL_1}2`]],
		['a text', URL_1, [URL_1]],
		['objects', [{ url: URL_1 }, { image: `${URL_1}2` }], [URL_1, `${URL_1}2`]],
		['a list by name', { images: [URL_1] }, [URL_1]],
	])('brings %s', (_what, output, urls) => {
		const reading = succeeded(output);
		expect(reading).toMatchObject({
			status: 'succeeded',
			result: { model: 'bytedance/seedream-4', images: urls.map((url, index) => ({ index, url })) },
		});
	});

	const box = { absolute: [1, 2, 3, 4] };
	const objects = [
		{ url: URL_1, z_index: 0 },
		{ url: URL_1, z_index: 2, name: 'sky', bounding_box: box },
	];
	it.each<[string, unknown]>([
		['in the list', objects],
		['by that name', { layers: objects }],
	])('brings layers %s', (_what, output) => {
		expect(succeeded(output)).toMatchObject({
			result: {
				images: [
					{ layer: { zIndex: 0 } },
					{ layer: { zIndex: 2, name: 'sky', boundingBox: { left: 1, bottom: 4 } } },
				],
			},
		});
	});

	it('numbers layers that are addresses alone, where layers were asked for', () => {
		const input = { layer_decomposition: true };
		expect(succeeded([URL_1, URL_1], { input })).toMatchObject({
			result: { images: [{ layer: { zIndex: 0 } }, { layer: { zIndex: 1 } }] },
		});
		expect(JSON.stringify(succeeded([URL_1, URL_1]))).not.toContain('zIndex');
	});

	it('is paid for and gone after an hour', () => {
		expect(succeeded(null, { data_removed: true, input: {} })).toMatchObject({
			status: 'failed',
			error: { kind: 'expired', message: expect.stringContaining('hour') },
		});
		expect(succeeded(null)).toMatchObject({ error: { kind: 'empty' } });
	});

	it.each<[string, unknown, string]>([
		['failed', 'The input or output was flagged as sensitive. (E005)', 'moderation'],
		['failed', 'Service is unavailable due to high demand (E003)', 'overloaded'],
		['failed', 'Invalid input (E006)', 'input'],
		['failed', 'Failed to download the image', 'reference'],
		['failed', 'Prediction interrupted', 'taskFailed'],
		['failed', null, 'taskFailed'],
		['canceled', null, 'taskFailed'],
		['aborted', 'x', 'taskFailed'],
	])('that %s with %j is %s', (status, error, kind) => {
		expect(told(prediction({ status, error, output: null }))).toMatchObject({
			status: 'failed',
			error: { kind },
		});
	});

	it('that failed with images has them: they are paid for', () => {
		const reading = told(prediction({ status: 'failed', error: 'x', output: [URL_1, null] }));
		expect(reading).toMatchObject({
			status: 'succeeded',
			result: { images: [{ index: 0 }], failedImages: [{ index: 1 }] },
		});
	});

	it('that is over is over, under whatever HTTP status', () => {
		const body = { id: 'p1', status: 'succeeded', output: [URL_1] };
		expect(told(reply(500, body)).status).toBe('succeeded');
	});

	it('is unknown with 404, and unanswered with other errors', () => {
		expect(told(reply(404, { detail: 'x' }))).toEqual({ status: 'unknown' });
		for (const given of [
			reply(404, '<html>'),
			reply(401, { detail: 'x' }),
			reply(429, { detail: 'x' }),
			reply(500, { detail: 'x' }),
			reply(200, ''),
		]) {
			expect(told(given).status).toBe('unanswered');
		}
	});
});

describe('the list of predictions at Replicate', () => {
	const list = replicate.tasks?.list;

	it('tells when each was made, of what and by which model', () => {
		const input = { prompt: 'x' };
		const item = { id: 'p1', model: 'm', version: 'hidden', input, status: 'starting' };
		const created_at = '2026-11-28T10:00:00Z';
		const results = [{ ...item, created_at }, null, 7];
		expect(list?.read(reply(200, { results, next: null }))).toEqual([
			{
				taskId: 'p1',
				createdAt: Date.parse(created_at),
				request: { version: 'hidden', input },
				model: 'm',
				state: { status: 'processing' },
			},
		]);
	});

	it.each([
		reply(200, {}),
		reply(200, ''),
		reply(401, { detail: 'x' }),
		reply(200, { results: 1 }),
	])('that is none is an error: %j', (given) => {
		expect(list?.read(given)).toHaveProperty('kind');
	});
});

it('asks for a model by its name, or by its version', () => {
	const { offerings, submission } = replicate;
	const path = (id: string) =>
		submission({
			job: 'generate',
			model: { id, offering: offerings['seedream-4.5']! },
			prompt: 'x',
			references: [],
			webSearch: false,
		});
	expect(path('bytedance/seedream-6 lite')).toMatchObject({
		method: 'POST',
		path: '/models/bytedance/seedream-6%20lite/predictions',
		body: { input: { prompt: 'x' } },
	});
	expect(path('somebody/model:0a1b')).toMatchObject({
		method: 'POST',
		path: '/predictions',
		body: { version: '0a1b', input: { prompt: 'x' } },
	});
});

it.each([{}, { urls: {} }, { urls: { get: 'nowhere' } }, ''])(
	'reads no address of an upload in %j',
	(body) => {
		const file = { bytes: Buffer.from('x'), fileName: 'a.png', mimeType: 'image/png' };
		expect(replicate.uploads?.read(reply(201, body), file)).toHaveProperty('kind');
		const urls = { get: 'https://api.replicate.com/v1/files/f1' };
		expect(replicate.uploads?.read(reply(201, { urls }), file)).toEqual({ url: urls.get });
	},
);
