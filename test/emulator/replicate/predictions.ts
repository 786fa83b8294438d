import { admit, demandPermission } from '../core/admission';
import { type Answer, json, Refused } from '../core/answer';
import { callBackAtEnd, isLoopback } from '../core/callbacks';
import { createTask } from '../core/create-task';
import type { Call } from '../core/descriptor';
import type { Task } from '../core/tasks';
import type { VendorState } from '../core/vendor-state';
import { REPLICATE_MODELS } from './models';
import { pageOf } from './pages';
import { predictionOf } from './replies';
import { readSubmission } from './request';
import type { ReplicateSettings } from './settings';
import { signedCallback } from './webhook';

type Replicate = VendorState<ReplicateSettings>;

const OWNER = 'bytedance';
const VERSION = /^[0-9a-f]{64}$/;

/** What a prediction tells of its submission beside the input: a version, a callback. */
const echoes = new WeakMap<Task, Record<string, unknown>>();

const told = (task: Task, call: Call, vendor: Replicate): Record<string, unknown> =>
	predictionOf(vendor.view(task, call.fault), vendor, echoes.get(task));

/** POST /models/{owner}/{name}/predictions. */
export async function createByModel(call: Call, vendor: Replicate): Promise<Answer> {
	const { owner, name = '' } = call.params;
	return await create(call, vendor, owner === OWNER ? name : '');
}

/** POST /predictions: the model by its version, or by its name. */
export async function createByVersion(call: Call, vendor: Replicate): Promise<Answer> {
	const { version } = (call.body ?? {}) as { version?: unknown };
	const name = typeof version === 'string' ? version.replace(`${OWNER}/`, '') : '';
	return await create(call, vendor, VERSION.test(name) ? 'seedream-4' : name);
}

async function create(call: Call, vendor: Replicate, name: string): Promise<Answer> {
	const { words, settings } = vendor;
	demandPermission(vendor, call.key);
	const model = REPLICATE_MODELS.get(name);
	if (model === undefined) throw new Refused(words.refusal('model-not-found'));
	const { plan, version, webhook, events } = await readSubmission(call.body, model, vendor);
	if (webhook !== undefined && !webhook.startsWith('https:') && !isLoopback(webhook)) {
		const message = '- webhook: must be an HTTPS URL';
		throw new Refused(words.refusal('invalid', { message }));
	}
	admit(vendor, call.key);
	const task = createTask(vendor, call, plan);
	const byVersion = version !== undefined && VERSION.test(version);
	echoes.set(task, {
		...(byVersion && { version }),
		...(webhook !== undefined && { webhook, webhook_events_filter: events }),
	});
	if (webhook !== undefined) {
		callBackAtEnd(vendor, task, async () =>
			signedCallback(task.id, webhook, predictionOf(vendor.view(task), vendor)),
		);
	}
	// `Prefer: wait` holds the answer back until the end, or as long as it says.
	const prefer = /^wait(?:=(\d+))?$/.exec(String(call.record.headers.prefer ?? ''));
	if (prefer) await task.ended(call.signal, Date.now() + Number(prefer[1] ?? 60) * 1000);
	const status = prefer && !task.isFinished() ? 202 : settings.acceptedStatus;
	const fault = call.fault?.fault === 'unknown-status' ? call.fault : undefined;
	return json(status, predictionOf(vendor.view(task, fault), vendor, echoes.get(task)));
}

const unknown = ({ words }: Replicate): Answer =>
	words.refusal('status', { status: 404, message: 'The requested prediction could not be found.' });

/** GET /predictions/{id}. */
export function getPrediction(call: Call, vendor: Replicate): Answer {
	const view = vendor.look(call, call.params.id ?? '');
	if (view === undefined) return unknown(vendor);
	return json(200, predictionOf(view, vendor, echoes.get(view.task)));
}

/** GET /predictions: the account's, newest first, a page at a time. */
export function listPredictions(call: Call, vendor: Replicate): Answer {
	const visible = vendor.listed().filter((task) => vendor.view(task, call.fault).visible);
	const { tasks, previous, next } = pageOf(visible, call.query, vendor);
	const results = tasks.map((task) => {
		const prediction = told(task, call, vendor);
		return vendor.settings.listsInput ? prediction : { ...prediction, input: {} };
	});
	return json(200, { previous, next, results });
}

/** POST /predictions/{id}/cancel. */
export function cancelPrediction(call: Call, vendor: Replicate): Answer {
	const task = vendor.tasks.find(call.params.id ?? '');
	if (task === undefined) return unknown(vendor);
	if (!task.isFinished()) {
		const failure = { code: 'canceled', message: 'Prediction was canceled' };
		task.facts.outcome = { ...task.facts.outcome, failure };
		task.finish();
	}
	const canceled = task.facts.outcome.failure?.code === 'canceled';
	const prediction = told(task, call, vendor);
	return json(200, canceled ? { ...prediction, status: 'canceled' } : prediction);
}
