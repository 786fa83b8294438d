import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import type { FamilyName } from '../../nodes/shared/models/families';
import type { AspectRatio, Resolution } from '../../nodes/shared/models/presets';
import { findModel } from '../../nodes/shared/request/findModel';
import { InvalidRequest } from '../../nodes/shared/request/invalidRequest';
import { chooseSize, type SizeChoice } from '../../nodes/shared/request/sizes';
import type { ImageSize } from '../../nodes/shared/vendors/vendor';
import { EVERY_VENDOR, VENDORS, type VendorName } from '../../nodes/shared/vendors/vendors';
import { refusalOf } from './refusal';

/*
 * Every number here is copied from docs/vendors/, not from the code's tables.
 */
const SIZED_FAMILIES = [
	'seedream-5.0-pro',
	'seedream-5.0-lite',
	'seedream-4.5',
	'seedream-4.0',
	'seedream-3.0',
] as const;
type SizedFamily = (typeof SIZED_FAMILIES)[number];
const RESOLUTIONS: readonly Resolution[] = ['1K', '1.5K', '2K', '3K', '4K'];
const RATIOS: Record<AspectRatio, number> = {
	'1:1': 1,
	'4:3': 4 / 3,
	'3:4': 3 / 4,
	'16:9': 16 / 9,
	'9:16': 9 / 16,
	'3:2': 3 / 2,
	'2:3': 2 / 3,
	'21:9': 21 / 9,
	'9:21': 9 / 21,
};
const RATIO_NAMES = Object.keys(RATIOS) as AspectRatio[];

type Limits =
	| { list: readonly string[] }
	| { sides: readonly [number, number]; leastArea?: number }
	| { area: readonly [number, number] };

/** Section 2.8, "Lite size enum" and "Pro size enum", with x for the asterisk. */
const ATLAS_LITE =
	'2048x2048 2304x1728 1728x2304 2848x1600 1600x2848 2496x1664 1664x2496 3136x1344 3072x3072 3456x2592 2592x3456 4096x2304 2304x4096 2496x3744 3744x2496 4704x2016'.split(
		' ',
	);
const ATLAS_PRO =
	'2048x2048 2304x1728 1728x2304 2720x1530 1530x2720 2496x1664 1664x2496 1024x1024 1536x1536 1776x1328 1328x1776 2048x1152 1152x2048'.split(
		' ',
	);

/** Sections 2.8 (Atlas), 6 "px min" and "px max", 6.3 "size range", 9 C28 to C30. */
const LIMITS = {
	atlasCloud: {
		'seedream-5.0-pro': { list: ATLAS_PRO },
		'seedream-5.0-lite': { list: ATLAS_LITE },
		// Sides of 2.8; the model's own minimum of section 6 holds on Atlas Cloud too (9, C7).
		'seedream-4.5': { sides: [1472, 4096], leastArea: 3_686_400 },
		'seedream-4.0': { sides: [1024, 4096] },
		'seedream-3.0': { sides: [512, 2048] },
	},
	aceData: {
		'seedream-5.0-pro': { area: [921_600, 4_194_304] },
		'seedream-5.0-lite': { area: [3_686_400, 16_777_216] },
		'seedream-4.5': { area: [3_686_400, 16_777_216] },
		'seedream-4.0': { area: [921_600, 16_777_216] },
		'seedream-3.0': { sides: [512, 2048] },
	},
	aioagi: {
		'seedream-5.0-pro': { area: [921_600, 4_624_220] },
		'seedream-5.0-lite': { area: [3_686_400, 16_777_216] },
		'seedream-4.5': { area: [3_686_400, 16_777_216] },
		'seedream-4.0': { area: [921_600, 16_777_216] },
		'seedream-3.0': { sides: [512, 2048] },
	},
} satisfies Partial<Record<VendorName, Record<SizedFamily, Limits>>>;
type KnownVendor = keyof typeof LIMITS;
const KNOWN_VENDORS = Object.keys(LIMITS) as KnownVendor[];
const limitsOf = (vendor: KnownVendor, family: SizedFamily): Limits => LIMITS[vendor][family];

