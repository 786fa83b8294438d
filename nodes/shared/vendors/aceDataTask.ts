import { z } from 'zod';
import { kindWithStatus, readForeignReply, retryAfter, type VendorError } from './errors';
import { kindOfCode, kindOfQuotedCode } from './errorCodes';
import { excerpt, objectOf, optionalCode, optionalText, readCode } from './reply';
import { readImages } from './upstreamImages';
import type { Reply, TaskReading, TaskState } from './vendor';

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
export function describeError(body: Record<string, unknown>, statusCode?: number): VendorError {
	const { error, detail, message } = Result.parse(body);
	const fields = objectOf(error);
	const code = readCode(fields?.code);
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

export function readError(reply: Reply): VendorError | undefined {
	const body = objectOf(reply.body);
	if (!body) return readForeignReply(reply);
	const failed = body.success === false || (body.error !== undefined && body.error !== null);
	if (reply.statusCode < 300 && !failed) return undefined;
	const error = describeError(body, reply.statusCode);
	return { ...error, retryAfter: retryAfter(reply) };
}

/** The state told by a result; one without data says nothing yet. */
export function readResult(response: unknown): TaskState {
	const body = objectOf(response);
	if (!body) return { status: 'processing' };
	const { success, error, data } = Result.parse(body);
	if (success === false || (error !== undefined && error !== null)) {
		return { status: 'failed', error: describeError(body) };
	}
	const { images, failedImages, prompt, refused } = readImages(data);
	if (images.length > 0) return { status: 'succeeded', result: { images, failedImages, prompt } };
	const [first] = failedImages;
	const kind = refused ? (kindOfCode(first?.code) ?? 'taskFailed') : 'empty';
	const message = first?.message ?? 'the list of images is empty';
	return { status: 'failed', error: { kind, code: first?.code, message } };
}

/** A task's record, or in one guide the bare result (vendor-apis.md 9, C16). */
export function readRecord(value: unknown): TaskReading {
	const body = objectOf(value);
	if (!body || Object.keys(body).length === 0) return { status: 'unknown' };
	const { request, response } = TaskRecord.parse(body);
	const bare = body.data !== undefined || body.success !== undefined;
	const state = readResult(response ?? (bare ? body : undefined));
	if (state.status !== 'succeeded') return state;
	const { model, prompt } = request ?? {};
	return { ...state, result: { ...state.result, model, prompt: prompt ?? state.result.prompt } };
}

export function idOf(value: unknown): string | undefined {
	const { id, task_id } = TaskRecord.parse(objectOf(value) ?? {});
	return id ?? task_id;
}
