import { type Answer, json } from '../core/answer';
import { admit, demandPermission } from '../core/admission';
import { deliverCallback } from '../core/callbacks';
import { createTask } from '../core/create-task';
import type { Call, VendorProtocol } from '../core/protocol';
import type { Task } from '../core/tasks';
import type { VendorState } from '../core/vendor-state';
import { pause } from '../core/waiting';
import { viewOf } from '../faults/task-view';
import type { AceDataSettings } from '../settings';
import { acceptedReply, resultOf } from './replies';
import { readSubmission } from './request';
import { queryStage, queryTasks } from './tasks';
import { aceDataWords } from './words';

const MODERATION_STATUS = 403;
const FAILURE_STATUS = 500;

/** AceData Cloud: synchronous, or by task id and queries (section 3). */
export function aceDataProtocol(state: VendorState<AceDataSettings>): VendorProtocol {
	const { settings } = state;
	const words = aceDataWords(settings);

	async function notify(task: Task, url: string): Promise<void> {
		await pause(task.finishesAt - Date.now(), state.signal);
		const body = JSON.stringify(await resultOf(viewOf(task), settings));
		await deliverCallback(state, { taskId: task.id, url, headers: {}, body });
	}

	async function submit(call: Call): Promise<Answer> {
		demandPermission(call.key, words);
		const { plan, callbackUrl, deferred } = await readSubmission(call.body, words, settings);
		admit(state, call.key, words);
		const task = createTask(state, call, plan);
		// Reset and close end the wait; then there is nobody to tell.
		if (callbackUrl !== undefined) notify(task, callbackUrl).catch(() => undefined);
		if (deferred) return json(200, acceptedReply(task, settings));
		await pause(task.finishesAt - Date.now(), call.signal);
		const view = viewOf(task);
		const result = await resultOf(view, settings);
		if (view.failure === undefined || settings.syncFailure === 'ok') return json(200, result);
		// Moderation is a 403, other failures of the upstream a 500 api_error around its words (section 3.7).
		const moderated = /Sensitive|Risk|Policy/.test(String(view.failure.code));
		const refused = words.refusal('status', {
			status: moderated ? MODERATION_STATUS : FAILURE_STATUS,
			code: moderated ? 'forbidden' : 'api_error',
			message: `${view.failure.code}: ${view.failure.message}`,
		});
		return settings.errorBody === 'object' ? withTask(refused, task) : refused;
	}

	return {
		words,
		headers: () => ({}),
		routes: [
			{ method: 'POST', path: '/seedream/images', stage: 'submit', handle: submit },
			{
				method: 'POST',
				path: '/seedream/tasks',
				stage: 'poll',
				otherStages: ['batch', 'account'],
				stageOf: queryStage,
				handle: (call) => queryTasks(state, call, words),
			},
		],
	};
}

/** A failed task's error still names it. */
function withTask(refusal: Answer, task: Task): Answer {
	const body = JSON.parse(refusal.body.toString()) as Record<string, unknown>;
	return json(refusal.status, { ...body, task_id: task.id, trace_id: task.traceId });
}