/** Section 6.2: pixels of 1:1, 4:3, 16:9, 3:2 and 21:9; portrait ratios are these turned. */
const LANDSCAPE: readonly AspectRatio[] = ['1:1', '4:3', '16:9', '3:2', '21:9'];
const ONE_K = '1024x1024 1152x864 1280x720 1248x832 1512x648';
const TWO_K = '2048x2048 2304x1728 2848x1600 2496x1664 3136x1344';
const THREE_K = '3072x3072 3456x2592 4096x2304 3744x2496 4704x2016';
const FOUR_K = '4096x4096 4704x3520 5504x3040 4992x3328 6240x2656';
const PRESETS: Record<SizedFamily, Partial<Record<Resolution, string>>> = {
	'seedream-5.0-pro': {
		'1K': '1024x1024 1152x864 1424x800 1248x832 1568x672',
		'2K': '2048x2048 2368x1776 2816x1584 2496x1664 3136x1344',
	},
	'seedream-5.0-lite': { '2K': TWO_K, '3K': THREE_K, '4K': FOUR_K },
	'seedream-4.5': { '2K': TWO_K, '4K': FOUR_K },
	'seedream-4.0': { '1K': ONE_K, '2K': TWO_K, '4K': FOUR_K },
	// 2K is the parameter's default and must work: it is scaled down to the side limit (docs/design.md, "Settled details").
	'seedream-3.0': { '1K': ONE_K, '2K': TWO_K },
};
/** Where a vendor's own list stands in for the presets: the listed sizes of each tier by ratio. */
const ATLAS_TIERS: Partial<
	Record<SizedFamily, Partial<Record<Resolution, Partial<Record<AspectRatio, string>>>>>
> = {
	'seedream-5.0-pro': {
		'1K': { '1:1': '1024x1024' },
		'1.5K': {
			'1:1': '1536x1536',
			'4:3': '1776x1328',
			'3:4': '1328x1776',
			'16:9': '2048x1152',
			'9:16': '1152x2048',
		},
		'2K': {
			'1:1': '2048x2048',
			'4:3': '2304x1728',
			'3:4': '1728x2304',
			'16:9': '2720x1530',
			'9:16': '1530x2720',
			'3:2': '2496x1664',
			'2:3': '1664x2496',
		},
	},
	'seedream-5.0-lite': {
		'2K': {
			'1:1': '2048x2048',
			'4:3': '2304x1728',
			'3:4': '1728x2304',
			'16:9': '2848x1600',
			'9:16': '1600x2848',
			'3:2': '2496x1664',
			'2:3': '1664x2496',
			'21:9': '3136x1344',
		},
		'3K': {
			'1:1': '3072x3072',
			'4:3': '3456x2592',
			'3:4': '2592x3456',
			'16:9': '4096x2304',
			'9:16': '2304x4096',
			'3:2': '3744x2496',
			'2:3': '2496x3744',
			'21:9': '4704x2016',
		},
	},
};

interface Pixels {
	width: number;
	height: number;
}

const parse = (size: string): Pixels => {
	const [width = 0, height = 0] = size.split('x').map(Number);
	return { width, height };
};
const write = ({ width, height }: Pixels): string => `${width}x${height}`;
const turn = ({ width, height }: Pixels): Pixels => ({ width: height, height: width });

function inside(limits: Limits, { width, height }: Pixels): boolean {
	if ('list' in limits) return limits.list.includes(write({ width, height }));
	if ('sides' in limits) {
		const sides = [width, height].every(
			(side) => side >= limits.sides[0] && side <= limits.sides[1],
		);
		return sides && width * height >= (limits.leastArea ?? 0);
	}
	const area = width * height;
	const ratio = width / height;
	// Section 6, "output ratio w/h": [1/16, 16].
	return area >= limits.area[0] && area <= limits.area[1] && ratio <= 16 && ratio >= 1 / 16;
}

function tooSmall(limits: Limits, { width, height }: Pixels): boolean {
	if ('sides' in limits) {
		return Math.min(width, height) < limits.sides[0] || width * height < (limits.leastArea ?? 0);
	}
	return 'area' in limits && width * height < limits.area[0];
}

