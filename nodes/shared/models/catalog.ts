import { FAMILIES, type Family, type FamilyName } from './families';
import { LITE_PRESETS, type PresetTable, type Resolution } from './presets';
import type { SizeLimits } from './sizeLimits';

export type VendorName = 'atlasCloud' | 'aceData' | 'aioagi';

export const VENDOR_NAMES: Record<VendorName, string> = {
	atlasCloud: 'Atlas Cloud',
	aceData: 'AceData Cloud',
	aioagi: 'AIOAGI',
};

/** Vendors whose tasks have ids to come back to; the others answer with the finished images. */
export const VENDORS_WITH_TASKS: readonly VendorName[] = ['atlasCloud', 'aceData'];

/** The use a vendor's model id is made for; vendors with one id for everything name it for each. */
export type ModelUse = 'generate' | 'edit' | 'generateSet' | 'editSet' | 'decomposeLayers';

/** A family as one vendor offers it. */
export interface Offering extends Family {
	ids: Partial<Record<ModelUse, string>>;
	sizes: SizeLimits;
	/** Resolutions the vendor takes by name and then picks the ratio itself. */
	presetNames: readonly Resolution[];
	watermark: boolean;
	callback: boolean;
	promptOptimizationUses: readonly ModelUse[];
}

type Catalog = Record<VendorName, Partial<Record<FamilyName, Offering>>>;

const EVERY_USE: readonly ModelUse[] = [
	'generate',
	'edit',
	'generateSet',
	'editSet',
	'decomposeLayers',
];

/** What Atlas Cloud's wire has for every model: vendor-apis.md 2.8. */
const ATLAS_CAN = { presetNames: [], watermark: false, callback: true, webSearch: false } as const;

/** Atlas Cloud names one model id per use and takes pixels only: vendor-apis.md 2.8. */
const atlasCloud = (
	family: FamilyName,
	ids: Offering['ids'],
	differences: Partial<Offering> & Pick<Offering, 'sizes'>,
): Offering => ({
	...FAMILIES[family],
	ids,
	...ATLAS_CAN,
	transparentBackground: false,
	promptOptimizations: [],
	promptOptimizationUses: EVERY_USE,
	...differences,
});

const atlasIds = (base: string): Offering['ids'] => ({
	generate: base,
	edit: `${base}/edit`,
	generateSet: `${base}/sequential`,
	editSet: `${base}/edit-sequential`,
});

/** The size lists of the Lite and Pro schemas: vendor-apis.md 2.8, "size enum". */
const ATLAS_LITE_SIZES: readonly string[] = [
	...['2048x2048', '2304x1728', '1728x2304', '2848x1600', '1600x2848'],
	...['2496x1664', '1664x2496', '3136x1344', '3072x3072', '3456x2592', '2592x3456'],
	...['4096x2304', '2304x4096', '2496x3744', '3744x2496', '4704x2016'],
];
const ATLAS_PRO_SIZES: readonly string[] = [
	...['1024x1024', '1536x1536', '1776x1328', '1328x1776', '2048x1152', '1152x2048', '2048x2048'],
	...['2304x1728', '1728x2304', '2720x1530', '1530x2720', '2496x1664', '1664x2496'],
];
const ATLAS_PRO_PRESETS: PresetTable = {
	'1K': { '1:1': '1024x1024' },
	'1.5K': { '1:1': '1536x1536', '4:3': '1776x1328', '16:9': '2048x1152' },
	'2K': { '1:1': '2048x2048', '4:3': '2304x1728', '16:9': '2720x1530', '3:2': '2496x1664' },
};

/** AceData Cloud and AIOAGI take one id for every use, and the upstream wire: vendor-apis.md 3.2, 4.1. */
const upstream = (
	family: FamilyName,
	id: string,
	sizes: SizeLimits,
	differences: Partial<Offering> = {},
): Offering => {
	const limits = FAMILIES[family];
	const uses: ModelUse[] = [];
	if (limits.references.least === 0) uses.push('generate');
	if (limits.references.most > 0) uses.push('edit');
	if (limits.mostImagesInSet > 0) uses.push('generateSet', 'editSet');
	return {
		...limits,
		ids: Object.fromEntries(uses.map((use) => [use, id])),
		sizes,
		presetNames: limits.legacy ? [] : (Object.keys(limits.presets) as Resolution[]),
		watermark: true,
		callback: false,
		promptOptimizationUses: EVERY_USE,
		...differences,
	};
};

/** Pixel bounds of section 6, "px min" and "px max". */
const LITE_AREA = { kind: 'area', least: 3_686_400, most: 16_777_216 } as const;
const SEEDREAM_4_0_AREA = { kind: 'area', least: 921_600, most: 16_777_216 } as const;
const LEGACY_SIDES = { kind: 'sides', least: 512, most: 2048 } as const;
const ACE_DATA_CAN = { callback: true };

/**
 * Every family on every vendor that has it, with that vendor's limits (vendor-apis.md 2.8, 3.2, 4.1, 6, 6.3).
 * Adding a vendor's model means adding a line here.
 */
