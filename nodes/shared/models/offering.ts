import type { Family } from './families';
import type { AspectRatio, Resolution } from './presets';

/** The use a vendor's model id is made for; vendors with one id for everything name it for each. */
export type ModelUse = 'generate' | 'edit' | 'generateSet' | 'editSet' | 'decomposeLayers';

export const EVERY_USE: readonly ModelUse[] = [
	'generate',
	'edit',
	'generateSet',
	'editSet',
	'decomposeLayers',
];

/** What pixel sizes a vendor accepts for a model. */
export type SizeLimits =
	/** Only these, `WxH`. */
	| { kind: 'listed'; sizes: readonly string[] }
	/** Pixels of each side, and in all where the model's own minimum is narrower. */
	| { kind: 'sides'; least: number; most: number; leastArea?: number }
	/** Pixels in all. */
	| { kind: 'area'; least: number; most: number }
	/** Resolutions and ratios by name alone. */
	| { kind: 'named' }
	/** The model keeps the size of the image it edits. */
	| { kind: 'adaptive' }
	/** A model we know no limits of. */
	| { kind: 'unknown' };

/** A family as one vendor offers it. */
export interface Offering extends Family {
	ids: Partial<Record<ModelUse, string>>;
	sizes: SizeLimits;
	/** Resolutions the vendor takes by name and then picks the ratio itself. */
	presetNames: readonly Resolution[];
	/** Ratios the vendor takes by name, beside a resolution. */
	ratioNames: readonly AspectRatio[];
	watermark: boolean;
	callback: boolean;
	promptOptimizationUses: readonly ModelUse[];
	/** Characters of a prompt, where the vendor has a limit of its own. */
	longestPrompt?: number;
}
