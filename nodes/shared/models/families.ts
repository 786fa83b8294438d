/** The vendor-neutral model names a user picks. */
export const FAMILY_NAMES = [
	'seedream-5.0-pro',
	'seedream-5.0-lite',
	'seedream-4.5',
	'seedream-4.0',
	'seedream-3.0',
	'seededit-3.0',
] as const;
export type FamilyName = (typeof FAMILY_NAMES)[number];

export const RESOLUTIONS = ['1K', '1.5K', '2K', '3K', '4K'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const ASPECT_RATIOS = [
	'1:1',
	'4:3',
	'3:4',
	'16:9',
	'9:16',
	'3:2',
	'2:3',
	'21:9',
	'9:21',
] as const;
export type AspectRatio = (typeof ASPECT_RATIOS)[number];

export interface Pixels {
	width: number;
	height: number;
}

/** Pixels of a resolution for the landscape ratios; portrait ratios are these transposed. */
export type PresetRow = { '1:1': string } & Partial<
	Record<'4:3' | '16:9' | '3:2' | '21:9', string>
>;
export type PresetTable = Partial<Record<Resolution, PresetRow>>;

export type OutputFormat = 'jpeg' | 'png';
export type PromptOptimization = 'standard' | 'fast';

/** What a model family can do upstream (vendor-apis.md section 6); the catalog holds what vendors change. */
export interface Family {
	displayName: string;
	presets: PresetTable;
	/** Fewest and most reference images of one task. */
	references: { least: number; most: number };
	/** Most images of a set; 0 where the model makes one image per task. */
	mostImagesInSet: number;
	/** The first is the vendors' default. */
	outputFormats: readonly OutputFormat[];
	promptOptimizations: readonly PromptOptimization[];
	webSearch: boolean;
	seed: boolean;
	guidanceScale?: { least: number; most: number };
	/** Backgrounds that an edit may ask for. */
	transparentBackground: boolean;
	referenceRatio: { least: number; most: number };
	referenceFormats: readonly string[];
	legacy: boolean;
}

/** Section 6.2 of vendor-apis.md; the 4.x and 5.0 Lite models share these. */
const PIXELS_1K: PresetRow = {
	'1:1': '1024x1024',
	'4:3': '1152x864',
	'16:9': '1280x720',
	'3:2': '1248x832',
	'21:9': '1512x648',
};
const PIXELS_2K: PresetRow = {
	'1:1': '2048x2048',
	'4:3': '2304x1728',
	'16:9': '2848x1600',
	'3:2': '2496x1664',
	'21:9': '3136x1344',
};
const PIXELS_3K: PresetRow = {
	'1:1': '3072x3072',
	'4:3': '3456x2592',
	'16:9': '4096x2304',
	'3:2': '3744x2496',
	'21:9': '4704x2016',
};
const PIXELS_4K: PresetRow = {
	'1:1': '4096x4096',
	'4:3': '4704x3520',
	'16:9': '5504x3040',
	'3:2': '4992x3328',
	'21:9': '6240x2656',
};

const COMMON_FORMATS = ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'];
const ANY_RATIO = { least: 1 / 16, most: 16 };

/** Seedream 4.x as of section 6: sets, 14 references, JPEG only. 5.0 Lite differs in few points. */
const SEEDREAM_4: Omit<Family, 'displayName' | 'presets'> = {
	references: { least: 0, most: 14 },
	mostImagesInSet: 15,
	outputFormats: ['jpeg'],
	promptOptimizations: ['standard'],
	webSearch: false,
	seed: false,
	transparentBackground: false,
	referenceRatio: ANY_RATIO,
	referenceFormats: COMMON_FORMATS,
	legacy: false,
};

export const FAMILIES: Record<FamilyName, Family> = {
	'seedream-5.0-pro': {
		...SEEDREAM_4,
		displayName: 'Seedream 5.0 Pro',
		presets: {
			'1K': {
				'1:1': '1024x1024',
				'4:3': '1152x864',
				'16:9': '1424x800',
				'3:2': '1248x832',
				'21:9': '1568x672',
			},
			// No table upstream: the square's area in each ratio, in steps of 8 pixels.
			'1.5K': {
				'1:1': '1536x1536',
				'4:3': '1776x1328',
				'16:9': '2048x1152',
				'3:2': '1872x1248',
				'21:9': '2352x1008',
			},
			'2K': {
				'1:1': '2048x2048',
				'4:3': '2368x1776',
				'16:9': '2816x1584',
				'3:2': '2496x1664',
				'21:9': '3136x1344',
			},
		},
		references: { least: 0, most: 10 },
		mostImagesInSet: 0,
		outputFormats: ['jpeg', 'png'],
		promptOptimizations: ['standard', 'fast'],
		transparentBackground: true,
		referenceFormats: [...COMMON_FORMATS, 'heic'],
	},
	'seedream-5.0-lite': {
		...SEEDREAM_4,
		displayName: 'Seedream 5.0 Lite',
		presets: { '2K': PIXELS_2K, '3K': PIXELS_3K, '4K': PIXELS_4K },
		outputFormats: ['jpeg', 'png'],
		webSearch: true,
	},
	'seedream-4.5': {
		...SEEDREAM_4,
		displayName: 'Seedream 4.5',
		presets: { '2K': PIXELS_2K, '4K': PIXELS_4K },
	},
	'seedream-4.0': {
		...SEEDREAM_4,
		displayName: 'Seedream 4.0',
		presets: { '1K': PIXELS_1K, '2K': PIXELS_2K, '4K': PIXELS_4K },
		promptOptimizations: ['standard', 'fast'],
	},
	'seedream-3.0': {
		...SEEDREAM_4,
		displayName: 'Seedream 3.0 (Legacy)',
		// 2K is no preset of 3.0; it is scaled down to the 2048-pixel side limit, so that the default works.
		presets: { '1K': PIXELS_1K, '2K': PIXELS_2K },
		references: { least: 0, most: 0 },
		mostImagesInSet: 0,
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
		promptOptimizations: [],
		seed: true,
		guidanceScale: { least: 1, most: 10 },
		referenceRatio: { least: 1 / 3, most: 3 },
		referenceFormats: ['jpeg', 'png'],
		legacy: true,
	},
};
