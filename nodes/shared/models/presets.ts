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

/** docs/vendors/upstream.md, "Presets in pixels"; the 4.x and 5.0 Lite models share these. */
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

/** 5.0 Pro's own rows. */
export const PRO_PRESETS: PresetTable = {
	'1K': {
		'1:1': '1024x1024',
		'4:3': '1152x864',
		'16:9': '1424x800',
		'3:2': '1248x832',
		'21:9': '1568x672',
	},
	'1.5K': {
		'1:1': '1536x1536',
		'4:3': '1792x1344',
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
};

export const LITE_PRESETS: PresetTable = { '2K': PIXELS_2K, '3K': PIXELS_3K, '4K': PIXELS_4K };
export const SEEDREAM_4_5_PRESETS: PresetTable = { '2K': PIXELS_2K, '4K': PIXELS_4K };
export const SEEDREAM_4_0_PRESETS: PresetTable = {
	'1K': PIXELS_1K,
	'2K': PIXELS_2K,
	'4K': PIXELS_4K,
};
/** 2K is no preset of 3.0; it is scaled down to the 2048-pixel side limit, so that the default works. */
export const LEGACY_PRESETS: PresetTable = { '1K': PIXELS_1K, '2K': PIXELS_2K };
