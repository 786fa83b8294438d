import type { ModelUse } from '../models/offering';
import type { Job } from '../models/families';
import type { Order, Vendor } from '../vendors/vendor';
import { findModel } from './findModel';
import { InvalidRequest, invalidValue } from './invalidRequest';
import { checkOptions } from './modelOptions';
import { parseParameters, type Output } from './parameters';
import { chooseSize, type SizeChoice } from './sizes';

/** A user's request for one task, checked against the limits of vendor and model; references are still unread. */
export interface ImageRequest extends Omit<Order, 'size' | 'references'> {
	vendor: Vendor;
	size?: SizeChoice;
	output: Output;
	binaryPropertyName: string;
	/** Milliseconds from the item's own submission. */
	timeout: number;
	maxConcurrency: number;
	fileName?: string;
}

/** Seconds. */
export const DEFAULT_TIMEOUT = 600;
export const DEFAULT_MAX_CONCURRENCY = 10;
const DEFAULT_MODEL = 'seedream-5.0-lite';
const DEFAULT_MAX_IMAGES = 4;
const DEFAULT_SIDE = 2048;

/** The model id's use for a job, single or as a set. */
export function useOf(job: Job, imageSet: boolean): ModelUse {
	if (job === 'decomposeLayers') return 'decomposeLayers';
	if (job === 'generate') return imageSet ? 'generateSet' : 'generate';
	return imageSet ? 'editSet' : 'edit';
}

/**
 * Reads the plain request that routing built from the fields, and checks it as far as that goes without
 * reading reference images (docs/design.md, money rule 8).
 *
 * @throws InvalidRequest
 */
export function parseImageRequest(vendor: Vendor, job: Job, plain: object): ImageRequest {
	const given = parseParameters(plain);
	const imageSet = job !== 'decomposeLayers' && given.imageSet === true;
	const use = useOf(job, imageSet);
	const name = 'model' in plain ? (given.model ?? '') : DEFAULT_MODEL;
	const model = findModel(vendor, name, use);
	const { offering } = model;
	if (job === 'compose' && offering.references.most < 2) {
		throw new InvalidRequest(
			`${offering.displayName} takes one image: use the Seedream Edit node, or choose another model.`,
		);
	}

	if (!given.prompt && job !== 'decomposeLayers') {
		throw new InvalidRequest("'Prompt' is empty. Write what the image should show.");
	}
	const maxImages = imageSet ? (given.maxImages ?? DEFAULT_MAX_IMAGES) : undefined;
	if (maxImages && maxImages > offering.mostImagesInSet) {
		const most = `${offering.displayName} makes sets of up to ${offering.mostImagesInSet} images`;
		throw invalidValue('Max Images', maxImages, most);
	}
	const output = given.output ?? 'images';
	if (output === 'task' && !vendor.tasks) {
		throw invalidValue(
			'Output',
			'Task ID',
			`${vendor.displayName} answers with the finished images and has no tasks to come back to: choose images or URLs`,
		);
	}
	const size: SizeChoice | undefined =
		job === 'decomposeLayers'
			? undefined
			: {
					resolution: given.resolution ?? '2K',
					aspectRatio: given.aspectRatio ?? 'auto',
					width: given.width ?? DEFAULT_SIDE,
					height: given.height ?? DEFAULT_SIDE,
				};
	if (size) chooseSize(offering, size);
	return {
		vendor,
		job,
		model,
		prompt: given.prompt,
		size,
		maxImages,
		output,
		binaryPropertyName: given.binaryPropertyName ?? 'data',
		timeout: (given.timeout ?? DEFAULT_TIMEOUT) * 1000,
		maxConcurrency: given.maxConcurrency ?? DEFAULT_MAX_CONCURRENCY,
		fileName: given.fileName,
		...checkOptions(offering, use, job, output, given),
	};
}
