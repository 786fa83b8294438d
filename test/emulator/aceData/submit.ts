import { admit, demandPermission } from '../core/admission';
import { type Answer, json } from '../core/answer';
import { callBackAtEnd } from '../core/callbacks';
import { createTask } from '../core/create-task';
import type { Call } from '../core/descriptor';
import type { VendorState } from '../core/vendor-state';
import { acceptedReply, resultOf } from './replies';
import { readSubmission } from './request';
import type { AceDataSettings } from './settings';

const MODERATION_STATUS = 403;
const FAILURE_STATUS = 500;

/** POST /seedream/images: the result, or the id of a task. */
export async function submit(call: Call, vendor: VendorState<AceDataSettings>): Promise<Answer> {
	const { settings, words } = vendor;
	demandPermission(vendor, call.key);
	const { plan, callbackUrl, deferred } = await readSubmission(call.body, words, settings);
	admit(vendor, call.key);
	const task = createTask(vendor, call, plan);
	if (callbackUrl !== undefined) {
		callBackAtEnd(vendor, task, async () => {
			const body = JSON.stringify(await resultOf(vendor.view(task), settings));
			return { taskId: task.id, url: callbackUrl, headers: {}, body };
		});
	}
	if (deferred) return json(200, acceptedReply(task, settings));
	await task.ended(call.signal);
	const view = vendor.view(task);
	const { failure, keepsImages } = view;
	if (failure === undefined || keepsImages || settings.syncFailure === 'ok') {
		return json(200, await resultOf(view, settings));
	}
	// Moderation is a 403, other failures of the upstream a 500 api_error around its words.
	const moderated = /Sensitive|Risk|Policy/.test(String(failure.code));
	const refused = words.refusal('status', {
		status: moderated ? MODERATION_STATUS : FAILURE_STATUS,
		code: moderated ? 'forbidden' : 'api_error',
		message: `${failure.code}: ${failure.message}`,
	});
	// A failed task's error still names it.
	return settings.errorBody === 'object' ? (words.naming?.(refused, task) ?? refused) : refused;
}
