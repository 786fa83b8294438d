import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ItemFailure } from './nodeErrors';

/**
 * A failed item that the workflow goes on with: its input's JSON, what went wrong, and of its task what an
 * expression needs to come back to it.
 *
 * n8n moves an item with an `error` to the error output, and afterwards replaces the JSON of every item that still
 * has one by the error's message (docs/compatibility.md, "Failed items"). So only an item that is to be moved has
 * one, and it is not enumerable: the copy that n8n moves is without it and keeps its JSON.
 */
export function failedItem(
	context: IExecuteSingleFunctions,
	{ error, json }: ItemFailure,
	pairedItem: INodeExecutionData['pairedItem'],
): INodeExecutionData {
	// A task that the input's JSON names is another one, and n8n lays the input's JSON below this.
	const noTask = { taskId: undefined, model: undefined };
	const item = { json: { ...context.getInputData().json, ...noTask, ...json }, pairedItem };
	if (context.getNode().onError !== 'continueErrorOutput') return item;
	return Object.defineProperty(item, 'error', { value: error, writable: true });
}
