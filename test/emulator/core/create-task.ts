import { randomBytes, randomUUID } from 'node:crypto';
import type { Picture } from '../drawing/picture';
import { applyToTask, MODERATION } from '../faults/task-view';
import type { Size } from '../limits/size';
import type { Reference } from '../references/read';
import type { SeenReference } from '../types';
import { layersOf } from './layers';
import type { Call } from './protocol';
import { shortened } from './recording';
import type { Slot, Task } from './tasks';
import type { VendorState } from './vendor-state';

/** A validated submission. */
export interface TaskPlan {
	vendorName: string;
	model: string;
	prompt: string;
	body: Record<string, unknown>;
	references: Reference[];
	size: Size;
	/** Images asked for at most; the settings may make it fewer. */
	count: number;
	format: 'jpeg' | 'png';
	transparent: boolean;
	/** Layers over the base, for a decomposition. */
	layers?: number;
	/** Whether images refused by moderation are listed, and so take an index. */
	listsFailures: boolean;
}

const ATLAS_MODERATION = 1039;

/** Creates the task a submission pays for, and records it. */
export function createTask(state: VendorState, call: Call, plan: TaskPlan): Task {
	const number = state.tasks.count;
	const { taskTimeMs } = state.settings;
	const createdAt = Date.now();
	const duration = typeof taskTimeMs === 'function' ? taskTimeMs(number) : taskTimeMs;
	const references = plan.references.map(withoutThumbnail);
	const task: Task = {
		// Atlas ids are 32 hexadecimal digits, the others' are UUIDs.
		id: state.name === 'atlasCloud' ? randomBytes(16).toString('hex') : randomUUID(),
		traceId: randomUUID(),
		number,
		model: plan.model,
		prompt: plan.prompt,
		body: plan.body,
		references,
		createdAt,
		finishesAt: createdAt + duration,
		slots: slotsOf(state, plan),
	};
	if (call.fault?.stage === 'submit') applyToTask(task, call.fault);
	state.tasks.add(task);
	const short = state.parts.recordBodies === 'short';
	if (short) task.body = shortened(plan.body) as Record<string, unknown>;
	state.submissions.push({
		taskId: task.id,
		body: task.body,
		headers: call.record.headers,
		receivedAt: call.record.receivedAt,
		images: task.slots.flatMap((slot) => ('image' in slot ? [slot.image] : [])),
		references,
		finishesAt: task.finishesAt,
	});
	return task;
}

function slotsOf(state: VendorState, plan: TaskPlan): Slot[] {
	const { settings, gallery } = state;
	const picture = (size: Size, note: string, over: Partial<Picture> = {}): Picture => ({
		format: settings.imageFormat ?? plan.format,
		...size,
		transparent: plan.transparent,
		vendor: plan.vendorName,
		model: plan.model,
		prompt: plan.prompt,
		note,
		thumbnails: plan.references.flatMap(({ thumbnail }) => thumbnail ?? []),
		bytes: settings.imageBytes,
		drawing: settings.drawing,
		...over,
	});
	if (plan.layers !== undefined) {
		return layersOf(plan.size, plan.layers).map(({ layer, size }, index) => {
			const transparent = index > 0;
			const over: Partial<Picture> = { format: 'png', transparent };
			if (transparent) over.thumbnails = [];
			const drawn = picture(size, layer.name, over);
			return { image: gallery.hang(state.name, index, drawn), layer, transparent };
		});
	}
	const count = plan.count > 1 ? Math.max(1, plan.count - settings.fewerImagesInSet) : 1;
	let index = 0;
	return Array.from({ length: count }, (_, place): Slot => {
		if (settings.failImagesInSet.includes(place)) {
			if (plan.listsFailures) index += 1;
			const { code, message } = MODERATION['output-image'];
			return { failure: { code: plan.listsFailures ? code : ATLAS_MODERATION, message } };
		}
		const note = count > 1 ? `${place + 1} of ${count}` : '';
		const image = gallery.hang(state.name, index, picture(plan.size, note));
		index += 1;
		return { image, transparent: plan.transparent };
	});
}

function withoutThumbnail({ thumbnail: _thumbnail, ...reference }: Reference): SeenReference {
	return reference;
}
