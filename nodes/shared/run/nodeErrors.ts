import {
	NodeApiError,
	NodeOperationError,
	type IExecuteSingleFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { InvalidRequest } from '../request/invalidRequest';
import { ExecutionCancelled } from '../traffic/pause';
import { AMBIGUOUS, GET_IMAGES, failureText, inOneText, type FailureText } from './failureText';
import { taskJson } from './itemJson';
import { TaskFailure, type TaskIdentity } from './taskFailure';

/** Why an item failed: n8n's error, and the JSON of the item where the workflow goes on. */
export interface ItemFailure {
	error: NodeApiError | NodeOperationError;
	json: INodeExecutionData['json'];
}

/** What ended an item, and what is known of its task. */
export interface ItemEnd {
	reason: unknown;
	identity: Partial<TaskIdentity>;
	/** Whether a task may exist, for reasons that do not tell themselves. */
	submitted?: boolean;
	/** What the node would have done, had it not refused what was entered: "Nothing was submitted for this item." */
	nothingDone?: string;
}

/** n8n gives an agent a node under a type of its own; of an error, the agent is told the message alone. */
const isTool = ({ type }: INode): boolean => type.endsWith('Tool');

/** Adds what the run's other items have to the error that ends it. */
export function tellMore({ error }: ItemFailure, node: INode, more: string): void {
	if (isTool(node)) error.message += `\n\n${more}`;
	else error.description = [error.description, more].filter(Boolean).join('\n\n');
}

/** Turns whatever ended an item into n8n's error, with the item's index and nothing of the request in it. */
export function itemFailure(context: IExecuteSingleFunctions, end: ItemEnd): ItemFailure {
	const { reason, identity } = end;
	const itemIndex = context.getItemIndex();
	const node = context.getNode();
	const ofTask = reason instanceof TaskFailure;
	const text = ofTask ? failureText(reason) : textOf(end);
	const { title: message, description } = text;
	const httpCode = ofTask ? String(reason.error.statusCode ?? 'none') : undefined;
	const error = ofTask
		? new NodeApiError(node, { message }, { message, itemIndex, httpCode })
		: new NodeOperationError(node, message, { itemIndex });
	// NodeError swaps messages in which it finds a network code for advice of its own.
	error.message = isTool(node) ? inOneText(text) : message;
	error.description = isTool(node) ? undefined : description;
	const status = ofTask && reason.outcome === 'processing' ? 'processing' : 'failed';
	const known = ofTask ? reason.identity : identity;
	return { error, json: { error: inOneText(text), ...taskJson(known, status) } };
}

function textOf({ reason, identity, submitted, nothingDone }: ItemEnd): FailureText {
	const { vendor, taskId } = identity;
	if (reason instanceof InvalidRequest) {
		const description = [reason.advice, nothingDone].filter(Boolean).join(' ');
		return { title: reason.message, description };
	}
	const unnamed = submitted && !taskId ? AMBIGUOUS : undefined;
	if (reason instanceof ExecutionCancelled) {
		const runsOn =
			taskId && vendor && `Task ID: ${taskId}. It runs on at ${vendor.displayName}: ${GET_IMAGES}`;
		return { title: 'The execution was cancelled.', description: runsOn || unnamed };
	}
	const detail = reason instanceof Error ? `${reason.name} ${reason.message}` : String(reason);
	return {
		title: `The node met something it does not expect (${detail.slice(0, 200)}).`,
		description: taskId ? `Task ID: ${taskId}.` : unnamed,
	};
}
