import { describe, expect, it } from '@jest/globals';
import { replicate } from '../../../nodes/shared/vendors/replicate/replicate';
import type { ListedTask } from '../../../nodes/shared/vendors/vendor';
import { reply } from './reply';

/* docs/vendors/replicate.md, "Calls", "Task states" and "Errors". */
const IMAGE = 'https://replicate.delivery/xezq/abc/tmp.png';
const submitted = (...given: Parameters<typeof reply>) => replicate.readSubmission(reply(...given));
const asked = (statusCode: number, body: unknown) =>
	replicate.tasks!.readSingle(reply(statusCode, body));
const ended = (more: object) => asked(200, { id: 'p1', ...more });
const succeeded = (output: unknown, more: object = {}) =>
	ended({ status: 'succeeded', output, ...more });

describe('an error of Replicate', () => {
	it.each<[number, string, string]>([
		[402, 'You have reached your monthly SPEND LIMIT.', 'quota'],
		[402, 'monthly spending limit', 'quota'],
		[403, 'spend limit', 'quota'],
		[429, 'your quota is used up', 'quota'],
		[402, 'Insufficient credit', 'balance'],
		[401, 'spend limit', 'credential'],
		[422, 'spend limit', 'input'],
		[500, 'spend limit', 'server'],
	])('with %i "%s" is of the class %s', (status, detail, kind) => {
		expect(submitted(status, { detail })).toMatchObject({ error: { kind } });
	});

	it.each<[object, number | undefined]>([
		[{ detail: 'Your rate limit resets in ~30s.' }, 30_000],
		[{ detail: 'Limit Reset in 5 s' }, 5_000],
		[{ detail: 'resets in 12  s' }, 12_000],
		[{ detail: 'resets in s' }, undefined],
		[{ detail: 'resets in ~0s' }, undefined],
		[{ detail: 'resets in ~30s', retry_after: 4 }, 4_000],
		[{ detail: 'x', retry_after: '0.5' }, 500],
		[{ detail: 'resets in ~30s', retry_after: 0 }, 30_000],
		[{ detail: 'resets in ~30s', retry_after: -1 }, 30_000],
		[{ detail: 'resets in ~30s', retry_after: 'soon' }, 30_000],
		[{ detail: 'x' }, undefined],
	])('that throttles by %j asks to wait %j', (body, retryAfter) => {
		const reading = submitted(429, body);
		expect('error' in reading && reading.error.retryAfter).toBe(retryAfter);
	});

	it('of another kind asks for no wait in its words', () => {
		const reading = submitted(422, { detail: 'resets in ~30s', retry_after: 4 });
		expect('error' in reading && reading.error.retryAfter).toBeUndefined();
		expect(submitted(429, '<p>resets in ~30s</p>')).toMatchObject({
			error: { retryAfter: 30_000 },
		});
	});

	it.each([
		['It was flagged.', 'moderation'],
		['code E005', 'moderation'],
		['code (e005)', 'moderation'],
		['code E0051', 'taskFailed'],
		['code XE005', 'taskFailed'],
		['E006', 'input'],
		['Invalid Input', 'input'],
		['E0061 or XE006', 'taskFailed'],
		['E003', 'overloaded'],
		['E004', 'overloaded'],
		['E0031, E0041, XE003, XE004', 'taskFailed'],
		['in High Demand', 'overloaded'],
		['temporarily unavailable', 'overloaded'],
		['E6716: no start in time', 'timeout'],
		['E67161 or XE6716', 'taskFailed'],
		['Failed to fetch it', 'reference'],
		['failed to load it', 'reference'],
		['Could not download it', 'reference'],
		['could not load it', 'reference'],
		['an unsafe, sensitive prompt', 'moderation'],
		// The first that fits.
		['flagged: invalid input', 'moderation'],
	])('of a task in the words "%s" is %s', (error, kind) => {
		expect(ended({ status: 'failed', error })).toMatchObject({ status: 'failed', error: { kind } });
	});
});

