import {
	LEGACY_PRESETS,
	LITE_PRESETS,
	PRO_PRESETS,
	SEEDREAM_4_0_PRESETS,
	SEEDREAM_4_5_PRESETS,
	type PresetTable,
} from './presets';

/** The vendor-neutral model names a user picks. */
export const FAMILY_NAMES = [
	'seedream-5.5',
	'seedream-5.0-flash',
	'seedream-5.0-pro',
	'seedream-5.0-lite',
	'seedream-4.5',
	'seedream-4.0',
	'seedream-3.0',
	'seededit-3.0',
] as const;
export type FamilyName = (typeof FAMILY_NAMES)[number];

/** What a node is asked to make: Generate's images, Edit's two operations, Compose's images. */
export type Job = 'generate' | 'edit' | 'decomposeLayers' | 'compose';

export type OutputFormat = 'jpeg' | 'png';
export type PromptOptimization = 'standard' | 'fast';

/** References and outputs of a set together (docs/vendors/upstream.md, "Image sets"). */
export const MOST_IMAGES_IN_SET = 15;

/** What a model family can do upstream (docs/vendors/upstream.md); offerings hold what vendors change. */
export interface Family {
	displayName: string;
	presets: PresetTable;
	/** Fewest and most reference images of one task. */
	references: { least: number; most: number };
	/** Most images of a set; 0 where the model makes one image per task. */
	mostImagesInSet: number;
	/** Its images can come one by one, as events of a stream; the field that asks for it is refused by other models. */
	streams: boolean;
	/** Most layers that an image is taken apart into, besides its base; 0 where the model takes none apart. */
	mostLayers: number;
	/** The first is the vendors' default. */
	outputFormats: readonly OutputFormat[];
	promptOptimizations: readonly PromptOptimization[];
	webSearch: boolean;
	seed: boolean;
	guidanceScale?: { least: number; most: number };
	/** The jobs that may ask for a background, and whether a transparent one needs a transparent image to begin with. */
	background?: { jobs: readonly Job[]; fromTransparent: boolean };
	referenceRatio: { least: number; most: number };
	referenceFormats: readonly string[];
	legacy: boolean;
}

const COMMON_FORMATS = ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'];
const ANY_RATIO = { least: 1 / 16, most: 16 };

/** Seedream 4.x as of docs/vendors/upstream.md, "Families": sets, 14 references, JPEG only. 5.0 Lite differs in few points. */
const SEEDREAM_4: Omit<Family, 'displayName' | 'presets'> = {
	references: { least: 0, most: 14 },
	mostImagesInSet: MOST_IMAGES_IN_SET,
	streams: true,
	mostLayers: 0,
	outputFormats: ['jpeg'],
	promptOptimizations: ['standard'],
	webSearch: false,
	seed: false,
	referenceRatio: ANY_RATIO,
	referenceFormats: COMMON_FORMATS,
	legacy: false,
};

/** 5.0 Pro as of docs/vendors/upstream.md, "Families": one image a task, ten references; Flash and 5.5 differ in few points. */
const SEEDREAM_5_PRO: Omit<Family, 'displayName'> = {
	...SEEDREAM_4,
	presets: PRO_PRESETS,
	references: { least: 0, most: 10 },
	mostImagesInSet: 0,
	streams: false,
	mostLayers: 16,
	outputFormats: ['jpeg', 'png'],
	promptOptimizations: ['standard', 'fast'],
	background: { jobs: ['edit'], fromTransparent: true },
	referenceFormats: [...COMMON_FORMATS, 'heic'],
};

export const FAMILIES: Record<FamilyName, Family> = {
	'seedream-5.5': {
		...SEEDREAM_5_PRO,
		displayName: 'Seedream 5.5',
		mostLayers: 99,
		outputFormats: ['png', 'jpeg'],
		promptOptimizations: ['standard'],
		background: { jobs: ['generate', 'edit', 'compose'], fromTransparent: false },
	},
	'seedream-5.0-flash': {
		...SEEDREAM_5_PRO,
		displayName: 'Seedream 5.0 Flash',
		// It must not be sent at all (docs/vendors/upstream.md, "Families").
		promptOptimizations: [],
	},
	'seedream-5.0-pro': { ...SEEDREAM_5_PRO, displayName: 'Seedream 5.0 Pro' },
	'seedream-5.0-lite': {
		...SEEDREAM_4,
		displayName: 'Seedream 5.0 Lite',
		presets: LITE_PRESETS,
		outputFormats: ['jpeg', 'png'],
		webSearch: true,
	},
	'seedream-4.5': {
		...SEEDREAM_4,
		displayName: 'Seedream 4.5',
		presets: SEEDREAM_4_5_PRESETS,
	},
	'seedream-4.0': {
		...SEEDREAM_4,
		displayName: 'Seedream 4.0',
		presets: SEEDREAM_4_0_PRESETS,
		promptOptimizations: ['standard', 'fast'],
	},
	'seedream-3.0': {
		...SEEDREAM_4,
		displayName: 'Seedream 3.0 (Legacy)',
		presets: LEGACY_PRESETS,
		references: { least: 0, most: 0 },
		mostImagesInSet: 0,
		streams: false,
		promptOptimizations: [],
		seed: true,
		guidanceScale: { least: 1, most: 10 },
		legacy: true,
	},
	'seededit-3.0': {
		...SEEDREAM_4,
		displayName: 'SeedEdit 3.0 (Legacy)',
		presets: {},
		references: { least: 1, most: 1 },
		mostImagesInSet: 0,
		streams: false,
		promptOptimizations: [],
		seed: true,
		guidanceScale: { least: 1, most: 10 },
		referenceRatio: { least: 1 / 3, most: 3 },
		referenceFormats: ['jpeg', 'png'],
		legacy: true,
	},
};
