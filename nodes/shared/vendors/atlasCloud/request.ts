import type { ImageSize, Order } from '../vendor';

/** Sizes are written with an asterisk (docs/vendors/atlasCloud.md, "Models"). */
const writtenSize = (size: ImageSize | undefined): string | undefined =>
	size?.kind === 'pixels' ? `${size.width}*${size.height}` : undefined;

/** A request that waits for its images, or answers with base64, is read in another way. */
export const RESERVED_FIELDS = [
	...['model', 'prompt', 'image', 'images', 'max_images'],
	...['enable_sync_mode', 'enable_base64_output', 'webhook_url'],
] as const;

/** The body of a submission: flat JSON. Absent fields are dropped by JSON. */
export function submissionBody(order: Order): object {
	const { job, model, prompt, size, references, maxImages, outputFormat } = order;
	const { offering } = model;
	const layers = job === 'decomposeLayers';
	return {
		model: model.id,
		prompt,
		image: layers ? references[0] : undefined,
		images: !layers && references.length > 0 ? references : undefined,
		size: writtenSize(size),
		max_images: maxImages,
		output_format: offering.outputFormats.length > 1 ? outputFormat : undefined,
		seed: order.seed,
		guidance_scale: order.guidanceScale,
		...optimization(model.id, order.promptOptimization),
		// The 3.0 pages make waiting inside the request the default.
		enable_sync_mode: offering.legacy ? false : undefined,
		webhook_url: order.callbackUrl,
	};
}

/** Pro names the prompt optimization differently from the others. */
function optimization(model: string, mode: string | undefined): object {
	if (!mode) return {};
	const pro = /-pro\/(text-to-image|edit)$/.test(model);
	return pro ? { prompt_optimization_mode: mode } : { optimize_prompt_options: { mode } };
}