/** The documented pixels of a preset in a ratio; undefined where no table has it. */
function documented(
	vendor: KnownVendor,
	family: SizedFamily,
	resolution: Resolution,
	ratio: AspectRatio,
): Pixels | undefined {
	const tiers = vendor === 'atlasCloud' ? ATLAS_TIERS[family] : undefined;
	if (tiers) {
		const size = tiers[resolution]?.[ratio];
		return size ? parse(size) : undefined;
	}
	const row = PRESETS[family][resolution]?.split(' ');
	if (!row) return undefined;
	const portrait = RATIOS[ratio] < 1;
	const landscape = portrait ? ratio.split(':').reverse().join(':') : ratio;
	const size = parse(row[LANDSCAPE.indexOf(landscape as AspectRatio)] ?? '');
	return portrait ? turn(size) : size;
}

const offeringOf = (vendor: KnownVendor, family: FamilyName) =>
	findModel(VENDORS[vendor], family, family === 'seededit-3.0' ? 'edit' : 'generate').offering;

function choose(
	vendor: KnownVendor,
	family: FamilyName,
	choice: Partial<SizeChoice>,
	referenceRatio?: number,
): ImageSize {
	const full: SizeChoice = {
		resolution: '2K',
		aspectRatio: 'auto',
		width: 2048,
		height: 2048,
		...choice,
	};
	return chooseSize(offeringOf(vendor, family), full, referenceRatio);
}

const custom = (vendor: KnownVendor, family: FamilyName, { width, height }: Pixels): ImageSize =>
	choose(vendor, family, { resolution: 'custom', width, height });

function pixelsOf(size: ImageSize): Pixels {
	if (size.kind !== 'pixels') throw new Error(`expected pixels, not ${size.kind}`);
	return size;
}

const sizesNamedIn = (message: string): Pixels[] =>
	(message.match(/\b\d+x\d+\b/g) ?? []).map(parse);

/** Every size an error offers instead is one the vendor takes. */
function expectNamedSizesAccepted(
	vendor: KnownVendor,
	family: SizedFamily,
	message: string,
	given?: string,
): void {
	const named = sizesNamedIn(message).filter((size) => write(size) !== given);
	expect(named.length).toBeGreaterThan(0);
	for (const size of named) {
		expect([write(size), inside(limitsOf(vendor, family), size)]).toEqual([write(size), true]);
		expect(custom(vendor, family, size)).toEqual({ kind: 'pixels', ...size });
	}
}

const EVERY_VENDOR_AND_FAMILY = KNOWN_VENDORS.flatMap((vendor) =>
	SIZED_FAMILIES.map((family) => [vendor, family] as const),
);
const EVERY_PRESET = EVERY_VENDOR_AND_FAMILY.flatMap(([vendor, family]) =>
	RESOLUTIONS.flatMap((resolution) =>
		RATIO_NAMES.map((ratio) => [vendor, family, resolution, ratio] as const),
	),
);
/** Which resolutions a model has at a vendor: section 6 "presets", 2.8 for the lists of Atlas. */
function hasResolution(vendor: KnownVendor, family: SizedFamily, resolution: Resolution): boolean {
	if (vendor === 'atlasCloud' && ATLAS_TIERS[family]) {
		return ATLAS_TIERS[family][resolution] !== undefined;
	}
	if (family === 'seedream-5.0-pro' && resolution === '1.5K') return true;
	return PRESETS[family][resolution] !== undefined;
}