describe('a prediction at Replicate', () => {
	it.each<[number, unknown, string]>([
		[500, { id: 'p1', status: 'failed' }, 'failed'],
		[500, { id: 'p1', status: 'starting' }, 'unanswered'],
		[500, { id: 'p1' }, 'unanswered'],
		[500, { status: 'failed' }, 'unanswered'],
		[500, { id: 'p1', status: null }, 'unanswered'],
		[404, { detail: 'x' }, 'unknown'],
		[404, '<html>', 'unanswered'],
		[403, { detail: 'x' }, 'unanswered'],
		[200, {}, 'processing'],
		[200, { status: 'failed' }, 'failed'],
		[200, [], 'unanswered'],
		[300, { id: 'p1', status: 'starting' }, 'unanswered'],
	])('answered with %i %j is %s', (status, body, reading) => {
		expect(asked(status, body).status).toBe(reading);
	});

	it.each<[unknown, string]>([
		[{ layers: [`${IMAGE}?1`], images: [IMAGE] }, `${IMAGE}?1`],
		[{ layers: [], images: [IMAGE] }, IMAGE],
		[{ layers: 'x', images: [IMAGE] }, IMAGE],
		[{ layers: [], images: [], url: IMAGE }, IMAGE],
		[IMAGE, IMAGE],
	])('brings of %j the image %s', (output, url) => {
		expect(succeeded(output)).toMatchObject({ result: { images: [{ index: 0, url }] } });
	});

	it('has layers where they were asked for, by their places where these are told', () => {
		const places = (output: unknown, input: unknown) => {
			const state = succeeded(output, { input });
			return state.status === 'succeeded' && state.result.images.map(({ layer }) => layer?.zIndex);
		};
		const output = [IMAGE, { url: IMAGE, z_index: 7 }, null, IMAGE];
		expect(places(output, { layer_decomposition: true })).toEqual([0, 7, 3]);
		expect(places(output, { layer_decomposition: 'yes' })).toEqual([undefined, 7, undefined]);
		expect(places(output, null)).toEqual([undefined, 7, undefined]);
		const input = { layer_decomposition: true };
		expect(ended({ status: 'failed', input })).toMatchObject({ status: 'failed' });
		expect(ended({ status: 'starting', input })).toEqual({ status: 'processing' });
	});

	it('that lost its images was paid for, and nothing else is said to be gone', () => {
		const removed = { data_removed: true };
		expect(succeeded(null, removed)).toEqual({
			status: 'failed',
			error: {
				kind: 'expired',
				message: 'the images were removed an hour after the task had ended',
			},
		});
		expect(succeeded(null, { data_removed: 'yes' })).toMatchObject({ error: { kind: 'empty' } });
		expect(ended({ status: 'failed', ...removed })).toMatchObject({
			error: { kind: 'taskFailed' },
		});
		expect(ended({ status: 'starting', ...removed })).toEqual({ status: 'processing' });
		expect(succeeded([IMAGE], removed)).toMatchObject({ status: 'succeeded' });
	});
});

describe('a submission at Replicate', () => {
	it('without an id shows what came', () => {
		expect(submitted(201, { status: 'starting' })).toEqual({
			outcome: 'ambiguous',
			error: { kind: 'unreadable', message: 'no prediction id in {"status":"starting"}' },
		});
		expect(submitted(201, { status: 'succeeded', output: [IMAGE] }).outcome).toBe('ambiguous');
	});

	it('keeps an id beside an error', () => {
		expect(submitted(500, { id: 'p1', detail: 'x' })).toMatchObject({
			outcome: 'ambiguous',
			taskId: 'p1',
		});
		expect(submitted(201, { id: 'p1' })).toEqual({ outcome: 'accepted', taskId: 'p1' });
	});
});

describe('the list of predictions', () => {
	const list = replicate.tasks!.list!;

	it('is to be believed, and tells what was sent', () => {
		expect(list.undocumented).toBeUndefined();
		const sent = {
			version: 'v',
			input: { prompt: 'x' },
			webhook: 'https://example.org/cb',
			webhook_events_filter: ['completed'],
		};
		const results = [
			{ id: 'p1', created_at: '1970-01-01T00:00:07Z', logs: 'l', ...sent },
			{ logs: 'l' },
		];
		expect(list.read(reply(200, { results }))).toEqual([
			{ taskId: 'p1', createdAt: 7000, request: sent, state: { status: 'processing' } },
		]);
	});

	it('tells how tasks ended', () => {
		const results = [{ id: 'p1', status: 'succeeded', output: [IMAGE] }];
		const [task] = list.read(reply(200, { results })) as ListedTask[];
		expect(task?.state).toMatchObject({ status: 'succeeded' });
	});

	it('that is none is what its error says, or shows what came', () => {
		expect(list.read(reply(401, { detail: 'no' }))).toMatchObject({ kind: 'credential' });
		expect(list.read(reply(200, { a: 1 }))).toEqual({ kind: 'unreadable', message: '{"a":1}' });
	});

	it.each<[unknown, string | undefined]>([
		['https://api.replicate.com/v1/predictions?cursor=abc#top', 'abc'],
		['?page=2&cursor=abc&x=1', 'abc'],
		['https://api.replicate.com/v1/predictions?xcursor=abc', undefined],
		['https://api.replicate.com/v1/predictions?cursor=', undefined],
	])('goes on at %j with the cursor %j', (next, cursor) => {
		const call = list.next(reply(200, { next }), list.call(0, {}));
		expect(call?.path).toBe(cursor && `/predictions?cursor=${cursor}`);
		expect(list.next(reply(200, null), list.call(0, {}))).toBeUndefined();
	});
});

describe('an upload at Replicate', () => {
	const uploads = replicate.uploads!;
	const file = { bytes: Buffer.from('a picture'), fileName: 'a.png', mimeType: 'image/png' };

	it('is a form with the file, for those too large to go inline', async () => {
		const call = uploads.call(file);
		expect(call).toMatchObject({ method: 'POST', path: '/files' });
		const sent = (call.body as FormData).get('content') as File;
		expect([sent.name, sent.type, await sent.text()]).toEqual(['a.png', 'image/png', 'a picture']);
		// 192 KiB, which are 256 kB in base64.
		expect(uploads.least).toBe(196_608);
		expect(uploads.required).toBeUndefined();
	});

	it('that brings no address is what its error says, or shows what came', () => {
		expect(uploads.read(reply(401, { detail: 'no' }), file)).toMatchObject({ kind: 'credential' });
		expect(uploads.read(reply(201, { a: 1 }), file)).toEqual({
			kind: 'unreadable',
			message: 'no URL in {"a":1}',
		});
	});
});
