import { describe, expect, it } from '@jest/globals';
import type { FamilyName } from '../../../nodes/shared/models/families';
import type { Vendor } from '../../../nodes/shared/vendors/vendor';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';
import { ALL_RATIOS, EVERY_USE, NO_OPTIMIZATION, RATIOS } from './stated';

const STANDARD_OR_FAST = ['standard', 'fast'];
const LAYERS_ALONE = {
	promptOptimizations: STANDARD_OR_FAST,
	promptOptimizationUses: ['decomposeLayers'],
};
const inPixels = { presetNames: [], ratioNames: [] };
const area = (least: number, most: number) => ({ sizes: { kind: 'area', least, most } });
const sides = (least: number, most: number, leastArea?: number) => ({
	sizes: { kind: 'sides', least, most, ...(leastArea && { leastArea }) },
});
const byName = { sizes: { kind: 'named' } };
const references = (most: number, least = 0) => ({ references: { least, most } });
const JPEG = { outputFormats: ['jpeg'] };
const PNG_FIRST = { outputFormats: ['png', 'jpeg'] };
const EITHER = { outputFormats: ['jpeg', 'png'] };
const OWN_BACKGROUND = { background: { jobs: ['generate'], fromTransparent: false } };

/** What the page tells of every model of the vendor, and of each ("Models" and "Inputs" of docs/vendors). */
const STATED: Array<
	[vendor: VendorName, common: object, families: Partial<Record<FamilyName, object>>]
