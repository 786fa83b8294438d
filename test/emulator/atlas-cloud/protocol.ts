import { randomUUID } from 'node:crypto';
import { type Answer, json, Refused } from '../core/answer';
import { admit, demandPermission } from '../core/admission';
import { deliverCallback } from '../core/callbacks';
import { createTask } from '../core/create-task';
import type { Call, VendorProtocol } from '../core/protocol';
import type { Task } from '../core/tasks';
import type { VendorState } from '../core/vendor-state';
import { pause } from '../core/waiting';
import { viewOf } from '../faults/task-view';
import type { AtlasCloudSettings } from '../settings';
import { balance } from './balance';
import { modelList, quote } from './catalogue';
import { predictionReply, submitReply, webhookContent } from './replies';
import { retentionProblem } from './retention';
import { readSubmission } from './submission';
import { upload, uploadedContent } from './uploads';
import { WebhookSigner } from './webhook';
import { atlasCloudWords, publicWords } from './words';

/** Atlas Cloud: asynchronous predictions, uploads, webhooks (section 2). */
export function atlasCloudProtocol(state: VendorState<AtlasCloudSettings>): VendorProtocol {
	const { settings } = state;
	const words = atlasCloudWords(settings);
	const accountWords = publicWords(settings);
	const signer = new WebhookSigner();
	const read = (body: unknown) =>
		readSubmission(body, words, settings, (url) => uploadedContent(state, url));

	async function notify(task: Task, url: string): Promise<void> {
		await pause(task.finishesAt - Date.now(), state.signal);
		const content = await webhookContent(viewOf(task), settings);
		await deliverCallback(state, signer.callback(task.id, url, content));
	}

	async function submit(call: Call): Promise<Answer> {
		demandPermission(call.key, words);
		const retention = retentionProblem(call.record.headers);
		if (retention !== undefined) {
			throw new Refused(words.refusal('invalid', { message: retention }));
		}
		const { request, model, plan, syncMode } = await read(call.body);
		admit(state, call.key, words);
		const layers = model.layers === true ? settings.layerCount : undefined;
		const task = createTask(state, call, { ...plan, layers });
		// Reset and close end the wait; then there is nobody to tell.
		if (request.webhook_url !== undefined) notify(task, request.webhook_url).catch(() => undefined);
		if (syncMode || settings.finishedInSubmitReply) {
			const limit = settings.syncWaitLimitMs;
			await pause(Math.min(task.finishesAt - Date.now(), limit), call.signal);
			if (task.finishesAt > Date.now() + 1) return words.refusal('status', { status: 504 });
			task.finishesAt = Math.min(task.finishesAt, Date.now());
			return await predictionReply(viewOf(task), settings, state.url);
		}
		const fault = call.fault?.fault === 'unknown-status' ? call.fault : undefined;
		const view = viewOf(task, fault);
		const accepted = { ...view, phase: 'waiting' as const };
		return await submitReply(accepted, settings, state.url);
	}

	async function poll({ params, fault }: Call): Promise<Answer> {
		const task = state.tasks.find(params.id ?? '');
		const view = task && viewOf(task, fault);
		if (view?.visible !== true) {
			return words.refusal('status', { status: 404, message: 'Prediction not found' });
		}
		return await predictionReply(view, settings, state.url);
	}

	async function calculate({ body }: Call): Promise<Answer> {
		const { model, plan } = await read(body);
		return quote(model, plan.count);
	}

	const media = '/api/v1/model';
	return {
		words,
		headers: () => ({ 'x-request-id': randomUUID() }),
		routes: [
			{ method: 'POST', path: `${media}/generateImage`, stage: 'submit', handle: submit },
			{ method: 'GET', path: `${media}/prediction/:id`, stage: 'poll', handle: poll },
			{
				method: 'POST',
				path: `${media}/uploadMedia`,
				stage: 'upload',
				multipart: true,
				handle(call) {
					demandPermission(call.key, words);
					return upload(state, call, words);
				},
			},
			// Several clients report that quotes need no key (section 2.7).
			{ method: 'POST', path: `${media}/calculate`, stage: 'price', open: true, handle: calculate },
			{ method: 'GET', path: '/api/v1/models', stage: 'models', open: true, handle: modelList },
			{
				method: 'GET',
				path: '/api/v1/webhooks/jwks.json',
				stage: 'unknown',
				open: true,
				handle: () => json(200, signer.keySet()),
			},
			{
				method: 'GET',
				path: '/public/v1/balance',
				stage: 'account',
				words: accountWords,
				handle: ({ key }) => balance(key, accountWords, settings),
			},
		],
	};
}
