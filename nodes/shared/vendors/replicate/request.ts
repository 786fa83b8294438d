import type { HttpCall, Order } from '../vendor';
import { pathOf } from '../wire/pathOf';

/** What 'Extra Fields' may not replace of a model's input. */
export const RESERVED_FIELDS = [
	...['prompt', 'image', 'image_input', 'layer_decomposition'],
	...['sequential_image_generation', 'max_images'],
] as const;

/** Models before 4 name things in their own way (docs/vendors/replicate.md, "Models"). */
const SEEDREAM_3 = /^bytedance\/seedream-3(?:$|:)/;
const SEEDEDIT = /^bytedance\/seededit/;

function sizeFields({ model, size }: Order): object {
	if (size?.kind === 'preset') return { size: size.resolution, aspect_ratio: size.aspectRatio };
	if (size?.kind !== 'pixels') return {};
	const { width, height } = size;
	const custom = SEEDREAM_3.test(model.id) ? { aspect_ratio: 'custom' } : { size: 'custom' };
	return { ...custom, width, height };
}

function imageFields({ model, references }: Order): object {
	if (references.length === 0) return {};
	return SEEDEDIT.test(model.id) ? { image: references[0] } : { image_input: references };
}

/** The model's input; absent fields are dropped by JSON. */
function inputOf(order: Order): object {
	const { job, model, maxImages, outputFormat, seed } = order;
	return {
		prompt: order.prompt,
		...sizeFields(order),
		...imageFields(order),
		layer_decomposition: job === 'decomposeLayers' ? true : undefined,
		sequential_image_generation: maxImages ? 'auto' : undefined,
		max_images: maxImages,
		output_format: model.offering.outputFormats.length > 1 ? outputFormat : undefined,
		// Random where it is left out; no number stands for that.
		seed: seed === -1 ? undefined : seed,
		guidance_scale: order.guidanceScale,
	};
}

/**
 * A submission that does not wait for its images, for without 'Prefer' Replicate answers at once. A model that is
 * not official is asked for by its version, `owner/name:version`.
 */
export function submission(order: Order): HttpCall {
	const { model, callbackUrl } = order;
	const webhook = callbackUrl && { webhook: callbackUrl, webhook_events_filter: ['completed'] };
	const body = { input: inputOf(order), ...webhook };
	const [name = '', version] = model.id.split(':');
	if (version) return { method: 'POST', path: '/predictions', body: { version, ...body } };
	return { method: 'POST', path: `/models${pathOf(name)}/predictions`, body };
}
