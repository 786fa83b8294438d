import { z } from 'zod';
import { type Answer, json, Refused } from '../core/answer';
import type { Call } from '../core/descriptor';
import type { VendorState } from '../core/vendor-state';
import type { Stage } from '../types';
import { recordOf } from './replies';
import type { AceDataSettings } from './settings';

const single = z
	.object({ id: z.string().min(1), action: z.literal('retrieve').optional() })
	.strict();
const batch = z.object({ ids: z.array(z.string()), action: z.literal('retrieve_batch') }).strict();
// The filters of the sister API /openai/tasks (docs/vendors/aceData.md).
const list = z
	.object({
		action: z.literal('retrieve_batch'),
		trace_ids: z.array(z.string()).optional(),
		application_id: z.string().optional(),
		user_id: z.string().optional(),
		type: z.string().optional(),
		offset: z.number().int().min(0).optional(),
		limit: z.number().int().min(1).optional(),
		created_at_min: z.number().optional(),
		created_at_max: z.number().optional(),
	})
	.strict();
const DEFAULT_LIMIT = 10;

type Json = Record<string, unknown>;
type AceData = VendorState<AceDataSettings>;

/** What a query is for: one task, several, the account's, or (the empty batch) a look whether the key is good. */
export function queryStage(body: unknown): Stage {
	const many = batch.safeParse(body);
	if (many.success) return many.data.ids.length === 0 ? 'account' : 'batch';
	return list.safeParse(body).success ? 'list' : 'poll';
}

/** POST /seedream/tasks: free. */
export async function queryTasks(call: Call, vendor: AceData): Promise<Answer> {
	const found = async (id: string): Promise<Json | undefined> => {
		const view = vendor.look(call, id);
		return view && (await recordOf(view, vendor.settings));
	};
	const one = single.safeParse(call.body);
	// An unknown id is an empty record, not an error.
	if (one.success) return json(200, (await found(one.data.id)) ?? {});
	const many = batch.safeParse(call.body);
	if (many.success) return await batchReply(many.data.ids, found, vendor);
	const all = list.safeParse(call.body);
	if (all.success && vendor.settings.listsByTime) return await listReply(all.data, call, vendor);
	throw invalid(vendor, 'id or ids is required');
}

const invalid = ({ words }: AceData, message: string) =>
	new Refused(words.refusal('invalid', { message }));

async function batchReply(
	ids: string[],
	found: (id: string) => Promise<Json | undefined>,
	vendor: AceData,
): Promise<Answer> {
	const { maxBatch, batchOrder } = vendor.settings;
	if (ids.length > maxBatch) throw invalid(vendor, `ids must not exceed ${maxBatch}`);
	const records = await Promise.all([...new Set(ids)].map(found));
	const items = records.flatMap((record) => record ?? []);
	// The order of items is not promised.
	if (batchOrder === 'reversed') items.reverse();
	return json(200, { items, count: items.length });
}

async function listReply(
	filters: z.infer<typeof list>,
	{ fault }: Call,
	vendor: AceData,
): Promise<Answer> {
	const { trace_ids: traces, created_at_min: since, created_at_max: until } = filters;
	const matching = vendor.listed().filter(({ facts }) => {
		const createdAt = facts.createdAt / 1000;
		return (
			createdAt >= (since ?? 0) &&
			createdAt <= (until ?? Infinity) &&
			traces?.includes(facts.traceId) !== false &&
			(filters.type ?? 'images') === 'images'
		);
	});
	const { offset = 0 } = filters;
	const limit = Math.min(filters.limit ?? DEFAULT_LIMIT, vendor.settings.listPage);
	const shown = matching.slice(offset, offset + limit).map((task) => vendor.view(task, fault));
	const visible = shown.filter((view) => view.visible);
	const items = await Promise.all(visible.map((view) => recordOf(view, vendor.settings)));
	return json(200, { items, count: matching.length });
}
