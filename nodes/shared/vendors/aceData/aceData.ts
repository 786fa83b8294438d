import { excerpt, objectOf } from '../wire/reply';
import { UPSTREAM_RESERVED_FIELDS, upstreamBody } from '../wire/upstreamBody';
import type { Order, Reply, TaskReading, Vendor, VendorError } from '../vendor';
import { offerings, WIRE } from './offerings';
import { describeError, idOf, readError, readRecord, readSubmission } from './replies';
import { taskList } from './taskList';

/** The vendor's own node caps a batch query at this many ids (docs/vendors/aceData.md, "Calls"). */
const MOST_IDS = 50;

function readSingle(reply: Reply): TaskReading {
	const body = objectOf(reply.body);
	if (reply.statusCode >= 300 || !body) {
		const error = readError(reply);
		return error ? { status: 'unanswered', error } : { status: 'unknown' };
	}
	// A refused question has an error and no record; a failed task is a record with a failed response.
	const refused =
		body.error !== undefined && body.response === undefined && idOf(body) === undefined;
	return refused ? { status: 'unanswered', error: describeError(body, 200) } : readRecord(body);
}

function readBatch(reply: Reply, taskIds: string[]): Map<string, TaskReading> | VendorError {
	const items = objectOf(reply.body)?.items;
	if (reply.statusCode >= 300 || !Array.isArray(items)) {
		return readError(reply) ?? { kind: 'unreadable', message: excerpt(reply.body) };
	}
	const records = new Map(items.map((item: unknown) => [idOf(item), item]));
	return new Map(taskIds.map((taskId) => [taskId, readRecord(records.get(taskId))]));
}

/** `async` makes the task that can be found again; a stream is no task. */
const RESERVED_FIELDS = [
	...UPSTREAM_RESERVED_FIELDS,
	...['async', 'callback_url', 'layer_decomposition'],
] as const;

/** References always as a list, and always a task to come back to. */
function submissionBody(order: Order): object {
	const { job, references, callbackUrl } = order;
	return {
		...upstreamBody(order),
		image: references.length > 0 ? references : undefined,
		layer_decomposition: job === 'decomposeLayers' ? true : undefined,
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
};
