import { describe, expect, it } from '@jest/globals';
import fc from '../../properties';
import { costOf, type Estimate } from '../../../nodes/shared/request/cost';
import { findModel } from '../../../nodes/shared/request/findModel';
import {
	listedAtMost,
	listedFor,
	mostImagesOf,
	type Priced,
} from '../../../nodes/shared/request/listedPrice';
import { sharesOf, sumOf } from '../../../nodes/shared/request/money';
import type { FamilyName } from '../../../nodes/shared/models/families';
import type { ModelUse } from '../../../nodes/shared/models/offering';
import type { TaskResult, Vendor } from '../../../nodes/shared/vendors/vendor';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';

/** An order of a family at a vendor. */
function order(
	name: VendorName,
	family: FamilyName | string,
	use: ModelUse = 'generate',
	more: Partial<Priced> = {},
): Priced {
	const vendor: Vendor = VENDORS[name];
	return {
		vendor,
		job: use === 'decomposeLayers' ? use : use.startsWith('edit') ? 'edit' : 'generate',
		model: findModel(vendor, family, use),
		references: use === 'generate' ? 0 : 1,
		webSearch: false,
		size: { kind: 'preset', resolution: '2K' },
		...more,
	};
}
const atMost = (...given: Parameters<typeof order>) => {
	const listed = listedAtMost(order(...given));
	return 'unknown' in listed ? listed.unknown : listed.amount;
};
const result = (images: number, more: Partial<TaskResult> = {}): TaskResult => ({
	images: Array.from({ length: images }, (_, index) => ({ index, url: 'https://x/y' })),
	failedImages: [],
	...more,
});
const SQUARE_1K = 1024 * 1024;
const SQUARE_2K = 2048 * 2048;

describe('shares of a cost', () => {
	it('add up to it, exact to six decimals, and differ by a millionth at most', () => {
		const amounts = fc.integer({ min: 0, max: 1e9 }).map((millionths) => millionths / 1e6);
		fc.assert(
			fc.property(amounts, fc.integer({ min: 1, max: 100 }), (amount, count) => {
				const shares = sharesOf(amount, count);
				expect(shares).toHaveLength(count);
				expect(sumOf(shares)).toBe(amount);
				expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(1.5e-6);
			}),
		);
	});

	it('add up without what floating point loses', () => {
		expect(sumOf([0.1, 0.2])).toBe(0.3);
		expect(sharesOf(0.1, 3)).toEqual([0.033334, 0.033333, 0.033333]);
	});
});

describe('what a task costs at most by the list', () => {
	it.each<[number, Parameters<typeof order>]>([
		[0.035, ['bytePlus', 'seedream-5.0-lite']],
		[0.09, ['bytePlus', 'seedream-5.0-pro']],
		[0.045, ['bytePlus', 'seedream-5.0-pro', 'generate', { size: pixels(1024, 1024) }]],
		// The first reference of Pro is free, each of 5.5 is not.
		[0.096, ['bytePlus', 'seedream-5.0-pro', 'edit', { references: 3 }]],
		[0.059, ['bytePlus', 'seedream-5.5', 'edit', { references: 3 }]],
		[0.14, ['bytePlus', 'seedream-5.0-lite', 'generateSet', { maxImages: 4 }]],
		// Sixteen layers and the base.
		[0.765, ['bytePlus', 'seedream-5.0-pro', 'decomposeLayers', { size: undefined }]],
		[3.508, ['bytePlus', 'seedream-5.5', 'decomposeLayers', { size: undefined }]],
		[4.062, ['fal', 'seedream-5.5', 'decomposeLayers', { size: undefined }]],
		[0.3825, ['atlasCloud', 'seedream-5.0-pro', 'decomposeLayers', { size: undefined }]],
		[0.12, ['volcengine', 'seedream-5.0-flash', 'edit']],
		[0.0725, ['kie', 'seedream-5.0-pro', 'edit', { size: named('2K', '16:9') }]],
		[0.0375, ['kie', 'seedream-5.0-pro', 'edit', { size: named('1K', '16:9') }]],
	])('is %d for %j', (amount, given) => {
		expect(atMost(...given)).toBe(amount);
	});

	it.each<[RegExp, Parameters<typeof order>]>([
		[/Seedream 5\.0 Lite on AceData Cloud/, ['aceData', 'seedream-5.0-lite']],
		[/Seedream 5\.0 Lite on AIOAGI/, ['aioagi', 'seedream-5.0-lite']],
		[/Seedream 4\.5 on Volcengine/, ['volcengine', 'seedream-4.5']],
		[/layers of/, ['volcengine', 'seedream-5.0-flash', 'decomposeLayers']],
		[/Seedream 5\.0 Pro on Atlas/, ['atlasCloud', 'seedream-5.0-pro']],
		[/reference images of/, ['replicate', 'seedream-5.0-pro', 'edit']],
		[/'Web Search'/, ['bytePlus', 'seedream-5.0-lite', 'generate', { webSearch: true }]],
		[/'Extra Fields'/, ['fal', 'seedream-4.5', 'generate', { extraFields: { a: 1 } }]],
		[/a-model-of-mine/, ['bytePlus', 'a-model-of-mine']],
	])('is not known, but told why: %s', (reason, given) => {
		expect(atMost(...given)).toMatch(reason);
	});
});

