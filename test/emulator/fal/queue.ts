import { admit, demandPermission } from '../core/admission';
import { type Answer, json, Refused } from '../core/answer';
import { callBackAtEnd, isLoopback } from '../core/callbacks';
import { createTask, type TaskPlan } from '../core/create-task';
import type { Call } from '../core/descriptor';
import type { VendorState } from '../core/vendor-state';
import type { TaskFailure } from '../faults/outcome';
import { appOf, ENDPOINTS } from './endpoints';
import { acceptedReply, output, resultReply, statusReply } from './replies';
import { BadInput, readInput } from './request';
import type { FalSettings } from './settings';
import { signer } from './webhook';
import { complaint, requestIdOf } from './words';

type Fal = VendorState<FalSettings>;

const wantsInline = ({ body }: Pick<TaskPlan, 'body'>): boolean => body.sync_mode === true;

/** POST /{endpoint id}: a place in the queue, which takes what no endpoint will run. */
export async function submit(call: Call, vendor: Fal): Promise<Answer> {
	const { words, settings } = vendor;
	demandPermission(vendor, call.key);
	const id = call.params['*'] ?? '';
	const webhook = call.query.get('fal_webhook') ?? undefined;
	if (webhook !== undefined && !isWebhook(webhook)) {
		const message = 'The webhook URL must be an https URL';
		throw new Refused(words.refusal('invalid', { message, parameter: 'fal_webhook' }));
	}
	if (id.split('/').length < 2) throw new Refused(words.refusal('model-not-found'));
	const { plan, failure } = await planOf(call, id, vendor);
	admit(vendor, call.key);
	const task = createTask(vendor, call, plan);
	if (failure) task.facts.outcome = { ...task.facts.outcome, failure };
	if (webhook !== undefined) {
		callBackAtEnd(vendor, task, async () => {
			const view = vendor.view(task);
			const payload = await output(view, settings, wantsInline(plan));
			return signer.callback(task.id, webhook, {
				request_id: requestIdOf(task.id),
				gateway_request_id: requestIdOf(task.id),
				...(view.failure
					? { status: 'ERROR', error: view.failure.message, payload: { detail: [] } }
					: { status: 'OK', payload }),
			});
		});
	}
	const fault = call.fault?.fault === 'unknown-status' ? call.fault : undefined;
	return acceptedReply(vendor.view(task, fault), vendor);
}

const isWebhook = (url: string): boolean =>
	URL.canParse(url) && (new URL(url).protocol === 'https:' || isLoopback(url));

/** What a submission asks for, and with what it will fail where the queue takes it all the same. */
async function planOf(
	call: Call,
	id: string,
	vendor: Fal,
): Promise<{ plan: TaskPlan; failure?: TaskFailure }> {
	const endpoint = ENDPOINTS.get(id);
	if (endpoint === undefined) {
		const path = id.split('/').slice(2).join('/');
		const failure = { code: 'no_endpoint', message: `Path /${path} not found` };
		return { plan: emptyPlan(id, call.body), failure };
	}
	try {
		return await readInput(call.body, endpoint, vendor);
	} catch (error) {
		if (!(error instanceof BadInput)) throw error;
		const { message, type, field } = error;
		if (vendor.settings.badInput === 'refused') {
			throw new Refused(complaint(422, type, message, vendor.settings, field));
		}
		return { plan: emptyPlan(id, call.body), failure: { code: type, message } };
	}
}

const emptyPlan = (model: string, body: unknown): TaskPlan => ({
	model,
	prompt: '',
	body: (body ?? {}) as Record<string, unknown>,
	references: [],
	size: { width: 1024, height: 1024 },
	count: 1,
	format: 'jpeg',
	transparent: false,
	listsFailures: false,
});

const taskIdIn = ({ owner, alias, id }: Call['params']): string => `${owner}/${alias}/${id}`;
const unknown = ({ words }: Fal): Answer =>
	words.refusal('status', { status: 404, message: 'Request not found' });

/** The answer with the request's id in its headers, as fal has it. */
const named = (answer: Answer, { params }: Call): Answer => ({
	...answer,
	headers: { ...answer.headers, 'x-fal-request-id': params.id ?? '' },
});

/** GET …/requests/{id}/status. */
export function status(call: Call, vendor: Fal): Answer {
	const view = vendor.look(call, taskIdIn(call.params));
	return view === undefined ? unknown(vendor) : named(statusReply(view, vendor), call);
}

/** GET …/requests/{id}. */
export async function result(call: Call, vendor: Fal): Promise<Answer> {
	const view = vendor.look(call, taskIdIn(call.params));
	if (view === undefined) return unknown(vendor);
	return named(await resultReply(view, vendor, wantsInline(view.task.facts)), call);
}

/** PUT …/requests/{id}/cancel: what waits ends; what runs or is over does not. */
export function cancel(call: Call, vendor: Fal): Answer {
	const task = vendor.tasks.find(taskIdIn(call.params));
	if (task === undefined) return unknown(vendor);
	if (task.isFinished()) return json(400, { status: 'ALREADY_COMPLETED' });
	const failure = { code: 'request_timeout', message: 'Request was cancelled' };
	task.facts.outcome = { ...task.facts.outcome, failure };
	task.finish();
	return json(202, { status: 'CANCELLATION_REQUESTED' });
}

/** The id that tasks are kept by: that of a request is known below its app alone. */
export const taskIdFor = (requestId: string, { model }: { model: string }): string =>
	`${appOf(model)}/${requestId}`;