export const CATALOG: Catalog = {
	atlasCloud: {
		'seedream-5.0-pro': atlasCloud(
			'seedream-5.0-pro',
			{
				generate: 'bytedance/seedream-v5.0-pro/text-to-image',
				edit: 'bytedance/seedream-v5.0-pro/edit',
				decomposeLayers: 'bytedance/seedream-v5.0-pro/layer-decomposition',
			},
			{
				sizes: { kind: 'listed', sizes: ATLAS_PRO_SIZES },
				presets: ATLAS_PRO_PRESETS,
				promptOptimizations: ['standard', 'fast'],
			},
		),
		'seedream-5.0-lite': atlasCloud('seedream-5.0-lite', atlasIds('bytedance/seedream-v5.0-lite'), {
			sizes: { kind: 'listed', sizes: ATLAS_LITE_SIZES },
			presets: { '2K': LITE_PRESETS['2K'], '3K': LITE_PRESETS['3K'] },
			promptOptimizations: ['standard', 'fast'],
			promptOptimizationUses: ['generateSet', 'editSet'],
		}),
		'seedream-4.5': atlasCloud('seedream-4.5', atlasIds('bytedance/seedream-v4.5'), {
			sizes: { kind: 'sides', least: 1472, most: 4096, leastArea: 3_686_400 },
			references: { least: 0, most: 10 },
		}),
		'seedream-4.0': atlasCloud('seedream-4.0', atlasIds('bytedance/seedream-v4'), {
			sizes: { kind: 'sides', least: 1024, most: 4096 },
			references: { least: 0, most: 10 },
			mostImagesInSet: 14,
		}),
		'seedream-3.0': atlasCloud(
			'seedream-3.0',
			{ generate: 'bytedance/seedream-v3' },
			{ sizes: LEGACY_SIDES, guidanceScale: { least: 0, most: 20 } },
		),
		'seededit-3.0': atlasCloud(
			'seededit-3.0',
			{ edit: 'bytedance/seededit-v3' },
			// Its schema was not captured, so nothing but prompt and image is sent.
			{ sizes: { kind: 'adaptive' }, seed: false, guidanceScale: undefined },
		),
	},
	aceData: {
		'seedream-5.0-pro': upstream(
			'seedream-5.0-pro',
			'doubao-seedream-5-0-pro-260628',
			{ kind: 'area', least: 921_600, most: 4_194_304 },
			{
				...ACE_DATA_CAN,
				ids: {
					generate: 'doubao-seedream-5-0-pro-260628',
					edit: 'doubao-seedream-5-0-pro-260628',
					decomposeLayers: 'doubao-seedream-5-0-pro-260628',
				},
			},
		),
		'seedream-5.0-lite': upstream(
			'seedream-5.0-lite',
			'doubao-seedream-5-0-260128',
			LITE_AREA,
			ACE_DATA_CAN,
		),
		'seedream-4.5': upstream('seedream-4.5', 'doubao-seedream-4-5-251128', LITE_AREA, ACE_DATA_CAN),
		'seedream-4.0': upstream(
			'seedream-4.0',
			'doubao-seedream-4-0-250828',
			SEEDREAM_4_0_AREA,
			ACE_DATA_CAN,
		),
		'seedream-3.0': upstream(
			'seedream-3.0',
			'doubao-seedream-3-0-t2i-250415',
			LEGACY_SIDES,
			ACE_DATA_CAN,
		),
		'seededit-3.0': upstream(
			'seededit-3.0',
			'doubao-seededit-3-0-i2i-250628',
			{ kind: 'adaptive' },
			ACE_DATA_CAN,
		),
	},
	aioagi: {
		'seedream-5.0-pro': upstream('seedream-5.0-pro', 'doubao-seedream-5-0-pro-260628', {
			kind: 'area',
			least: 921_600,
			most: 4_624_220,
		}),
		'seedream-5.0-lite': upstream('seedream-5.0-lite', 'doubao-seedream-5-0-260128', LITE_AREA),
		'seedream-4.5': upstream('seedream-4.5', 'doubao-seedream-4-5-251128', LITE_AREA),
		'seedream-4.0': upstream('seedream-4.0', 'doubao-seedream-4-0-250828', SEEDREAM_4_0_AREA),
		'seedream-3.0': upstream('seedream-3.0', 'doubao-seedream-3-0-t2i-250415', LEGACY_SIDES),
		'seededit-3.0': upstream('seededit-3.0', 'doubao-seededit-3-0-i2i-250628', {
			kind: 'adaptive',
		}),
	},
};

/** Where a vendor differs from the upstream in what a model that no table knows may be asked for. */
export const UNLISTED: Record<VendorName, Partial<Offering>> = {
	atlasCloud: ATLAS_CAN,
	aceData: ACE_DATA_CAN,
	aioagi: {},
};

const UPSTREAM_ALIASES: Record<string, FamilyName> = {
	'doubao-seedream-5-0-lite-260128': 'seedream-5.0-lite',
};

/** Other ids by which a vendor knows a family (vendor-apis.md 9, C17). */
export const OTHER_IDS: Partial<Record<VendorName, Record<string, FamilyName>>> = {
	aceData: UPSTREAM_ALIASES,
	aioagi: UPSTREAM_ALIASES,
};

/** The vendors with a model for which something holds. */
export function vendorsWhere(has: (offering: Offering) => boolean): VendorName[] {
	const vendors = Object.keys(CATALOG) as VendorName[];
	return vendors.filter((vendor) => Object.values(CATALOG[vendor]).some(has));
}