describe('what images that came cost by the list', () => {
	const pro = order('bytePlus', 'seedream-5.0-pro', 'edit', { references: 2 });

	it('goes by their own size, whatever was asked for', () => {
		expect(listedFor(pro, [SQUARE_1K])?.amount).toBe(0.048);
		expect(listedFor(pro, [SQUARE_2K])?.amount).toBe(0.093);
	});

	it('goes by the size asked for where theirs is not known, if all shapes of it cost the same', () => {
		expect(listedFor(pro, [undefined])?.amount).toBe(0.093);
		const between = { ...pro, size: { kind: 'preset', resolution: '1.5K' } as const };
		expect(listedFor(between, [undefined])).toBeUndefined();
	});

	it('counts layers by the size of the base', () => {
		const layers = order('fal', 'seedream-5.5', 'decomposeLayers', { size: undefined });
		expect(listedFor(layers, [SQUARE_2K, 100, 200])?.amount).toBe(0.1335);
		expect(listedFor(layers, [undefined, 100])).toBeUndefined();
	});
});

describe('the cost of a task', () => {
	const set = order('atlasCloud', 'seedream-5.0-lite', 'generateSet', { maxImages: 4 });
	const quoted: Estimate = {
		images: 4,
		cost: { amount: 0.1, currency: 'USD', basis: 'quoted' },
	};

	it('is the bill, whatever else is known', () => {
		const billed = { amount: 0.07, currency: 'USD' } as const;
		const cost = costOf(result(2, { billed }), [], set, quoted);
		expect(cost).toEqual({ ...billed, basis: 'billed' });
		expect(costOf(result(2, { billed }), [])).toEqual({ ...billed, basis: 'billed' });
	});

	it('is the quote for the images that came, where there is no bill', () => {
		const cost = costOf(result(3), [undefined, undefined, undefined], set, quoted);
		expect(cost).toEqual({ amount: 0.075, currency: 'USD', basis: 'quoted' });
	});

	it('is the list price of the images that came, else: one that failed costs nothing', () => {
		const failedImages = [{ index: 3, message: 'no' }];
		const cost = costOf(result(3, { failedImages }), [1, 1, 1], set);
		expect(cost).toEqual({ amount: 0.096, currency: 'USD', basis: 'listed' });
	});

	it('is unknown where nobody tells', () => {
		expect(costOf(result(1), [1])).toBeUndefined();
		expect(costOf(result(1), [1], order('aceData', 'seedream-4.5'))).toBeUndefined();
	});
});

it('a task makes the images of its set, all layers and the base, or one', () => {
	expect(mostImagesOf(order('kie', 'seedream-5.0-pro', 'decomposeLayers'))).toBe(17);
	expect(mostImagesOf(order('bytePlus', 'seedream-4.5', 'editSet', { maxImages: 6 }))).toBe(6);
	expect(mostImagesOf(order('fal', 'seedream-4.5'))).toBe(1);
});

function pixels(width: number, height: number): Priced['size'] {
	return { kind: 'pixels', width, height };
}

function named(resolution: '1K' | '2K', aspectRatio: '16:9'): Priced['size'] {
	return { kind: 'preset', resolution, aspectRatio };
}
