import type { Answer, StreamPart } from '../core/answer';
import type { TaskView } from '../faults/task-view';
import { itemOf, usageOf } from './replies';
import type { ArkRequest } from './request';
import type { ArkSettings } from './settings';

/**
 * The events of `stream: true` (docs/vendors/upstream.md), with a comment line among them. The images become ready
 * one after the other over the task's time.
 */
export async function eventStream(
	view: TaskView,
	request: ArkRequest,
	settings: ArkSettings,
	signal: AbortSignal,
): Promise<Answer> {
	const { task, failure, keepsImages } = view;
	const { model, createdAt } = task.facts;
	const shared = { model, created: Math.floor(createdAt / 1000) };
	const lifetime = task.finishesAt - createdAt;
	const pieces: Buffer[] = [];
	const parts: StreamPart[] = [];
	let length = 0;
	const add = (lines: string[], at: number, image = false) => {
		const piece = Buffer.from([...lines, '', ''].join(settings.streamLineEnd));
		pieces.push(piece);
		length += piece.length;
		parts.push({ end: length, image, ready: async () => await task.ended(signal, at) });
	};
	const event = (type: string, content: Record<string, unknown>) => [
		`event: ${type}`,
		`data: ${JSON.stringify({ type, ...content })}`,
	];

	add([': keep-alive'], createdAt);
	// Only what failed as a whole has no images; a single refused one is an event like the others.
	const broken = task.facts.outcome.failure !== undefined;
	const slots = broken && !keepsImages ? [] : view.slots;
	for (const [index, slot] of slots.entries()) {
		const item = (await itemOf(slot, view, request, settings)) ?? {};
		const type = `image_generation.partial_${'error' in item ? 'failed' : 'succeeded'}`;
		const at = createdAt + (lifetime * (index + 1)) / slots.length;
		add(event(type, { ...shared, image_index: index, ...item }), at, true);
	}
	if (broken) {
		add(['event: error', `data: ${JSON.stringify({ error: failure })}`], task.finishesAt);
	} else {
		const usage = usageOf(view, request, settings);
		add(event('image_generation.completed', { ...shared, ...usage }), task.finishesAt);
	}
	add(['data: [DONE]'], task.finishesAt);
	return {
		status: 200,
		headers: { 'content-type': 'text/event-stream' },
		body: Buffer.concat(pieces),
		chunkBytes: settings.streamChunkBytes,
		parts,
	};
}
