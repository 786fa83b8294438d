import { admit, demandPermission } from '../core/admission';
import { type Answer, json, Refused } from '../core/answer';
import { callBackAtEnd, isLoopback } from '../core/callbacks';
import { createTask } from '../core/create-task';
import type { Call } from '../core/descriptor';
import { imagesOf } from '../core/tasks';
import type { VendorState } from '../core/vendor-state';
import type { TaskView } from '../faults/task-view';
import { layerFields } from '../prediction/layers';
import { outputFields } from '../prediction/outputs';
import { readSubmission } from './request';
import type { WaveSpeedSettings } from './settings';
import { signed } from './webhook';

type WaveSpeed = VendorState<WaveSpeedSettings>;
type Json = Record<string, unknown>;

/** What the envelope of a task in sync mode says that took too long. */
const STILL_RUNNING = 5004;

export const enveloped = (data: unknown): Answer =>
	json(200, { code: 200, message: 'success', data });

/** POST /{model id}: an accepted prediction, or in sync mode a finished one. */
export async function submit(call: Call, vendor: WaveSpeed): Promise<Answer> {
	const { words, settings } = vendor;
	demandPermission(vendor, call.key);
	const id = decodeURIComponent(call.params['*'] ?? '');
	const { plan, inputs } = await readSubmission(id, call.body, vendor);
	const webhook = call.query.get('webhook');
	if (webhook !== null && !/^https:/i.test(webhook) && !isLoopback(webhook)) {
		throw new Refused(words.refusal('invalid', { message: 'webhook must be an https URL' }));
	}
	admit(vendor, call.key);
	const task = createTask(vendor, call, plan);
	if (webhook !== null) {
		callBackAtEnd(vendor, task, async () =>
			signed(task.id, webhook, await dataOf(vendor.view(task), vendor)),
		);
	}
	if (inputs.enable_sync_mode !== true) {
		const fault = call.fault?.fault === 'unknown-status' ? call.fault : undefined;
		return enveloped(await dataOf({ ...vendor.view(task, fault), phase: 'waiting' }, vendor));
	}
	await task.ended(call.signal, Date.now() + settings.syncWaitLimitMs);
	const data = await dataOf(vendor.view(task), vendor);
	if (task.isFinished()) return enveloped(data);
	return enveloped({
		...data,
		code: STILL_RUNNING,
		error: 'Sync mode timed out, query the result',
	});
}

/** GET /predictions/{id}/result. */
export async function poll(call: Call, vendor: WaveSpeed): Promise<Answer> {
	const view = vendor.look(call, call.params.id ?? '');
	if (view !== undefined) return enveloped(await dataOf(view, vendor));
	return vendor.words.refusal('status', { status: 404, message: 'Prediction not found' });
}

/** A prediction, wherever it is told. */
async function dataOf(view: TaskView, { settings, url }: WaveSpeed): Promise<Json> {
	const { task, phase, failure } = view;
	const { model, createdAt, body } = task.facts;
	const finished = phase === 'succeeded' || (phase === 'failed' && view.keepsImages);
	const told = finished ? await outputFields(view, settings) : { outputs: [] };
	const elapsed = task.isFinished() ? task.finishesAt - createdAt : 0;
	return {
		id: task.id,
		model,
		input: body,
		...told,
		...(settings.layers === 'beside-outputs' && finished ? layerFields(view) : {}),
		urls: { get: `${url}/predictions/${task.id}/result` },
		...nsfwFields(view, settings),
		status: view.word ?? wordOf(phase, settings),
		created_at: new Date(createdAt).toISOString(),
		// A code of ByteDance's is not passed on.
		error: phase === 'failed' ? (failure?.message ?? 'The task failed') : '',
		executionTime: elapsed,
		timings: { inference: elapsed },
	};
}

function wordOf(phase: TaskView['phase'], { failedWord }: WaveSpeedSettings): string {
	const words = { waiting: 'created', running: 'processing', succeeded: 'completed' };
	return phase === 'failed' ? failedWord : words[phase];
}

function nsfwFields(view: TaskView, { hasNsfwContents }: WaveSpeedSettings): Json {
	if (hasNsfwContents === 'absent') return {};
	if (view.phase !== 'succeeded') return { has_nsfw_contents: [] };
	return { has_nsfw_contents: imagesOf(view.slots).map(() => hasNsfwContents === 'true') };
}
