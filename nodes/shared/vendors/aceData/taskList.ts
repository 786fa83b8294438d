import { z } from 'zod';
import { momentIn } from '../wire/moment';
import { excerpt, objectOf, optionalText } from '../wire/reply';
import type { ListedTask, TaskList } from '../vendor';
import { idOf, readError, readRecord } from './replies';

/** The most records of one reply. */
const PAGE = 50;

const Times = z.object({
	created_at: z.unknown(),
	request: z.unknown(),
});

function readItem(value: unknown): ListedTask[] {
	const taskId = idOf(value);
	if (!taskId) return [];
	const { created_at, request } = Times.parse(objectOf(value) ?? {});
	const sent = objectOf(request);
	const state = readRecord(value);
	if (state.status === 'unknown') return [];
	return [
		{
			taskId,
			createdAt: momentIn(created_at),
			request: sent,
			model: optionalText.parse(sent?.model),
			state,
		},
	];
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
