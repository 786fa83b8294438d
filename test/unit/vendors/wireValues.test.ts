import { describe, expect, it } from '@jest/globals';
import { assembleEvents } from '../../../nodes/shared/vendors/wire/arkEvents';
import { parseEvents } from '../../../nodes/shared/vendors/wire/eventStream';
import { readLayer } from '../../../nodes/shared/vendors/wire/layers';
import { amount, readImageText } from '../../../nodes/shared/vendors/wire/reply';

describe('an amount of money', () => {
	it.each<[unknown, number]>([
		[0, 0],
		[0.035, 0.035],
		['0.035', 0.035],
		[' 12 ', 12],
		['12.', 12],
		['.5', 0.5],
		['.25', 0.25],
		['35e-3', 0.035],
		['1e-12', 1e-12],
		['2E1', 20],
		[1_000_000, 1_000_000],
	])('%j is %d', (given, value) => {
		expect(amount.parse(given)).toBe(value);
	});

	it.each([-1, '-1', '', '.', 'e5', '1e', '1,5', 'USD 1', '0x10', 1_000_001, NaN, null])(
		'%j is none',
		(given) => {
			expect(amount.safeParse(given).success).toBe(false);
		},
	);
});

describe('the events of a stream', () => {
	it.each([
		['\n', ''],
		['\r\n', ''],
		['\r', ''],
		['\n', '\uFEFF'],
	])('are read with line ends %j behind %j', (end, start) => {
		const text = [': a comment', 'event: one', 'data: a', 'data:b', '', 'data', '', 'event: two'];
		expect(parseEvents(start + text.join(end))).toEqual([
			{ name: 'one', data: 'a\nb' },
			{ name: undefined, data: '' },
		]);
	});

	it('keep a mark of byte order that does not stand first', () => {
		expect(parseEvents('data: a\uFEFFb')).toEqual([{ data: 'a\uFEFFb' }]);
	});

	const event = (fields: object) => `data: ${JSON.stringify(fields)}\n\n`;
	const image = (image_index: number) => ({
		type: 'image_generation.partial_succeeded',
		model: 'm',
		created: 7,
		image_index,
		url: `https://example.com/${image_index}.png`,
	});

	it('come to one body, in the order of the set', () => {
		const text = event(image(1)) + event(image(0)) + event({ type: 'image_generation.completed' });
		const { body, brokenOff } = assembleEvents(text, 4) ?? {};
		expect(brokenOff).toBe(false);
		expect(body).toMatchObject({ model: 'm', created: 7 });
		expect(body?.data).toMatchObject([{ image_index: 0 }, { image_index: 1 }]);
	});

	it.each(['image_generation.completed.part', 'image_generation.partial_succeeded.preview'])(
		'of the type %s are neither an image nor the end',
		(type) => {
			const { body, brokenOff } = assembleEvents(event({ ...image(0), type }), 1) ?? {};
			expect(brokenOff).toBe(true);
			expect(body?.data).toMatchObject([
				{ error: { message: expect.stringContaining('broke off') } },
			]);
		},
	);

	it('are none in another text', () => {
		expect(assembleEvents('{"data":[]}')).toBeUndefined();
	});
});

describe('the layer of an image', () => {
	const box = { absolute: [1, 2, 3, 4] };

	it.each<[object, object | undefined]>([
		[
			{ z_index: 2, name: 'sky', bounding_box: box },
			{ zIndex: 2, name: 'sky', boundingBox: { left: 1, top: 2, right: 3, bottom: 4 } },
		],
		[{ z_index: 0 }, { zIndex: 0, boundingBox: undefined }],
		[{ bounding_box: box }, { zIndex: 0, boundingBox: { left: 1, top: 2, right: 3, bottom: 4 } }],
		[
			{ z_index: 1, bounding_box: { absolute: [1, 2, 3] } },
			{ zIndex: 1, boundingBox: undefined },
		],
		[{ name: 'sky' }, undefined],
	])('is read from %j', (given, layer) => {
		expect(readLayer(given)).toEqual(layer);
	});
});

it.each<[string, object]>([
	['https://example.com/data:1.png', { url: 'https://example.com/data:1.png' }],
	['DATA:image/png;base64,AAAA', { base64: 'AAAA' }],
	['A'.repeat(64), { base64: 'A'.repeat(64) }],
	['A'.repeat(63), { url: 'A'.repeat(63) }],
])('an image at %s', (text, image) => {
	expect(readImageText(text)).toEqual(image);
});
