import type { SizeBounds } from '../core/size';
import type { ReferenceRules } from '../references/rules';

/** A Seedream model as Atlas offers it (docs/vendors/atlasCloud.md). */
export interface AtlasModel {
	id: string;
	price: string;
	/** Enumerated sizes, bounds, or a tier; undefined where no schema was captured. */
	sizes?: { list: readonly string[] } | { bounds: SizeBounds } | { tiers: readonly string[] };
	defaultSize: string;
	/** Field and number of references; undefined for text to image. */
	references?: {
		/** `either` where nobody has seen the schema. */
		field: 'images' | 'image' | 'either';
		most: number;
	};
	referenceRules: ReferenceRules;
	maxImages?: number;
	outputFormats?: readonly string[];
	/** Fields beyond model, prompt, size, references, max_images and output_format. */
	fields: readonly AtlasField[];
	promptOptional?: boolean;
	maxPrompt?: number;
	/** Whether `enable_sync_mode` does anything, and what it is by default. */
	syncMode?: 'off' | 'on';
	/** The schema was not captured: fields nobody knows pass. */
	lenient?: boolean;
	/** How many layers a decomposition makes at most. */
	layers?: number;
	defaultFormat?: 'jpeg' | 'png';
	categories: string[];
}

/** A field some models have. */
export type AtlasField =
	'seed' | 'guidance_scale' | 'optimize_prompt_options' | 'thinking' | 'prompt_optimization_mode';
