import type { FamilyName } from '../../models/families';
import type { Offering } from '../../models/offering';
import { LITE_PRESETS, type PresetTable } from '../../models/presets';
import type { Offerings } from '../vendor';
import { offeringByUse } from '../wire/offeringByUse';

/** What the wire has for every model (docs/vendors/atlasCloud.md, "Models"). */
export const WIRE = {
	presetNames: [],
	ratioNames: [],
	watermark: false,
	callback: true,
	webSearch: false,
} as const;

/** One model id per use, and pixels only. */
const offering = (
	family: FamilyName,
	ids: Offering['ids'],
	differences: Partial<Offering> & Pick<Offering, 'sizes'>,
): Offering => offeringByUse(family, ids, { ...WIRE, ...differences });

const idsBelow = (base: string): Offering['ids'] => ({
	generate: base,
	edit: `${base}/edit`,
	generateSet: `${base}/sequential`,
	editSet: `${base}/edit-sequential`,
});

/** The size lists of the Lite and Pro schemas (docs/vendors/atlasCloud.md, "Models"). */
const LITE_SIZES: readonly string[] = [
	...['2048x2048', '2304x1728', '1728x2304', '2848x1600', '1600x2848'],
	...['2496x1664', '1664x2496', '3136x1344', '3072x3072', '3456x2592', '2592x3456'],
	...['4096x2304', '2304x4096', '2496x3744', '3744x2496', '4704x2016'],
];
const PRO_SIZES: readonly string[] = [
	...['1024x1024', '1536x1536', '1776x1328', '1328x1776', '2048x1152', '1152x2048', '2048x2048'],
	...['2304x1728', '1728x2304', '2720x1530', '1530x2720', '2496x1664', '1664x2496'],
];
const PRO_PRESETS: PresetTable = {
	'1K': { '1:1': '1024x1024' },
	'1.5K': { '1:1': '1536x1536', '4:3': '1776x1328', '16:9': '2048x1152' },
	'2K': { '1:1': '2048x2048', '4:3': '2304x1728', '16:9': '2720x1530', '3:2': '2496x1664' },
};

const PRO = 'bytedance/seedream-v5.0-pro';
const SEEDREAM_5_5 = 'bytedance/seedream-v5.5';

export const offerings: Offerings = {
	'seedream-5.5': offering(
		'seedream-5.5',
		{
			generate: `${SEEDREAM_5_5}/text-to-image`,
			decomposeLayers: `${SEEDREAM_5_5}/layer-decomposition`,
		},
		// Its schema was not captured: sizes are those of 5.0 Pro's, and nothing is asked of format and background.
		{
			sizes: { kind: 'listed', sizes: PRO_SIZES },
			presets: PRO_PRESETS,
			references: { least: 0, most: 1 },
			outputFormats: ['png'],
		},
	),
	'seedream-5.0-pro': offering(
		'seedream-5.0-pro',
		{
			generate: `${PRO}/text-to-image`,
			edit: `${PRO}/edit`,
			decomposeLayers: `${PRO}/layer-decomposition`,
		},
		{
			sizes: { kind: 'listed', sizes: PRO_SIZES },
			presets: PRO_PRESETS,
			promptOptimizations: ['standard', 'fast'],
		},
	),
	'seedream-5.0-lite': offering('seedream-5.0-lite', idsBelow('bytedance/seedream-v5.0-lite'), {
		sizes: { kind: 'listed', sizes: LITE_SIZES },
		presets: { '2K': LITE_PRESETS['2K'], '3K': LITE_PRESETS['3K'] },
		promptOptimizations: ['standard', 'fast'],
		promptOptimizationUses: ['generateSet', 'editSet'],
	}),
	'seedream-4.5': offering('seedream-4.5', idsBelow('bytedance/seedream-v4.5'), {
		sizes: { kind: 'sides', least: 1472, most: 4096, leastArea: 3_686_400 },
		references: { least: 0, most: 10 },
	}),
	'seedream-4.0': offering('seedream-4.0', idsBelow('bytedance/seedream-v4'), {
		sizes: { kind: 'sides', least: 1024, most: 4096 },
		references: { least: 0, most: 10 },
		mostImagesInSet: 14,
	}),
	'seedream-3.0': offering(
		'seedream-3.0',
		{ generate: 'bytedance/seedream-v3' },
		{
			sizes: { kind: 'sides', least: 512, most: 2048 },
			guidanceScale: { least: 0, most: 20 },
		},
	),
	'seededit-3.0': offering(
		'seededit-3.0',
		{ edit: 'bytedance/seededit-v3' },
		// Its schema was not captured, so nothing but prompt and image is sent.
		{ sizes: { kind: 'adaptive' }, seed: false, guidanceScale: undefined },
	),
};
