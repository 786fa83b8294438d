import {
	NodeApiError,
	NodeOperationError,
	type IExecuteSingleFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { InvalidRequest } from '../request/invalidRequest';
import { written } from '../request/money';
import { ERROR_CLASSES } from '../vendors/wire/errorClasses';
import { ExecutionCancelled } from '../traffic/pause';
import { TaskFailure, type TaskIdentity } from './taskFailure';
import { taskJson } from './itemJson';

const AMBIGUOUS =
	'The submission may have been billed, so it is not repeated: look at the vendor before you run this item again.';

/**
 * The whole story of a failure in one text, because n8n keeps no more of an item's error than its message:
 * what happened, in the vendor's words, what to do, and how to come back to the task.
 */
export function failureMessage({ identity, outcome, error }: TaskFailure): string {
	const vendor = identity.vendor.displayName;
	const { happened, advice: usual } = ERROR_CLASSES[error.kind];
	const details = [
		error.code && `code ${error.code}`,
		error.statusCode && error.statusCode >= 300 && `HTTP ${error.statusCode}`,
	].filter(Boolean);
	const message = error.message.replace(/[.\s]+$/, '');
	const words = details.length ? `${message} (${details.join(', ')})` : message;
	if (outcome === 'refused' && error.kind === 'connection') {
		return `${vendor} could not be reached: ${words}. Nothing was submitted. Check the base URL in the credential and the network.`;
	}
	const next = outcome === 'ambiguous' ? AMBIGUOUS : (error.advice ?? usual);
	const unpaid = outcome === 'refused' ? ' Nothing was billed.' : '';
	const left = error.balance ? ` The account has ${written(error.balance)} left.` : '';
	return `${vendor} ${happened}: ${words}.${left} ${next}${unpaid} ${comeBack(identity, outcome, error)}`.trim();
}

function comeBack(
	{ vendor, taskId }: TaskIdentity,
	outcome: TaskFailure['outcome'],
	{ kind }: TaskFailure['error'],
): string {
	if (taskId && outcome === 'processing') {
		return kind === 'deadline'
			? `Task ID: ${taskId}. It runs on at the vendor and is paid for: get its images with Seedream Poll Prediction and this task ID.`
			: `Task ID: ${taskId}. It is paid for and not lost: once that is put right, get its images with Seedream Poll Prediction and this task ID.`;
	}
	if (taskId && kind === 'notFound') {
		return `Task ID: ${taskId}. Should it turn up, Seedream Poll Prediction brings its images.`;
	}
	if (taskId) return `Task ID: ${taskId}.`;
	if (outcome === 'ambiguous' && !vendor.tasks) {
		return 'This vendor has no task IDs, so nothing can be resumed.';
	}
	return '';
}

/** An item whose error n8n shows, stores and routes. */
export interface ItemFailure {
	error: NodeApiError | NodeOperationError;
	json: INodeExecutionData['json'];
}

/**
 * Turns whatever ended an item into n8n's error, with the item's index and nothing of the request in it.
 *
 * @param submitted whether a task may exist, for reasons that do not tell themselves
 */
export function itemFailure(
	context: IExecuteSingleFunctions,
	reason: unknown,
	identity: Partial<TaskIdentity>,
	submitted = false,
): ItemFailure {
	const itemIndex = context.getItemIndex();
	const node = context.getNode();
	if (reason instanceof TaskFailure) {
		const message = failureMessage(reason);
		const httpCode = String(reason.error.statusCode ?? 'none');
		const error = new NodeApiError(node, { message }, { message, itemIndex, httpCode });
		// NodeError swaps messages in which it finds a network code for advice of its own.
		error.message = message;
		error.description = undefined;
		const status = reason.outcome === 'processing' ? 'processing' : 'failed';
		return {
			error,
			json: { error: message, ...taskJson(reason.identity, status) },
		};
	}
	const message = messageOf(reason, identity, submitted);
	const description =
		reason instanceof InvalidRequest ? 'Nothing was submitted for this item.' : undefined;
	const error = new NodeOperationError(node, message, { itemIndex, description });
	error.message = message;
	return {
		error,
		json: { error: message, ...taskJson(identity, 'failed') },
	};
}

function messageOf(
	reason: unknown,
	{ vendor, taskId }: Partial<TaskIdentity>,
	submitted: boolean,
): string {
	if (reason instanceof InvalidRequest) return reason.message;
	const unnamed = submitted && !taskId ? ` ${AMBIGUOUS}` : '';
	if (reason instanceof ExecutionCancelled) {
		return taskId && vendor
			? `The execution was cancelled. Task ID: ${taskId}. It runs on at ${vendor.displayName}: get its images with Seedream Poll Prediction and this task ID.`
			: `The execution was cancelled.${unnamed}`;
	}
	const detail = reason instanceof Error ? `${reason.name} ${reason.message}` : String(reason);
	const task = taskId ? ` Task ID: ${taskId}.` : unnamed;
	return `The node met something it does not expect (${detail.slice(0, 200)}).${task}`;
}
