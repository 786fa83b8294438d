import { z } from 'zod';
import { kindOfCode, kindOfQuotedCode, kindOfWords, MODERATION_WORDS } from '../wire/errorCodes';
import { layerInOrder, readLayer } from '../wire/layers';
import {
	amount,
	excerpt,
	objectIn,
	objectOf,
	optionalCode,
	optionalText,
	readCode,
	readSize,
} from '../wire/reply';
import type { FailedImage, ResultImage, TaskResult, TaskState } from '../vendor';
import { dollarsOf } from './money';
import { ERROR_CODES } from './errorCodes';

/** A task as recordInfo and callbacks tell it (docs/vendors/kie.md, "Task"). */
const Record = z.object({
	taskId: optionalCode,
	model: optionalText,
	state: optionalText,
	resultJson: z.unknown(),
	failCode: optionalCode,
	failMsg: optionalText,
	creditsConsumed: amount.optional().catch(undefined),
});

const LayerEntry = z.object({ url: optionalText, size: z.unknown() });

/** A record's state; undefined where it is none. A word that nobody knows means the task still runs. */
export function readRecord(value: unknown): TaskState | undefined {
	const fields = objectOf(value);
	if (!fields) return undefined;
	const { taskId, state, ...record } = Record.parse(fields);
	if (!state) return taskId ? { status: 'processing' } : undefined;
	if (state !== 'success' && state !== 'fail') return { status: 'processing' };
	const { model, creditsConsumed } = record;
	const { images, failedImages } = readImages(record.resultJson, model);
	// Images that came are paid for, whatever stands beside them.
	if (state === 'fail' && images.length === 0) return failed(record);
	if (images.length === 0) {
		const message = 'the task is finished but brought no images';
		return { status: 'failed', error: { kind: 'empty', message } };
	}
	const billed = creditsConsumed === undefined ? undefined : dollarsOf(creditsConsumed);
	return { status: 'succeeded', result: { model, images, failedImages, billed } };
}

/** Codes of failed tasks are statuses; only those that name a class of their own say more than that it failed. */
function failed({ failCode, failMsg }: Omit<z.infer<typeof Record>, 'state'>): TaskState {
	const message = failMsg ? excerpt(failMsg) : 'the task failed';
	const kind =
		kindOfQuotedCode(message) ??
		kindOfWords(message, [MODERATION_WORDS]) ??
		(kindOfCode(failCode, ERROR_CODES) === 'reference' ? 'reference' : 'taskFailed');
	return { status: 'failed', error: { kind, code: readCode(failCode), message } };
}

/**
 * The images of `resultJson`, which is JSON text, or an object. Layers of 5.0 Pro are told apart with their places;
 * those of Flash are addresses alone.
 */
function readImages(
	resultJson: unknown,
	model: string | undefined,
): Pick<TaskResult, 'images' | 'failedImages'> {
	const result = objectIn(resultJson) ?? {};
	const layers = layersOf(objectOf(result.resultObject)?.layers_data);
	const told = new Set(layers.map(({ url }) => url));
	const others: unknown[] = Array.isArray(result.resultUrls) ? result.resultUrls : [];
	const images: ResultImage[] = layers.map((layer, index) => ({ index, ...layer }));
	const failedImages: FailedImage[] = [];
	for (const entry of others) {
		const url = optionalText.parse(entry);
		if (url && told.has(url)) continue;
		const index = images.length + failedImages.length;
		if (url) images.push({ index, url, layer: layerInOrder(model, index) });
		else failedImages.push({ index, message: `no image in ${excerpt(entry)}` });
	}
	return { images, failedImages };
}

/** The base first, then upwards. */
function layersOf(entries: unknown): Array<Omit<ResultImage, 'index'>> {
	const list: unknown[] = Array.isArray(entries) ? entries : [];
	return list
		.flatMap((entry) => {
			const { url, size } = LayerEntry.parse(objectOf(entry) ?? {});
			return url ? [{ url, ...readSize(size), layer: readLayer(entry) }] : [];
		})
		.sort((one, other) => (one.layer?.zIndex ?? 0) - (other.layer?.zIndex ?? 0));
}
