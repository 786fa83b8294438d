import { z } from 'zod';
import { readLayer } from './layers';
import { kindOfCode, type ErrorCodes } from './errorCodes';
import {
	excerpt,
	isGiven,
	objectOf,
	optionalText,
	readCode,
	readImageText,
	readSize,
} from './reply';
import type { FailedImage, ResultImage, TaskResult, TaskState, VendorError } from '../vendor';

/** An image of `data`: at a URL or inline, or failed by itself (docs/vendors/upstream.md, "The call"). */
const Item = z.object({
	url: optionalText,
	image_url: optionalText,
	b64_json: optionalText,
	image_b64: optionalText,
	size: z.unknown(),
	prompt: optionalText,
	error: z.unknown(),
});

interface Images extends Pick<TaskResult, 'images' | 'failedImages' | 'prompt'> {
	/** The vendor says of some image why it failed, rather than leaving it out. */
	refused: boolean;
}

/** The images of a finished task, and those of a set that failed by themselves. */
export function readImages(data: unknown): Images {
	const images: ResultImage[] = [];
	const failedImages: FailedImage[] = [];
	let refused = false;
	const items = Array.isArray(data) ? data : [];
	items.forEach((entry, index) => {
		const item = Item.parse(objectOf(entry) ?? {});
		const address = item.image_url ?? item.url;
		const inline = item.b64_json ?? item.image_b64;
		const image = address
			? readImageText(address)
			: inline && { base64: readImageText(inline).base64 ?? inline };
		if (image) {
			images.push({ index, ...image, ...readSize(item.size), layer: readLayer(entry) });
			return;
		}
		refused ||= isGiven(item.error);
		const error = objectOf(item.error);
		const words = optionalText.parse(error?.message) ?? optionalText.parse(item.error);
		const message = words ? excerpt(words) : `no image in ${excerpt(entry)}`;
		failedImages.push({ index, code: readCode(error?.code), message });
	});
	const prompt = optionalText.parse(objectOf(items[0])?.prompt);
	return { images, failedImages, prompt, refused };
}

/**
 * The state of a task with these images. Images that came are paid for, whatever error stands beside them; those
 * that are missing carry it, where the vendor does not tell why image by image.
 *
 * @param codes the vendor's error codes
 */
export function stateOfImages(
	{ images, failedImages, prompt, refused }: Images,
	error: VendorError | undefined,
	codes: ErrorCodes,
): Exclude<TaskState, { status: 'processing' }> {
	if (images.length > 0) {
		const missing = failedImages.length > 0 ? failedImages : [{ index: images.length }];
		const explained =
			error && !refused
				? missing.map(({ index }) => ({ index, code: error.code, message: error.message }))
				: failedImages;
		return { status: 'succeeded', result: { images, failedImages: explained, prompt } };
	}
	if (error) return { status: 'failed', error };
	const [first] = failedImages;
	const kind = refused ? (kindOfCode(first?.code, codes) ?? 'taskFailed') : 'empty';
	const message = first?.message ?? 'the list of images is empty';
	return { status: 'failed', error: { kind, code: first?.code, message } };
}
