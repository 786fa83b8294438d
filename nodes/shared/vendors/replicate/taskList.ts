import { z } from 'zod';
import { momentIn } from '../wire/moment';
import { excerpt, objectOf, optionalCode, optionalText } from '../wire/reply';
import type { ListedTask, TaskList } from '../vendor';
import { stateOf } from './prediction';
import { readError } from './replies';

const Listed = z.object({ id: optionalCode, model: optionalText, created_at: z.unknown() });

function readItem(value: unknown): ListedTask[] {
	const fields = objectOf(value) ?? {};
	const { id, model, created_at } = Listed.parse(fields);
	if (!id) return [];
	const createdAt = momentIn(created_at);
	const { version, input, webhook, webhook_events_filter } = fields;
	const request = { version, input, webhook, webhook_events_filter };
	return [{ taskId: id, createdAt, request, model, state: stateOf(fields) }];
}

/** The page's place in the list; the rest of the address that the vendor gives is known, and another host gets no key. */
const CURSOR = /[?&]cursor=([^&#]+)/;

/** The account's predictions, a hundred a page; the model is told beside what was sent (docs/vendors/replicate.md, "List of tasks"). */
export const taskList: TaskList = {
	call: () => ({ method: 'GET', path: '/predictions' }),
	read: (reply) => {
		const error = readError(reply);
		if (error) return error;
		const results = objectOf(reply.body)?.results;
		if (!Array.isArray(results)) return { kind: 'unreadable', message: excerpt(reply.body) };
		return results.flatMap(readItem);
	},
	next: (reply) => {
		const next = optionalText.parse(objectOf(reply.body)?.next) ?? '';
		const [, cursor] = CURSOR.exec(next) ?? [];
		return cursor ? { method: 'GET', path: `/predictions?cursor=${cursor}` } : undefined;
	},
};
