import { boxForms } from '../core/layers';
import { imagesOf, type Slot } from '../core/tasks';
import type { VendorState } from '../core/vendor-state';
import type { TaskFailure } from '../faults/outcome';
import type { Phase, TaskView } from '../faults/task-view';
import type { ReplicateSettings } from './settings';

type Json = Record<string, unknown>;
type Replicate = VendorState<ReplicateSettings>;

const STATUS: Record<Phase, string> = {
	waiting: 'starting',
	running: 'processing',
	succeeded: 'succeeded',
	failed: 'failed',
};
const MILLISECONDS = 1000;

/** A prediction as every call tells it. */
export function predictionOf(view: TaskView, vendor: Replicate, echo?: Json): Json {
	const { settings, url } = vendor;
	const { task, phase, failure } = view;
	const { model, createdAt, body } = task.facts;
	const ended = phase === 'succeeded' || phase === 'failed';
	const removed = ended && Date.now() - task.finishesAt >= settings.removedAfterMs;
	const told = {
		id: task.id,
		status: view.word ?? STATUS[phase],
		output: ended && !removed ? outputOf(view, settings) : null,
		error: phase === 'failed' ? errorOf(failure) : null,
	};
	if (settings.detail === 'minimal') return told;
	const time = (at: number) => new Date(at).toISOString();
	const seconds = (task.finishesAt - createdAt) / MILLISECONDS;
	const get = `${url}/predictions/${task.id}`;
	return {
		...told,
		model,
		version: 'hidden',
		input: removed ? {} : body,
		logs: '',
		data_removed: removed,
		created_at: time(createdAt),
		started_at: phase === 'waiting' ? null : time(createdAt),
		completed_at: ended ? time(task.finishesAt) : null,
		...(ended && { metrics: { predict_time: seconds, total_time: seconds } }),
		urls: { get, cancel: `${get}/cancel`, web: `https://replicate.com/p/${task.id}` },
		source: 'api',
		...echo,
	};
}

/** A failure's words; codes stand in them. */
function errorOf({ code, message }: TaskFailure = { code: 'E1000', message: 'Failed' }): string {
	if (code === 'canceled') return message;
	if (code !== 'E005') return `${message} (${code})`;
	return 'The input or output was flagged as sensitive. Please try again with different inputs. (E005)';
}

/** What a prediction brought, in every form that may be. */
function outputOf(view: TaskView, { output, layersIn }: ReplicateSettings): unknown {
	if (view.phase === 'failed' && !view.keepsImages) return null;
	switch (view.outputsMissing) {
		case 'absent':
			return undefined;
		case 'null':
			return null;
		case 'empty':
			return [];
		case 'strange':
			return [{ status: 'stored' }];
	}
	const [base] = imagesOf(view.slots);
	const layered = view.slots.some((slot) => 'image' in slot && slot.layer !== undefined);
	const outputs = view.slots.flatMap((slot): unknown[] => {
		if ('nothing' in slot) return [null];
		if (!('image' in slot)) return [];
		const { url } = slot.image;
		if (output !== 'objects' && (!layered || layersIn === 'order')) return [url];
		return [{ url, ...(base && placeOf(slot, base)) }];
	});
	if (layered && layersIn === 'named') return { layers: outputs };
	return output === 'text' ? outputs[0] : outputs;
}

function placeOf(
	{ layer }: Extract<Slot, { image: unknown }>,
	base: { width: number; height: number },
): Json {
	if (layer === undefined) return {};
	const { zIndex, name, description, box } = layer;
	const place = box && { name, description, bounding_box: boxForms(box, base) };
	return { z_index: zIndex, ...place };
}