> = [
	[
		'atlasCloud',
		{ ...inPixels, watermark: false, callback: true, webSearch: false, background: undefined },
		{
			'seedream-5.5': { ...NO_OPTIMIZATION, ...references(1), outputFormats: ['png'] },
			'seedream-5.0-pro': {
				...EITHER,
				...references(10),
				promptOptimizations: STANDARD_OR_FAST,
				promptOptimizationUses: EVERY_USE,
			},
			'seedream-5.0-lite': {
				...EITHER,
				...references(14),
				mostImagesInSet: 15,
				promptOptimizations: STANDARD_OR_FAST,
				promptOptimizationUses: ['generateSet', 'editSet'],
			},
			'seedream-4.5': {
				...NO_OPTIMIZATION,
				...sides(1472, 4096, 3_686_400),
				...references(10),
				mostImagesInSet: 15,
			},
			'seedream-4.0': {
				...NO_OPTIMIZATION,
				...sides(1024, 4096),
				...references(10),
				mostImagesInSet: 14,
				seed: false,
			},
			'seedream-3.0': {
				...sides(512, 2048),
				seed: true,
				guidanceScale: { least: 0, most: 20 },
			},
			'seededit-3.0': {
				sizes: { kind: 'adaptive' },
				seed: false,
				guidanceScale: undefined,
				...references(1, 1),
			},
		},
	],
	[
		'fal',
		{ ratioNames: [], watermark: false, callback: true, webSearch: false },
		{
			'seedream-5.5': {
				...NO_OPTIMIZATION,
				...OWN_BACKGROUND,
				...PNG_FIRST,
				...references(1),
				...area(921_600, 4_624_220),
				presetNames: ['1K', '1.5K', '2K'],
				mostImagesInSet: 0,
			},
			'seedream-5.0-flash': {
				...LAYERS_ALONE,
				...EITHER,
				...references(10),
				...area(1024 * 1024, 2048 * 2048),
				presetNames: ['1K', '2K'],
				mostImagesInSet: 0,
				background: undefined,
			},
			'seedream-5.0-pro': {
				...LAYERS_ALONE,
				...EITHER,
				...references(10),
				...area(1024 * 1024, 2048 * 2048),
				presetNames: ['1K', '2K'],
				mostImagesInSet: 0,
				background: undefined,
			},
			'seedream-5.0-lite': {
				...NO_OPTIMIZATION,
				...JPEG,
				...references(10),
				...area(2560 * 1440, 3072 * 3072),
				presetNames: ['2K', '3K'],
				mostImagesInSet: 6,
				seed: false,
			},
			'seedream-4.5': {
				...NO_OPTIMIZATION,
				...JPEG,
				...references(10),
				...area(2560 * 1440, 4096 * 4096),
				presetNames: ['2K', '4K'],
				mostImagesInSet: 6,
				seed: true,
			},
			'seedream-4.0': {
				...JPEG,
				...references(10),
				...area(960 * 960, 4096 * 4096),
				presetNames: ['2K', '4K'],
				mostImagesInSet: 6,
				seed: true,
				promptOptimizations: STANDARD_OR_FAST,
				promptOptimizationUses: EVERY_USE,
			},
			'seedream-3.0': {
				...NO_OPTIMIZATION,
				...sides(512, 2048),
				...references(0),
				presetNames: [],
				mostImagesInSet: 0,
				seed: true,
				guidanceScale: { least: 1, most: 10 },
			},
		},
	],
	[
		'replicate',
		{
			...NO_OPTIMIZATION,
			watermark: false,
			callback: true,
			webSearch: false,
			background: undefined,
		},
		{
			'seedream-5.0-pro': {
				...PNG_FIRST,
				...byName,
				...references(10),
				presetNames: ['1K', '2K'],
				ratioNames: RATIOS,
				longestPrompt: 4_000,
				seed: false,
			},
			'seedream-5.0-lite': {
				...PNG_FIRST,
				...byName,
				...references(14),
				presetNames: ['2K', '3K'],
				ratioNames: RATIOS,
				mostImagesInSet: 15,
			},
			'seedream-4.5': {
				...sides(1024, 4096, 3_686_400),
				...references(14),
				presetNames: ['2K', '4K'],
				ratioNames: RATIOS,
				longestPrompt: 4_000,
			},
			'seedream-4.0': {
				...sides(1024, 4096),
				...references(10),
				presetNames: ['1K', '2K', '4K'],
				ratioNames: RATIOS,
			},
			'seedream-3.0': { ...sides(512, 2048), ...inPixels, seed: true },
			'seededit-3.0': { ...references(1, 1), ratioNames: [], seed: true },
		},
	],
	[
		'waveSpeed',
		{ presetNames: [], watermark: false, callback: true, webSearch: false },
		{
			'seedream-5.5': {
				...NO_OPTIMIZATION,
				...OWN_BACKGROUND,
				...byName,
				...PNG_FIRST,
				...references(1),
				ratioNames: ALL_RATIOS,
			},
			'seedream-5.0-flash': {
				...NO_OPTIMIZATION,
				...byName,
				...EITHER,
				...references(10),
				ratioNames: ALL_RATIOS,
				background: undefined,
			},
			'seedream-5.0-pro': {
				...LAYERS_ALONE,
				...byName,
				...EITHER,
				...references(10),
				ratioNames: ALL_RATIOS,
				background: undefined,
			},
			'seedream-5.0-lite': {
				...NO_OPTIMIZATION,
				...area(3_686_400, 16_777_216),
				...EITHER,
				...references(14),
				ratioNames: [],
				mostImagesInSet: 15,
			},
			'seedream-4.5': {
				...NO_OPTIMIZATION,
				...sides(1024, 4096, 3_686_400),
				...JPEG,
				...references(10),
				ratioNames: [],
				mostImagesInSet: 15,
			},
			'seedream-4.0': {
				...NO_OPTIMIZATION,
				...sides(1024, 4096),
				...JPEG,
				...references(10),
				ratioNames: [],
				mostImagesInSet: 15,
			},
		},
	],
	[
		'kie',
		{
			...NO_OPTIMIZATION,
			...byName,
			presetNames: [],
			ratioNames: RATIOS,
			watermark: false,
			callback: true,
			webSearch: false,
			background: undefined,
		},
		{
			'seedream-5.0-flash': {
				...EITHER,
				...references(10),
				referenceFormats: ['jpeg', 'png'],
				longestPrompt: 5_000,
				mostImagesInSet: 0,
			},
			'seedream-5.0-pro': {
				...EITHER,
				...references(10),
				referenceFormats: ['jpeg', 'png', 'webp'],
				mostImagesInSet: 0,
			},
			'seedream-5.0-lite': {
				...JPEG,
				...references(14),
				referenceFormats: ['jpeg', 'png', 'webp'],
				longestPrompt: 3_000,
				mostImagesInSet: 0,
				seed: false,
			},
			'seedream-4.5': { ...references(14), longestPrompt: 3_000, mostImagesInSet: 0 },
			'seedream-4.0': {
				...references(10),
				referenceFormats: ['jpeg', 'png', 'webp'],
				longestPrompt: 5_000,
				mostImagesInSet: 6,
				seed: true,
			},
		},
	],
];

describe.each(STATED)('at %s', (name, common, families) => {
	const { offerings }: Vendor = VENDORS[name];

	it.each(Object.entries(families))(
		'%s is as stated above, where the page was read by hand',
		(family, stated) => {
			expect(offerings[family as FamilyName]).toMatchObject({ ...common, ...stated });
		},
	);

	it('there is no other', () => {
		expect(Object.keys(offerings).sort()).toEqual(Object.keys(families).sort());
	});
});
