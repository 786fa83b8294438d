import { writtenMoney } from '../request/money';
import type { ErrorKind } from '../vendors/vendor';
import { ERROR_CLASSES } from '../vendors/wire/errorClasses';
import type { TaskFailure, TaskIdentity } from './taskFailure';

export const AMBIGUOUS =
	'The submission may have been billed, so it is not repeated: look at the vendor before you run this item again.';

/** What to do about a task that runs on, or whose images are still to be had. */
export const GET_IMAGES = 'get its images with Seedream Poll Prediction and this task ID.';

/** A failure in words, as n8n's error view shows them: what happened, and below it all that follows from it. */
export interface FailureText {
	title: string;
	/** What to do, whether it is billed, and how to come back to the task. */
	description?: string;
}

/** What happened in the vendor's words; below it what to do, what was billed, and how to come back to the task. */
export function failureText({ identity, outcome, error }: TaskFailure): FailureText {
	const vendor = identity.vendor.displayName;
	const { happened, advice: usual } = ERROR_CLASSES[error.kind];
	const details = [
		error.code && `code ${error.code}`,
		error.statusCode && error.statusCode >= 300 && `HTTP ${error.statusCode}`,
	].filter(Boolean);
	const message = error.message.replace(/[.\s]+$/, '');
	const words = details.length ? `${message} (${details.join(', ')})` : message;
	if (outcome === 'refused' && error.kind === 'connection') {
		return {
			title: `${vendor} could not be reached: ${words}.`,
			description: 'Nothing was submitted. Check the base URL in the credential and the network.',
		};
	}
	const sentences = [
		error.balance && `The account has ${writtenMoney(error.balance)} left.`,
		outcome === 'ambiguous' ? AMBIGUOUS : (error.advice ?? usual),
		outcome === 'refused' && 'Nothing was billed.',
		outcome === 'failed' && identity.taskId && ended(identity, error),
		comeBack(identity, outcome, error),
	];
	return {
		title: `${vendor} ${happened}: ${words}.`,
		description: sentences.filter(Boolean).join(' '),
	};
}

/** All of it in one text, because n8n keeps no more of an item's error than its message. */
export const inOneText = ({ title, description }: FailureText): string =>
	[title, description].filter(Boolean).join(' ');

/** A task that is only asked about has no model: the user knows where its ID came from. */
const isOnlyAsked = ({ model }: TaskIdentity): boolean => model === undefined;

/** Kinds of failure after which nothing is known of a bill, or all of it. */
const TELL_THEMSELVES: readonly ErrorKind[] = ['notFound', 'expired'];

/** What became of the money for a task that the vendor ended. */
function ended(identity: TaskIdentity, { kind }: TaskFailure['error']): string {
	const { vendor } = identity;
	if (TELL_THEMSELVES.includes(kind)) return '';
	const bill = vendor.tasks?.failedAreFree
		? `${vendor.displayName} does not bill failed tasks.`
		: `Whether ${vendor.displayName} bills failed tasks is not known: its console tells.`;
	const again = isOnlyAsked(identity) ? '' : ': running this item again makes a new one';
	return `The task has ended${again}. ${bill}`;
}

function comeBack(
	identity: TaskIdentity,
	outcome: TaskFailure['outcome'],
	{ kind }: TaskFailure['error'],
): string {
	const { vendor, taskId } = identity;
	if (taskId && outcome === 'processing') {
		if (kind === 'deadline')
			return `Task ID: ${taskId}. It runs on at the vendor and is paid for: ${GET_IMAGES}`;
		return isOnlyAsked(identity)
			? `Task ID: ${taskId}. Once that is put right, ask again: it costs nothing.`
			: `Task ID: ${taskId}. It is paid for and not lost: once that is put right, ${GET_IMAGES}`;
	}
	if (kind === 'notFound' && isOnlyAsked(identity)) return '';
	if (taskId && kind === 'notFound') {
		return `Task ID: ${taskId}. Should it turn up, Seedream Poll Prediction brings its images.`;
	}
	if (taskId) return `Task ID: ${taskId}.`;
	if (outcome === 'ambiguous' && !vendor.tasks) {
		return 'This vendor has no task IDs, so nothing can be resumed.';
	}
	return '';
}
