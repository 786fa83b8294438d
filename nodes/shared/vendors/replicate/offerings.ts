import { FAMILIES, type FamilyName } from '../../models/families';
import { EVERY_USE, type Offering } from '../../models/offering';
import { LITE_PRESETS, PRO_PRESETS } from '../../models/presets';
import type { Offerings } from '../vendor';
import { upstreamOffering } from '../wire/upstreamOfferings';

/** What the wire has for every model (docs/vendors/replicate.md, "Models"): no 9:21, among others. */
export const WIRE = {
	ratioNames: ['1:1', '4:3', '3:4', '16:9', '9:16', '3:2', '2:3', '21:9'],
	watermark: false,
	callback: true,
	webSearch: false,
	promptOptimizations: [],
	promptOptimizationUses: EVERY_USE,
} as const satisfies Partial<Offering>;

const offering = (family: FamilyName, id: string, differences: Partial<Offering>): Offering =>
	upstreamOffering(family, id, { ...WIRE, background: undefined, ...differences });

const PRO = 'bytedance/seedream-5-pro';
/** Pixels of each side of a custom size. */
const SIDES = { kind: 'sides', least: 1024, most: 4096 } as const;
/** Without a choice of one's own it is PNG. */
const PNG_FIRST = ['png', 'jpeg'] as const;

export const offerings: Offerings = {
	'seedream-5.0-pro': offering('seedream-5.0-pro', PRO, {
		ids: { generate: PRO, edit: PRO, decomposeLayers: PRO },
		sizes: { kind: 'named' },
		presets: { '1K': PRO_PRESETS['1K'], '2K': PRO_PRESETS['2K'] },
		presetNames: ['1K', '2K'],
		outputFormats: PNG_FIRST,
		longestPrompt: 4_000,
	}),
	'seedream-5.0-lite': offering('seedream-5.0-lite', 'bytedance/seedream-5-lite', {
		sizes: { kind: 'named' },
		presets: { '2K': LITE_PRESETS['2K'], '3K': LITE_PRESETS['3K'] },
		presetNames: ['2K', '3K'],
		outputFormats: PNG_FIRST,
	}),
	'seedream-4.5': offering('seedream-4.5', 'bytedance/seedream-4.5', {
		sizes: { ...SIDES, leastArea: 3_686_400 },
		longestPrompt: 4_000,
	}),
	'seedream-4.0': offering('seedream-4.0', 'bytedance/seedream-4', {
		sizes: SIDES,
		references: { ...FAMILIES['seedream-4.0'].references, most: 10 },
	}),
	'seedream-3.0': offering('seedream-3.0', 'bytedance/seedream-3', { ratioNames: [] }),
	'seededit-3.0': offering('seededit-3.0', 'bytedance/seededit-3.0', { ratioNames: [] }),
};
