import type { ImageSize, Order } from '../vendor';

function upstreamSize(size: ImageSize | undefined): string | undefined {
	switch (size?.kind) {
		case 'pixels':
			return `${size.width}x${size.height}`;
		case 'preset':
			return size.resolution;
		case 'adaptive':
			return 'adaptive';
		default:
			return undefined;
	}
}

/** What 'Extra Fields' may not replace in a body like the upstream's: who makes how many images, and how they come. */
export const UPSTREAM_RESERVED_FIELDS = [
	...['model', 'prompt', 'image', 'sequential_image_generation'],
	...['sequential_image_generation_options', 'layer_decomposition', 'stream', 'response_format'],
] as const;

/**
 * The fields that hosts of ByteDance's API, and gateways that pass it on, take as it does (docs/vendors/upstream.md,
 * "The call"). References are left to each. Absent fields are dropped by JSON.
 */
export function upstreamBody(order: Order): object {
	const { job, model, size, maxImages, outputFormat, promptOptimization, watermark } = order;
	const { offering } = model;
	// A model that no table knows may be one that refuses the field.
	const known = offering.sizes.kind !== 'unknown';
	const single = known && offering.mostImagesInSet > 0 ? 'disabled' : undefined;
	return {
		model: model.id,
		prompt: order.prompt,
		size: upstreamSize(size),
		sequential_image_generation: maxImages ? 'auto' : single,
		sequential_image_generation_options: maxImages ? { max_images: maxImages } : undefined,
		layer_decomposition: job === 'decomposeLayers' ? true : undefined,
		output_format: offering.outputFormats.length > 1 ? outputFormat : undefined,
		watermark,
		seed: order.seed,
		guidance_scale: order.guidanceScale,
		optimize_prompt_options: promptOptimization ? { mode: promptOptimization } : undefined,
		tools: order.webSearch ? [{ type: 'web_search' }] : undefined,
		background: order.background,
	};
}
