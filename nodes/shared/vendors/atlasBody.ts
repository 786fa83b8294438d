import type { ImageSize } from '../models/sizes';
import type { Order } from './vendor';

/** Atlas Cloud writes sizes with an asterisk (vendor-apis.md 9, C6). */
const atlasSize = (size: ImageSize | undefined): string | undefined =>
	size?.kind === 'pixels' ? `${size.width}*${size.height}` : undefined;

/** The body of a submission: flat JSON (vendor-apis.md 2.2, 2.8). Absent fields are dropped by JSON. */
export function atlasBody({ request, size, references }: Order): object {
	const { job, model, prompt, maxImages, outputFormat, promptOptimization, seed } = request;
	const { offering } = model;
	const layers = job === 'decomposeLayers';
	return {
		model: model.id,
		prompt,
		image: layers ? references[0] : undefined,
		images: !layers && references.length > 0 ? references : undefined,
		size: atlasSize(size),
		max_images: maxImages,
		output_format: offering.outputFormats.length > 1 ? outputFormat : undefined,
		seed,
		guidance_scale: request.guidanceScale,
		...optimization(model.id, promptOptimization),
		// The 3.0 pages make waiting inside the request the default (vendor-apis.md 2.4).
		enable_sync_mode: offering.legacy ? false : undefined,
		webhook_url: request.callbackUrl,
	};
}

/** Pro names the prompt optimization differently from the others (vendor-apis.md 9, C9). */
function optimization(model: string, mode: string | undefined): object {
	if (!mode) return {};
	const pro = /-pro\/(text-to-image|edit)$/.test(model);
	return pro ? { prompt_optimization_mode: mode } : { optimize_prompt_options: { mode } };
}
