import { createHmac } from 'node:crypto';
import { admit, demandPermission } from '../core/admission';
import { type Answer, json } from '../core/answer';
import { type Callback, callBackAtEnd } from '../core/callbacks';
import { createTask } from '../core/create-task';
import type { Call } from '../core/descriptor';
import { boxForms } from '../core/layers';
import { imagesOf, type Slot } from '../core/tasks';
import type { VendorState } from '../core/vendor-state';
import type { TaskView } from '../faults/task-view';
import { KIE_MODELS } from './models';
import { readSubmission } from './request';
import type { KieSettings } from './settings';

type Kie = VendorState<KieSettings>;
type Json = Record<string, unknown>;

const FAILED = 501;
const WORDS = { waiting: 'waiting', running: 'generating', succeeded: 'success', failed: 'fail' };

export const ok = (data: unknown): Answer => json(200, { code: 200, msg: 'success', data });

/** POST /jobs/createTask: the id of a task, for every model. */
export async function submit(call: Call, vendor: Kie): Promise<Answer> {
	demandPermission(vendor, call.key);
	const { plan, callBackUrl } = await readSubmission(call.body, vendor);
	admit(vendor, call.key);
	const task = createTask(vendor, call, plan);
	if (callBackUrl !== undefined) {
		callBackAtEnd(vendor, task, async () => callback(vendor.view(task), callBackUrl, vendor));
	}
	return ok({ taskId: task.id });
}

/** GET /jobs/recordInfo. */
export function poll(call: Call, vendor: Kie): Answer {
	const view = vendor.look(call, call.query.get('taskId') ?? '');
	if (view !== undefined) return ok(recordOf(view, vendor.settings));
	return vendor.words.refusal('status', { status: 422, message: 'recordInfo is null' });
}

/** A task as recordInfo and callbacks tell it. */
function recordOf(view: TaskView, settings: KieSettings): Json {
	const { task, phase, failure } = view;
	const { model, body, createdAt } = task.facts;
	const failed = phase === 'failed';
	const told = phase === 'succeeded' || (failed && view.keepsImages);
	const ended = task.isFinished() ? task.finishesAt : undefined;
	return {
		taskId: task.id,
		model,
		state: view.word ?? WORDS[phase],
		param: JSON.stringify(body),
		resultJson: told ? resultOf(view, settings) : '',
		failCode: failed ? String(failure?.code ?? FAILED) : null,
		failMsg: failed ? (failure?.message ?? 'The task failed') : null,
		costTime: ended === undefined ? null : ended - createdAt,
		completeTime: ended ?? null,
		createTime: createdAt,
		updateTime: ended ?? Date.now(),
		...(told && settings.creditsConsumed === 'present' ? { creditsConsumed: creditsOf(view) } : {}),
	};
}

function creditsOf({ task, slots }: TaskView): number {
	const { model, body } = task.facts;
	const { credits, resolution } = KIE_MODELS.get(model) ?? {};
	const input = body.input as Record<string, string>;
	const each = credits?.(input[resolution?.field ?? ''] ?? resolution?.default ?? '') ?? 0;
	return Math.round(each * imagesOf(slots).length * 100) / 100;
}

function resultOf(view: TaskView, { resultJson }: KieSettings): unknown {
	const result = answerOf(view);
	return resultJson === 'text' && result !== null ? JSON.stringify(result) : result;
}

function answerOf(view: TaskView): Json | null {
	switch (view.outputsMissing) {
		case 'absent':
			return {};
		case 'null':
			return null;
		case 'empty':
			return { resultUrls: [] };
		case 'strange':
			return { resultUrls: [{ status: 'stored' }] };
	}
	const resultUrls = view.slots.flatMap((slot) => {
		if ('nothing' in slot) return [null];
		return 'image' in slot ? [slot.image.url] : [];
	});
	const placed = KIE_MODELS.get(view.task.facts.model)?.layers?.placed === true;
	return { resultUrls, ...(placed ? { resultObject: { layers_data: layersOf(view.slots) } } : {}) };
}

/** Layers with their places, as 5.0 Pro tells them; Flash tells addresses alone. */
function layersOf(slots: readonly Slot[]): Json[] {
	const [base] = imagesOf(slots);
	return slots.flatMap((slot) => {
		if (!('image' in slot) || slot.layer === undefined || base === undefined) return [];
		const { image, layer } = slot;
		const { zIndex, name, description, box } = layer;
		return {
			url: image.url,
			z_index: zIndex,
			name,
			description,
			size: `${image.width}x${image.height}`,
			...(box === undefined ? {} : { bounding_box: boxForms(box, base) }),
		};
	});
}

/** The record of an ended task, signed where the account has a key for it (docs/vendors/kie.md, "Callback"). */
function callback(view: TaskView, url: string, { settings }: Kie): Callback {
	const failed = view.phase === 'failed';
	const content = {
		code: failed ? FAILED : 200,
		msg: failed ? 'Generation failed' : 'success',
		data: recordOf(view, settings),
	};
	const { id } = view.task;
	const timestamp = String(Math.floor(Date.now() / 1000));
	const { webhookKey } = settings;
	const signature =
		webhookKey === undefined
			? undefined
			: createHmac('sha256', webhookKey).update(`${id}.${timestamp}`).digest('base64');
	const headers = signature && {
		'x-webhook-timestamp': timestamp,
		'x-webhook-signature': signature,
	};
	return { taskId: id, url, headers: headers || {}, body: JSON.stringify(content) };
}
