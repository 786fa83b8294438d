import { z } from 'zod';
import {
	kindOfCode,
	kindOfQuotedCode,
	kindOfWords,
	type ErrorCodes,
	type ErrorWords,
} from './errorCodes';
import { layerInOrder, readLayer } from './layers';
import {
	amount,
	excerpt,
	isGiven,
	objectOf,
	optionalCode,
	optionalText,
	readCode,
	readImageText,
} from './reply';
import type { FailedImage, Money, Reply, ResultImage, TaskState } from '../vendor';

/** What sets one vendor's predictions apart from another's. */
export interface PredictionDialect {
	codes: ErrorCodes;
	/** Errors that come in words, without a code: the first that fits tells the class. */
	words: ErrorWords;
	/** Status words of tasks that are over. */
	succeeded: readonly string[];
	failed: readonly string[];
	/** The currency of what a prediction says it was billed, where it does. */
	billedIn?: Money['currency'];
}

/**
 * A prediction's fields under all names that the vendors' pages give them (docs/vendors/atlasCloud.md and
 * docs/vendors/waveSpeed.md, "Calls").
 */
export const Prediction = z.object({
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
	price: amount.optional().catch(undefined),
	layers: z.array(z.unknown()).optional().catch(undefined),
	has_nsfw_contents: z.array(z.unknown()).optional().catch(undefined),
});
export type Prediction = z.infer<typeof Prediction>;

/** Keys under which an output object holds its image, in the order of the vendor's clients. */
const IMAGE_KEYS = ['url', 'image', 'output', 'download_url', 'image_url', 'uri'];

/** The prediction that a reply holds, in its envelope or flat; every field can be absent. */
export function readPrediction(reply: Reply): Prediction {
	const body = objectOf(reply.body) ?? {};
	const data = objectOf(body.data);
	return Prediction.parse(data ? { ...data, id: data.id ?? body.id } : body);
}

/** The prediction's id. Beside an error, `request_id` names the request alone, not a task. */
export function idOf(prediction: Prediction, accepted: boolean): string | undefined {
	const { id, prediction_id, predictionId, task_id, request_id } = prediction;
	return id ?? prediction_id ?? predictionId ?? task_id ?? (accepted ? request_id : undefined);
}

/** Whether the prediction says of itself that it is over; without an id, a status word is somebody else's. */
export function isEnded(prediction: Prediction, { succeeded, failed }: PredictionDialect): boolean {
	const word = prediction.status?.toLowerCase() ?? '';
	return idOf(prediction, false) !== undefined && [...succeeded, ...failed].includes(word);
}

function readOutput(output: unknown): Pick<ResultImage, 'url' | 'base64'> | undefined {
	const fields = objectOf(output) ?? {};
	const [text] = [output, ...IMAGE_KEYS.map((key) => fields[key])].flatMap(
		(value) => optionalText.parse(value) ?? [],
	);
	return text === undefined ? undefined : readImageText(text);
}

/** Every image keeps its place in the list, and with it its layer: one that is missing is a failed image. */
function readOutputs({ outputs, output, layers, model }: Prediction) {
	const given = Array.isArray(outputs) && outputs.length === 0 ? output : (outputs ?? output);
	const list = Array.isArray(given) ? given : isGiven(given) ? [given] : [];
	const images: ResultImage[] = [];
	const failedImages: FailedImage[] = [];
	list.forEach((item: unknown, index) => {
		const image = readOutput(item);
		const layer = readLayer(layers?.[index] ?? item) ?? layerInOrder(model, index);
		if (image) images.push({ index, ...image, layer });
		else failedImages.push({ index, message: `no image in ${excerpt(item)}` });
	});
	return { images, failedImages };
}

/**
 * A prediction's state from its status word and outputs; a word that nobody knows means it still runs.
 *
 * @param outerMessage what the envelope says, where the prediction itself gives no reason
 */
export function readState(
	prediction: Prediction,
	dialect: PredictionDialect,
	outerMessage?: string,
): TaskState {
	const { status = '', error, error_code, model, has_nsfw_contents } = prediction;
	const word = status.toLowerCase();
	const failed = dialect.failed.includes(word);
	if (!failed && !dialect.succeeded.includes(word)) return { status: 'processing' };
	const { images, failedImages } = readOutputs(prediction);
	if (images.length > 0) {
		const billed = billedFor(prediction, dialect);
		return { status: 'succeeded', result: { model, images, failedImages, billed } };
	}
	if (failed) {
		const words = optionalText.parse(objectOf(error)?.message) ?? optionalText.parse(error);
		const message = words ? excerpt(words) : (outerMessage ?? `status ${word}`);
		const kind =
			kindOfCode(error_code, dialect.codes) ??
			kindOfQuotedCode(message) ??
			kindOfWords(message, dialect.words) ??
			'taskFailed';
		return { status: 'failed', error: { kind, code: readCode(error_code), message } };
	}
	const message = `the task is ${word} but brought no images`;
	const kind = has_nsfw_contents?.includes(true) ? 'moderation' : 'empty';
	return { status: 'failed', error: { kind, message } };
}

function billedFor({ price }: Prediction, { billedIn }: PredictionDialect): Money | undefined {
	return billedIn && price !== undefined ? { amount: price, currency: billedIn } : undefined;
}
