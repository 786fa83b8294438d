import type { AspectRatio, Resolution } from '../../models/presets';
import type { HttpCall, Order } from '../vendor';

/** What Extra Fields may not replace: what the node sets of a task, and what decides what it costs. */
export const RESERVED_FIELDS = ['prompt', 'image_url', 'image_urls', 'max_images'];

/** Seedream 4.0's own names of ratios. */
const SHAPES: Record<string, string> = {
	'1:1': 'square_hd',
	'4:3': 'landscape_4_3',
	'3:4': 'portrait_4_3',
	'3:2': 'landscape_3_2',
	'2:3': 'portrait_3_2',
	'16:9': 'landscape_16_9',
	'9:16': 'portrait_16_9',
	'21:9': 'landscape_21_9',
} satisfies Partial<Record<AspectRatio, string>>;

type Qualities = Partial<Record<Resolution, string>>;

/** What `quality` calls a resolution, by the start of the model's id (docs/vendors/kie.md, "Inputs"). */
const QUALITIES: Array<[start: string, qualities: Qualities]> = [
	['seedream/4.5-', { '2K': 'basic', '4K': 'high' }],
	['seedream/5-lite-', { '2K': 'basic', '3K': 'high', '4K': 'ultra' }],
	['seedream/5-pro-', { '1K': 'basic', '2K': 'high' }],
];

/** Resolution and ratio, in the names of the model's own fields. */
function sizeFields({ model, size }: Order): object {
	if (size?.kind !== 'preset') return {};
	const { resolution, aspectRatio } = size;
	if (model.id.startsWith('bytedance/seedream-v4')) {
		return { image_size: aspectRatio && SHAPES[aspectRatio], image_resolution: resolution };
	}
	const [, qualities] = QUALITIES.find(([start]) => model.id.startsWith(start)) ?? [];
	if (qualities) return { aspect_ratio: aspectRatio, quality: qualities[resolution] };
	return { aspect_ratio: aspectRatio, size: resolution };
}

/** Layers have the size of the image they are taken from, which has to be said. */
function imageFields({ job, references }: Order): object {
	if (job === 'decomposeLayers') return { image_url: references[0], size: 'auto' };
	return references.length > 0 ? { image_urls: references } : {};
}

/** One call makes tasks of every model; the model's fields are in `input`. Absent fields are dropped by JSON. */
export function submission(order: Order): HttpCall {
	const { model, outputFormat, callbackUrl } = order;
	const input = {
		prompt: order.prompt,
		...sizeFields(order),
		...imageFields(order),
		max_images: order.maxImages,
		output_format: model.offering.outputFormats.length > 1 ? outputFormat : undefined,
		background: order.background,
		seed: order.seed,
		guidance_scale: order.guidanceScale,
	};
	const body = { model: model.id, callBackUrl: callbackUrl, input };
	return { method: 'POST', path: '/jobs/createTask', body };
}
