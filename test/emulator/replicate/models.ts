import type { PresetFamily } from '../ark/presets';
import type { SizeBounds } from '../core/size';
import { REFERENCE_RULES, type ReferenceRules } from '../references/rules';

/** Fields that some models have beyond prompt, size and references. */
export type ReplicateField =
	| 'seed'
	| 'guidance_scale'
	| 'enhance_prompt'
	| 'output_format'
	| 'disable_safety_checker'
	| 'layer_decomposition';

/** A Seedream model as Replicate offers it (docs/vendors/replicate.md, "Models"). */
export interface ReplicateModel {
	name: string;
	/** Values of `size` beside `custom`; the default first. */
	sizes: readonly string[];
	ratios: readonly string[];
	/** Bounds of a custom size; undefined where there is none. */
	custom?: { by: 'size' | 'aspect_ratio'; bounds: SizeBounds };
	presetFamily: PresetFamily;
	references?: { field: 'image_input' | 'image'; most: number };
	referenceRules: ReferenceRules;
	sets: boolean;
	fields: readonly ReplicateField[];
	longestPrompt?: number;
	defaultFormat: 'jpeg' | 'png';
	/** How many layers it takes an image apart into at most. */
	layers?: number;
}

const NAMED = ['1:1', '4:3', '3:4', '16:9', '9:16', '3:2', '2:3', '21:9'];
const RATIOS = ['match_input_image', ...NAMED];
const inputs = (most: number) => ({ field: 'image_input', most }) as const;

const FOUR: ReplicateModel = {
	name: 'seedream-4',
	sizes: ['2K', '1K', '4K'],
	ratios: RATIOS,
	custom: { by: 'size', bounds: { sides: [1024, 4096] } },
	presetFamily: 'common',
	references: inputs(10),
	referenceRules: REFERENCE_RULES.standard,
	sets: true,
	fields: ['enhance_prompt'],
	defaultFormat: 'jpeg',
};

const MODELS: ReplicateModel[] = [
	{
		...FOUR,
		name: 'seedream-3',
		sizes: ['regular', 'small', 'big'],
		ratios: NAMED,
		custom: { by: 'aspect_ratio', bounds: { sides: [512, 2048] } },
		presetFamily: 'seedream-3.0',
		references: undefined,
		sets: false,
		fields: ['seed', 'guidance_scale'],
	},
	{
		...FOUR,
		name: 'seededit-3.0',
		sizes: [],
		ratios: [],
		custom: undefined,
		presetFamily: 'seedream-3.0',
		references: { field: 'image', most: 1 },
		referenceRules: REFERENCE_RULES.seededit,
		sets: false,
		fields: ['seed', 'guidance_scale'],
	},
	FOUR,
	{
		...FOUR,
		name: 'seedream-4.5',
		sizes: ['2K', '4K'],
		// The upstream's least area binds where the sides alone would let less pass.
		custom: { by: 'size', bounds: { sides: [1024, 4096], pixels: [3_686_400, 16_777_216] } },
		references: inputs(14),
		fields: ['disable_safety_checker'],
		longestPrompt: 4000,
	},
	{
		...FOUR,
		name: 'seedream-5-lite',
		sizes: ['2K', '3K'],
		custom: undefined,
		references: inputs(14),
		fields: ['output_format'],
		defaultFormat: 'png',
	},
	{
		...FOUR,
		name: 'seedream-5-pro',
		// 1.5K and auto are of layers alone.
		sizes: ['2K', '1K', '1.5K', 'auto'],
		custom: undefined,
		presetFamily: 'pro',
		referenceRules: REFERENCE_RULES.pro,
		sets: false,
		fields: ['output_format', 'disable_safety_checker', 'layer_decomposition'],
		longestPrompt: 4000,
		defaultFormat: 'png',
		layers: 16,
	},
];

/** ByteDance's models on Replicate by their names. */
export const REPLICATE_MODELS: ReadonlyMap<string, ReplicateModel> = new Map(
	MODELS.map((model) => [model.name, model]),
);
