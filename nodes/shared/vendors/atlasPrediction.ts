import { z } from 'zod';
import { ERROR_CLASSES } from './errorClasses';
import { kindWithStatus, readForeignReply, retryAfter, type VendorError } from './errors';
import { kindOfCode, kindOfQuotedCode } from './errorCodes';
import { readLayer } from './layers';
import { excerpt, objectOf, optionalCode, optionalText, readCode, readImageText } from './reply';
import type { Reply, ResultImage, SubmissionReading, TaskReading, TaskState } from './vendor';

/** Replies come as `{ code, data }` or flat; fields as vendor-apis.md 2.2 and 2.3 list them. */
const Envelope = z.object({
	code: optionalCode,
	message: optionalText,
	msg: optionalText,
	error: z.unknown(),
	error_code: optionalCode,
	data: z.unknown(),
});
const Prediction = z.object({
	id: optionalCode,
	prediction_id: optionalCode,
	predictionId: optionalCode,
	request_id: optionalCode,
	task_id: optionalCode,
	model: optionalText,
	status: optionalText,
	outputs: z.unknown(),
	output: z.unknown(),
	error: z.unknown(),
	error_code: optionalCode,
	layers: z.array(z.unknown()).optional().catch(undefined),
	has_nsfw_contents: z.array(z.unknown()).optional().catch(undefined),
});
const SUCCEEDED = ['completed', 'succeeded', 'success'];
const FAILED = ['failed', 'error', 'timeout', 'canceled', 'cancelled', 'expired'];
const SUCCESS_CODES = ['200', '0'];
/** Keys under which an output object holds its image, in the order vendor-apis.md 2.3 gives. */
const IMAGE_KEYS = ['url', 'image', 'output', 'download_url', 'image_url', 'uri'];

/** The error of a reply, on HTTP 200 too; undefined where it reports none. */
export function readAtlasError(reply: Reply): VendorError | undefined {
	const body = objectOf(reply.body);
	if (!body) return readForeignReply(reply);
	const { code, message, msg, error, error_code } = Envelope.parse(body);
	const refused = code !== undefined && !SUCCESS_CODES.includes(code);
	if (reply.statusCode < 300 && !refused) return undefined;
	const detail = objectOf(error);
	const words = message ?? msg ?? optionalText.parse(detail?.message) ?? optionalText.parse(error);
	const text = words ? excerpt(words) : excerpt(body);
	const ownCode = readCode(detail?.code) ?? readCode(error_code) ?? readCode(code);
	const status = reply.statusCode >= 300 ? reply.statusCode : Number(code);
	return {
		kind: kindWithStatus(kindOfCode(ownCode) ?? kindOfQuotedCode(text), status || 0),
		code: ownCode,
		statusCode: status || reply.statusCode,
		message: text,
		retryAfter: retryAfter(reply),
	};
}

function readPrediction(reply: Reply): z.infer<typeof Prediction> {
	const body = objectOf(reply.body) ?? {};
	const data = objectOf(body.data);
	return Prediction.parse(data ? { ...data, id: data.id ?? body.id } : body);
}

function readOutput(output: unknown): Pick<ResultImage, 'url' | 'base64'> | undefined {
	if (typeof output === 'string' && output !== '') return readImageText(output);
	const fields = objectOf(output);
	const key = IMAGE_KEYS.find((candidate) => optionalText.parse(fields?.[candidate]));
	return key ? readImageText(String(fields?.[key])) : undefined;
}

/** A prediction's state from its status word and outputs; a word that nobody knows means it still runs. */
function readState(prediction: z.infer<typeof Prediction>): TaskState {
	const {
		status = '',
		outputs,
		output,
		error,
		error_code,
		layers,
		model,
		has_nsfw_contents,
	} = prediction;
	const word = status.toLowerCase();
	if (FAILED.includes(word)) {
		const words = optionalText.parse(objectOf(error)?.message) ?? optionalText.parse(error);
		const message = words ? excerpt(words) : `status ${word}`;
		const kind = kindOfCode(error_code) ?? kindOfQuotedCode(message) ?? 'taskFailed';
		return { status: 'failed', error: { kind, code: readCode(error_code), message } };
	}
	if (!SUCCEEDED.includes(word)) return { status: 'processing' };
	const given = Array.isArray(outputs) && outputs.length === 0 ? output : (outputs ?? output);
	const list = [given].flat().filter((item) => item !== undefined && item !== null);
	const images: ResultImage[] = [];
	const failedImages = list.flatMap((item, index) => {
		const image = readOutput(item);
		if (!image) return [{ index, message: `no image in ${excerpt(item)}` }];
		images.push({ index, ...image, layer: readLayer(layers?.[index]) });
		return [];
	});
	if (images.length === 0) {
		const message = `the task is ${word} but brought no images`;
		const kind = has_nsfw_contents?.includes(true) ? 'moderation' : 'empty';
		return { status: 'failed', error: { kind, message } };
	}
	return { status: 'succeeded', result: { model, images, failedImages } };
}

export function readSubmission(reply: Reply): SubmissionReading {
	const error = readAtlasError(reply);
	if (error) return { outcome: ERROR_CLASSES[error.kind].submission, error };
	const prediction = readPrediction(reply);
	const { id, prediction_id, predictionId, request_id, task_id } = prediction;
	const taskId = id ?? prediction_id ?? predictionId ?? task_id ?? request_id;
	const state = readState(prediction);
	if (state.status !== 'processing') return { outcome: 'finished', taskId, state };
	if (taskId) return { outcome: 'accepted', taskId };
	const message = `no prediction id in ${excerpt(reply.body)}`;
	return { outcome: 'ambiguous', error: { kind: 'unreadable', message } };
}

export function readTask(reply: Reply): TaskReading {
	const error = readAtlasError(reply);
	if (!error) {
		if (objectOf(reply.body)) return readState(readPrediction(reply));
		return { status: 'unanswered', error: readForeignReply(reply) };
	}
	// Just after submission a prediction can be "not visible yet", as 400 or 404 (vendor-apis.md 2.3).
	const unknown = error.statusCode === 404 || error.statusCode === 400;
	return unknown && objectOf(reply.body) ? { status: 'unknown' } : { status: 'unanswered', error };
}