describe('a resolution and an aspect ratio', () => {
	it.each(EVERY_PRESET)(
		'on %s, %s at %s in %s is sent inside the limits or refused with what is allowed',
		(vendor, family, resolution, aspectRatio) => {
			const limits = limitsOf(vendor, family);
			const act = () => choose(vendor, family, { resolution, aspectRatio });
			if (!hasResolution(vendor, family, resolution)) {
				const message = refusalOf(act);
				expect(message).toContain(`'Resolution' is '${resolution}'`);
				for (const other of RESOLUTIONS) {
					const offered = new RegExp(`(^|[ ,])${other.replace('.', '\\.')}([ ,]|$)`);
					const allowed = message.slice(message.indexOf('. ') + 1);
					expect([other, offered.test(allowed)]).toEqual([
						other,
						hasResolution(vendor, family, other),
					]);
				}
				return;
			}
			const table = documented(vendor, family, resolution, aspectRatio);
			if (table && inside(limits, table)) {
				expect(act()).toEqual({ kind: 'pixels', ...table });
				return;
			}
			const untabled = !table && !('list' in limits);
			if (table && !tooSmall(limits, table)) {
				const size = pixelsOf(act());
				expect(inside(limits, size)).toBe(true);
				expect(size.width / size.height / RATIOS[aspectRatio]).toBeGreaterThan(0.99);
				expect(size.width / size.height / RATIOS[aspectRatio]).toBeLessThan(1.01);
				// Scaled no further down than the limit asks.
				if ('sides' in limits) expect(Math.max(size.width, size.height)).toBe(limits.sides[1]);
				if ('area' in limits)
					expect(size.width * size.height).toBeGreaterThan(limits.area[1] * 0.99);
				return;
			}
			if (untabled) {
				const size = pixelsOf(act());
				expect(inside(limits, size)).toBe(true);
				expect(Math.abs(size.width / size.height / RATIOS[aspectRatio] - 1)).toBeLessThan(0.01);
				expect(Math.abs((size.width * size.height) / (1536 * 1536) - 1)).toBeLessThan(0.03);
				return;
			}
			const message = refusalOf(act);
			expect(message).toContain(`'Aspect Ratio' is '${aspectRatio}'`);
			expect(message).toContain(resolution);
			expectNamedSizesAccepted(vendor, family, message);
		},
	);

	it.each([
		// Section 6.2 and 2.8.
		['atlasCloud', 'seedream-5.0-lite', '2K', '16:9', '2848x1600'],
		['atlasCloud', 'seedream-5.0-lite', '3K', '2:3', '2496x3744'],
		['atlasCloud', 'seedream-5.0-pro', '2K', '16:9', '2720x1530'],
		['atlasCloud', 'seedream-5.0-pro', '1.5K', '9:16', '1152x2048'],
		['atlasCloud', 'seedream-5.0-pro', '1K', '1:1', '1024x1024'],
		['atlasCloud', 'seedream-4.5', '2K', '3:4', '1728x2304'],
		['atlasCloud', 'seedream-4.5', '4K', '1:1', '4096x4096'],
		// 5504x3040 scaled to sides of at most 4096.
		['atlasCloud', 'seedream-4.5', '4K', '16:9', '4096x2304'],
		['atlasCloud', 'seedream-4.0', '4K', '9:16', '2304x4096'],
		// 2304x1728 scaled to sides of at most 2048.
		['atlasCloud', 'seedream-3.0', '2K', '4:3', '2048x1536'],
		['aceData', 'seedream-3.0', '1K', '16:9', '1280x720'],
		['aceData', 'seedream-3.0', '2K', '9:16', '1152x2048'],
		['aceData', 'seedream-5.0-lite', '4K', '21:9', '6240x2656'],
		['aceData', 'seedream-4.0', '1K', '16:9', '1280x720'],
		['aceData', 'seedream-4.0', '1K', '9:21', '648x1512'],
		['aceData', 'seedream-5.0-pro', '2K', '3:2', '2496x1664'],
		['aioagi', 'seedream-5.0-pro', '2K', '16:9', '2816x1584'],
		['aioagi', 'seedream-5.0-pro', '2K', '21:9', '3136x1344'],
		['aioagi', 'seedream-4.5', '4K', '4:3', '4704x3520'],
	] as const)('on %s, %s at %s in %s is %s', (vendor, family, resolution, aspectRatio, size) => {
		expect(choose(vendor, family, { resolution, aspectRatio })).toEqual({
			kind: 'pixels',
			...parse(size),
		});
	});

	it.each([
		['atlasCloud', 'seedream-5.0-lite', '2K', '9:21'],
		['atlasCloud', 'seedream-5.0-lite', '3K', '9:21'],
		['atlasCloud', 'seedream-5.0-pro', '2K', '21:9'],
		['atlasCloud', 'seedream-5.0-pro', '1K', '16:9'],
		// 3136x1344 has a side below 1472.
		['atlasCloud', 'seedream-4.5', '2K', '21:9'],
		['atlasCloud', 'seedream-4.0', '1K', '4:3'],
	] as const)(
		'on %s, %s at %s has no %s, and the sizes named instead are taken',
		(vendor, family, resolution, aspectRatio) => {
			const message = refusalOf(() => choose(vendor, family, { resolution, aspectRatio }));
			expectNamedSizesAccepted(vendor, family, message);
		},
	);

	it.each([
		['atlasCloud', 'seedream-5.0-lite', '4K'],
		['atlasCloud', 'seedream-5.0-lite', '1K'],
		['aceData', 'seedream-4.5', '1K'],
		['aceData', 'seedream-4.5', '3K'],
		['aioagi', 'seedream-5.0-pro', '4K'],
		['aceData', 'seedream-3.0', '4K'],
	] as const)('on %s, %s has no %s in any ratio, auto included', (vendor, family, resolution) => {
		for (const aspectRatio of [...RATIO_NAMES, 'auto'] as const) {
			expect(refusalOf(() => choose(vendor, family, { resolution, aspectRatio }))).toContain(
				`'Resolution' is '${resolution}'`,
			);
		}
	});
});

