import { z } from 'zod';
import { kindWithStatus, readForeignReply, retryAfter } from '../wire/errors';
import { kindOfCode, kindOfQuotedCode } from '../wire/errorCodes';
import { outcomeOfError } from '../wire/outcome';
import { excerpt, isGiven, objectOf, optionalCode, optionalText, readCode } from '../wire/reply';
import { readImages, stateOfImages } from '../wire/upstreamImages';
import type { Reply, SubmissionReading, TaskState, VendorError } from '../vendor';
import { ERROR_CODES } from './errorCodes';

/** The result of a task, in a synchronous reply or inside its record (docs/vendors/aceData.md, "Calls"). */
const Result = z.object({
	success: z.boolean().optional().catch(undefined),
	error: z.unknown(),
	detail: optionalText,
	message: optionalText,
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
	const code = readCode(fields?.code);
	const words =
		optionalText.parse(fields?.message) ?? optionalText.parse(error) ?? detail ?? message;
	const text = words ? excerpt(words) : excerpt(body);
	// A code of the wrapper says less than the upstream code it quotes (docs/vendors/aceData.md, "Errors").
	const kind = kindOfQuotedCode(text) ?? kindOfCode(code, ERROR_CODES);
	return { kind: kindIn(kind, text, statusCode), code, statusCode, message: text };
}

/** 403 without `used_up` is a content refusal or missing access, told apart by its text. */
function kindIn(
	kind: VendorError['kind'] | undefined,
	text: string,
	statusCode: number | undefined,
): VendorError['kind'] {
	if (statusCode === undefined) return kind ?? 'taskFailed';
	const moderated = /sensitive|moderat|content|violat|polic/i.test(text);
	if (!kind && statusCode === 403 && moderated) return 'moderation';
	// 402 is the pay-per-call host's way to ask for money.
	if (!kind && statusCode === 402) return 'wrongHost';
	return kindWithStatus(kind, statusCode);
}

/** What a reply says that is an error. */
export function errorOf(reply: Reply): VendorError {
	const body = objectOf(reply.body);
	if (!body) return readForeignReply(reply);
	return { ...describeError(body, reply.statusCode), retryAfter: retryAfter(reply) };
}

/** The error of a reply, on HTTP 200 too; undefined where it reports none. */
export function readError(reply: Reply): VendorError | undefined {
	const body = objectOf(reply.body);
	const succeeded = body && body.success !== false && !isGiven(body.error);
	return succeeded && reply.statusCode < 300 ? undefined : errorOf(reply);
}

/** The state told by a result. Images beside an error are paid for. */
function readResult(body: Record<string, unknown>): Exclude<TaskState, { status: 'processing' }> {
	const { success, error, data } = Result.parse(body);
	const failed = success === false || isGiven(error);
	return stateOfImages(readImages(data), failed ? describeError(body) : undefined, ERROR_CODES);
}

/**
 * The state of a task by its record, or in one guide by the bare result (docs/vendors/aceData.md, "Reading of
 * contradictions"); one without either still runs.
 */
export function stateOf(record: Record<string, unknown>): TaskState {
	const { request, response } = TaskRecord.parse(record);
	const bare = record.data !== undefined || record.success !== undefined;
	const told = objectOf(response ?? (bare ? record : undefined));
	if (!told) return { status: 'processing' };
	const state = readResult(told);
	if (state.status !== 'succeeded') return state;
	const { model, prompt } = request ?? {};
	return { ...state, result: { ...state.result, model, prompt: prompt ?? state.result.prompt } };
}

/** What a question tells of a task: nobody knows one whose record is empty. */
export function readRecord(value: unknown): TaskState | { status: 'unknown' } {
	const record = objectOf(value) ?? {};
	return Object.keys(record).length === 0 ? { status: 'unknown' } : stateOf(record);
}

/** The id of a task's record, which goes by either of two names. */
export function idOf(value: unknown): string | undefined {
	const { id, task_id } = TaskRecord.parse(objectOf(value) ?? {});
	return id ?? task_id;
}

/** What became of a submission; an error can name the task that it struck. */
export function readSubmission(reply: Reply): SubmissionReading {
	const body = objectOf(reply.body) ?? {};
	const inner = objectOf(body.data) ?? {};
	const taskId =
		optionalCode.parse(body.task_id) ?? optionalCode.parse(inner.task_id) ?? idOf(body);
	const told = Array.isArray(body.data) ? readResult(body) : undefined;
	if (told?.status === 'succeeded') return { outcome: 'finished', taskId, state: told };
	const error = readError(reply);
	if (error) {
		const outcome = outcomeOfError(error, taskId);
		const isEnded = outcome.outcome === 'refused' && taskId && reply.statusCode < 300;
		return isEnded ? { outcome: 'finished', taskId, state: { status: 'failed', error } } : outcome;
	}
	if (told) return { outcome: 'finished', taskId, state: told };
	if (taskId) return { outcome: 'accepted', taskId };
	const message = `no task id in ${excerpt(reply.body)}`;
	return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
}
