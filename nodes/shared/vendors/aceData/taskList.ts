import { z } from 'zod';
import { momentIn } from '../wire/moment';
import { excerpt, objectOf, optionalText } from '../wire/reply';
import type { ListedTask, TaskList } from '../vendor';
import { idOf, readError, stateOf } from './replies';

/** The most records of one reply. */
const PAGE = 50;

function readItem(value: unknown): ListedTask[] {
	const record = objectOf(value) ?? {};
	const taskId = idOf(record);
	if (!taskId) return [];
	const createdAt = momentIn(record.created_at);
	const request = objectOf(record.request);
	const model = optionalText.parse(request?.model);
	return [{ taskId, createdAt, request, model, state: stateOf(record) }];
}

const Page = z.object({ items: z.array(z.unknown()).catch([]), count: z.coerce.number().catch(0) });
const Sent = z.object({ offset: z.number().catch(0) });

/**
 * A list by time, as a sister API of the vendor has it (docs/vendors/aceData.md, "Calls"): believed only when it
 * finds, for an empty list may mean that this API does not have it.
 */
export const taskList: TaskList = {
	call: (since) => ({
		method: 'POST',
		path: '/seedream/tasks',
		body: {
			action: 'retrieve_batch',
			type: 'images',
			created_at_min: Math.floor(since / 1000),
			limit: PAGE,
		},
	}),
	read: (reply) => {
		const items = objectOf(reply.body)?.items;
		if (reply.statusCode < 300 && Array.isArray(items)) return items.flatMap(readItem);
		return readError(reply) ?? { kind: 'unreadable', message: excerpt(reply.body) };
	},
	next: (reply, call) => {
		const { items, count } = Page.parse(objectOf(reply.body) ?? {});
		const offset = Sent.parse(call.body).offset + items.length;
		// Whether `count` is of all tasks or of the page alone, nobody says.
		const more = items.length >= PAGE || offset < count;
		return more && items.length > 0 ? { ...call, body: { ...call.body, offset } } : undefined;
	},
	undocumented: true,
};
