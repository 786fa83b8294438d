import type { HttpCall, ImageSize, Order } from '../vendor';
import { pathOf } from '../wire/pathOf';

/** What Extra Fields may not replace: the task's own, and what decides how it is answered and billed. */
export const RESERVED_FIELDS = [
	'model',
	'prompt',
	'image',
	'images',
	'max_images',
	'enable_sync_mode',
	'enable_base64_output',
];

/** Pixels with an asterisk, or resolution and ratio by name, by what the model takes (docs/vendors/waveSpeed.md, "Inputs"). */
function sizeFields(size: ImageSize | undefined): object {
	if (size?.kind === 'pixels') return { size: `${size.width}*${size.height}` };
	if (size?.kind !== 'preset') return {};
	return { aspect_ratio: size.aspectRatio, resolution: size.resolution.toLowerCase() };
}

/** The inputs of a task, as a submission and a quote take them: flat JSON. Absent fields are dropped by JSON. */
export function inputsOf(order: Order): object {
	const { job, model, references, outputFormat } = order;
	const layers = job === 'decomposeLayers';
	return {
		prompt: order.prompt,
		image: layers ? references[0] : undefined,
		images: !layers && references.length > 0 ? references : undefined,
		...sizeFields(order.size),
		max_images: order.maxImages,
		output_format: model.offering.outputFormats.length > 1 ? outputFormat : undefined,
		background: order.background,
		seed: order.seed,
		guidance_scale: order.guidanceScale,
		prompt_optimization_mode: order.promptOptimization,
	};
}

/** The model's id is the path, with its slashes. */
export function submission(order: Order): HttpCall {
	const query = order.callbackUrl ? `?webhook=${encodeURIComponent(order.callbackUrl)}` : '';
	return { method: 'POST', path: `${pathOf(order.model.id)}${query}`, body: inputsOf(order) };
}
