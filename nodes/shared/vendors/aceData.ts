import { describeError, idOf, readError, readRecord, readResult } from './aceDataTask';
import { ERROR_CLASSES } from './errorClasses';
import type { VendorError } from './errors';
import { excerpt, objectOf, optionalCode } from './reply';
import { upstreamBody } from './upstreamBody';
import type { Order, Reply, SubmissionReading, TaskReading, Vendor } from './vendor';

/** The vendor's own node caps a batch query at this many ids (vendor-apis.md 3.3). */
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

function readSubmission(reply: Reply): SubmissionReading {
	const error = readError(reply);
	const failedTask =
		reply.statusCode < 300 ? optionalCode.parse(objectOf(reply.body)?.task_id) : undefined;
	if (error && failedTask) {
		return { outcome: 'finished', taskId: failedTask, state: { status: 'failed', error } };
	}
	if (error) return { outcome: ERROR_CLASSES[error.kind].submission, error };
	const body = objectOf(reply.body) ?? {};
	const inner = objectOf(body.data) ?? {};
	const taskId =
		optionalCode.parse(body.task_id) ?? optionalCode.parse(inner.task_id) ?? idOf(body);
	if (Array.isArray(body.data)) {
		const state = readResult(body);
		if (state.status !== 'processing') return { outcome: 'finished', taskId, state };
	}
	if (taskId) return { outcome: 'accepted', taskId };
	const message = `no task id in ${excerpt(reply.body)}`;
	return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
}

/** AceData Cloud's body: references always as a list, and always as a task to come back to. */
function aceDataBody(order: Order): object {
	const { request, references } = order;
	return {
		...upstreamBody(order),
		image: references.length > 0 ? references : undefined,
		layer_decomposition: request.job === 'decomposeLayers' ? true : undefined,
		async: true,
		callback_url: request.callbackUrl,
	};
}

const tasksCall = (body: object) => ({ method: 'POST', path: '/seedream/tasks', body }) as const;

/** AceData Cloud: tasks are asked for in batches (vendor-apis.md section 3). */
export const aceData: Vendor = {
	name: 'aceData',
	credential: 'seedreamAceDataApi',
	submission: (order) => ({ method: 'POST', path: '/seedream/images', body: aceDataBody(order) }),
	readSubmission,
	tasks: {
		single: (id) => tasksCall({ id, action: 'retrieve' }),
		readSingle,
		batch: {
			most: MOST_IDS,
			call: (ids) => tasksCall({ ids, action: 'retrieve_batch' }),
			read: readBatch,
		},
	},
};
