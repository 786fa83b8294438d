import { z } from 'zod';
import { REFERENCE_RULES, type ReferenceRules } from '../references/rules';

/** A Seedream model as Kie.ai offers it (docs/vendors/kie.md, "Inputs"). */
export interface KieModel {
	id: string;
	/** Its own fields besides the images. */
	fields: Record<string, z.ZodTypeAny>;
	/** Side of the square, in pixels, by the value of the field that tells the resolution. */
	resolution: { field: string; squares: Record<string, number>; default: string };
	/** The ratio of a value of the field that tells it. */
	ratio: { field: string; of(value: string): string };
	references?: { field: 'image_urls' | 'image_url'; most: number };
	referenceRules: ReferenceRules;
	defaultFormat: 'jpeg' | 'png';
	/** Credits of an image, by the resolution. */
	credits: (resolution: string) => number;
	/** How many layers a decomposition makes at most, and whether their places are told. */
	layers?: { most: number; placed: boolean };
}

const MEGABYTE = 1024 * 1024;
const rules = (formats: string[]): ReferenceRules => ({
	...REFERENCE_RULES.standard,
	formats,
	maxBytes: 10 * MEGABYTE,
});
const WITH_WEBP = rules(['jpeg', 'png', 'webp']);

const RATIOS = ['1:1', '4:3', '3:4', '16:9', '9:16', '2:3', '3:2', '21:9'] as const;
const SHAPES: Record<string, string> = {
	square: '1:1',
	square_hd: '1:1',
	portrait_4_3: '3:4',
	portrait_3_2: '2:3',
	portrait_16_9: '9:16',
	landscape_4_3: '4:3',
	landscape_3_2: '3:2',
	landscape_16_9: '16:9',
	landscape_21_9: '21:9',
};

const prompt = (longest: number) => z.string().min(1).max(longest);
const named = { field: 'aspect_ratio', of: (value: string) => value };
const FORMATS = {
	output_format: z.enum(['png', 'jpeg']).optional(),
	nsfw_checker: z.boolean().optional(),
};

type Base = Omit<KieModel, 'id'>;

const V4: Base = {
	fields: {
		prompt: prompt(5000),
		image_size: z.enum(Object.keys(SHAPES) as [string, ...string[]]).optional(),
		image_resolution: z.enum(['1K', '2K', '4K']).optional(),
		max_images: z.number().int().min(1).max(6).optional(),
		seed: z.number().int().optional(),
	},
	resolution: {
		field: 'image_resolution',
		squares: { '1K': 1024, '2K': 2048, '4K': 4096 },
		default: '1K',
	},
	ratio: { field: 'image_size', of: (value) => SHAPES[value] ?? '1:1' },
	referenceRules: WITH_WEBP,
	defaultFormat: 'jpeg',
	credits: () => 5,
};

/** Models that tell their resolution by `quality`, in words that mean another one each. */
const byQuality = (squares: Record<string, number>, longest: number, price: number): Base => ({
	fields: {
		prompt: prompt(longest),
		aspect_ratio: z.enum(RATIOS),
		quality: z.enum(Object.keys(squares) as [string, ...string[]]),
	},
	resolution: { field: 'quality', squares, default: 'basic' },
	ratio: named,
	referenceRules: WITH_WEBP,
	defaultFormat: 'jpeg',
	credits: () => price,
});

const PRO_QUALITIES = byQuality({ basic: 1024, high: 2048 }, 5000, 7);
const PRO: Base = {
	...PRO_QUALITIES,
	fields: { ...PRO_QUALITIES.fields, ...FORMATS },
	credits: (quality) => (quality === 'high' ? 14 : 7),
};
const SIZES = { '1K': 1024, '1.5K': 1536, '2K': 2048 };
const FLASH: Base = {
	fields: {
		prompt: prompt(5000),
		aspect_ratio: z.enum(RATIOS),
		size: z.enum(['1K', '1.5K', '2K']).optional(),
		...FORMATS,
	},
	resolution: { field: 'size', squares: SIZES, default: '1K' },
	ratio: named,
	referenceRules: rules(['jpeg', 'png']),
	defaultFormat: 'png',
	credits: () => 3.24,
};

const size = z.enum(['auto', '1K', '1.5K', '2K']);
const layered = (base: Base, placed: boolean, required: boolean): Base => ({
	...base,
	fields: {
		prompt: z.string().min(3).max(5000).optional(),
		size: required ? size : size.optional(),
		...FORMATS,
	},
	resolution: { field: 'size', squares: { auto: 1024, ...SIZES }, default: 'auto' },
	references: { field: 'image_url', most: 1 },
	referenceRules: REFERENCE_RULES.aceDataLayers,
	layers: { most: 16, placed },
});

const editing = (base: Base, most: number): Base => ({
	...base,
	references: { field: 'image_urls', most },
});

const V45 = byQuality({ basic: 2048, high: 4096 }, 3000, 6.5);
const LITE = byQuality({ basic: 2048, high: 3072, ultra: 4096 }, 3000, 5.5);

const MODELS: Record<string, Base> = {
	'bytedance/seedream-v4-text-to-image': V4,
	'bytedance/seedream-v4-edit': editing(V4, 10),
	'seedream/4.5-text-to-image': V45,
	'seedream/4.5-edit': editing(V45, 14),
	'seedream/5-lite-text-to-image': LITE,
	'seedream/5-lite-image-to-image': editing(LITE, 14),
	'seedream/5-pro-text-to-image': PRO,
	'seedream/5-pro-image-to-image': editing(PRO, 10),
	'seedream/5-pro-layer-decomposition': layered(PRO, true, true),
	'seedream/5-flash-text-to-image': FLASH,
	'seedream/5-flash-image-to-image': editing(FLASH, 10),
	'seedream/5-flash-layer-decomposition': layered(FLASH, false, false),
	// Only the page of its layers was read: text to image as Flash's, which has the same kind of field.
	'seedream/5-5-text-to-image': FLASH,
};

/** Kie.ai's Seedream models by id. */
export const KIE_MODELS: ReadonlyMap<string, KieModel> = new Map(
	Object.entries(MODELS).map(([id, base]) => [id, { ...base, id }]),
);
