import { describe, expect, it } from '@jest/globals';
import { FAMILY_NAMES, type FamilyName } from '../../../nodes/shared/models/families';
import type { Offering } from '../../../nodes/shared/models/offering';
import type { FamilyPrice, PriceList, Vendor } from '../../../nodes/shared/vendors/vendor';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';
import { rowsBelow } from './page';

type Row = Record<string, string>;

/** The rows of the page's table of prices that name a family, by the heads of their columns. */
function pricesOn(page: VendorName): Row[] {
	const [head = [], ...rows] = rowsBelow(page, 'Prices');
	return rows.map((cells) => Object.fromEntries(head.map((title, at) => [title, cells[at] ?? ''])));
}

const isKnown = (row: Row): boolean => /^\d/.test(priceIn(row));
const priceIn = (row: Row): string => row['Price'] ?? row['Price (USD)'] ?? '';
const isOfLayers = ({ Use }: Row): boolean => Use === 'layers';
/** What an edit costs more than an image from text is told by the reference. */
const isOfImages = ({ Use = '' }: Row): boolean => /any|generate/.test(Use);

/** Pixels up to which a price holds, where the page tells it in pixels. */
function boundIn(tier: string): unknown {
	const told = /≤ ([\d,.]+)/.exec(tier)?.[1];
	return told ? Math.floor(Number(told.replaceAll(',', ''))) : (expect.any(Number) as unknown);
}

/** Prices by the area of an image, from rows that go from smaller to larger ones. */
function tiersIn(rows: Row[]): object[] | undefined {
	const steps = rows.filter(
		(row, at) => at === rows.length - 1 || priceIn(row) !== priceIn(rows[at + 1] ?? {}),
	);
	if (steps.length === 0) return undefined;
	return steps.map((row, at) => ({
		upTo: at === steps.length - 1 ? Infinity : boundIn(row['Tier'] ?? ''),
		price: Number(priceIn(row)),
	}));
}

/** What a reference adds: after the first, each, or what nobody knows. */
function referenceIn(rows: Row[], { ids }: Offering): FamilyPrice['reference'] {
	const told = rows.map((row) => row['Per reference'] ?? '');
	const cell = told.find((text) => /^[\d.]+ /.test(text)) ?? told[0] ?? '';
	if (cell.startsWith('?')) return ids.edit === undefined ? undefined : 'unknown';
	if (!/^[\d.]+ /.test(cell)) return undefined;
	return { price: Number.parseFloat(cell), free: cell.includes('after the first') ? 1 : 0 };
}

function onceIn(rows: Row[]): number | undefined {
	const cell = rows.map((row) => row['Per reference'] ?? '').find((text) => text.endsWith(' once'));
	return cell === undefined ? undefined : Number.parseFloat(cell);
}

/** Where the page tells in its text how its table is to be read. */
const READ_OTHERWISE: Partial<Record<VendorName, PriceList['families']>> = {
	atlasCloud: {
		// By size, of which the least price is told; the layers' bill is above the catalogue.
		'seedream-5.0-pro': { layer: [{ upTo: Infinity, price: 0.0225 }] },
		// What the image that is taken apart costs is not told.
		'seedream-5.5': { image: [{ upTo: Infinity, price: 0.016 }] },
	},
	kie: {
		'seedream-5.0-flash': {
			image: [{ upTo: Infinity, price: 0.0162 }],
			layer: [{ upTo: Infinity, price: 0.0162 }],
		},
	},
	// A run of layers, an example.
	waveSpeed: { 'seedream-5.5': undefined },
	// "Starting at" bounds a price from below only.
	aceData: {},
};

function stated(page: VendorName, family: FamilyName): object | undefined {
	const vendor: Vendor = VENDORS[page];
	const offering = vendor.offerings[family];
	const otherwise = READ_OTHERWISE[page];
	if (page === 'aceData' || !offering) return undefined;
	if (otherwise && family in otherwise) return otherwise[family];
	const rows = pricesOn(page).filter((row) => row['Family']?.includes(`\`${family}\``));
	const known = rows.filter(isKnown);
	if (known.length === 0) return undefined;
	return {
		image: tiersIn(known.filter(isOfImages)),
		layer: tiersIn(known.filter(isOfLayers)),
		layeredImage: onceIn(known.filter(isOfLayers)),
		reference: referenceIn(
			known.filter((row) => !isOfLayers(row)),
			offering,
		),
	};
}

const CURRENCIES: Record<VendorName, string | undefined> = {
	atlasCloud: 'USD',
	aceData: undefined,
	aioagi: undefined,
	bytePlus: 'USD',
	volcengine: 'CNY',
	fal: 'USD',
	replicate: 'USD',
	waveSpeed: 'USD',
	kie: 'USD',
};

describe.each(Object.keys(VENDORS) as VendorName[])('the prices of %s', (name) => {
	const { prices, offerings }: Vendor = VENDORS[name];

	it.each(FAMILY_NAMES)('for %s are what its page says', (family) => {
		expect(prices?.families[family]).toEqual(stated(name, family));
	});

	it('are in its currency', () => {
		expect(prices?.currency).toBe(CURRENCIES[name]);
	});

	// Tiers that are sold by name: 1.5K goes with 1K where there is one.
	it('step up between the largest 1.5K and the smallest 2K', () => {
		for (const family of FAMILY_NAMES) {
			for (const tiers of [prices?.families[family]?.image, prices?.families[family]?.layer]) {
				if (tiers?.length !== 2) continue;
				const [step] = tiers;
				const areas = (resolution: '1K' | '1.5K' | '2K') =>
					Object.values(offerings[family]?.presets[resolution] ?? {}).map((size) => {
						const [width = 0, height = 0] = size.split('x').map(Number);
						return width * height;
					});
				const below = Math.max(...areas('1K'));
				const above = Math.min(...areas('2K'));
				expect(step?.upTo).toBeGreaterThanOrEqual(below);
				expect(step?.upTo).toBeLessThan(above);
			}
		}
	});
});
