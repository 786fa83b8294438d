import type { HttpCall, ImageSize, Order } from '../vendor';
import { pathOf } from '../wire/pathOf';

/** A request that answers with data URIs is read in another way; `num_images` multiplies the bill. */
export const RESERVED_FIELDS = [
	...['prompt', 'image_url', 'image_urls', 'max_images', 'num_images', 'sync_mode'],
] as const;

/** Endpoints that take one image, and whose size follows from it. */
const OF_ONE_IMAGE = /\/(?:layerize|edit-image)$/;

function imageSize(size: ImageSize | undefined): unknown {
	if (size?.kind === 'pixels') return { width: size.width, height: size.height };
	return size?.kind === 'preset' ? `auto_${size.resolution}` : undefined;
}

/** The model's input, flat; absent fields are dropped by JSON (docs/vendors/fal.md, "Inputs"). */
function submissionBody(order: Order): object {
	const { job, model, references, outputFormat, seed } = order;
	const ofOneImage = OF_ONE_IMAGE.test(model.id);
	const formats = job !== 'decomposeLayers' && model.offering.outputFormats.length > 1;
	return {
		prompt: order.prompt,
		image_url: ofOneImage ? references[0] : undefined,
		image_urls: !ofOneImage && references.length > 0 ? references : undefined,
		image_size: ofOneImage ? undefined : imageSize(order.size),
		max_images: order.maxImages,
		output_format: formats ? outputFormat : undefined,
		// Random where it is left out; no number stands for that.
		seed: seed === -1 ? undefined : seed,
		guidance_scale: order.guidanceScale,
		enhance_prompt_mode: order.promptOptimization,
		background: order.background,
	};
}

/** A submission to the queue. Without the header, fal would repeat a run of its own accord. */
export function submission(order: Order): HttpCall {
	const { model, callbackUrl } = order;
	const query = callbackUrl ? `?fal_webhook=${encodeURIComponent(callbackUrl)}` : '';
	return {
		method: 'POST',
		path: `${pathOf(model.id)}${query}`,
		headers: { 'X-Fal-No-Retry': '1' },
		body: submissionBody(order),
	};
}
