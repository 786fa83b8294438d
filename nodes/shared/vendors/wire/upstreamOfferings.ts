import { FAMILIES, type FamilyName } from '../../models/families';
import { EVERY_USE, type ModelUse, type Offering, type SizeLimits } from '../../models/offering';
import type { Resolution } from '../../models/presets';

/** Pixel bounds upstream (docs/vendors/upstream.md, "Sizes"). */
const LITE_AREA = { kind: 'area', least: 3_686_400, most: 16_777_216 } as const;
const PRO_AREA = { kind: 'area', least: 921_600, most: 4_624_220 } as const;
const SIZES: Record<FamilyName, SizeLimits> = {
	'seedream-5.5': PRO_AREA,
	'seedream-5.0-flash': PRO_AREA,
	'seedream-5.0-pro': PRO_AREA,
	'seedream-5.0-lite': LITE_AREA,
	'seedream-4.5': LITE_AREA,
	'seedream-4.0': { kind: 'area', least: 921_600, most: 16_777_216 },
	'seedream-3.0': { kind: 'sides', least: 512, most: 2048 },
	'seededit-3.0': { kind: 'adaptive' },
};

/** A family on a host that takes one id for every use, and sizes by name, as ByteDance's own API does. */
export function upstreamOffering(
	family: FamilyName,
	id: string,
	differences: Partial<Offering> = {},
): Offering {
	const limits = { ...FAMILIES[family], ...differences };
	const uses: ModelUse[] = [];
	if (limits.references.least === 0) uses.push('generate');
	if (limits.references.most > 0) uses.push('edit');
	if (limits.mostImagesInSet > 0) uses.push('generateSet', 'editSet');
	if (limits.mostLayers > 0) uses.push('decomposeLayers');
	return {
		ids: Object.fromEntries(uses.map((use) => [use, id])),
		sizes: SIZES[family],
		ratioNames: [],
		presetNames: limits.legacy ? [] : (Object.keys(limits.presets) as Resolution[]),
		watermark: true,
		callback: false,
		promptOptimizationUses: EVERY_USE,
		...limits,
	};
}
