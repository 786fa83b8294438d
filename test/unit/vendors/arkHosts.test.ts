import { describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../nodes/shared/vendors/vendor';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';
import { assembleEvents } from '../../../nodes/shared/vendors/wire/arkEvents';
import { parseEvents } from '../../../nodes/shared/vendors/wire/eventStream';
import { reply } from './reply';

describe('a host of the upstream’s wire says no', () => {
	const said = (name: VendorName, given: Reply) => {
		const reading = VENDORS[name].readSubmission(given);
		if (!('error' in reading)) throw new Error(`the submission was ${reading.outcome}`);
		return reading.error;
	};

	it.each<[number, unknown, object]>([
		[400, { message: 'in the body' }, { kind: 'input', message: 'in the body' }],
		[400, { error: 'as text', message: 'no' }, { kind: 'input', message: 'as text' }],
		[400, { error: { message: 'inside' }, message: 'no' }, { message: 'inside' }],
		[400, { error: {} }, { kind: 'input', message: '{"error":{}}' }],
		[300, { data: [] }, { kind: 'redirect', statusCode: 300 }],
		[200, { error: { code: 'AccessDenied' } }, { kind: 'permission', code: 'AccessDenied' }],
		[403, { error: { message: 'Insufficient Balance' } }, { kind: 'balance' }],
		[403, { error: { message: 'the QUOTA of the group' } }, { kind: 'quota' }],
		[403, { error: { message: 'no' } }, { kind: 'permission' }],
		[401, { error: { message: 'no balance' } }, { kind: 'credential' }],
		[400, { error: { message: 'Got BadRequest' } }, { kind: 'input' }],
		[404, { error: { message: 'Got ModelNotOpen' } }, { kind: 'model' }],
	])('with %i %j', (status, body, error) => {
		expect(said('aioagi', reply(status, body))).toMatchObject(error);
	});

	it('and how long to wait', () => {
		const given = reply(429, { error: {} }, { 'retry-after': '2' });
		expect(said('bytePlus', given)).toMatchObject({ retryAfter: 2000 });
	});

	const CONSOLES = {
		bytePlus: {
			keys: 'https://console.byteplus.com/ark/region:ark+ap-southeast-1/apiKey',
			models: 'https://console.byteplus.com/ark/openManagement',
			ids: "they end in a date, and have no 'doubao-' before them",
		},
		volcengine: {
			keys: 'https://console.volcengine.com/ark/region:ark+cn-beijing/apiKey',
			models: 'https://console.volcengine.com/ark/region:ark+cn-beijing/model?vendor=Bytedance',
			ids: "they begin with 'doubao-' and end in a date",
		},
	};

	it.each(['bytePlus', 'volcengine'] as const)('and where to put it right: %s', (name) => {
		const { keys, models, ids } = CONSOLES[name];
		const advice = (status: number, code: string) =>
			said(name, reply(status, { error: { code, message: 'no' } })).advice;
		expect(advice(404, 'ModelNotOpen')).toMatch(
			/^Activate the model .* then run the node again\.$/,
		);
		expect(advice(404, 'ModelNotOpen')).toContain(models);
		expect(advice(404, 'ModelNotOpen.Any')).toBe(advice(404, 'ModelNotOpen'));
		expect(advice(403, 'OperationDenied.ServiceNotOpen')).toBe(advice(404, 'ModelNotOpen'));
		expect(advice(403, 'OperationDenied.Other')).toBeUndefined();
		expect(advice(404, 'InvalidEndpointOrModel.NotFound')).toContain(ids);
		expect(advice(404, 'InvalidEndpointOrModel.NotFound')).toContain(models);
		expect(advice(401, 'AuthenticationError')).toContain(keys);
		expect(advice(401, 'never heard of')).toContain('Check the API key in the credential');
		expect(advice(400, 'InvalidParameter')).toBeUndefined();
	});

	it('without a console of its own, no more', () => {
		const given = reply(401, { error: { code: 'AuthenticationError', message: 'no' } });
		expect(said('aioagi', given).advice).toBeUndefined();
	});
});

describe('the events of a stream', () => {
	it.each<[string, object[]]>([
		// U+2028 ends no line here, and JSON writes it as it is.
		['data: a\u2028b: c', [{ data: 'a\u2028b: c' }]],
		['data:  two blanks', [{ data: ' two blanks' }]],
		['data:no blank', [{ data: 'no blank' }]],
		['\uFEFFdata: a', [{ data: 'a' }]],
		['data: a\ndata:\ndata: b', [{ data: 'a\n\nb' }]],
		['database: a', []],
		[': comment\nid: 1\n\n', []],
		['event: one\n\ndata: a', [{ data: 'a' }]],
		['event: one\ndata: a\n\ndata: b\n\n\n', [{ name: 'one', data: 'a' }, { data: 'b' }]],
		['', []],
	])('of %j are %j', (text, events) => {
		expect(parseEvents(text)).toEqual(events);
	});

	const event = (fields: unknown, name?: string): string =>
		`${name ? `event: ${name}\n` : ''}data: ${JSON.stringify(fields)}\n\n`;
	const image = (more: object = {}) => ({ type: 'image_generation.partial_succeeded', ...more });
	const COMPLETED = event({ type: 'image_generation.completed' });
	const data = (text: string, most?: number) => assembleEvents(text, most)?.body.data;

	it('are named by their type, else by the line before', () => {
		const named = 'image_generation.partial_succeeded';
		expect(data(event({ url: 'a' }, named) + COMPLETED)).toMatchObject([{ url: 'a' }]);
		expect(data(event({ type: 7, url: 'a' }, named) + COMPLETED)).toMatchObject([{ url: 'a' }]);
		expect(data(event({ type: 'other', url: 'a' }, named) + COMPLETED)).toEqual([]);
		expect(assembleEvents(event(5, 'image_generation.completed'))?.brokenOff).toBe(false);
	});

	it.each([undefined, null, '1', -1, 1000, 1e9])(
		'with an image at %j have it behind those before',
		(image_index) => {
			const text = event(image({ url: 'a' })) + event(image({ image_index, url: 'b' })) + COMPLETED;
			expect(data(text)).toMatchObject([{ url: 'a' }, { url: 'b' }]);
		},
	);

	it.each([
		[0, 0],
		[2.5, 2],
		[999, 999],
	])('with an image at %d have it in place %i', (image_index, place) => {
		const list = data(event(image({ image_index, url: 'a' })) + COMPLETED) as unknown[];
		expect(list).toHaveLength(place + 1);
		expect(list[place]).toMatchObject({ url: 'a' });
	});

	it('keep every image, where two have one place', () => {
		const text = ['a', 'b'].map((url) => event(image({ image_index: 0, url }))).join('');
		expect(data(text + COMPLETED)).toMatchObject([{ url: 'a' }, { url: 'b' }]);
	});

	it('keep an error that is not the last of them', () => {
		const error = { code: 'InternalServiceError', message: 'it broke' };
		const text = event({ error }) + event({ type: 'image_generation.note' }) + 'data: [DONE]\n\n';
		expect(assembleEvents(text, 2)).toMatchObject({
			brokenOff: false,
			body: { error, data: [{ error }, { error }] },
		});
	});

	it('that broke off lack what was asked for, and no more than that', () => {
		const text = event(image({ url: 'a' })) + event(image({ url: 'b' }));
		expect(data(text)).toMatchObject([{ url: 'a' }, { url: 'b' }]);
		expect(data(text, 1)).toHaveLength(2);
		expect(data(text, 3)).toHaveLength(3);
		expect(data(text + COMPLETED, 3)).toHaveLength(2);
	});

	it('tell model and time by the first of them', () => {
		const text =
			event(image({ model: 'm', created: 7 })) + event(image({ model: 'n', created: 8 }));
		expect(assembleEvents(text)?.body).toMatchObject({ model: 'm', created: 7 });
	});
});

describe('a submission at a host without tasks', () => {
	const read = (body: unknown, mostImages?: number) =>
		VENDORS.aioagi.readSubmission(
			reply(200, body),
			mostImages === undefined ? undefined : { model: 'm', mostImages },
		);

	it('that broke off before an image says so', () => {
		expect(read('data: {"type":"', 3)).toEqual({
			outcome: 'ambiguous',
			error: { kind: 'connection', message: 'the connection broke off before an image came' },
			taskId: undefined,
		});
	});

	it.each<[unknown, object]>([
		[[{ error: { code: 'Unheard', message: 'no' } }], { kind: 'taskFailed', code: 'Unheard' }],
		[[{ error: 'no' }], { kind: 'taskFailed', message: 'no' }],
		[[{ error: {} }], { kind: 'taskFailed', message: 'no image in {"error":{}}' }],
		[[{ error: { code: 'AccessDenied', message: 'no' } }], { kind: 'permission' }],
	])('that brought %j has failed: %j', (data, error) => {
		expect(read({ data })).toMatchObject({
			outcome: 'finished',
			state: { status: 'failed', error },
		});
	});

	it.each([[[]], [[{ id: 1 }]], [[null]], [[{ error: null }]], [['https://a.example/a.png']]])(
		'that brought %j may have been billed, and what came is shown',
		(data) => {
			expect(read({ data })).toEqual({
				outcome: 'ambiguous',
				error: { kind: 'unreadable', message: `no images in ${JSON.stringify({ data })}` },
			});
		},
	);

	it('without a list of images shows what came', () => {
		expect(read({ data: {} })).toMatchObject({ error: { message: 'no images in {"data":{}}' } });
	});

	it('takes an image at either name, and inline only where it has no address', () => {
		const state = (item: object) => {
			const reading = read({ data: [item] });
			return reading.outcome === 'finished' && reading.state;
		};
		const images = (item: object) => ({ status: 'succeeded', result: { images: [item] } });
		expect(state({ url: 'b', image_url: 'a', b64_json: 'A' })).toMatchObject(images({ url: 'a' }));
		expect(state({ b64_json: 'A', image_b64: 'B' })).toMatchObject(images({ base64: 'A' }));
		expect(state({ image_b64: 'B', size: '20x10' })).toMatchObject(
			images({ base64: 'B', width: 20, height: 10 }),
		);
		expect(state({ url: 'data:image/png;base64,AA' })).toMatchObject(images({ base64: 'AA' }));
		expect(state({ b64_json: 'data:image/png;base64,AA' })).toMatchObject(images({ base64: 'AA' }));
	});

	it('tells the prompt of its first image, and the model', () => {
		const body = {
			model: ' m ',
			data: [
				{ url: 'a', prompt: 'p' },
				{ url: 'b', prompt: 'q' },
			],
		};
		expect(read(body)).toMatchObject({ state: { result: { model: 'm', prompt: 'p' } } });
		expect(read({ ...body, model: 7 })).toMatchObject({ state: { result: { model: undefined } } });
	});

	it('lays an error beside images on those that are missing', () => {
		const error = { code: 'InternalServiceError', message: 'it broke' };
		const failed = (data: unknown[]) => {
			const reading = read({ error, data });
			if (reading.outcome !== 'finished' || reading.state.status !== 'succeeded') return reading;
			return reading.state.result.failedImages;
		};
		const laid = (index: number) => ({ index, ...error });
		expect(failed([{ url: 'a' }, null, { url: 'b' }, null])).toEqual([laid(1), laid(3)]);
		expect(failed([{ url: 'a' }, { url: 'b' }])).toEqual([laid(2)]);
		const own = { index: 1, code: 'PolicyViolation', message: 'no' };
		const refused = { error: { code: own.code, message: own.message } };
		expect(failed([{ url: 'a' }, refused])).toEqual([own]);
	});
});

it.each([
	[{ id: 'seedream-5-0-260128', status: 'Active' }, true],
	[{ id: 'doubao-seededit-3-0' }, true],
	[{ id: 'seedream-4', status: 'Retired' }, false],
	[{ id: 'seedream-4', status: 'shutting down' }, false],
	[{ id: '' }, false],
	[{ id: 'seedance-2' }, false],
])('the entry %j of a list of models is shown: %s', (entry, shown) => {
	const { modelList } = VENDORS.volcengine;
	const listed = [{ id: entry.id, displayName: entry.id }];
	expect(modelList?.read(reply(200, { data: [entry] }))).toEqual(shown ? listed : []);
	expect(modelList?.read(reply(200, 'text'))).toEqual([]);
});
