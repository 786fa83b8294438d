import type { OutputFormat, PromptOptimization } from '../models/families';
import type { AspectRatio, Resolution } from '../models/presets';

/*
 * What the editor calls each value of a list, in the editor's order. Fields and messages both read it here, so that
 * a message says what stands on the screen.
 */

export const RESOLUTION_NAMES: Record<Resolution | 'custom', string> = {
	'1K': '1K',
	'1.5K': '1.5K',
	'2K': '2K',
	'3K': '3K',
	'4K': '4K',
	custom: 'Custom',
};

export const ASPECT_RATIO_NAMES: Record<AspectRatio | 'auto', string> = {
	auto: 'Auto',
	'1:1': '1:1 (Square)',
	'4:3': '4:3 (Landscape)',
	'3:2': '3:2 (Landscape)',
	'16:9': '16:9 (Wide)',
	'21:9': '21:9 (Ultrawide)',
	'3:4': '3:4 (Portrait)',
	'2:3': '2:3 (Portrait)',
	'9:16': '9:16 (Tall)',
	'9:21': '9:21 (Ultratall)',
};

export const OUTPUT_NAMES = {
	images: 'Image Files',
	urls: 'Image URLs',
	task: 'Task ID',
	quote: 'Price Quote',
} as const;

export const OUTPUT_FORMAT_NAMES: Record<OutputFormat, string> = { jpeg: 'JPEG', png: 'PNG' };

export const PROMPT_OPTIMIZATION_NAMES: Record<PromptOptimization, string> = {
	fast: 'Fast',
	standard: 'Standard',
};

export const BACKGROUND_NAMES = {
	auto: 'Auto',
	opaque: 'Opaque',
	transparent: 'Transparent',
} as const;
