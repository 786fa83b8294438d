import { describe, expect, it } from '@jest/globals';
import { aceData } from '../../../nodes/shared/vendors/aceData/aceData';
import type { ListedTask } from '../../../nodes/shared/vendors/vendor';
import { reply } from './reply';

/* Replies as of docs/vendors/aceData.md, "Calls" and "Errors". */
const ID = '93f1-a';
const IMAGE = 'https://platform.cdn.acedata.cloud/seedream/0a1b.jpg';
const asked = (statusCode: number, body: unknown) =>
	aceData.tasks!.readSingle(reply(statusCode, body));
const submitted = (statusCode: number, body: unknown) =>
	aceData.readSubmission(reply(statusCode, body));

const done = { success: true, data: [{ image_url: IMAGE, prompt: 'of the image' }] };
const broken = { success: false, error: { code: 'api_error', message: 'it broke' } };
const failure = { kind: 'server', code: 'api_error', message: 'it broke' };

describe('a question about a task', () => {
	it.each<[number, unknown, string]>([
		[200, { id: ID, response: done }, 'succeeded'],
		[200, { task_id: ID, response: broken }, 'failed'],
		[200, { id: ID, response: null }, 'processing'],
		[200, { id: ID, response: 'soon' }, 'processing'],
		[200, { id: ID }, 'processing'],
		[200, { id: ID, error: 'no' }, 'processing'],
		[200, { response: { error: 'no' } }, 'failed'],
		[200, { error: 'no', response: done }, 'succeeded'],
		[200, {}, 'unknown'],
		[200, { error: 'no' }, 'unanswered'],
		[200, { data: done.data }, 'succeeded'],
		[200, [], 'unanswered'],
		// A record tells how its task ended under whatever status.
		[500, { id: ID, response: done }, 'succeeded'],
		[500, { task_id: ID, response: broken }, 'failed'],
		[299, { id: ID, response: null }, 'processing'],
		[300, { id: ID, response: null }, 'unanswered'],
		[500, { id: ID, response: null }, 'unanswered'],
		// These are not records: nobody says of what task they tell.
		[500, { response: done }, 'unanswered'],
		[500, { task_id: ID, ...broken }, 'unanswered'],
		[500, { id: ID, ...done }, 'unanswered'],
		[404, {}, 'unanswered'],
	])('answered with %i %j is %s', (status, body, reading) => {
		expect(asked(status, body).status).toBe(reading);
	});

	it('that was refused says why, and how long to wait', () => {
		const error = { code: 'too_many_requests', message: 'slow' };
		const told = { status: 'unanswered', error: { kind: 'throttle', retryAfter: 2000 } };
		const given = reply(429, { error }, { 'retry-after': '2' });
		expect(aceData.tasks!.readSingle(given)).toMatchObject(told);
		expect(asked(200, { error: { code: 'used_up', message: 'gone' } })).toMatchObject({
			error: { kind: 'balance', statusCode: 200 },
		});
	});

	it.each<[object, object]>([
		[broken, failure],
		[{ error: 'no words of a code' }, { kind: 'taskFailed', message: 'no words of a code' }],
		[{ success: false }, { kind: 'taskFailed', message: '{"success":false}' }],
		[{ success: false, detail: 'a', message: 'b' }, { message: 'a' }],
		[{ success: false, error: { message: 'c' }, detail: 'a' }, { message: 'c' }],
		[{ error: { code: 'api_error', message: 'AccessDenied' } }, { kind: 'permission' }],
		[{ success: true, data: [] }, { kind: 'empty' }],
		[{ success: true }, { kind: 'empty', message: 'the list of images is empty' }],
		[{ data: [{ error: { code: 'used_up' } }] }, { kind: 'balance', code: 'used_up' }],
	])('tells why it failed: %j', (response, error) => {
		expect(asked(200, { id: ID, response })).toMatchObject({ status: 'failed', error });
	});

	it('tells model and prompt of what was sent, else the prompt of its image', () => {
		const result = (more: object) => {
			const reading = asked(200, { id: ID, response: done, ...more });
			return reading.status === 'succeeded' && reading.result;
		};
		const request = { model: 'm', prompt: 'sent' };
		expect(result({ request })).toMatchObject({ model: 'm', prompt: 'sent' });
		expect(result({ request: 'x' })).toMatchObject({ model: undefined, prompt: 'of the image' });
		expect(result({ request: { model: 'm' } })).toMatchObject({ prompt: 'of the image' });
	});
});

describe('a batch of tasks', () => {
	const { batch } = aceData.tasks!;
	const items = [{ id: 'a', response: done }, { id: 'b' }, { task_id: 'c', response: broken }];
	const read = (statusCode: number, body: unknown, ids = ['a', 'b', 'c']) => {
		const readings = batch!.read(reply(statusCode, body), ids);
		return readings instanceof Map ? [...readings.values()] : readings;
	};

	it('tells those that are over under an error’s status, and leaves the others open', () => {
		const open = { status: 'unanswered', error: { kind: 'server', statusCode: 500 } };
		for (const status of [500, 501]) {
			expect(read(status, { items })).toMatchObject([
				{ status: 'succeeded' },
				{ ...open, error: { kind: 'server' } },
				{ status: 'failed', error: failure },
			]);
		}
		expect(read(500, { items: [{ id: 'b' }] })).toMatchObject({ kind: 'server' });
		expect(read(300, { items: [{ id: 'b' }] })).toMatchObject({ kind: 'redirect' });
		expect(read(299, { items: [{ id: 'b' }] }, ['b'])).toEqual([{ status: 'processing' }]);
	});

	it('that is no list is what its error says', () => {
		const error = { code: 'invalid_token', message: 'no' };
		expect(read(200, { error })).toMatchObject({ kind: 'credential' });
		expect(read(200, { count: 0 })).toEqual({ kind: 'unreadable', message: '{"count":0}' });
	});
});

