import { excerpt, objectOf } from '../wire/reply';
import { UPSTREAM_RESERVED_FIELDS, upstreamBody } from '../wire/upstreamBody';
import type { Order, Reply, TaskReading, Vendor, VendorError } from '../vendor';
import { offerings, WIRE } from './offerings';
import { prices } from './prices';
import { errorOf, idOf, readError, readRecord, readSubmission } from './replies';
import { taskList } from './taskList';

/** The vendor's own node caps a batch query at this many ids (docs/vendors/aceData.md, "Calls"). */
const MOST_IDS = 50;

/** An error's status can stand around a task's end, which is an answer all the same. */
const isOver = ({ status }: TaskReading): boolean => status === 'succeeded' || status === 'failed';

function readSingle(reply: Reply): TaskReading {
	const body = objectOf(reply.body);
	const isRecord = body !== undefined && body.response !== undefined && idOf(body) !== undefined;
	const told = isRecord ? readRecord(body) : undefined;
	if (told && isOver(told)) return told;
	// A refused question has an error and no record; a failed task is a record with a failed response.
	const refused =
		body?.error !== undefined && body.response === undefined && idOf(body) === undefined;
	if (reply.statusCode >= 300 || !body || refused) {
		return { status: 'unanswered', error: errorOf(reply) };
	}
	return readRecord(body);
}

function readBatch(reply: Reply, taskIds: string[]): Map<string, TaskReading> | VendorError {
	const items: unknown[] = [objectOf(reply.body)?.items ?? []].flat();
	const records = new Map(items.map((item) => [idOf(item), item]));
	const readings = taskIds.map((id): [string, TaskReading] => [id, readRecord(records.get(id))]);
	const isList = Array.isArray(objectOf(reply.body)?.items);
	if (reply.statusCode < 300 && isList) return new Map(readings);
	const error = readError(reply) ?? { kind: 'unreadable', message: excerpt(reply.body) };
	if (!readings.some(([, reading]) => isOver(reading))) return error;
	return new Map(
		readings.map(([id, reading]) => [
			id,
			isOver(reading) ? reading : { status: 'unanswered', error },
		]),
	);
}

/** `async` makes the task that can be found again; a stream is no task. */
const RESERVED_FIELDS = [...UPSTREAM_RESERVED_FIELDS, 'async', 'callback_url'] as const;

/** References always as a list, and always a task to come back to. */
function submissionBody(order: Order): object {
	const { references, callbackUrl } = order;
	return {
		...upstreamBody(order),
		image: references.length > 0 ? references : undefined,
		async: true,
		callback_url: callbackUrl,
	};
}

const tasksCall = (body: object) => ({ method: 'POST', path: '/seedream/tasks', body }) as const;

/** AceData Cloud: tasks are asked for in batches (docs/vendors/aceData.md). */
export const aceData: Vendor = {
	name: 'aceData',
	displayName: 'AceData Cloud',
	credential: 'seedreamAceDataApi',
	offerings,
	otherIds: { 'doubao-seedream-5-0-lite-260128': 'seedream-5.0-lite' },
	unlisted: WIRE,
	reservedFields: RESERVED_FIELDS,
	submission: (order) => ({
		method: 'POST',
		path: '/seedream/images',
		body: submissionBody(order),
	}),
	readSubmission,
	tasks: {
		failedAreFree: true,
		single: (id) => tasksCall({ id, action: 'retrieve' }),
		readSingle,
		batch: {
			most: MOST_IDS,
			call: (ids) => tasksCall({ ids, action: 'retrieve_batch' }),
			read: readBatch,
		},
		list: taskList,
	},
	urlLifetime: 'not stated by the vendor',
	prices,
};