describe('the aspect ratio auto', () => {
	it.each(
		(['aceData', 'aioagi'] as const).flatMap((vendor) => [
			[vendor, 'seedream-5.0-pro', '1K'] as const,
			[vendor, 'seedream-5.0-pro', '1.5K'] as const,
			[vendor, 'seedream-5.0-pro', '2K'] as const,
			[vendor, 'seedream-5.0-lite', '2K'] as const,
			[vendor, 'seedream-5.0-lite', '3K'] as const,
			[vendor, 'seedream-5.0-lite', '4K'] as const,
			[vendor, 'seedream-4.5', '2K'] as const,
			[vendor, 'seedream-4.5', '4K'] as const,
			[vendor, 'seedream-4.0', '1K'] as const,
			[vendor, 'seedream-4.0', '4K'] as const,
		]),
	)('on %s leaves the shape of %s at %s to the vendor', (vendor, family, resolution) => {
		const preset = { kind: 'preset', resolution };
		expect(choose(vendor, family, { resolution })).toEqual(preset);
		expect(choose(vendor, family, { resolution }, 16 / 9)).toEqual(preset);
	});

	it.each([
		['atlasCloud', 'seedream-5.0-pro', '1K', '1024x1024'],
		['atlasCloud', 'seedream-5.0-pro', '1.5K', '1536x1536'],
		['atlasCloud', 'seedream-5.0-pro', '2K', '2048x2048'],
		['atlasCloud', 'seedream-5.0-lite', '2K', '2048x2048'],
		['atlasCloud', 'seedream-5.0-lite', '3K', '3072x3072'],
		['atlasCloud', 'seedream-4.5', '2K', '2048x2048'],
		['atlasCloud', 'seedream-4.5', '4K', '4096x4096'],
		['atlasCloud', 'seedream-4.0', '1K', '1024x1024'],
		['atlasCloud', 'seedream-3.0', '2K', '2048x2048'],
		['aceData', 'seedream-3.0', '2K', '2048x2048'],
		['aioagi', 'seedream-3.0', '1K', '1024x1024'],
	] as const)(
		'without a reference is a square where %s wants pixels for %s at %s',
		(vendor, family, resolution, size) => {
			expect(choose(vendor, family, { resolution })).toEqual({ kind: 'pixels', ...parse(size) });
		},
	);

	it.each([
		// A photo of 3:2, of 16:9, a portrait of 3:4, and shapes between.
		['seedream-5.0-lite', '2K', 1.5, '2496x1664'],
		['seedream-5.0-lite', '2K', 16 / 9, '2848x1600'],
		['seedream-5.0-lite', '3K', 0.75, '2592x3456'],
		['seedream-5.0-lite', '2K', 1.02, '2048x2048'],
		['seedream-5.0-lite', '2K', 4, '3136x1344'],
		['seedream-5.0-pro', '2K', 0.5625, '1530x2720'],
		['seedream-5.0-pro', '1.5K', 1.34, '1776x1328'],
		['seedream-5.0-pro', '1K', 3, '1024x1024'],
		['seedream-4.5', '4K', 16 / 9, '4096x2304'],
	] as const)(
		'gives %s at %s on Atlas Cloud the shape of a reference of ratio %s: %s',
		(family, resolution, ratio, size) => {
			expect(choose('atlasCloud', family, { resolution }, ratio)).toEqual({
				kind: 'pixels',
				...parse(size),
			});
		},
	);

	it('stays inside the limits for a reference of any ratio', () => {
		const pixelWanting = EVERY_VENDOR_AND_FAMILY.filter(
			([vendor, family]) => vendor === 'atlasCloud' || family === 'seedream-3.0',
		);
		fc.assert(
			fc.property(
				fc.constantFrom(...pixelWanting),
				fc.constantFrom(...RESOLUTIONS),
				fc.double({ min: -3, max: 3, noNaN: true }),
				([vendor, family], resolution, exponent) => {
					fc.pre(hasResolution(vendor, family, resolution));
					const size = pixelsOf(choose(vendor, family, { resolution }, Math.exp(exponent)));
					expect([write(size), inside(limitsOf(vendor, family), size)]).toEqual([
						write(size),
						true,
					]);
					expect(Number.isInteger(size.width) && Number.isInteger(size.height)).toBe(true);
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('keeps the ratio of the reference as far as the sides of Atlas Cloud allow', () => {
		fc.assert(
			fc.property(
				// 2048 * sqrt(2) = 2896 and 1448: beyond that a side leaves [1472, 4096].
				fc.double({ min: 0.55, max: 1.8, noNaN: true }),
				(ratio) => {
					const { width, height } = pixelsOf(choose('atlasCloud', 'seedream-4.5', {}, ratio));
					expect(Math.abs(width / height / ratio - 1)).toBeLessThan(0.01);
					expect(Math.abs((width * height) / (2048 * 2048) - 1)).toBeLessThan(0.05);
				},
			),
		);
	});

	it('takes no listed size that is worse in shape than another of the same resolution', () => {
		const tiers = (['seedream-5.0-pro', 'seedream-5.0-lite'] as const).flatMap((family) =>
			Object.entries(ATLAS_TIERS[family] ?? {}).map(
				([resolution, sizes]) => [family, resolution as Resolution, Object.values(sizes)] as const,
			),
		);
		const distance = (size: Pixels, ratio: number): number =>
			Math.abs(Math.log(size.width / size.height / ratio));
		fc.assert(
			fc.property(
				fc.constantFrom(...tiers),
				fc.double({ min: -1.5, max: 1.5, noNaN: true }),
				([family, resolution, sizes], exponent) => {
					const ratio = Math.exp(exponent);
					const chosen = pixelsOf(choose('atlasCloud', family, { resolution }, ratio));
					expect(sizes).toContain(write(chosen));
					const best = Math.min(...sizes.map((size) => distance(parse(size), ratio)));
					expect(distance(chosen, ratio)).toBeLessThan(best + 0.05);
				},
			),
			{ numRuns: 500 },
		);
	});
});

describe('a custom size', () => {
	it.each([
		// Section 6.2, "Validity examples".
		['aceData', 'seedream-5.0-lite', 3750, 1250],
		['aioagi', 'seedream-4.5', 3750, 1250],
		['aceData', 'seedream-4.0', 1600, 600],
		['aceData', 'seedream-5.0-pro', 2048, 1024],
		// Bounds: sections 2.8, 6 and 6.3.
		['aceData', 'seedream-5.0-pro', 2048, 2048],
		['aceData', 'seedream-5.0-pro', 960, 960],
		['aioagi', 'seedream-5.0-pro', 2150, 2150],
		['aceData', 'seedream-5.0-lite', 1920, 1920],
		['aceData', 'seedream-4.0', 4096, 4096],
		['aceData', 'seedream-4.0', 3840, 240],
		['aceData', 'seedream-3.0', 512, 2048],
		['atlasCloud', 'seedream-4.5', 1472, 4096],
		['atlasCloud', 'seedream-4.0', 1024, 1024],
		['atlasCloud', 'seedream-4.0', 4096, 1024],
		['atlasCloud', 'seedream-5.0-lite', 4704, 2016],
		['atlasCloud', 'seedream-5.0-pro', 2048, 1152],
	] as const)('on %s, %s takes %s × %s as it is', (vendor, family, width, height) => {
		expect(custom(vendor, family, { width, height })).toEqual({ kind: 'pixels', width, height });
	});

	it.each([
		['aceData', 'seedream-5.0-lite', 1500, 1500, ['3686400', '16777216']],
		['aioagi', 'seedream-4.5', 1500, 1500, ['3686400', '16777216']],
		['aceData', 'seedream-4.0', 800, 800, ['921600', '16777216']],
		['aioagi', 'seedream-5.0-pro', 512, 512, ['921600', '4624220']],
		['aceData', 'seedream-5.0-pro', 2049, 2048, ['921600', '4194304']],
		['aioagi', 'seedream-5.0-pro', 2151, 2150, ['921600', '4624220']],
		['aceData', 'seedream-4.0', 3842, 240, ['16']],
		['aceData', 'seedream-4.0', 4097, 4096, ['16777216']],
		['aceData', 'seedream-3.0', 511, 1024, ['512', '2048']],
		['aioagi', 'seedream-3.0', 1024, 2049, ['512', '2048']],
		['atlasCloud', 'seedream-4.5', 1471, 4096, ['1472', '4096']],
		['atlasCloud', 'seedream-4.5', 1472, 1472, ['1472', '4096', '3686400']],
		['atlasCloud', 'seedream-4.0', 4097, 2048, ['1024', '4096']],
		['atlasCloud', 'seedream-5.0-lite', 2048, 2050, ['2048x2048', '3072x3072', '2304x1728']],
		['atlasCloud', 'seedream-5.0-lite', 2016, 4704, ['2496x3744']],
		['atlasCloud', 'seedream-5.0-pro', 4096, 4096, ['2048x2048']],
	] as const)(
		'on %s, %s refuses %s × %s and says what it takes',
		(vendor, family, width, height, allowed) => {
			const message = refusalOf(() => custom(vendor, family, { width, height }));
			expect(message).toMatch(/'Width'.*'Height'/);
			expect(message).toContain(`'${width}x${height}'`);
			for (const limit of allowed) expect(message).toContain(limit);
			expectNamedSizesAccepted(vendor, family, message, `${width}x${height}`);
		},
	);

	it.each(EVERY_VENDOR_AND_FAMILY)(
		'on %s, %s is taken exactly inside the limits, and what an error names instead is taken',
		(vendor, family) => {
			const limits = limitsOf(vendor, family);
			const side = fc.oneof(
				fc.integer({ min: 1, max: 20_000 }),
				fc.integer({ min: 400, max: 5000 }),
				fc.constantFrom(512, 1024, 1472, 1920, 2048, 4096),
			);
			fc.assert(
				fc.property(side, side, (width, height) => {
					const size = { width, height };
					if (inside(limits, size)) {
						expect(custom(vendor, family, size)).toEqual({ kind: 'pixels', ...size });
						return;
					}
					const message = refusalOf(() => custom(vendor, family, size));
					expect(message).toContain(write(size));
					expectNamedSizesAccepted(vendor, family, message, write(size));
				}),
				{ numRuns: 1000 },
			);
		},
	);

	it.each(EVERY_VENDOR_AND_FAMILY)(
		'on %s, %s has a nearest size to name for long strips, near its limits too',
		(vendor, family) => {
			const limits = limitsOf(vendor, family);
			fc.assert(
				fc.property(
					fc.double({ min: 850_000, max: 18_000_000, noNaN: true }),
					fc.double({ min: 15, max: 40, noNaN: true }),
					fc.boolean(),
					(area, ratio, portrait) => {
						const landscape = {
							width: Math.round(Math.sqrt(area * ratio)),
							height: Math.round(Math.sqrt(area / ratio)),
						};
						const size = portrait ? turn(landscape) : landscape;
						fc.pre(!inside(limits, size));
						const message = refusalOf(() => custom(vendor, family, size));
						expectNamedSizesAccepted(vendor, family, message, write(size));
					},
				),
				{ numRuns: 1000 },
			);
		},
	);
});

describe('SeedEdit 3.0, which keeps the size of its input', () => {
	it.each(KNOWN_VENDORS)('is sent as adaptive on %s when nothing is chosen', (vendor) => {
		expect(choose(vendor, 'seededit-3.0', {})).toEqual({ kind: 'adaptive' });
		expect(choose(vendor, 'seededit-3.0', {}, 16 / 9)).toEqual({ kind: 'adaptive' });
	});

	it.each([
		[{ resolution: '4K' }, "'Resolution' is '4K'", "set 'Resolution' to 2K."],
		[
			{ resolution: 'custom', width: 1024, height: 1024 },
			"'Resolution' is 'Custom'",
			"set 'Resolution' to 2K.",
		],
		[{ aspectRatio: '16:9' }, "'Aspect Ratio' is '16:9'", "set 'Aspect Ratio' to Auto."],
		[
			{ resolution: '4K', aspectRatio: '16:9' },
			"'Resolution' is '4K'",
			"set 'Resolution' to 2K and 'Aspect Ratio' to Auto.",
		],
	] as const)('refuses %j, and names what is to be changed', (choice, named, change) => {
		for (const vendor of KNOWN_VENDORS) {
			const message = refusalOf(() => choose(vendor, 'seededit-3.0', choice));
			expect(message).toContain(named);
			expect(message).toContain(change);
		}
	});
});

describe('a model id that no table knows', () => {
	const choices: SizeChoice[] = [...RESOLUTIONS, 'custom' as const].flatMap((resolution) =>
		[...RATIO_NAMES, 'auto' as const].map((aspectRatio) => ({
			resolution,
			aspectRatio,
			width: 333,
			height: 4444,
		})),
	);

	const takesPixels = EVERY_VENDOR.filter(({ unlisted }) => unlisted.sizes?.kind !== 'named');

	it.each(takesPixels)('takes every resolution and ratio on $name', (vendor) => {
		const { offering } = findModel(vendor, 'some-vendor/seedream-9', 'generate');
		for (const choice of choices) {
			const size = chooseSize(offering, choice, 1.5);
			if (size.kind !== 'pixels') continue;
			expect(size.width).toBeGreaterThan(0);
			expect(size.height).toBeGreaterThan(0);
		}
	});

	it.each(takesPixels)('passes a custom size through on $name', (vendor) => {
		const { offering } = findModel(vendor, 'some-vendor/seedream-9', 'generate');
		const choice = { resolution: 'custom', aspectRatio: 'auto', width: 333, height: 4444 } as const;
		expect(chooseSize(offering, choice)).toEqual({ kind: 'pixels', width: 333, height: 4444 });
	});

	it('gets pixels on Atlas Cloud, which knows no resolution by name', () => {
		const { offering } = findModel(
			VENDORS.atlasCloud,
			'bytedance/seedream-v5.5/text-to-image',
			'generate',
		);
		const choice = { resolution: '2K', aspectRatio: 'auto', width: 1, height: 1 } as const;
		expect(chooseSize(offering, choice)).toEqual({ kind: 'pixels', width: 2048, height: 2048 });
	});
});

describe('a refused size', () => {
	it.each(EVERY_VENDOR)('on $name is not told to be Custom where that is refused too', (vendor) => {
		for (const offering of Object.values(vendor.offerings)) {
			const size = { aspectRatio: 'auto', width: 2048, height: 2048 } as const;
			const unknown = RESOLUTIONS.find((name) => !(name in offering.presets));
			if (!unknown || offering.sizes.kind === 'adaptive') continue;
			const said = refusalOf(() => chooseSize(offering, { ...size, resolution: unknown }));
			expect(said.includes('Custom')).toBe(offering.sizes.kind !== 'named');
		}
	});

	it('is an InvalidRequest, so that nothing is submitted', () => {
		const act = () => custom('aceData', 'seedream-5.0-lite', { width: 10, height: 10 });
		expect(act).toThrow(InvalidRequest);
	});
});