describe('a submission', () => {
	const refusedBody = { success: false, error: { code: 'bad_request', message: 'no' } };
	const slow = { success: false, error: { code: 'too_many_requests', message: 'slow' } };

	it.each<[object, string]>([
		[{ task_id: 'a', data: { task_id: 'b' }, id: 'c' }, 'a'],
		[{ data: { task_id: 'b' }, id: 'c' }, 'b'],
		[{ id: 'c' }, 'c'],
		[{ task_id: 7 }, '7'],
	])('%j is accepted as %s', (body, taskId) => {
		expect(submitted(200, body)).toEqual({ outcome: 'accepted', taskId });
	});

	it.each<[number, unknown, object]>([
		// A failed task that is told in place; one that may have been made is asked about.
		[200, { task_id: ID, ...refusedBody }, { outcome: 'finished', state: { status: 'failed' } }],
		[299, { task_id: ID, ...refusedBody }, { outcome: 'finished', taskId: ID }],
		[200, { task_id: ID, ...broken }, { outcome: 'ambiguous', taskId: ID, error: failure }],
		[300, { task_id: ID, ...broken }, { outcome: 'ambiguous', taskId: ID }],
		[200, broken, { outcome: 'ambiguous' }],
		[200, { task_id: ID, data: [] }, { outcome: 'finished', state: { error: { kind: 'empty' } } }],
		[400, { data: [], error: { code: 'bad_request' } }, { outcome: 'refused' }],
		[500, { task_id: ID, data: done.data }, { outcome: 'finished', taskId: ID }],
		[200, [], { outcome: 'ambiguous', error: { kind: 'unreadable' } }],
		[
			200,
			{ a: 1 },
			{ outcome: 'ambiguous', error: { kind: 'unreadable', message: 'no task id in {"a":1}' } },
		],
		[200, { success: false, message: 'sorry' }, { error: { message: 'sorry' } }],
		[200, { success: false, task_id: ID }, { outcome: 'ambiguous', taskId: ID }],
		[429, { task_id: ID, ...slow }, { outcome: 'ambiguous', taskId: ID }],
		[429, slow, { outcome: 'refused', error: { kind: 'throttle' } }],
	])('answered with %i %j is %j', (status, body, reading) => {
		expect(submitted(status, body)).toMatchObject(reading);
	});

	it.each<[number, object, string]>([
		[403, { error: { message: 'the content is not for us' } }, 'moderation'],
		[403, { error: { message: 'Violation' } }, 'moderation'],
		[403, { error: { code: 'used_up', message: 'content' } }, 'balance'],
		[403, { error: { message: 'no' } }, 'permission'],
		[400, { error: { message: 'the content is not for us' } }, 'input'],
		// The pay-per-call host's way to ask for money.
		[402, { error: { message: 'pay' } }, 'wrongHost'],
		[402, { error: { code: 'used_up', message: 'pay' } }, 'balance'],
		[401, { error: { message: 'pay' } }, 'credential'],
		[300, {}, 'redirect'],
		[300, { success: true }, 'redirect'],
	])('answered with %i %j is no: %s', (status, body, kind) => {
		expect(submitted(status, body)).toMatchObject({ error: { kind } });
	});
});

describe('the list of tasks', () => {
	const list = aceData.tasks!.list!;
	const record = {
		id: ID,
		created_at: 1_795_600_000.1,
		request: { model: 'doubao-seedream-4-5-251128', prompt: 'a blue door' },
		response: done,
	};
	const read = (...items: unknown[]) => list.read(reply(200, { items })) as ListedTask[];

	it('finds tasks, but an empty one proves nothing', () => {
		expect(list.undocumented).toBe(true);
		expect(read(record)).toMatchObject([
			{
				taskId: ID,
				createdAt: 1_795_600_000_100,
				model: 'doubao-seedream-4-5-251128',
				request: record.request,
				state: { status: 'succeeded', result: { images: [{ url: IMAGE }] } },
			},
		]);
		expect(read({ id: ID })).toEqual([
			{ taskId: ID, createdAt: 0, state: { status: 'processing' } },
		]);
		expect(read({ response: done })).toEqual([]);
	});

	it.each<[number, unknown, string]>([
		[401, { error: { code: 'invalid_token', message: 'no' } }, 'credential'],
		[500, { items: [record] }, 'server'],
		[300, { items: [record] }, 'redirect'],
		[200, { items: 'none' }, 'unreadable'],
		[200, {}, 'unreadable'],
		[200, '', 'unreadable'],
	])('is none in %i %j: %s', (status, body, kind) => {
		expect(list.read(reply(status, body))).toMatchObject({ kind });
	});

	it('shows what came in its place', () => {
		expect(list.read(reply(200, { a: 1 }))).toMatchObject({ message: '{"a":1}' });
		expect(list.read(reply(299, { items: [] }))).toEqual([]);
	});

	it('ends with a page that is none, whatever it counts', () => {
		for (const items of ['none', null]) {
			expect(list.next(reply(200, { items, count: 5 }), list.call(0, {}))).toBeUndefined();
		}
	});

	it('is asked for by whole seconds', () => {
		expect(list.call(1_999, {}).body).toMatchObject({ created_at_min: 1 });
	});
});
