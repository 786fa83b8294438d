import type { Vendor } from '../vendors/vendor';
import { DEFAULT_MAX_CONCURRENCY, DEFAULT_TIMEOUT } from './imageRequest';
import { InvalidRequest, invalidValue, shown } from './invalidRequest';
import { parseParameters } from './parameters';

/** Tasks to ask about, and what to bring of them. */
export interface PollRequest {
	vendor: Vendor;
	/** In the order given, each once. */
	taskIds: string[];
	wait: boolean;
	output: 'images' | 'urls';
	binaryPropertyName: string;
	/** Milliseconds. */
	timeout: number;
	/** At the time-out, give an item with status processing instead of an error. */
	returnOnTimeout: boolean;
	maxConcurrency: number;
	fileName?: string;
}

/** Vendors' ids are words of letters, digits and joints; anything with blanks or of this length is something else. */
const TASK_ID = /^(?!\/|.*(?:^|\/)\.{0,2}(?:\/|$))[^\s?#<>{}"']{1,200}$/;

/** @throws InvalidRequest */
export function parsePollRequest(vendor: Vendor, plain: object): PollRequest {
	const given = parseParameters(plain);
	if (!vendor.tasks) {
		throw new InvalidRequest(
			`${vendor.displayName} answers with the finished images and has no tasks to poll.`,
		);
	}
	if (given.output === 'task') throw invalidValue('Output', 'task', 'It takes images or urls');
	return {
		vendor,
		taskIds: taskIdsOf((plain as { taskId?: unknown }).taskId),
		wait: given.wait ?? true,
		output: given.output === 'urls' ? 'urls' : 'images',
		binaryPropertyName: given.binaryPropertyName ?? 'data',
		timeout: (given.timeout ?? DEFAULT_TIMEOUT) * 1000,
		returnOnTimeout: given.onTimeout === 'return',
		maxConcurrency: given.maxConcurrency ?? DEFAULT_MAX_CONCURRENCY,
		fileName: given.fileName,
	};
}

function taskIdsOf(given: unknown): string[] {
	const entries = [given]
		.flat(3)
		.flatMap((entry): unknown[] =>
			typeof entry === 'string' ? entry.split(/[,\n]/).map((id) => id.trim()) : [entry],
		);
	const filled = entries.filter((entry) => entry !== '' && entry !== null && entry !== undefined);
	if (filled.length === 0) {
		throw new InvalidRequest(
			"'Task ID' is empty. Enter the taskId that Generate, Edit or Compose gave, or several as a list.",
		);
	}
	const ids = filled.map((entry) => {
		const id = typeof entry === 'number' ? String(entry) : entry;
		if (typeof id === 'string' && TASK_ID.test(id)) return id;
		throw new InvalidRequest(
			`'Task ID' holds '${shown(entry)}', which is not a task ID. It takes the taskId of an item, or a list of them.`,
		);
	});
	return [...new Set(ids)];
}
