import { base64Of } from '../core/encoding';
import { boxForms } from '../core/layers';
import { imagesOf, type Slot, type Task } from '../core/tasks';
import type { TaskView } from '../faults/task-view';
import type { AceDataSettings } from './settings';

type Json = Record<string, unknown>;

/** The reply to an asynchronous submission. */
export function acceptedReply(task: Task, settings: AceDataSettings): Json {
	const rest = {
		...(settings.asyncSuccess ? { success: true } : {}),
		trace_id: task.facts.traceId,
	};
	switch (settings.asyncReply) {
		case 'task_id':
			return { task_id: task.id, ...rest };
		case 'id':
			return { id: task.id, ...rest };
		default:
			return { ...rest, data: { task_id: task.id } };
	}
}

/** What a finished task comes to: the synchronous reply, the callback, and `response` of its record. */
export async function resultOf(view: TaskView, settings: AceDataSettings): Promise<Json> {
	const { task, failure, keepsImages } = view;
	const ids = { task_id: task.id, trace_id: task.facts.traceId };
	if (failure !== undefined) {
		const error = { code: String(failure.code), message: failure.message };
		const rest = keepsImages ? await dataOf(view, settings) : {};
		return { success: false, ...ids, error, ...rest };
	}
	return { success: true, ...ids, ...(await dataOf(view, settings)) };
}

async function dataOf(view: TaskView, settings: AceDataSettings): Promise<Json> {
	switch (view.outputsMissing) {
		case 'absent':
			return {};
		case 'null':
			return { data: null };
		case 'empty':
			return { data: [] };
		case 'strange':
			return { data: [{ prompt: view.task.facts.prompt }] };
	}
	const data: (Json | null)[] = [];
	for (const slot of view.slots) data.push(await itemOf(slot, view, settings));
	return { data };
}

async function itemOf(
	slot: Slot,
	{ task, slots, inline }: TaskView,
	settings: AceDataSettings,
): Promise<Json | null> {
	const { prompt, body } = task.facts;
	if ('nothing' in slot) return null;
	if ('failure' in slot) return { prompt, error: slot.failure };
	const { image, layer } = slot;
	const [base] = imagesOf(slots);
	const form = inline ?? (body.response_format === 'b64_json' ? 'base64' : undefined);
	const file =
		form === undefined
			? { image_url: image.url }
			: { [settings.base64Field]: await base64Of(image, form) };
	const box = layer?.box;
	return {
		prompt,
		...(settings.sizeInReply ? { size: `${image.width}x${image.height}` } : {}),
		...file,
		...(layer === undefined
			? {}
			: { z_index: layer.zIndex, name: layer.name, description: layer.description }),
		...(box === undefined || base === undefined ? {} : { bounding_box: boxForms(box, base) }),
	};
}

/** A task as POST /seedream/tasks tells it: no `response` while it runs. */
export async function recordOf(view: TaskView, settings: AceDataSettings): Promise<Json> {
	const { task, phase } = view;
	const finished = phase === 'succeeded' || phase === 'failed';
	const started = task.facts.createdAt / 1000 + 0.001;
	const record: Json = {
		_id: task.id.replace(/-/g, '').slice(0, 24),
		id: task.id,
		type: 'images',
		trace_id: task.facts.traceId,
		api_id: '86ad30f3-0bc8-4b9b-b019-b9fa5b05672e',
		application_id: '00000000-0000-4000-8000-000000000001',
		credential_id: '00000000-0000-4000-8000-000000000002',
		user_id: '00000000-0000-4000-8000-000000000003',
		created_at: task.facts.createdAt / 1000,
		started_at: started,
		request: task.facts.body,
		...stateOf(view, settings),
	};
	if (!finished) return record;
	const response = await resultOf(view, settings);
	if (settings.taskReply === 'bare') return response;
	const finishedAt = task.finishesAt / 1000;
	return { ...record, finished_at: finishedAt, elapsed: finishedAt - started, response };
}

/** There is no status word in a record; SDKs tolerate one, so settings or a fault may put one there. */
function stateOf({ word, phase }: TaskView, settings: AceDataSettings): Json {
	if (word !== undefined) return { state: word };
	return settings.stateWords ? { state: phase } : {};
}
