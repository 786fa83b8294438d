import type { FamilyName } from '../../models/families';
import type { Offering } from '../../models/offering';
import { ASPECT_RATIOS, RESOLUTIONS } from '../../models/presets';
import type { Offerings } from '../vendor';
import { offeringByUse } from '../wire/offeringByUse';

/** What the wire has for every model (docs/vendors/waveSpeed.md, "Models"). */
const WIRE = { watermark: false, callback: true, webSearch: false } as const;

/** The newest models take resolution and ratio by name, so ids that no table knows are asked that way; pixels go as `size`. */
export const UNLISTED: Partial<Offering> = {
	...WIRE,
	presetNames: RESOLUTIONS,
	ratioNames: ASPECT_RATIOS,
};

/** One model id per use. */
const offering = (
	family: FamilyName,
	ids: Offering['ids'],
	differences: Partial<Offering> & Pick<Offering, 'sizes'>,
): Offering => offeringByUse(family, ids, { ...WIRE, ...differences });

const withSets = (base: string): Offering['ids'] => ({
	generate: base,
	edit: `${base}/edit`,
	generateSet: `${base}/sequential`,
	editSet: `${base}/edit-sequential`,
});

const withLayers = (base: string): Offering['ids'] => ({
	generate: base,
	edit: `${base}/edit`,
	decomposeLayers: `${base}/layer-decomposition`,
});

/** Pro, Flash and 5.5 take no pixels. */
const NAMED = { sizes: { kind: 'named' }, ratioNames: ASPECT_RATIOS } as const;

const LATEST = 'bytedance/seedream-v5.5';

export const offerings: Offerings = {
	'seedream-5.5': offering(
		'seedream-5.5',
		// The page of its edit tells no id: 'By ID' and the vendor's own list reach it.
		{ generate: LATEST, decomposeLayers: `${LATEST}/layer-decomposition` },
		{
			...NAMED,
			background: { jobs: ['generate'], fromTransparent: false },
			references: { least: 0, most: 1 },
		},
	),
	'seedream-5.0-flash': offering(
		'seedream-5.0-flash',
		withLayers('bytedance/seedream-v5.0-flash'),
		NAMED,
	),
	'seedream-5.0-pro': offering('seedream-5.0-pro', withLayers('bytedance/seedream-v5.0-pro'), {
		...NAMED,
		promptOptimizations: ['standard', 'fast'],
		promptOptimizationUses: ['decomposeLayers'],
	}),
	'seedream-5.0-lite': offering('seedream-5.0-lite', withSets('bytedance/seedream-v5.0-lite'), {
		sizes: { kind: 'area', least: 3_686_400, most: 16_777_216 },
	}),
	'seedream-4.5': offering('seedream-4.5', withSets('bytedance/seedream-v4.5'), {
		sizes: { kind: 'sides', least: 1024, most: 4096, leastArea: 3_686_400 },
		references: { least: 0, most: 10 },
	}),
	'seedream-4.0': offering('seedream-4.0', withSets('bytedance/seedream-v4'), {
		sizes: { kind: 'sides', least: 1024, most: 4096 },
		references: { least: 0, most: 10 },
	}),
};
