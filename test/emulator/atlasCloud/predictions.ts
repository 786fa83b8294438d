import { admit, demandPermission } from '../core/admission';
import { type Answer, Refused } from '../core/answer';
import { callBackAtEnd } from '../core/callbacks';
import { createTask } from '../core/create-task';
import type { Call } from '../core/descriptor';
import type { VendorState } from '../core/vendor-state';
import { quote } from './catalogue';
import { predictionReply, submitReply, webhookContent } from './replies';
import { retentionProblem } from './retention';
import type { AtlasCloudSettings } from './settings';
import { readSubmission } from './submission';
import { signer } from './webhook';

type Atlas = VendorState<AtlasCloudSettings>;

/** POST generateImage: an accepted prediction, or in sync mode a finished one. */
export async function submit(call: Call, vendor: Atlas): Promise<Answer> {
	const { settings, words, url } = vendor;
	demandPermission(vendor, call.key);
	const retention = retentionProblem(call.record.headers);
	if (retention !== undefined) throw new Refused(words.refusal('invalid', { message: retention }));
	const { request, plan, syncMode } = await readSubmission(call.body, vendor);
	admit(vendor, call.key);
	const task = createTask(vendor, call, plan);
	const { webhook_url: webhook } = request;
	if (webhook !== undefined) {
		callBackAtEnd(vendor, task, async () => {
			const content = await webhookContent(vendor.view(task), settings);
			return signer.callback(task.id, webhook, content);
		});
	}
	if (syncMode || settings.finishedInSubmitReply) {
		await task.ended(call.signal, Date.now() + settings.syncWaitLimitMs);
		if (!task.isFinished()) return words.refusal('status', { status: 504 });
		return await predictionReply(vendor.view(task), settings, url);
	}
	const fault = call.fault?.fault === 'unknown-status' ? call.fault : undefined;
	return submitReply({ ...vendor.view(task, fault), phase: 'waiting' }, settings, url);
}

/** GET prediction/{id}. */
export async function poll(call: Call, vendor: Atlas): Promise<Answer> {
	const view = vendor.look(call, call.params.id ?? '');
	if (view !== undefined) return await predictionReply(view, vendor.settings, vendor.url);
	return vendor.words.refusal('status', { status: 404, message: 'Prediction not found' });
}

/** POST calculate. */
export async function calculate({ body }: Call, vendor: Atlas): Promise<Answer> {
	const { model, plan } = await readSubmission(body, vendor);
	return quote(model, plan.count);
}
