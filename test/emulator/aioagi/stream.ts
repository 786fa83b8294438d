import type { Answer } from '../core/answer';
import type { TaskView } from '../faults/task-view';
import type { ArkRequest } from '../limits/ark-request';
import type { AioagiSettings } from '../settings';
import { itemOf, usageOf } from './replies';

/** The events of `stream: true` (section 5.1), with a comment line among them. */
export async function eventStream(
	view: TaskView,
	request: ArkRequest,
	settings: AioagiSettings,
): Promise<Answer> {
	const { task } = view;
	const shared = { model: task.model, created: Math.floor(task.createdAt / 1000) };
	const lines: string[] = [': keep-alive', ''];
	const tell = (type: string, content: Record<string, unknown>) =>
		lines.push(`event: ${type}`, `data: ${JSON.stringify({ type, ...content })}`, '');
	if (task.failure === undefined) {
		for (const [index, slot] of view.slots.entries()) {
			const item = await itemOf(slot, view, request, settings);
			const type = `image_generation.partial_${'error' in item ? 'failed' : 'succeeded'}`;
			tell(type, { ...shared, image_index: index, ...item });
		}
		tell('image_generation.completed', { ...shared, ...usageOf(view, request, settings) });
	} else {
		const { code, message } = task.failure;
		lines.push('event: error', `data: ${JSON.stringify({ error: { code, message } })}`, '');
	}
	lines.push('data: [DONE]', '', '');
	return {
		status: 200,
		headers: { 'content-type': 'text/event-stream' },
		body: Buffer.from(lines.join(settings.streamLineEnd)),
		chunkBytes: settings.streamChunkBytes ?? 64 * 1024,
	};
}
