import type { SizeBounds } from '../core/size';
import { REFERENCE_RULES, type ReferenceRules } from '../references/rules';

/** A Seedream model as WaveSpeedAI offers it (docs/vendors/waveSpeed.md, "Models"). */
export interface WaveSpeedModel {
	id: string;
	/** USD for an image, by resolution where that counts. */
	price: number | Partial<Record<string, number>>;
	size: { pixels: SizeBounds } | { resolutions: readonly string[]; ratios: boolean };
	/** `image` where exactly one is taken. */
	references?: { field: 'images' | 'image'; most: number };
	referenceRules: ReferenceRules;
	/** The most images of a set. */
	maxImages?: number;
	outputFormats?: readonly ['jpeg' | 'png', ...('jpeg' | 'png')[]];
	background?: boolean;
	promptOptimization?: boolean;
	/** How many layers a decomposition makes at most. */
	layers?: number;
	type: 'text-to-image' | 'image-to-image';
}

type Base = Omit<WaveSpeedModel, 'id' | 'type'>;

const TIERS = ['1k', '1.5k', '2k'] as const;
const named = { resolutions: TIERS, ratios: true };
const PRO_PRICES = { '1k': 0.045, '1.5k': 0.045, '2k': 0.09 };
const LEAST_AREA = 3_686_400;
const MOST_AREA = 16_777_216;

const V4: Base = {
	price: 0.027,
	size: { pixels: { sides: [1024, 4096], maxRatio: 16 } },
	referenceRules: REFERENCE_RULES.standard,
};
const V45: Base = {
	price: 0.04,
	size: { pixels: { sides: [1024, 4096], pixels: [LEAST_AREA, MOST_AREA], maxRatio: 16 } },
	referenceRules: REFERENCE_RULES.standard,
};
const LITE: Base = {
	price: 0.035,
	size: { pixels: { pixels: [LEAST_AREA, MOST_AREA], maxRatio: 16 } },
	referenceRules: REFERENCE_RULES.standard,
	outputFormats: ['jpeg', 'png'],
};
const PRO: Base = {
	price: PRO_PRICES,
	size: named,
	referenceRules: REFERENCE_RULES.pro,
	outputFormats: ['jpeg', 'png'],
};
const FLASH: Base = { ...PRO, price: 0.018 };
// Its llms.txt has a 3k tier, which its own API page and ByteDance do not know.
const V55: Base = {
	...PRO,
	price: { '1k': 0.02, '1.5k': 0.02, '2k': 0.035, '3k': 0.07 },
	size: { resolutions: [...TIERS, '3k'], ratios: true },
	outputFormats: ['png', 'jpeg'],
	background: true,
};

/** Text, edit, set and set from references. */
function withSets(base: Base, id: string, most: number): WaveSpeedModel[] {
	const references = { field: 'images', most } as const;
	return [
		{ ...base, id, type: 'text-to-image' },
		{ ...base, id: `${id}/edit`, references, type: 'image-to-image' },
		{ ...base, id: `${id}/sequential`, maxImages: 15, type: 'text-to-image' },
		{ ...base, id: `${id}/edit-sequential`, references, maxImages: 15, type: 'image-to-image' },
	];
}

/** Text, edit and layers. */
function withLayers(base: Base, id: string, layers: number, optimized = false): WaveSpeedModel[] {
	const references = { field: 'images', most: 10 } as const;
	return [
		{ ...base, id, type: 'text-to-image' },
		{ ...base, id: `${id}/edit`, references, type: 'image-to-image' },
		{
			...base,
			id: `${id}/layer-decomposition`,
			size: { resolutions: TIERS, ratios: false },
			references: { field: 'image', most: 1 },
			referenceRules: REFERENCE_RULES.aceDataLayers,
			background: false,
			promptOptimization: optimized,
			layers,
			type: 'image-to-image',
		},
	];
}

const MODELS: WaveSpeedModel[] = [
	...withSets(V4, 'bytedance/seedream-v4', 10),
	...withSets(V45, 'bytedance/seedream-v4.5', 10),
	...withSets(LITE, 'bytedance/seedream-v5.0-lite', 14),
	...withLayers(PRO, 'bytedance/seedream-v5.0-pro', 16, true),
	...withLayers(FLASH, 'bytedance/seedream-v5.0-flash', 16),
	...withLayers(V55, 'bytedance/seedream-v5.5', 99),
];

/** WaveSpeedAI's Seedream models by id. */
export const WAVESPEED_MODELS: ReadonlyMap<string, WaveSpeedModel> = new Map(
	MODELS.map((model) => [model.id, model]),
);
