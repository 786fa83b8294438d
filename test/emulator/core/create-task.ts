import { randomUUID } from 'node:crypto';
import { afterFault } from '../faults/outcome';
import type { Reference } from '../references/read';
import type { SeenReference } from '../types';
import type { Call } from './descriptor';
import { shortened } from './recording';
import type { Size } from './size';
import { slotsOf } from './slots';
import { imagesOf, Task } from './tasks';
import type { VendorState } from './vendor-state';

/** A validated submission. */
export interface TaskPlan {
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

/** Creates the task a submission pays for, and records it. */
export function createTask(vendor: VendorState, call: Call, plan: TaskPlan): Task {
	const { descriptor, settings } = vendor;
	const fault = call.fault?.stage === 'submit' ? call.fault : undefined;
	const number = vendor.tasks.count;
	const { taskTimeMs } = settings;
	const lifetime = typeof taskTimeMs === 'function' ? taskTimeMs(number) : taskTimeMs;
	const references = plan.references.map(withoutThumbnail);
	const short = vendor.parts.recordBodies === 'short';
	const body = short ? (shortened(plan.body) as Record<string, unknown>) : plan.body;
	const imageBytes = fault?.fault === 'inline-images' ? fault.bytes : undefined;
	const slots = slotsOf(vendor, plan, imageBytes ?? settings.imageBytes);
	const task = new Task(
		{
			id: descriptor.taskId?.(plan) ?? randomUUID(),
			traceId: randomUUID(),
			number,
			model: plan.model,
			prompt: plan.prompt,
			body,
			references,
			createdAt: Date.now(),
			slots,
			outcome: afterFault({}, fault, descriptor.moderation.code),
		},
		lifetime,
		descriptor.can.includes('tasks') ? settings.finishAfterPolls : undefined,
	);
	call.task = task;
	vendor.tasks.add(task);
	vendor.submissions.push({
		taskId: task.id,
		model: plan.model,
		body,
		headers: call.record.headers,
		receivedAt: call.record.receivedAt,
		images: imagesOf(slots),
		references,
		get finishesAt() {
			return task.finishesAt;
		},
	});
	return task;
}

function withoutThumbnail({ thumbnail: _thumbnail, ...reference }: Reference): SeenReference {
	return reference;
}
