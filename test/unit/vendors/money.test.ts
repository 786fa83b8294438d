import { describe, expect, it } from '@jest/globals';
import type { ModelUse } from '../../../nodes/shared/models/offering';
import { findModel } from '../../../nodes/shared/request/findModel';
import type { Order, Reply, Vendor } from '../../../nodes/shared/vendors/vendor';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';

const reply = (body: unknown, statusCode = 200): Reply => ({ statusCode, headers: {}, body });

function order(name: VendorName, family: string, use: ModelUse, more: Partial<Order> = {}): Order {
	const vendor: Vendor = VENDORS[name];
	return {
		job: use === 'decomposeLayers' ? use : 'generate',
		model: findModel(vendor, family, use),
		prompt: 'x',
		references: [],
		webSearch: false,
		...more,
	};
}

describe('a quote of Atlas Cloud', () => {
	const { quote } = VENDORS.atlasCloud;
	const read = (body: unknown, status?: number) =>
		quote!.read(reply(body, status), { model: 'm', mostImages: 4 });

	it('asks with the body of the submission, extra fields included', () => {
		const call = quote!.call(
			order('atlasCloud', 'seedream-4.5', 'generateSet', { maxImages: 4, extraFields: { a: 1 } }),
		);
		expect(call).toMatchObject({ method: 'POST', path: '/api/v1/model/calculate' });
		expect(JSON.parse(JSON.stringify(call?.body))).toEqual({
			model: 'bytedance/seedream-v4.5/sequential',
			prompt: 'x',
			max_images: 4,
			a: 1,
		});
	});

	it('is not asked for layers, whose number nobody knows', () => {
		expect(quote!.call(order('atlasCloud', 'seedream-5.0-pro', 'decomposeLayers'))).toBeUndefined();
	});

	it.each<[string, unknown]>([
		['text', { data: { price: '0.052', origin_price: '0.065', estimated: false } }],
		['a number', { code: 200, data: { price: 0.052 } }],
		['flat', { price: 0.052, currency: 'usd' }],
	])('is read as %s: the price of the whole', (_, body) => {
		expect(read(body)).toEqual({ amount: 0.052, currency: 'USD' });
	});

	it.each<[unknown, string]>([
		[{ data: { price: '0.052', currency: 'EUR' } }, 'unreadable'],
		[{ data: { price: '0.052', estimated: true } }, 'unreadable'],
		[{ data: { price: '' } }, 'unreadable'],
		[{ data: { price: -1 } }, 'unreadable'],
		[{ data: { price: 'NaN' } }, 'unreadable'],
		[{ data: { price: 1e308 } }, 'unreadable'],
		[{ data: { price: '1e308' } }, 'unreadable'],
		[{ data: { price: 1e12 } }, 'unreadable'],
		[{ data: { price: '0x10' } }, 'unreadable'],
		[{ data: {} }, 'unreadable'],
		['<html>', 'unreadable'],
		[{ code: 401, msg: 'no key' }, 'credential'],
	])('is no price in %j', (body, kind) => {
		expect(read(body)).toMatchObject({ kind });
	});
});

describe('the balance of Atlas Cloud', () => {
	const read = (body: unknown) => VENDORS.atlasCloud.balance!.read(reply(body));

	it('is read in both shapes', () => {
		expect(read({ available: { value: '125.500000', currency: 'usd' } })).toEqual({
			amount: 125.5,
			currency: 'USD',
		});
		expect(read({ data: { balance: 3, currency: 'USD' } })).toEqual({ amount: 3, currency: 'USD' });
	});

	it.each([{}, { available: { value: 'much', currency: 'usd' } }, 'text', null])(
		'is unknown in %j',
		(body) => expect(read(body)).toBeUndefined(),
	);
});

it('Atlas Cloud tells what a task was billed, as text or as a number, and nothing else counts', () => {
	const billed = (price: unknown) => {
		const data = { id: 'a', status: 'completed', outputs: ['https://x/y.png'], price };
		const state = VENDORS.atlasCloud.tasks!.readSingle(reply({ code: 200, data }));
		return state.status === 'succeeded' ? state.result.billed : state;
	};
	expect(billed('0.036')).toEqual({ amount: 0.036, currency: 'USD' });
	expect(billed(0)).toEqual({ amount: 0, currency: 'USD' });
	const nonsense = [undefined, null, '', 'free', -1, {}, 1e308, '1e308', '0x10', 'Infinity'];
	for (const price of nonsense) expect(billed(price)).toBeUndefined();
});

describe('a quote of fal', () => {
	const quote = VENDORS.fal.quote!;
	const listed = { endpoint_id: 'a', unit_price: 0.035, unit: 'images', currency: 'USD' };
	const read = (body: unknown, mostImages = 1) =>
		quote.read(reply(body), { model: 'a', mostImages });

	it('is asked where all images of an endpoint cost the same, and counts them', () => {
		const call = quote.call(order('fal', 'seedream-4.5', 'generateSet', { maxImages: 3 }));
		expect(call).toMatchObject({ method: 'GET', host: 'platformUrl' });
		expect(call?.path).toContain('endpoint_id=fal-ai%2Fbytedance%2Fseedream%2Fv4.5');
		expect(read({ prices: [listed] }, 3)).toMatchObject({ currency: 'USD' });
		expect(read({ prices: [listed] }, 2)).toMatchObject({ amount: 0.07 });
		const others = [null, { ...listed, endpoint_id: 'b', unit_price: 9 }, listed];
		expect(read({ prices: others }, 2)).toMatchObject({ amount: 0.07 });
	});

	it.each<[string, ModelUse, Partial<Order>]>([
		['seedream-5.0-pro', 'generate', {}],
		['seedream-5.5', 'generate', {}],
		['seedream-5.0-flash', 'decomposeLayers', {}],
		['an/endpoint/of-mine', 'generate', {}],
		['seedream-4.5', 'generate', { extraFields: { a: 1 } }],
	])('is not asked for %s, %s %j', (family, use, more) => {
		expect(quote.call(order('fal', family, use, more))).toBeUndefined();
	});

	it.each([
		{ prices: [] },
		{ prices: [{ ...listed, unit: 'megapixels' }] },
		{ prices: [{ ...listed, currency: 'EUR' }] },
		{ prices: [{ ...listed, unit_price: 1e308 }] },
		{ prices: [{ ...listed, endpoint_id: 'b' }] },
		{},
		'text',
	])('is no price in %j', (body) => {
		expect(read(body)).toHaveProperty('kind');
	});
});
