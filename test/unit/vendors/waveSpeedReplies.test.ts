import { describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../nodes/shared/vendors/vendor';
import { waveSpeed } from '../../../nodes/shared/vendors/waveSpeed/waveSpeed';
import { orderOf } from './submission';
import { reply } from './reply';

/* docs/vendors/waveSpeed.md, "Calls". */
const IMAGE = 'https://media.example.org/a.png';
const PLACE = 'https://storage.example.org/put?sig=abc';
const file = { bytes: Buffer.from('a picture'), fileName: 'a.png', mimeType: 'image/png' };

describe('a quote', () => {
	const quote = waveSpeed.quote!;
	const read = (body: unknown, status = 200) =>
		quote.read(reply(status, body), { model: 'm', mostImages: 1 });

	it('is asked for with the inputs of the submission, those that a user wrote included', () => {
		const order = orderOf('waveSpeed', 'seedream-4.5', 'generateSet', {
			maxImages: 4,
			extraFields: { a: 1 },
		});
		const call = quote.call(order);
		expect(call).toMatchObject({ method: 'POST', path: '/model/price' });
		expect(JSON.parse(JSON.stringify(call?.body))).toEqual({
			model_id: 'bytedance/seedream-v4.5/sequential',
			inputs: { prompt: 'x', max_images: 4, a: 1 },
		});
	});

	it.each<[object, number]>([
		[{ price: 0.04 }, 0.04],
		[{ price: 0.04, currency: 'USD' }, 0.04],
		[{ price: 0.04, discounted_price: 0 }, 0],
		[{ price: '0.04', discounted_price: '0.036' }, 0.036],
		[{ price: 0.04, discounted_price: null }, 0.04],
	])('of %j is %d', (data, amount) => {
		expect(read({ code: 200, data })).toEqual({ amount, currency: 'USD' });
	});

	it.each<[unknown, number, object]>([
		[{ code: 200, data: { discounted_price: 0.036 } }, 200, { kind: 'unreadable' }],
		[{ code: 200, data: null }, 200, { kind: 'unreadable', message: '{"code":200,"data":null}' }],
		[{ code: 401, message: 'no' }, 401, { kind: 'credential' }],
		['text', 200, { kind: 'unreadable' }],
	])('is no price in %j with %i', (body, status, error) => {
		expect(read(body, status)).toMatchObject(error);
	});
});

it.each<[unknown, number | undefined]>([
	[{ data: { balance: '12.34' } }, 12.34],
	[{ data: { balance: -1 } }, undefined],
	[{ data: null }, undefined],
	[{}, undefined],
	['text', undefined],
	[null, undefined],
])('what is left is told in %j: %j', (body, amount) => {
	const left = amount === undefined ? undefined : { amount, currency: 'USD' };
	expect(waveSpeed.balance!.read(reply(200, body))).toEqual(left);
});

describe('the list of models', () => {
	const listed = (body: unknown) => waveSpeed.modelList!.read(reply(200, body));

	it.each([
		['bytedance/seedream-v9', true],
		['bytedance/seededit-v3', true],
		['bytedance/seedance-v1', false],
		['', false],
	])('shows %s: %s', (id, shown) => {
		const own = [{ id, displayName: id }];
		expect(listed({ data: [{ model_id: id }] })).toEqual(shown ? own : []);
		const named = [{ id, displayName: 'N' }];
		expect(listed({ data: [{ model_id: id, name: 'N' }] })).toEqual(shown ? named : []);
	});

	it('is empty where there is none', () => {
		expect(listed(null)).toEqual([]);
		expect(listed({})).toEqual([]);
	});
});

describe('an upload', () => {
	const uploads = waveSpeed.uploads!;
	const ticket = (upload: object): Reply =>
		reply(200, { code: 200, data: { upload, download_url: IMAGE } });

	it.each([undefined, null, 'x', { a: 1 }])(
		'puts the file with its own type where no headers are told: %j',
		(headers) => {
			expect(uploads.read(ticket({ method: 'PUT', url: PLACE, headers }), file)).toEqual({
				url: IMAGE,
				next: {
					method: 'PUT',
					path: PLACE,
					headers: { 'Content-Type': 'image/png' },
					body: file.bytes,
				},
			});
		},
	);

	it.each(['OUTPUT', 'put it', 'POST', ''])('knows no method %j', (method) => {
		expect(uploads.read(ticket({ method, url: PLACE }), file)).toMatchObject({
			kind: 'unreadable',
			message: expect.stringMatching(/^no place for the file in \{"code":200/),
		});
	});

	it('has to be, in whichever way', () => {
		expect(uploads.required).toBe(true);
		expect(uploads.otherwise?.required).toBe(true);
		expect(uploads.otherwise?.otherwise).toBeUndefined();
	});

	it('in one step is a form with the file', async () => {
		const call = uploads.otherwise!.call(file);
		expect(call).toMatchObject({ method: 'POST', path: '/media/upload/binary' });
		const sent = (call.body as FormData).get('file') as File;
		expect([sent.name, sent.type, await sent.text()]).toEqual(['a.png', 'image/png', 'a picture']);
	});

	it.each<[number, unknown, object]>([
		[401, { code: 401, message: 'no' }, { kind: 'credential' }],
		[200, { code: 401, message: 'no' }, { kind: 'credential' }],
		[200, { code: 200, data: null }, { kind: 'unreadable' }],
		[200, { code: 200, data: { download_url: '/a.png' } }, { kind: 'unreadable' }],
	])('answered with %i %j has no place, in both ways', (status, body, error) => {
		expect(uploads.read(reply(status, body), file)).toMatchObject(error);
		expect(uploads.otherwise!.read(reply(status, body), file)).toMatchObject(error);
	});
});
