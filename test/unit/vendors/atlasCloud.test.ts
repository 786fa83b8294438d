import { describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../nodes/shared/vendors/vendor';
import { atlasCloud } from '../../../nodes/shared/vendors/atlasCloud/atlasCloud';
import { orderOf } from './submission';

/* Replies copied from docs/vendors/atlasCloud.md, "Calls". */
const IMAGE = 'https://storage.atlascloud.ai/outputs/x.png';
const reply = (body: unknown, statusCode = 200): Reply => ({ statusCode, headers: {}, body });

describe('the list of tasks', () => {
	const list = atlasCloud.tasks!.list!;
	const item = {
		ID: '0123abcd',
		createdAt: 1_795_600_000,
		model: 'bytedance/seedream-v4.5',
		requestBody: '{"model":"bytedance/seedream-v4.5","prompt":"a blue door"}',
		result: { id: '0123abcd', status: 'completed', outputs: [IMAGE] },
		status: 'completed',
	};
	const read = (...items: unknown[]) => list.read(reply({ code: 200, data: { items } }));

	it('is asked for from its first page, of one model or of all', () => {
		expect(list.call(0, {})).toEqual({
			method: 'GET',
			path: '/api/v1/model/history?no=1&size=50',
		});
		expect(list.call(0, { model: 'a/b' })).toEqual({
			method: 'GET',
			path: '/api/v1/model/history?no=1&size=50&model=a%2Fb',
		});
		expect(list.undocumented).toBeUndefined();
	});

	it('tells a task with what was sent for it', () => {
		expect(read(item)).toEqual([
			{
				taskId: '0123abcd',
				createdAt: 1_795_600_000_000,
				model: 'bytedance/seedream-v4.5',
				request: { model: 'bytedance/seedream-v4.5', prompt: 'a blue door' },
				state: {
					status: 'succeeded',
					result: { images: [{ index: 0, url: IMAGE }], failedImages: [] },
				},
			},
		]);
	});

	it('believes the state of the result before that around it', () => {
		const [running, failed] = [{ status: 'processing' }, { status: 'failed' }];
		expect(read({ ...item, ...running })).toMatchObject([{ state: { status: 'succeeded' } }]);
		expect(read({ ...item, result: null, ...failed })).toMatchObject([{ state: failed }]);
		expect(read({ ...item, result: null, ...running })).toMatchObject([{ state: running }]);
	});

	it.each<[unknown, number, string]>([
		[{ code: 401, msg: 'no' }, 401, 'credential'],
		[{ code: 401, msg: 'no' }, 200, 'credential'],
		[{ code: 200, data: {} }, 200, 'unreadable'],
		[{ code: 200, data: null }, 200, 'unreadable'],
		[{ code: 200 }, 200, 'unreadable'],
		['<html>', 200, 'unreadable'],
	])('is none in %j with %i: %s', (body, status, kind) => {
		expect(list.read(reply(body, status))).toMatchObject({ kind });
	});

	it('ends with a page that is none, whatever it counts', () => {
		const given = reply({ code: 200, data: { items: 'none', total: 500 } });
		expect(list.next(given, list.call(0, {}))).toBeUndefined();
	});

	it('shows what came in its place', () => {
		const body = { code: 200, data: { items: 'none' } };
		expect(list.read(reply(body))).toMatchObject({ message: JSON.stringify(body) });
	});
});

describe('the list of models', () => {
	it.each([
		[{ model: 'bytedance/seedream-v9' }, true],
		[{ model: 'bytedance/seededit-v9', type: 'IMAGE' }, true],
		[{ model: 'bytedance/seedream-v9', type: 'Video' }, false],
		[{ model: 'bytedance/seedream-v9', display_console: 'no' }, true],
		[{ model: 'bytedance/seedream-v9', display_console: false }, false],
		[{ model: 'bytedance/flux' }, false],
		[{ model: '' }, false],
	])('shows %j: %s', (entry, shown) => {
		const models = atlasCloud.modelList!.read(reply({ code: '200', data: [entry] }));
		const { model } = entry;
		expect(models).toEqual(shown ? [{ id: model, displayName: model }] : []);
	});
});

describe('money', () => {
	const quote = (data: object, more: object = {}) =>
		atlasCloud.quote!.read(reply({ data, ...more }), { model: 'm', mostImages: 1 });

	it('is asked for an edit as for an image', () => {
		const order = orderOf('atlasCloud', 'seedream-4.5', 'edit', { references: ['a'] });
		const call = atlasCloud.quote!.call(order);
		expect(call).toMatchObject({ method: 'POST', path: '/api/v1/model/calculate' });
		expect(call?.body).toEqual(atlasCloud.submission(order).body);
	});

	it.each([
		[{ price: '0.052', currency: null, estimated: null }, 0.052],
		[{ price: '0.052', currency: 'USD', estimated: false }, 0.052],
	])('is quoted in %j', (data, amount) => {
		expect(quote(data)).toEqual({ amount, currency: 'USD' });
	});

	it('that is not quoted shows what came', () => {
		expect(quote({ price: 'much' })).toEqual({
			kind: 'unreadable',
			message: '{"data":{"price":"much"}}',
		});
	});

	it.each<[unknown, number | undefined]>([
		[{ available: { value: '125.500000', currency: 'usd' }, data: { balance: 3 } }, 125.5],
		[{ available: null, data: { balance: '3', currency: 'usd' } }, 3],
		[{ available: { value: '1', currency: 'eur' } }, undefined],
		[{ data: { balance: 3 } }, undefined],
		[{ data: null }, undefined],
	])('is left in %j: %j', (body, amount) => {
		const left = amount === undefined ? undefined : { amount, currency: 'USD' };
		expect(atlasCloud.balance!.read(reply(body))).toEqual(left);
	});
});

it('an upload that brings no address shows what came', () => {
	const file = { bytes: Buffer.from('x'), fileName: 'a.png', mimeType: 'image/png' };
	const read = (body: unknown, status = 200) => atlasCloud.uploads!.read(reply(body, status), file);
	expect(read({ code: 200, data: [] })).toEqual({
		kind: 'unreadable',
		message: 'no URL in {"code":200,"data":[]}',
	});
	expect(read({ url: IMAGE }, 500)).toMatchObject({ kind: 'server' });
	expect(atlasCloud.uploads!.required).toBeUndefined();
});
