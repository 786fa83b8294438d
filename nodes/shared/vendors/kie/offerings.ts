import { FAMILIES, type FamilyName } from '../../models/families';
import { EVERY_USE, type Offering } from '../../models/offering';
import { ASPECT_RATIOS } from '../../models/presets';
import type { Offerings } from '../vendor';
import { offeringByUse } from '../wire/offeringByUse';

/** Every model has these but 9:21 (docs/vendors/kie.md, "Inputs"). */
const RATIOS = ASPECT_RATIOS.filter((ratio) => ratio !== '9:21');

/** What the wire has for every model: resolutions and ratios by name alone. An id that no table knows has no more. */
export const WIRE = {
	sizes: { kind: 'named' },
	presetNames: [],
	ratioNames: RATIOS,
	watermark: false,
	callback: true,
	webSearch: false,
	promptOptimizations: [],
	promptOptimizationUses: EVERY_USE,
} as const;

const offering = (
	family: FamilyName,
	[generate, edit, decomposeLayers]: [string, string, string?],
	differences: Partial<Offering>,
): Offering =>
	offeringByUse(
		family,
		{ generate, edit, ...(decomposeLayers && { decomposeLayers }) },
		{ ...WIRE, mostImagesInSet: 0, referenceFormats: ['jpeg', 'png', 'webp'], ...differences },
	);

const V4 = 'bytedance/seedream-v4-text-to-image';
const V4_EDIT = 'bytedance/seedream-v4-edit';

/** Resolutions of 5.0 Pro here: 1.5K is not among them. */
const { '1K': PRO_1K, '2K': PRO_2K } = FAMILIES['seedream-5.0-pro'].presets;

export const offerings: Offerings = {
	'seedream-5.0-flash': offering(
		'seedream-5.0-flash',
		[
			'seedream/5-flash-text-to-image',
			'seedream/5-flash-image-to-image',
			'seedream/5-flash-layer-decomposition',
		],
		{ referenceFormats: ['jpeg', 'png'], longestPrompt: 5_000 },
	),
	'seedream-5.0-pro': offering(
		'seedream-5.0-pro',
		[
			'seedream/5-pro-text-to-image',
			'seedream/5-pro-image-to-image',
			'seedream/5-pro-layer-decomposition',
		],
		{ presets: { '1K': PRO_1K, '2K': PRO_2K } },
	),
	'seedream-5.0-lite': offering(
		'seedream-5.0-lite',
		['seedream/5-lite-text-to-image', 'seedream/5-lite-image-to-image'],
		{ outputFormats: ['jpeg'], longestPrompt: 3_000 },
	),
	'seedream-4.5': offering('seedream-4.5', ['seedream/4.5-text-to-image', 'seedream/4.5-edit'], {
		longestPrompt: 3_000,
	}),
	'seedream-4.0': offering('seedream-4.0', [V4, V4_EDIT], {
		ids: { generate: V4, edit: V4_EDIT, generateSet: V4, editSet: V4_EDIT },
		references: { least: 0, most: 10 },
		mostImagesInSet: 6,
		seed: true,
		longestPrompt: 5_000,
	}),
};
