import { base64Of } from '../core/encoding';
import { boxForms } from '../core/layers';
import type { Slot } from '../core/tasks';
import type { TaskView } from '../faults/task-view';
import type { ArkRequest } from '../limits/ark-request';
import type { AioagiSettings } from '../settings';

type Json = Record<string, unknown>;

const PIXELS_PER_TOKEN = 256;

/** The reply of a finished generation in Ark's form, or the gateway's (section 4.4). */
export async function generationReply(
	view: TaskView,
	request: ArkRequest,
	settings: AioagiSettings,
): Promise<Json> {
	const { task } = view;
	return {
		...(settings.modelInReply ? { model: task.model } : {}),
		[settings.createdField]: Math.floor(task.createdAt / 1000),
		...(await dataOf(view, request, settings)),
		...usageOf(view, request, settings),
		...(request.tools === undefined ? {} : { tools: request.tools }),
	};
}

async function dataOf(
	view: TaskView,
	request: ArkRequest,
	settings: AioagiSettings,
): Promise<Json> {
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
	const data: Json[] = [];
	for (const slot of view.slots) data.push(await itemOf(slot, view, request, settings));
	return { data };
}

/** One entry of `data`, which is also what a stream event tells of an image. */
export async function itemOf(
	slot: Slot,
	view: TaskView,
	request: ArkRequest,
	settings: AioagiSettings,
): Promise<Json> {
	if ('failure' in slot) return { error: slot.failure };
	const { image, layer, transparent } = slot;
	const [base] = view.slots;
	const file =
		request.response_format === 'b64_json'
			? { b64_json: await base64Of(image, 'base64') }
			: { url: image.url };
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
		...(layer === undefined
			? {}
			: { z_index: layer.zIndex, name: layer.name, description: layer.description }),
		...(box === undefined || base === undefined || !('image' in base)
			? {}
			: { bounding_box: boxForms(box, base.image) }),
	};
}

/** `usage`, in one of its forms; tokens are pixels by 256 (section 5). */
export function usageOf(view: TaskView, request: ArkRequest, settings: AioagiSettings): Json {
	const images = view.slots.flatMap((slot) => ('image' in slot ? [slot.image] : []));
	const pixels = images.reduce((sum, { width, height }) => sum + width * height, 0);
	const tokens = Math.round(pixels / PIXELS_PER_TOKEN);
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
					generated_images: images.length,
					output_tokens: tokens,
					total_tokens: tokens,
					...(request.tools === undefined ? {} : { tool_usage: { web_search: 1 } }),
				},
			};
	}
}
