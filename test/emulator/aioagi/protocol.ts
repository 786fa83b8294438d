import { randomUUID } from 'node:crypto';
import { type Answer, json } from '../core/answer';
import { admit, demandPermission } from '../core/admission';
import { createTask } from '../core/create-task';
import type { Call, VendorProtocol } from '../core/protocol';
import type { VendorState } from '../core/vendor-state';
import { pause } from '../core/waiting';
import { viewOf } from '../faults/task-view';
import type { AioagiSettings } from '../settings';
import { modelList } from './models';
import { generationReply } from './replies';
import { readSubmission } from './request';
import { eventStream } from './stream';
import { aioagiWords } from './words';

/** AIOAGI: one synchronous POST, in the upstream's form, behind a gateway (section 4). */
export function aioagiProtocol(state: VendorState<AioagiSettings>): VendorProtocol {
	const { settings } = state;
	const words = aioagiWords(settings);

	async function submit(call: Call): Promise<Answer> {
		demandPermission(call.key, words);
		const { plan, request } = await readSubmission(call.body, words, settings);
		admit(state, call.key, words);
		const task = createTask(state, call, plan);
		await pause(task.finishesAt - Date.now(), call.signal);
		const view = viewOf(task);
		if (request.stream === true && settings.streaming === 'events') {
			return await eventStream(view, request, settings);
		}
		if (task.failure !== undefined) {
			const { code, message } = task.failure;
			// The upstream's codes tell their class by their first part (section 5.2).
			const input = /Sensitive|Risk|Policy|Invalid|Missing/.test(String(code));
			return words.refusal('status', { status: input ? 400 : 500, code, message });
		}
		return json(200, await generationReply(view, request, settings));
	}

	return {
		words,
		headers: () => {
			const id = randomUUID();
			return { 'x-request-id': id, 'x-oneapi-request-id': id };
		},
		routes: [
			{ method: 'POST', path: '/v1/images/generations', stage: 'submit', handle: submit },
			{
				method: 'GET',
				path: '/v1/models',
				stage: 'models',
				handle: () => json(200, modelList()),
			},
		],
	};
}
