import { type Answer, json } from '../core/answer';
import { base64Of } from '../core/encoding';
import { boxForms } from '../core/layers';
import { imagesOf, type Slot } from '../core/tasks';
import type { VendorState } from '../core/vendor-state';
import type { Phase, TaskView } from '../faults/task-view';
import { appOf } from './endpoints';
import type { FalSettings } from './settings';
import { complaint, platformError, requestIdOf } from './words';

type Json = Record<string, unknown>;
type Fal = VendorState<FalSettings>;

const STATUS: Record<Phase, string> = {
	waiting: 'IN_QUEUE',
	running: 'IN_PROGRESS',
	succeeded: 'COMPLETED',
	failed: 'COMPLETED',
};
const MILLISECONDS = 1000;

function addresses({ task }: TaskView, { url }: Fal): Json {
	const response = `${url}/${appOf(task.facts.model)}/requests/${requestIdOf(task.id)}`;
	return {
		response_url: response,
		status_url: `${response}/status`,
		cancel_url: `${response}/cancel`,
	};
}

/** The reply to a submission. */
export function acceptedReply(view: TaskView, vendor: Fal): Answer {
	const { acceptedReply: form, acceptedStatus } = vendor.settings;
	const id = requestIdOf(view.task.id);
	const headers = { 'x-fal-request-id': id };
	if (form === 'ids') {
		return json(acceptedStatus, { request_id: id, gateway_request_id: id }, headers);
	}
	const place = {
		status: view.word ?? 'IN_QUEUE',
		request_id: id,
		...addresses(view, vendor),
		queue_position: 0,
		logs: null,
		metrics: {},
	};
	return json(acceptedStatus, place, headers);
}

/** Where a task stands; that it failed is at most hinted at. */
export function statusReply(view: TaskView, vendor: Fal): Answer {
	const { statusDetail, statusTellsError } = vendor.settings;
	const { task, phase, failure } = view;
	const status = view.word ?? STATUS[phase];
	const ended = status === 'COMPLETED';
	const known = { status, request_id: requestIdOf(task.id) };
	const failed = ended && failure !== undefined && statusTellsError;
	const error = failed ? { error: failure.message, error_type: typeOf(failure.code) } : {};
	if (statusDetail === 'word') return json(ended ? 200 : 202, { ...known, ...error });
	const seconds = (task.finishesAt - task.facts.createdAt) / MILLISECONDS;
	const detail = {
		...addresses(view, vendor),
		logs: null,
		...(status === 'IN_QUEUE' ? { queue_position: 1 } : {}),
		metrics: ended ? { inference_time: seconds } : {},
	};
	return json(ended ? 200 : 202, { ...known, ...detail, ...error });
}

/** Types of failures with the statuses they come under; what is not among them is the model's own fault. */
const FAILURES: Record<string, { status: number; by: 'model' | 'platform' }> = {
	content_policy_violation: { status: 422, by: 'model' },
	no_media_generated: { status: 422, by: 'model' },
	image_load_error: { status: 422, by: 'model' },
	value_error: { status: 422, by: 'model' },
	missing: { status: 422, by: 'model' },
	extra_forbidden: { status: 422, by: 'model' },
	internal_server_error: { status: 500, by: 'model' },
	generation_timeout: { status: 504, by: 'model' },
	downstream_service_error: { status: 500, by: 'model' },
	startup_timeout: { status: 504, by: 'platform' },
	request_timeout: { status: 504, by: 'platform' },
	runner_disconnected: { status: 503, by: 'platform' },
	no_endpoint: { status: 404, by: 'platform' },
};

const typeOf = (code: string | number): string =>
	String(code) in FAILURES ? String(code) : 'internal_server_error';

/** What a finished task brought, or the error it failed with. */
export async function resultReply(view: TaskView, vendor: Fal, inline: boolean): Promise<Answer> {
	const { settings } = vendor;
	if (view.phase === 'waiting' || view.phase === 'running') {
		return json(400, { detail: 'Request is still in progress' });
	}
	const { failure } = view;
	if (failure === undefined) return json(200, await output(view, settings, inline));
	const type = typeOf(failure.code);
	const { status, by } = FAILURES[type] ?? { status: 500, by: 'model' };
	const message = type === String(failure.code) ? failure.message : wrapped(failure);
	if (view.keepsImages) {
		const images = await output(view, settings, inline);
		return json(status, { ...images, detail: message, error_type: type });
	}
	if (by === 'model') return complaint(status, type, message, settings);
	return platformError(status, message, type === 'no_endpoint' ? undefined : type);
}

const wrapped = ({ code, message }: { code: string | number; message: string }): string =>
	`${code}: ${message}`;

/** The model's output, under the names of its pages. */
export async function output(
	view: TaskView,
	settings: FalSettings,
	inline: boolean,
): Promise<Json> {
	switch (view.outputsMissing) {
		case 'absent':
			return {};
		case 'null':
			return { images: null };
		case 'empty':
			return { images: [] };
		case 'strange':
			return { images: [{ asset_id: 'asset-1' }] };
	}
	const form = view.inline ?? (inline ? 'data-uri' : undefined);
	const fileOf = async ({ image }: Extract<Slot, { image: unknown }>): Promise<Json> => {
		const url = form === undefined ? image.url : await base64Of(image, form);
		if (settings.imageDetail === 'url') return { url };
		return {
			url,
			content_type: image.mimeType,
			file_name: image.url.split('/').at(-1)?.split('?')[0],
			file_size: null,
			width: image.width,
			height: image.height,
		};
	};
	const images: unknown[] = [];
	const layers: Json[] = [];
	const [base] = imagesOf(view.slots);
	for (const slot of view.slots) {
		if ('nothing' in slot) images.push(null);
		if (!('image' in slot)) continue;
		const file = await fileOf(slot);
		images.push(file);
		if (slot.layer === undefined || base === undefined) continue;
		const { zIndex, name, description, box } = slot.layer;
		const place = box && { name, description, bounding_box: boxForms(box, base) };
		layers.push({ image: file, z_index: zIndex, ...place });
	}
	return { images, ...(layers.length > 0 ? { layers } : { seed: 42 }) };
}
