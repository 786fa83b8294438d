import { type Answer, json } from '../core/answer';
import { imagesOf, type Task } from '../core/tasks';
import type { Phase, TaskView } from '../faults/task-view';
import { layerFields } from '../prediction/layers';
import { outputFields } from '../prediction/outputs';
import { ATLAS_MODELS } from './models';

import type { AtlasCloudSettings } from './settings';

type Json = Record<string, unknown>;

const FAILURE_STATUS = 500;

/** The reply to a submission that created a task. */
export function submitReply(view: TaskView, settings: AtlasCloudSettings, url: string): Answer {
	const { task } = view;
	const { model, createdAt, body } = task.facts;
	const known = {
		[settings.idField]: task.id,
		status: view.word ?? settings.statusWords.submitted,
	};
	const get = `${url}/api/v1/model/prediction/${task.id}`;
	switch (settings.detail) {
		case 'minimal':
			return enveloped(known, settings);
		case 'canonical':
			return enveloped({ ...known, model, outputs: null, urls: { get } }, settings);
		default: {
			const page = {
				created_at: new Date(createdAt).toISOString(),
				has_nsfw_contents: [],
				model,
				outputs: [],
				...known,
				urls: {},
			};
			if (settings.detail === 'v4-page') return enveloped(page, settings);
			const urls = { cancel: `${get}/cancel`, result: get };
			return enveloped({ ...page, logs: '', urls, input: body }, settings);
		}
	}
}

/** The reply to a poll, and to a submission in sync mode. */
export async function predictionReply(
	view: TaskView,
	settings: AtlasCloudSettings,
	url: string,
): Promise<Answer> {
	const data = await predictionData(view, settings, url);
	const failed = view.phase === 'failed' && settings.failureReply === 'server-error';
	return enveloped(data, settings, failed ? FAILURE_STATUS : 200);
}

/** A prediction as a poll and the task list tell it. */
export async function predictionData(
	view: TaskView,
	settings: AtlasCloudSettings,
	url: string,
): Promise<Json> {
	const { task, phase } = view;
	const shared = {
		[settings.idField]: task.id,
		model: task.facts.model,
		status: view.word ?? settings.statusWords[phase],
		created_at: new Date(task.facts.createdAt).toISOString(),
		urls: { get: `${url}/api/v1/model/prediction/${task.id}` },
	};
	if (phase === 'failed') {
		const { code = 'InternalServiceError', message = 'The task failed' } = view.failure ?? {};
		const outputs = view.keepsImages ? await outputFields(view, settings) : { outputs: null };
		return { ...shared, ...outputs, error: message, error_code: code };
	}
	if (phase !== 'succeeded') return { ...shared, outputs: null, error: '' };
	return {
		...shared,
		...(await outputFields(view, settings)),
		...nsfwFields(view, settings),
		...layerFields(view),
		...priceFields(view, settings),
		...(settings.metrics ? { metrics: { predict_time: secondsOf(task) } } : {}),
		completed_at: new Date(task.finishesAt).toISOString(),
		error: '',
	};
}

/** The body a webhook tells its receiver. */
export async function webhookContent(view: TaskView, settings: AtlasCloudSettings): Promise<Json> {
	const failed = view.phase === 'failed';
	return {
		session_id: view.task.id,
		event_type: 'image.task.terminal',
		status: failed ? 'ERROR' : 'OK',
		payload: {
			id: view.task.id,
			status: statusOf(view.phase, settings),
			...(failed ? { outputs: null } : await outputFields(view, settings)),
		},
		error: failed ? (view.failure?.message ?? 'The task failed') : '',
	};
}

/** Data in the envelope the settings ask for. */
function enveloped(data: Json, settings: AtlasCloudSettings, status = 200): Answer {
	if (settings.envelope === 'flat') return json(status, data);
	const code = { number: { code: status }, string: { code: String(status) }, absent: {} };
	const message = status === 200 ? '' : 'The prediction failed';
	return json(status, { ...code[settings.code], [settings.messageField]: message, data });
}

const statusOf = (phase: Phase, { statusWords }: AtlasCloudSettings): string => statusWords[phase];

const secondsOf = (task: Task): number =>
	Math.max(1, task.finishesAt - task.facts.createdAt) / 1000;

function nsfwFields(view: TaskView, settings: AtlasCloudSettings): Json {
	if (settings.hasNsfwContents === 'absent') return {};
	const flagged = settings.hasNsfwContents === 'true';
	return { has_nsfw_contents: imagesOf(view.slots).map(() => flagged) };
}

/** What the task was billed, by the images it drew. */
function priceFields({ task, slots }: TaskView, settings: AtlasCloudSettings): Json {
	if (settings.price === 'absent') return {};
	const each = Number(ATLAS_MODELS.get(task.facts.model)?.price ?? 0);
	const price = (each * imagesOf(slots).length).toFixed(3);
	return { price: settings.price === 'string' ? price : Number(price) };
}
