import type { ModelUse } from '../models/offering';
import type { Job } from '../models/families';
import type { Order, Vendor } from '../vendors/vendor';
import { checkPrompt } from './checkPrompt';
import { OUTPUT_NAMES } from './choices';
import { parseExtraFields } from './extraFields';
import { findModel } from './findModel';
import { InvalidRequest, invalidValue } from './invalidRequest';
import { checkOptions } from './modelOptions';
import { parseModelChoice, parseParameters, type Output, type Parameters } from './parameters';
import { chooseSize, type SizeChoice } from './sizes';
import { takenBy } from './takenBy';

/** A user's request for one task, checked against the limits of vendor and model; references are still unread. */
export interface ImageRequest extends Omit<Order, 'size' | 'references'> {
	vendor: Vendor;
	size?: SizeChoice;
	output: Output;
	binaryPropertyName: string;
	/** Whether the images of the task are one item. */
	allInOneItem: boolean;
	/** Milliseconds from the item's own submission. */
	timeout: number;
	maxConcurrency: number;
	fileName?: string;
	/** What the whole run may cost, in the vendor's currency; 0 where nothing may be spent. */
	spendingLimit?: number;
}

/** Seconds. */
export const DEFAULT_TIMEOUT = 600;
export const DEFAULT_MAX_CONCURRENCY = 10;
/** Saved workflows that say nothing of the model mean these: they do not change. */
export const DEFAULT_MODEL = 'seedream-5.0-lite';
export const DEFAULT_LAYER_MODEL = 'seedream-5.0-pro';
export const DEFAULT_MAX_IMAGES = 4;
/** Pixels. */
export const DEFAULT_SIDE = 2048;

/** The model id's use for a job, single or as a set. */
function useOf(job: Job, imageSet: boolean): ModelUse {
	if (job === 'decomposeLayers') return 'decomposeLayers';
	if (job === 'generate') return imageSet ? 'generateSet' : 'generate';
	return imageSet ? 'editSet' : 'edit';
}

/**
 * Reads the plain request that routing built from the fields, and checks it as far as that goes without
 * reading reference images (docs/design.md, money rule 8).
 *
 * @param baseUrl of the vendor's credential: a vendor elsewhere cannot call a URL of this machine
 * @throws InvalidRequest
 */
export function parseImageRequest(
	vendor: Vendor,
	job: Job,
	plain: object,
	baseUrl?: string,
): ImageRequest {
	const chosen = parseModelChoice(plain);
	const imageSet = job !== 'decomposeLayers' && chosen.imageSet === true;
	const use = useOf(job, imageSet);
	const usual = job === 'decomposeLayers' ? DEFAULT_LAYER_MODEL : DEFAULT_MODEL;
	const name = 'model' in plain ? (chosen.model ?? '') : usual;
	const model = findModel(vendor, name, use);
	const { offering } = model;
	const given = parseParameters(plain, takenBy(vendor, offering, use));
	if (job === 'compose' && offering.references.most < 2) {
		throw new InvalidRequest(
			`${offering.displayName} takes one image: use the Seedream Edit node, or choose another model.`,
		);
	}

	checkPrompt(offering, job, given.prompt, (plain as { prompt?: unknown }).prompt);
	const maxImages = imageSet ? (given.maxImages ?? DEFAULT_MAX_IMAGES) : undefined;
	if (maxImages && maxImages > offering.mostImagesInSet) {
		const most = `${offering.displayName} makes sets of up to ${offering.mostImagesInSet} images`;
		throw invalidValue('Max Images', maxImages, most);
	}
	const output = given.output ?? 'images';
	if (output === 'task' && !vendor.tasks) {
		throw invalidValue(
			'Output',
			OUTPUT_NAMES.task,
			`${vendor.displayName} answers with the finished images and has no tasks to come back to: choose ${OUTPUT_NAMES.images} or ${OUTPUT_NAMES.urls}`,
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
		allInOneItem: given.allInOneItem ?? false,
		binaryPropertyName: given.binaryPropertyName ?? 'data',
		timeout: (given.timeout ?? DEFAULT_TIMEOUT) * 1000,
		maxConcurrency: given.maxConcurrency ?? DEFAULT_MAX_CONCURRENCY,
		fileName: given.fileName,
		spendingLimit: output === 'quote' ? undefined : spendingLimitOf(plain, given),
		extraFields: parseExtraFields(vendor, (plain as { extraFields?: unknown }).extraFields),
		...checkOptions(offering, use, job, output, given, baseUrl),
	};
}

/** A limit that an expression leaves empty is none that anybody chose. @throws InvalidRequest */
function spendingLimitOf(plain: object, { spendingLimit }: Parameters): number | undefined {
	if ('spendingLimit' in plain && spendingLimit === undefined) {
		throw new InvalidRequest(
			"'Spending Limit' is empty. It takes an amount, 0 or more; remove it from 'Options' to run without one.",
		);
	}
	return spendingLimit;
}
