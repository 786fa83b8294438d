import type { Vendor } from '../vendors/vendor';
import { OUTPUT_NAMES } from './choices';
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_TIMEOUT } from './imageRequest';
import { InvalidRequest, invalidValue } from './invalidRequest';
import { parseParameters } from './parameters';
import { taskIdsOf } from './taskIds';

/** Tasks to ask about, and what to bring of them. */
export interface PollRequest {
	vendor: Vendor;
	/** In the order given, each once. */
	taskIds: string[];
	wait: boolean;
	output: 'images' | 'urls';
	binaryPropertyName: string;
	/** Whether the images of a task are one item. */
	allInOneItem: boolean;
	/** Milliseconds. */
	timeout: number;
	/** At the time-out, give an item with status processing instead of an error. */
	returnOnTimeout: boolean;
	maxConcurrency: number;
	fileName?: string;
}

const FILES_OR_URLS = `It takes ${OUTPUT_NAMES.images} or ${OUTPUT_NAMES.urls}`;

/**
 * Reads the plain request that routing built from the fields of Poll Prediction.
 *
 * @throws InvalidRequest
 */
export function parsePollRequest(vendor: Vendor, plain: object): PollRequest {
	const given = parseParameters(plain, { output: FILES_OR_URLS });
	const { output = 'images' } = given;
	if (!vendor.tasks) {
		throw new InvalidRequest(
			`${vendor.displayName} answers with the finished images and has no tasks to poll.`,
		);
	}
	if (output !== 'images' && output !== 'urls')
		throw invalidValue('Output', OUTPUT_NAMES[output], FILES_OR_URLS);
	return {
		vendor,
		taskIds: taskIdsOf((plain as { taskId?: unknown }).taskId, vendor.tasks.idsHaveParts),
		wait: given.wait ?? true,
		output,
		allInOneItem: given.allInOneItem ?? false,
		binaryPropertyName: given.binaryPropertyName ?? 'data',
		timeout: (given.timeout ?? DEFAULT_TIMEOUT) * 1000,
		returnOnTimeout: given.onTimeout === 'return',
		maxConcurrency: given.maxConcurrency ?? DEFAULT_MAX_CONCURRENCY,
		fileName: given.fileName,
	};
}
