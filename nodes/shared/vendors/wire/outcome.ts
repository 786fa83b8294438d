import type { SubmissionReading, VendorError } from '../vendor';
import { ERROR_CLASSES } from './errorClasses';

/**
 * The statuses with which vendors refuse before work begins (docs/vendors, "Errors"); an envelope's code counts
 * as one. Whatever is not on this list may have been billed (docs/design.md, money rule 10).
 */
const REFUSING_STATUSES = [400, 401, 402, 403, 404, 413, 422, 429, 451];

/** Content refusals are documented as unbilled at every stage, so they stay refusals from 500 up. */
function isRefusal({ kind, statusCode = 200 }: VendorError): boolean {
	if (ERROR_CLASSES[kind].submission === 'ambiguous') return false;
	return kind === 'moderation' || statusCode < 300 || REFUSING_STATUSES.includes(statusCode);
}

/**
 * What a refused input says where an address did not open. No vendor's page has the words, so they are read broadly:
 * what was refused is not paid, whatever it is called.
 */
const NOT_FETCHED =
	/(time ?out|timed out|fail|error|unable|cannot|could not|not accessible).{0,60}(download|fetch|access|load).{0,60}(url|image|file|resource)|(download|fetch).{0,40}(fail|timed? ?out|error)/i;

/** What became of a submission that was answered with an error; `taskId` where the answer names one all the same. */
export function outcomeOfError(error: VendorError, taskId?: string): SubmissionReading {
	const unfetched = error.kind === 'input' && NOT_FETCHED.test(error.message);
	const told: VendorError = unfetched ? { ...error, kind: 'reference' } : error;
	// Who has a task was not refused for want of room: it would be made a second time.
	const isMade = told.kind === 'throttle' && taskId !== undefined;
	return { outcome: isRefusal(told) && !isMade ? 'refused' : 'ambiguous', error: told, taskId };
}
