import { z } from 'zod';
import { readLayer } from '../wire/layers';
import { excerpt, objectOf, optionalText, readImageText } from '../wire/reply';
import type { FailedImage, Reply, ResultImage, TaskReading, TaskState } from '../vendor';
import { isOfRun } from './errorCodes';
import { readFalError } from './errors';

const optionalSide = z.number().positive().optional().catch(undefined);
const File = z.object({ url: optionalText, width: optionalSide, height: optionalSide });

/** A model's output (docs/vendors/fal.md, "Result"); layers hold the same pictures as `images`. */
const Output = z.object({
	images: z.array(z.unknown()).optional().catch(undefined),
	layers: z.array(z.unknown()).optional().catch(undefined),
	/** Of a task that still runs. */
	status: optionalText,
});

/**
 * A finished task's result. A failed task answers here with its error; one that may be the platform's own is asked
 * again, for the images may be there.
 *
 * @param failed the queue said that the task failed
 */
export function readResult(reply: Reply, failed: boolean): TaskReading {
	const state = stateOf(reply);
	const error = readFalError(reply);
	// Images that came are paid for, whatever stands beside them.
	if (!error || state.status === 'succeeded') return state;
	const { statusCode = 0, code, message } = error;
	if (!isJson(reply)) return { status: 'unanswered', error };
	// The two calls may be answered from different places, one behind the other.
	if (STILL_RUNS.test(message)) return { status: 'processing' };
	if (statusCode === 404) {
		// The queue takes what no endpoint will run; a request that does not show is another matter.
		const noEndpoint = /\b(?:path|application|app|endpoint)\b/i.test(message);
		if (!noEndpoint) return { status: 'unknown' };
		return { status: 'failed', error: { ...error, advice: CHECK_ID } };
	}
	const told =
		statusCode >= 500 ? isOfRun(code) : code !== undefined && OF_INPUT.includes(statusCode);
	const ended = told || (failed && !ABOUT_THE_QUESTION.includes(statusCode));
	return ended ? { status: 'failed', error } : { status: 'unanswered', error };
}

const CHECK_ID =
	'Check the ID in \'Model\': it is that of an endpoint, and from Seedream 5 on it has no "fal-ai/" before it.';

const STILL_RUNS = /still in (?:progress|queue)|not (?:yet )?(?:completed|finished)/i;

/** Statuses under which a model tells, with a type, what it thought of its input. */
const OF_INPUT = [400, 413, 422];
/** Statuses that say nothing of a task, whatever became of it. */
const ABOUT_THE_QUESTION = [401, 402, 403, 408, 429];

const isJson = ({ body }: Reply): boolean => typeof body === 'object' && body !== null;

function stateOf({ body }: Reply): TaskState {
	const { images = [], layers = [], status } = Output.parse(objectOf(body) ?? {});
	const found: ResultImage[] = [];
	const failedImages: FailedImage[] = [];
	const places = layers.length > 0 ? layers : images;
	places.forEach((place, index) => {
		const file = objectOf(objectOf(place)?.image) ?? objectOf(place) ?? { url: place };
		const { url, width, height } = File.parse(file);
		if (url) found.push({ index, ...readImageText(url), width, height, layer: readLayer(place) });
		else failedImages.push({ index, message: `no image in ${excerpt(place)}` });
	});
	if (found.length > 0) return { status: 'succeeded', result: { images: found, failedImages } };
	if (status && /^in_/i.test(status)) return { status: 'processing' };
	const message = `the task is completed but brought no images: ${excerpt(body)}`;
	return { status: 'failed', error: { kind: 'empty', message } };
}
