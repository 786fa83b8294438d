import { REFERENCE_RULES, type ReferenceRules } from '../references/rules';
import type { PresetFamily } from './presets';
import type { SizeBounds } from '../core/size';

/** What an upstream model can do (docs/vendors/upstream.md). */
export interface ArkModel {
	presets: readonly string[];
	presetFamily: PresetFamily;
	/** Undefined where pixel sizes are not taken at all. */
	bounds?: SizeBounds;
	defaultSize: string;
	references: { least: number; most: number };
	referenceRules: ReferenceRules;
	sets: boolean;
	stream: boolean;
	webSearch: boolean;
	outputFormats: readonly string[];
	defaultFormat: 'jpeg' | 'png';
	optimizeModes: readonly string[];
	/** The 3.0 family's seed and guidance_scale. */
	seedAndGuidance: boolean;
	/** How many layers a decomposition makes at most; 0 where there is none. */
	layers: number;
	/** `edit`: with references only. */
	background: 'never' | 'edit' | 'always';
}

export type ArkFamily =
	| 'seedream-3.0'
	| 'seededit-3.0'
	| 'seedream-4.0'
	| 'seedream-4.5'
	| 'seedream-5.0-lite'
	| 'seedream-5.0-pro'
	| 'seedream-5.0-flash'
	| 'seedream-5.5';

const MOST_PIXELS = 16_777_216;
const UPSTREAM_PRO_PIXELS = 4_624_220;
const LITE_LEAST_PIXELS = 3_686_400;
const LEAST_PIXELS = 921_600;

const FOUR: ArkModel = {
	presets: ['1K', '2K', '4K'],
	presetFamily: 'common',
	bounds: { pixels: [LEAST_PIXELS, MOST_PIXELS], maxRatio: 16 },
	defaultSize: '2048x2048',
	references: { least: 0, most: 14 },
	referenceRules: REFERENCE_RULES.standard,
	sets: true,
	stream: true,
	webSearch: false,
	outputFormats: [],
	defaultFormat: 'jpeg',
	optimizeModes: ['standard', 'fast'],
	seedAndGuidance: false,
	layers: 0,
	background: 'never',
};

const PRO: ArkModel = {
	...FOUR,
	presets: ['1K', '1.5K', '2K'],
	presetFamily: 'pro',
	bounds: { pixels: [LEAST_PIXELS, UPSTREAM_PRO_PIXELS], maxRatio: 16 },
	defaultSize: '2K',
	references: { least: 0, most: 10 },
	referenceRules: REFERENCE_RULES.pro,
	sets: false,
	stream: false,
	outputFormats: ['jpeg', 'png'],
	layers: 16,
	background: 'edit',
};

const THREE: ArkModel = {
	...FOUR,
	presets: [],
	presetFamily: 'seedream-3.0',
	bounds: { sides: [512, 2048] },
	defaultSize: '1024x1024',
	references: { least: 0, most: 0 },
	sets: false,
	stream: false,
	optimizeModes: [],
	seedAndGuidance: true,
};

/** The upstream's models. */
export const ARK_MODELS: Record<ArkFamily, ArkModel> = {
	'seedream-3.0': THREE,
	'seededit-3.0': {
		...THREE,
		presets: ['adaptive'],
		bounds: undefined,
		defaultSize: 'adaptive',
		references: { least: 1, most: 1 },
		referenceRules: REFERENCE_RULES.seededit,
	},
	'seedream-4.0': FOUR,
	'seedream-4.5': {
		...FOUR,
		presets: ['2K', '4K'],
		bounds: { pixels: [LITE_LEAST_PIXELS, MOST_PIXELS], maxRatio: 16 },
		optimizeModes: ['standard'],
	},
	'seedream-5.0-lite': {
		...FOUR,
		presets: ['2K', '3K', '4K'],
		bounds: { pixels: [LITE_LEAST_PIXELS, MOST_PIXELS], maxRatio: 16 },
		webSearch: true,
		outputFormats: ['jpeg', 'png'],
		optimizeModes: ['standard'],
	},
	'seedream-5.0-pro': PRO,
	'seedream-5.0-flash': { ...PRO, optimizeModes: [] },
	'seedream-5.5': {
		...PRO,
		layers: 99,
		defaultFormat: 'png',
		optimizeModes: ['standard'],
		background: 'always',
	},
};
