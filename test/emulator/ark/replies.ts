import { base64Of } from '../core/encoding';
import { boxForms } from '../core/layers';
import { imagesOf, type Layer, type Slot } from '../core/tasks';
import type { TaskView } from '../faults/task-view';
import type { ArkRequest } from './request';
import type { ArkSettings } from './settings';

type Json = Record<string, unknown>;

const PIXELS_PER_TOKEN = 256;

/** The reply of a finished generation; images stay beside an error where they were drawn. */
export async function generationReply(
	view: TaskView,
	request: ArkRequest,
	settings: ArkSettings,
): Promise<Json> {
	const { facts } = view.task;
	return {
		...(settings.modelInReply ? { model: facts.model } : {}),
		[settings.createdField]: Math.floor(facts.createdAt / 1000),
		...(await dataOf(view, request, settings)),
		...usageOf(view, request, settings),
		...(request.tools === undefined ? {} : { tools: request.tools }),
		...(view.keepsImages ? { error: view.failure } : {}),
	};
}

async function dataOf(view: TaskView, request: ArkRequest, settings: ArkSettings): Promise<Json> {
	switch (view.outputsMissing) {
		case 'absent':
			return {};
		case 'null':
			return { data: null };
		case 'empty':
			return { data: [] };
		case 'strange':
			return { data: [{ image: { asset_id: 'asset-1' } }] };
	}
	const data: (Json | null)[] = [];
	for (const slot of view.slots) data.push(await itemOf(slot, view, request, settings));
	return { data };
}

/** One entry of `data`, which is also what a stream event tells of an image. */
export async function itemOf(
	slot: Slot,
	view: TaskView,
	request: ArkRequest,
	settings: ArkSettings,
): Promise<Json | null> {
	if ('nothing' in slot) return null;
	if ('failure' in slot) return { error: slot.failure };
	const { image, layer, transparent } = slot;
	const [base] = imagesOf(view.slots);
	const inline = view.inline ?? (request.response_format === 'b64_json' ? 'base64' : undefined);
	const file =
		inline === undefined ? { url: image.url } : { b64_json: await base64Of(image, inline) };
	const size =
		settings.sizeSign === 'absent'
			? {}
			: { size: `${image.width}${settings.sizeSign}${image.height}` };
	const box = layer?.box;
	return {
		...file,
		...size,
		...(request.output_format === undefined ? {} : { output_format: request.output_format }),
		...(transparent ? { background: 'transparent' } : {}),
		...(layer === undefined ? {} : layerFieldsOf(layer)),
		...(box === undefined || base === undefined ? {} : { bounding_box: boxForms(box, base) }),
	};
}

/** The base has its place alone. */
function layerFieldsOf({ zIndex, name, description }: Layer): Json {
	return zIndex === 0 ? { z_index: 0 } : { z_index: zIndex, name, description };
}

/** `usage`, in one of its forms; tokens are pixels by 256 (docs/vendors/upstream.md). */
export function usageOf(view: TaskView, request: ArkRequest, settings: ArkSettings): Json {
	const images = imagesOf(view.slots);
	const pixels = images.reduce((sum, { width, height }) => sum + width * height, 0);
	const tokens = Math.round(pixels / PIXELS_PER_TOKEN);
	const inputs = view.task.facts.references.length;
	switch (settings.usage) {
		case 'absent':
			return {};
		case 'new-api':
			return {
				usage: {
					prompt_tokens: 12,
					completion_tokens: tokens,
					total_tokens: tokens + 12,
					prompt_tokens_details: { cached_tokens: 0, text_tokens: 12, image_tokens: 0 },
					output_tokens: tokens,
				},
			};
		default:
			return {
				usage: {
					...(inputs === 0 ? {} : { input_images: inputs }),
					generated_images: images.length,
					output_tokens: tokens,
					total_tokens: tokens,
					...(request.tools === undefined ? {} : { tool_usage: { web_search: 1 } }),
				},
			};
	}
}
