import { type Answer, json } from '../core/answer';
import { boxForms } from '../core/layers';
import type { Task } from '../core/tasks';
import type { Phase, TaskView } from '../faults/task-view';
import type { AtlasCloudSettings } from '../settings';
import { outputFields } from './outputs';

/** The reply to a submission that created a task (section 2.2). */
export async function submitReply(
	view: TaskView,
	settings: AtlasCloudSettings,
	url: string,
): Promise<Answer> {
	const { task } = view;
	if (view.phase === 'succeeded' || view.phase === 'failed') {
		return await predictionReply(view, settings, url);
	}
	const status = view.word ?? settings.statusWords.submitted;
	const known = { [settings.idField]: task.id, status };
	const get = `${url}/api/v1/model/prediction/${task.id}`;
	switch (settings.detail) {
		case 'minimal':
			return enveloped(known, settings);
		case 'canonical':
			return enveloped({ ...known, model: task.model, outputs: null, urls: { get } }, settings);
		default: {
			const page = {
				created_at: new Date(task.createdAt).toISOString(),
				has_nsfw_contents: [],
				model: task.model,
				outputs: [],
				...known,
				urls: {},
			};
			if (settings.detail === 'v4-page') return enveloped(page, settings);
			const urls = { cancel: `${get}/cancel`, result: get };
			return enveloped({ ...page, logs: '', urls, input: task.body }, settings);
		}
	}
}

/** The reply to a poll, and to a submission in sync mode (section 2.3). */
export async function predictionReply(
	view: TaskView,
	settings: AtlasCloudSettings,
	url: string,
): Promise<Answer> {
	const { task, phase } = view;
	const shared = {
		[settings.idField]: task.id,
		model: task.model,
		status: view.word ?? wordOf(phase, settings),
		created_at: new Date(task.createdAt).toISOString(),
		urls: { get: `${url}/api/v1/model/prediction/${task.id}` },
	};
	if (phase === 'failed') {
		const { code = 'InternalServiceError', message = 'The task failed' } = view.failure ?? {};
		return enveloped({ ...shared, outputs: null, error: message, error_code: code }, settings);
	}
	if (phase !== 'succeeded') return enveloped({ ...shared, outputs: null, error: '' }, settings);
	return enveloped(
		{
			...shared,
			...(await outputFields(view, settings)),
			...nsfwFields(view, settings),
			...layerFields(view),
			...(settings.metrics ? { metrics: { predict_time: secondsOf(task) } } : {}),
			completed_at: new Date(task.finishesAt).toISOString(),
			error: '',
		},
		settings,
	);
}

/** The body a webhook tells its receiver (section 2.5). */
export async function webhookContent(
	view: TaskView,
	settings: AtlasCloudSettings,
): Promise<Record<string, unknown>> {
	const failed = view.phase === 'failed';
	return {
		session_id: view.task.id,
		event_type: 'image.task.terminal',
		status: failed ? 'ERROR' : 'OK',
		payload: {
			id: view.task.id,
			status: wordOf(view.phase, settings),
			...(failed ? { outputs: null } : await outputFields(view, settings)),
		},
		error: failed ? (view.failure?.message ?? 'The task failed') : '',
	};
}

/** Data in the envelope the settings ask for. */
export function enveloped(data: Record<string, unknown>, settings: AtlasCloudSettings): Answer {
	if (settings.envelope === 'flat') return json(200, data);
	const code = { number: { code: 200 }, string: { code: '200' }, absent: {} }[settings.code];
	return json(200, { ...code, [settings.messageField]: '', data });
}

const wordOf = (phase: Phase, { statusWords }: AtlasCloudSettings): string => statusWords[phase];

const secondsOf = (task: Task): number => Math.max(1, task.finishesAt - task.createdAt) / 1000;

function nsfwFields(view: TaskView, settings: AtlasCloudSettings): Record<string, unknown> {
	if (settings.hasNsfwContents === 'absent') return {};
	const images = view.slots.filter((slot) => 'image' in slot);
	return { has_nsfw_contents: images.map(() => settings.hasNsfwContents === 'true') };
}

/** Layers stand beside the outputs, in their order (section 2.8). */
function layerFields(view: TaskView): Record<string, unknown> {
	const [base] = view.slots;
	if (base === undefined || !('image' in base) || base.layer === undefined) return {};
	const { width, height } = base.image;
	const layers = view.slots.flatMap((slot) => {
		if (!('image' in slot) || slot.layer === undefined) return [];
		const { zIndex, name, description, box } = slot.layer;
		return {
			z_index: zIndex,
			name,
			description,
			bounding_box: boxForms(box ?? [0, 0, width, height], { width, height }),
			image: { width: slot.image.width, height: slot.image.height },
		};
	});
	return { layers };
}
