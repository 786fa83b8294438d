import { z } from 'zod';
import { type Answer, json, Refused } from '../core/answer';
import type { Call } from '../core/descriptor';
import type { Task } from '../core/tasks';
import type { VendorState } from '../core/vendor-state';
import type { Phase } from '../faults/task-view';
import { predictionData } from './replies';
import type { AtlasCloudSettings } from './settings';

const query = z
	.object({
		no: z.coerce.number().int().min(1),
		size: z.coerce.number().int().min(1).max(50),
		model: z.string().optional(),
		status: z.enum(['created', 'processing', 'completed', 'failed', 'timeout']).optional(),
		sessionID: z.string().optional(),
	})
	.strict();

/** The list has words of its own for states. */
const STATUS: Record<Phase, string> = {
	waiting: 'created',
	running: 'processing',
	succeeded: 'completed',
	failed: 'failed',
};

/** GET history: the account's tasks, newest first; free (docs/vendors/atlasCloud.md). */
export async function history(
	call: Call,
	vendor: VendorState<AtlasCloudSettings>,
): Promise<Answer> {
	const read = query.safeParse(Object.fromEntries(call.query));
	if (!read.success) {
		const parameter = read.error.issues[0]?.path.join('.') || 'query';
		const message = `Invalid parameter ${parameter}`;
		throw new Refused(vendor.words.refusal('invalid', { message }));
	}
	const { no, model, status, sessionID } = read.data;
	const size = Math.min(read.data.size, vendor.settings.listPage);
	const views = vendor.listed().map((task) => vendor.view(task, call.fault));
	const matching = views.filter(
		({ task, phase, visible }) =>
			visible &&
			(model ?? task.facts.model) === task.facts.model &&
			(status ?? STATUS[phase]) === STATUS[phase] &&
			(sessionID ?? task.id) === task.id,
	);
	const items: unknown[] = [];
	for (const view of matching.slice((no - 1) * size, no * size)) {
		const { id, facts } = view.task;
		items.push({
			ID: id,
			createdAt: Math.floor(facts.createdAt / 1000),
			model: facts.model,
			requestBody: requestBody(view.task, vendor.settings),
			result: await predictionData(view, vendor.settings, vendor.url),
			status: STATUS[view.phase],
		});
	}
	const page = { items, pageNo: no, pageSize: size, total: matching.length };
	return json(200, { code: 200, data: page });
}

/** The request as JSON text; nobody promises the order of its fields, nor that defaults stay away. */
function requestBody({ facts }: Task, { historyBody }: AtlasCloudSettings): string {
	if (historyBody === 'as-sent') return JSON.stringify(facts.body);
	const defaults = { enable_base64_output: false, enable_sync_mode: false, seed: -1 };
	const entries = Object.entries({ ...defaults, ...facts.body });
	return JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b))));
}
