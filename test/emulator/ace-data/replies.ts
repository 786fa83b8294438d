import { base64Of } from '../core/encoding';
import { boxForms } from '../core/layers';
import type { Slot, Task } from '../core/tasks';
import type { TaskView } from '../faults/task-view';
import type { AceDataSettings } from '../settings';

type Json = Record<string, unknown>;

/** The reply to an asynchronous submission (section 3.2). */
export function acceptedReply(task: Task, settings: AceDataSettings): Json {
	const rest = { ...(settings.asyncSuccess ? { success: true } : {}), trace_id: task.traceId };
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
	const { task, failure } = view;
	const ids = { task_id: task.id, trace_id: task.traceId };
	if (failure !== undefined) {
		const { code, message } = failure;
		return { success: false, ...ids, error: { code: String(code), message } };
	}
	switch (view.outputsMissing) {
		case 'absent':
			return { success: true, ...ids };
		case 'null':
			return { success: true, ...ids, data: null };
		case 'empty':
			return { success: true, ...ids, data: [] };
		case 'strange':
			return { success: true, ...ids, data: [{ prompt: task.prompt }] };
	}
	const data: Json[] = [];
	for (const slot of view.slots) data.push(await itemOf(slot, view, settings));
	return { success: true, ...ids, data };
}

async function itemOf(
	slot: Slot,
	{ task, slots }: TaskView,
	settings: AceDataSettings,
): Promise<Json> {
	if ('failure' in slot) return { prompt: task.prompt, error: slot.failure };
	const { image, layer } = slot;
	const [base] = slots;
	const file =
		task.body.response_format === 'b64_json'
			? { [settings.base64Field]: await base64Of(image, 'base64') }
			: { image_url: image.url };
	const box = layer?.box;
	return {
		prompt: task.prompt,
		...(settings.sizeInReply ? { size: `${image.width}x${image.height}` } : {}),
		...file,
		...(layer === undefined
			? {}
			: { z_index: layer.zIndex, name: layer.name, description: layer.description }),
		...(box === undefined || base === undefined || !('image' in base)
			? {}
			: { bounding_box: boxForms(box, base.image) }),
	};
}

/** A task as POST /seedream/tasks tells it (section 3.3): no `response` while it runs. */
export async function recordOf(view: TaskView, settings: AceDataSettings): Promise<Json> {
	const { task, phase } = view;
	const finished = phase === 'succeeded' || phase === 'failed';
	const started = task.createdAt / 1000 + 0.001;
	const record: Json = {
		_id: task.id.replace(/-/g, '').slice(0, 24),
		id: task.id,
		type: 'images',
		trace_id: task.traceId,
		api_id: '86ad30f3-0bc8-4b9b-b019-b9fa5b05672e',
		application_id: '00000000-0000-4000-8000-000000000001',
		credential_id: '00000000-0000-4000-8000-000000000002',
		user_id: '00000000-0000-4000-8000-000000000003',
		created_at: task.createdAt / 1000,
		started_at: started,
		request: task.body,
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
