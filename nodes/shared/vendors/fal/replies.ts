import { z } from 'zod';
import { outcomeOfError } from '../wire/outcome';
import { excerpt, objectOf, optionalCode, optionalText } from '../wire/reply';
import type { Asked, Reply, SubmissionReading, TaskReading, VendorError } from '../vendor';
import { describeError, readFalError } from './errors';
import { readResult } from './result';
import { appOf, requestPath, taskIdOf } from './taskId';

/** A place in the queue, as submission and status tell it (docs/vendors/fal.md, "Calls"). */
const Place = z.object({
	request_id: optionalCode,
	status: optionalText,
	response_url: optionalText,
	error: z.unknown(),
	error_type: optionalText,
});

/** The app that the reply's own addresses name. */
function appIn(address: string | undefined): string | undefined {
	if (!address || !URL.canParse(address)) return undefined;
	return /\/([^/]+\/[^/]+)\/requests\//.exec(new URL(address).pathname)?.[1];
}

/** What became of a submission. Every answer's header names the request, and so the task that an error struck. */
export function readSubmission(reply: Reply, asked?: Asked): SubmissionReading {
	const place = Place.parse(objectOf(reply.body) ?? {});
	const requestId = place.request_id ?? optionalCode.parse(reply.headers['x-fal-request-id']);
	const app = appIn(place.response_url) ?? appOf(asked?.model ?? '');
	const taskId = requestId && app ? taskIdOf(app, requestId) : undefined;
	const error = readFalError(reply);
	if (error) {
		// A run that was begun may have been billed, whatever became of it.
		const begun = error.kind === 'taskFailed' || (error.statusCode ?? 0) >= 500;
		if (begun) return { outcome: 'ambiguous', error, taskId };
		// A request that was throttled has an id and never ran.
		return outcomeOfError(error, error.kind === 'throttle' ? undefined : taskId);
	}
	if (place.request_id && taskId) return { outcome: 'accepted', taskId };
	const message = `no request id in ${excerpt(reply.body)}`;
	return { outcome: 'ambiguous', error: { kind: 'unreadable', message }, taskId };
}

const FAILED = ['failed', 'error', 'cancelled', 'canceled'];

/** A task's state: the queue only tells that it is over, its result is another call. */
export function readStatus(reply: Reply, taskId = ''): TaskReading {
	const place = Place.parse(objectOf(reply.body) ?? {});
	const word = place.status?.toLowerCase() ?? '';
	const error = readFalError(reply);
	// A task that is over is over, under whatever status that is told.
	if (error && word !== 'completed' && !FAILED.includes(word)) {
		const unknown = error.statusCode === 404 && error.kind !== 'wrongHost';
		return unknown ? { status: 'unknown' } : { status: 'unanswered', error };
	}
	if (FAILED.includes(word)) return { status: 'failed', error: failureOf(reply, word) };
	if (word !== 'completed') return { status: 'processing' };
	const failed = place.error_type !== undefined || optionalText.parse(place.error) !== undefined;
	return {
		status: 'elsewhere',
		call: { method: 'GET', path: requestPath(taskId) },
		read: (result) => readResult(result, failed),
	};
}

function failureOf(reply: Reply, word: string): VendorError {
	const told = describeError(reply);
	const named = told?.code !== undefined || objectOf(reply.body)?.error !== undefined;
	if (!told || !named) return { kind: 'taskFailed', message: `status ${word}` };
	return { ...told, kind: told.kind === 'unreadable' ? 'taskFailed' : told.kind };
}
