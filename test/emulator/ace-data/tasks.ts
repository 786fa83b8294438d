import { z } from 'zod';
import { type Answer, json, Refused } from '../core/answer';
import type { Call, VendorWords } from '../core/protocol';
import type { VendorState } from '../core/vendor-state';
import { viewOf } from '../faults/task-view';
import type { AceDataSettings } from '../settings';
import type { Stage } from '../types';
import { recordOf } from './replies';

const single = z
	.object({ id: z.string().min(1), action: z.literal('retrieve').optional() })
	.strict();
const batch = z.object({ ids: z.array(z.string()), action: z.literal('retrieve_batch') }).strict();

/** What a task query is for: one task, several, or (the empty batch) a look whether the key is good. */
export function queryStage(body: unknown): Stage {
	const many = batch.safeParse(body);
	if (!many.success) return 'poll';
	return many.data.ids.length === 0 ? 'account' : 'batch';
}

/** POST /seedream/tasks (section 3.3): free. */
export async function queryTasks(
	state: VendorState<AceDataSettings>,
	call: Call,
	words: VendorWords,
): Promise<Answer> {
	const { settings } = state;
	const found = async (id: string): Promise<Record<string, unknown> | undefined> => {
		const task = state.tasks.find(id);
		const view = task && viewOf(task, call.fault);
		return view?.visible === true ? await recordOf(view, settings) : undefined;
	};
	const one = single.safeParse(call.body);
	// An unknown id is an empty record, not an error.
	if (one.success) return json(200, (await found(one.data.id)) ?? {});
	const many = batch.safeParse(call.body);
	if (!many.success)
		throw new Refused(words.refusal('invalid', { message: 'id or ids is required' }));
	const { ids } = many.data;
	if (ids.length > settings.maxBatch) {
		const message = `ids must not exceed ${settings.maxBatch}`;
		throw new Refused(words.refusal('invalid', { message }));
	}
	const records = await Promise.all([...new Set(ids)].map(found));
	const items = records.flatMap((record) => record ?? []);
	// The order of items is not promised.
	if (settings.batchOrder === 'reversed') items.reverse();
	return json(200, { items, count: items.length });
}
