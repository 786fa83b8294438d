import { z } from 'zod';
import { momentIn } from '../wire/moment';
import { Prediction, readState } from '../wire/prediction';
import { excerpt, objectIn, objectOf, optionalCode, optionalText } from '../wire/reply';
import type { ListedTask, TaskList } from '../vendor';
import { DIALECT, replies } from './replies';

/** The most tasks of one page (docs/vendors/atlasCloud.md, "Calls"). */
const PAGE = 50;

const Item = z.object({
	ID: optionalCode,
	createdAt: z.unknown(),
	requestBody: z.unknown(),
	model: optionalText,
	result: z.unknown(),
	status: optionalText,
});

function readItem(value: unknown): ListedTask[] {
	const { ID, createdAt, requestBody, model, result, status } = Item.parse(objectOf(value) ?? {});
	if (!ID) return [];
	const state = readState(Prediction.parse({ status, ...objectOf(result) }), DIALECT);
	return [
		{ taskId: ID, createdAt: momentIn(createdAt), request: objectIn(requestBody), model, state },
	];
}

/** What a page says of the list that it is of; `total` counts the tasks that the filters leave. */
const Page = z.object({
	items: z.array(z.unknown()).catch([]),
	pageSize: z.coerce.number().positive().catch(PAGE),
	total: z.coerce.number().positive().optional().catch(undefined),
});

/** Kept by the vendor to find ids that were lost with an answer. */
export const history: TaskList = {
	call: (_since, { model }) => {
		const query = new URLSearchParams({ no: '1', size: String(PAGE), ...(model && { model }) });
		return { method: 'GET', path: `/api/v1/model/history?${query}` };
	},
	read: (reply) => {
		const error = replies.readError(reply);
		if (error) return error;
		const items = objectOf(objectOf(reply.body)?.data)?.items;
		if (!Array.isArray(items)) return { kind: 'unreadable', message: excerpt(reply.body) };
		return items.flatMap(readItem);
	},
	next: (reply, call) => {
		const [path = '', text] = call.path.split('?');
		const query = new URLSearchParams(text);
		const { items, pageSize, total } = Page.parse(objectOf(objectOf(reply.body)?.data) ?? {});
		const number = Number(query.get('no'));
		const more = total === undefined ? items.length >= pageSize : number * pageSize < total;
		if (!more || items.length === 0) return undefined;
		query.set('no', String(number + 1));
		return { ...call, path: `${path}?${query}` };
	},
};
