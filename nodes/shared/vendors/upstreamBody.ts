import type { ImageSize } from '../models/sizes';
import type { Order } from './vendor';

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

/**
 * The fields that AceData Cloud and AIOAGI take as ByteDance's own API does (vendor-apis.md 3.2, 4.1, 5).
 * References are left to each. Absent fields are dropped by JSON.
 */
export function upstreamBody({ request, size }: Order): object {
	const { model, maxImages, outputFormat, promptOptimization, watermark } = request;
	const { offering } = model;
	const single = offering.mostImagesInSet > 0 ? 'disabled' : undefined;
	return {
		model: model.id,
		prompt: request.prompt,
		size: upstreamSize(size),
		sequential_image_generation: maxImages ? 'auto' : single,
		sequential_image_generation_options: maxImages ? { max_images: maxImages } : undefined,
		output_format: offering.outputFormats.length > 1 ? outputFormat : undefined,
		watermark,
		seed: request.seed,
		guidance_scale: request.guidanceScale,
		optimize_prompt_options: promptOptimization ? { mode: promptOptimization } : undefined,
		tools: request.webSearch ? [{ type: 'web_search' }] : undefined,
		background: request.background,
	};
}
