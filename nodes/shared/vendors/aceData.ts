import { z } from 'zod';
import {
	ERROR_CLASSES,
	kindWithStatus,
	readForeignReply,
	retryAfter,
	type VendorError,
} from './errors';
import { kindOfCode, kindOfQuotedCode } from './errorCodes';
import { excerpt, objectOf, optionalCode, optionalText } from './reply';
import { upstreamBody } from './upstreamBody';
import { readImages } from './upstreamImages';
import type { Order, Reply, SubmissionReading, TaskReading, TaskState, Vendor } from './vendor';

/** The vendor's own node caps a batch query at this many ids (vendor-apis.md 3.3). */
const MOST_IDS = 50;

/** The result of a task, in a synchronous reply or inside its record (vendor-apis.md 3.2, 3.3). */
const Result = z.object({
	success: z.boolean().optional().catch(undefined),
	error: z.unknown(),
	detail: optionalText,
	message: optionalText,
	task_id: optionalCode,
	data: z.unknown(),
});
const TaskRecord = z.object({
	id: optionalCode,
	task_id: optionalCode,
	request: z.object({ model: optionalText, prompt: optionalText }).optional().catch(undefined),
	response: z.unknown(),
});

/** What an `error` says: an object with code and message, or a bare text. */
function describeError(body: Record<string, unknown>, statusCode?: number): VendorError {
	const { error, detail, message } = Result.parse(body);
	const fields = objectOf(error);
	const code = optionalCode.parse(fields?.code);
	const words =
		optionalText.parse(fields?.message) ?? optionalText.parse(error) ?? detail ?? message;
	const text = words ? excerpt(words) : excerpt(body);
	// A code of the wrapper says less than the upstream code it quotes (vendor-apis.md 3.7).
	const kind = kindOfQuotedCode(text) ?? kindOfCode(code);
	return { kind: kindIn(kind, text, statusCode), code, statusCode, message: text };
}

/** 403 without `used_up` is a content refusal or missing access, told apart by its text (C23). */
function kindIn(
	kind: VendorError['kind'] | undefined,
	text: string,
	statusCode: number | undefined,
): VendorError['kind'] {
	if (statusCode === undefined) return kind ?? 'taskFailed';
	const moderated = /sensitive|moderat|content|violat|polic/i.test(text);
	if (!kind && statusCode === 403 && moderated) return 'moderation';
	// 402 is the pay-per-call host's way to ask for money (vendor-apis.md 3.1).
	if (!kind && statusCode === 402) return 'wrongHost';
	return kindWithStatus(kind, statusCode);
}

function readError(reply: Reply): VendorError | undefined {
	const body = objectOf(reply.body);
	if (!body) return readForeignReply(reply);
	const failed = body.success === false || (body.error !== undefined && body.error !== null);
	if (reply.statusCode < 300 && !failed) return undefined;
	const error = describeError(body, reply.statusCode);
	return { ...error, retryAfter: retryAfter(reply) };
}

/** The state told by a result; one without data says nothing yet. */
function readResult(response: unknown): TaskState {
	const body = objectOf(response);
	if (!body) return { status: 'processing' };
	const { success, error, data } = Result.parse(body);
	if (success === false || (error !== undefined && error !== null)) {
		return { status: 'failed', error: describeError(body) };
	}
	const { images, failedImages, prompt } = readImages(data);
	if (images.length > 0) return { status: 'succeeded', result: { images, failedImages, prompt } };
	const [first] = failedImages;
	const kind = kindOfCode(first?.code) ?? 'taskFailed';
	const message = first?.message ?? 'the task is finished but brought no images';
	return { status: 'failed', error: { kind, code: first?.code, message } };
}

/** A task's record, or in one guide the bare result (vendor-apis.md 9, C16). */
function readRecord(value: unknown): TaskReading {
	const body = objectOf(value);
	if (!body || Object.keys(body).length === 0) return { status: 'unknown' };
	const { request, response } = TaskRecord.parse(body);
	const bare = body.data !== undefined || body.success !== undefined;
	const state = readResult(response ?? (bare ? body : undefined));
	if (state.status !== 'succeeded') return state;
	const { model, prompt } = request ?? {};
	return { ...state, result: { ...state.result, model, prompt: prompt ?? state.result.prompt } };
}

function idOf(value: unknown): string | undefined {
	const { id, task_id } = TaskRecord.parse(objectOf(value) ?? {});
	return id ?? task_id;
}

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
