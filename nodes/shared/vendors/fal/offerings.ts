import { FAMILIES, type FamilyName } from '../../models/families';
import type { Offering } from '../../models/offering';
import { LITE_PRESETS, PRO_PRESETS, type PresetTable } from '../../models/presets';
import type { Offerings } from '../vendor';
import { offeringByUse } from '../wire/offeringByUse';

/** What the wire has for every model (docs/vendors/fal.md, "Inputs"); more references are dropped in silence. */
export const WIRE = {
	ratioNames: [],
	watermark: false,
	callback: true,
	webSearch: false,
	references: { least: 0, most: 10 },
	mostImagesInSet: 6,
} as const satisfies Partial<Offering>;

/** An id for each use, sizes by `auto_2K` and the like, or in pixels. */
const offering = (
	family: FamilyName,
	ids: Offering['ids'],
	differences: Partial<Offering> & Pick<Offering, 'sizes' | 'presetNames'>,
): Offering =>
	offeringByUse(family, ids, {
		...WIRE,
		outputFormats: FAMILIES[family].outputFormats.slice(0, 1),
		...differences,
	});

const single = (base: string): Offering['ids'] => ({
	generate: `${base}/text-to-image`,
	edit: `${base}/edit`,
});
/** Sets are asked for at the same endpoints. */
const withSets = (base: string): Offering['ids'] => ({
	...single(base),
	generateSet: `${base}/text-to-image`,
	editSet: `${base}/edit`,
});
const withLayers = (base: string): Offering['ids'] => ({
	...single(base),
	decomposeLayers: `${base}/layerize`,
});

/** Ids up to 4.5 have fal's own prefix, later ones have none. */
const BEFORE_5 = 'fal-ai/bytedance/seedream';
const FROM_5 = 'bytedance/seedream';

/** ByteDance's own 4:3 and 3:2 at 1K lie below fal's least area: the next larger of their ratio. */
const PRO_PRESETS_HERE: PresetTable = {
	...PRO_PRESETS,
	'1K': {
		'1:1': '1024x1024',
		'4:3': '1184x888',
		'16:9': '1424x800',
		'3:2': '1260x840',
		'21:9': '1568x672',
	},
};

const PRO: Pick<Offering, 'mostImagesInSet' | 'outputFormats' | 'presets' | 'sizes'> = {
	mostImagesInSet: 0,
	outputFormats: ['jpeg', 'png'],
	presets: PRO_PRESETS_HERE,
	sizes: { kind: 'area', least: 1024 * 1024, most: 2048 * 2048 },
};
const LAYERS_ALONE = {
	promptOptimizations: ['standard', 'fast'],
	promptOptimizationUses: ['decomposeLayers'],
} as const;

export const offerings: Offerings = {
	'seedream-5.5': offering(
		'seedream-5.5',
		{
			generate: `${FROM_5}/v5.5/text-to-image`,
			decomposeLayers: `${FROM_5}/v5.5/layerize`,
		},
		{
			mostImagesInSet: 0,
			outputFormats: FAMILIES['seedream-5.5'].outputFormats,
			background: { jobs: ['generate'], fromTransparent: false },
			references: { least: 0, most: 1 },
			// fal states no bounds, so ByteDance's hold.
			sizes: { kind: 'area', least: 921_600, most: 4_624_220 },
			presetNames: ['1K', '1.5K', '2K'],
		},
	),
	'seedream-5.0-flash': offering('seedream-5.0-flash', withLayers(`${FROM_5}/v5/flash`), {
		...PRO,
		...LAYERS_ALONE,
		// Whether `auto_1.5K` exists is not certain, so 1.5K goes in pixels.
		presetNames: ['1K', '2K'],
	}),
	'seedream-5.0-pro': offering('seedream-5.0-pro', withLayers(`${FROM_5}/v5/pro`), {
		...PRO,
		...LAYERS_ALONE,
		presetNames: ['1K', '2K'],
	}),
	'seedream-5.0-lite': offering('seedream-5.0-lite', withSets(`${FROM_5}/v5/lite`), {
		presets: { '2K': LITE_PRESETS['2K'], '3K': LITE_PRESETS['3K'] },
		sizes: { kind: 'area', least: 2560 * 1440, most: 3072 * 3072 },
		presetNames: ['2K', '3K'],
	}),
	'seedream-4.5': offering('seedream-4.5', withSets(`${BEFORE_5}/v4.5`), {
		seed: true,
		sizes: { kind: 'area', least: 2560 * 1440, most: 4096 * 4096 },
		presetNames: ['2K', '4K'],
	}),
	'seedream-4.0': offering('seedream-4.0', withSets(`${BEFORE_5}/v4`), {
		seed: true,
		promptOptimizations: ['standard', 'fast'],
		sizes: { kind: 'area', least: 960 * 960, most: 4096 * 4096 },
		presetNames: ['2K', '4K'],
	}),
	'seedream-3.0': offering(
		'seedream-3.0',
		{ generate: `${BEFORE_5}/v3/text-to-image` },
		{
			references: FAMILIES['seedream-3.0'].references,
			mostImagesInSet: 0,
			sizes: { kind: 'sides', least: 512, most: 2048 },
			presetNames: [],
		},
	),
};
