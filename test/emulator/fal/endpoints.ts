import type { PresetFamily } from '../ark/presets';
import type { SizeBounds } from '../core/size';
import { REFERENCE_RULES, type ReferenceRules } from '../references/rules';

/** Fields that some endpoints have beyond prompt, size, references and the two that all have. */
export type FalField =
	| 'num_images'
	| 'max_images'
	| 'seed'
	| 'guidance_scale'
	| 'enhance_prompt_mode'
	| 'output_format'
	| 'background';

/** A Seedream endpoint as fal offers it (docs/vendors/fal.md, "Models" and "Inputs"). */
export interface FalEndpoint {
	id: string;
	/** Values of `image_size` that leave the shape to the model; the first is the default. */
	autos: readonly string[];
	/** Whether sizes are also taken by shape and in pixels. */
	shapes: boolean;
	bounds: SizeBounds;
	presetFamily: PresetFamily;
	references?: 'image_urls' | 'image_url';
	referenceRules: ReferenceRules;
	fields: readonly FalField[];
	defaultFormat: 'jpeg' | 'png';
	/** How many layers it takes an image apart into at most. */
	layers?: number;
	/** USD per image of the lowest tier. */
	price: number;
	name: string;
}

type Base = Omit<FalEndpoint, 'id' | 'references' | 'name'>;

const base: Base = {
	autos: ['auto_2K', 'auto_4K'],
	shapes: true,
	bounds: { pixels: [2560 * 1440, 4096 * 4096], maxRatio: 16 },
	presetFamily: 'common',
	referenceRules: REFERENCE_RULES.standard,
	fields: ['num_images', 'max_images'],
	defaultFormat: 'jpeg',
	price: 0.04,
};
const V4: Base = {
	...base,
	autos: ['auto_2K', 'auto_4K', 'auto'],
	bounds: { pixels: [960 * 960, 4096 * 4096], maxRatio: 16 },
	fields: ['num_images', 'max_images', 'seed', 'enhance_prompt_mode'],
	price: 0.03,
};
const V4_5: Base = { ...base, fields: ['num_images', 'max_images', 'seed'] };
const LITE: Base = {
	...base,
	autos: ['auto_2K', 'auto_3K'],
	bounds: { pixels: [2560 * 1440, 3072 * 3072], maxRatio: 16 },
	price: 0.035,
};
const PRO: Base = {
	...base,
	autos: ['auto_2K', 'auto_1K'],
	bounds: { pixels: [1024 * 1024, 2048 * 2048], maxRatio: 16 },
	presetFamily: 'pro',
	referenceRules: REFERENCE_RULES.pro,
	fields: ['num_images', 'output_format'],
	price: 0.0675,
};
const FLASH: Base = { ...PRO, price: 0.027 };
const V5_5: Base = {
	...PRO,
	autos: ['auto_2K', 'auto_1.5K', 'auto_1K'],
	bounds: { pixels: [921_600, 4_624_220], maxRatio: 16 },
	fields: ['num_images', 'output_format', 'background'],
	defaultFormat: 'png',
	price: 0.03,
};
const layerize = (of: Base, layers: number, fields: FalField[]): Base => ({
	...of,
	autos: ['auto', 'auto_1K', 'auto_1.5K', 'auto_2K'],
	shapes: false,
	referenceRules: REFERENCE_RULES.layers,
	fields,
	defaultFormat: 'png',
	layers,
});

const pair = (id: string, name: string, of: Base): FalEndpoint[] => [
	{ ...of, id: `${id}/text-to-image`, name },
	{ ...of, id: `${id}/edit`, name, references: 'image_urls' },
];
const layered = (id: string, name: string, of: Base): FalEndpoint => ({
	...of,
	id: `${id}/layerize`,
	name,
	references: 'image_url',
});

const EARLY = 'fal-ai/bytedance/seedream';
const LATE = 'bytedance/seedream';
const OPTIMIZED: FalField[] = ['enhance_prompt_mode'];

const ALL: FalEndpoint[] = [
	{
		...base,
		id: `${EARLY}/v3/text-to-image`,
		name: 'Seedream 3.0',
		autos: [],
		bounds: { sides: [512, 2048] },
		presetFamily: 'seedream-3.0',
		fields: ['num_images', 'seed', 'guidance_scale'],
		price: 0.03,
	},
	...pair(`${EARLY}/v4`, 'Seedream 4.0', V4),
	...pair(`${EARLY}/v4.5`, 'Seedream 4.5', V4_5),
	...pair(`${LATE}/v5/lite`, 'Seedream 5.0 Lite', LITE),
	...pair(`${EARLY}/v5/lite`, 'Seedream 5.0 Lite (old alias)', LITE),
	...pair(`${LATE}/v5/pro`, 'Seedream 5.0 Pro', PRO),
	layered(`${LATE}/v5/pro`, 'Seedream 5.0 Pro', layerize(PRO, 16, OPTIMIZED)),
	...pair(`${LATE}/v5/flash`, 'Seedream 5.0 Flash', FLASH),
	layered(`${LATE}/v5/flash`, 'Seedream 5.0 Flash', layerize(FLASH, 16, OPTIMIZED)),
	...pair(`${LATE}/v5.5`, 'Seedream 5.5', V5_5),
	layered(`${LATE}/v5.5`, 'Seedream 5.5', layerize(V5_5, 99, [])),
];

/** fal's Seedream endpoints by id. */
export const ENDPOINTS: ReadonlyMap<string, FalEndpoint> = new Map(
	ALL.map((endpoint) => [endpoint.id, endpoint]),
);

/** The first two segments of an endpoint's id: what status and result are asked below. */
export const appOf = (endpointId: string): string => endpointId.split('/').slice(0, 2).join('/');
