import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import { FILES_IN_JSON } from '../images/binaryValue';
import { inputItems } from '../run/ledger';

/** Whether n8n keeps files in the JSON of items, where expressions see nothing else; its older versions never do. */
export function isCombined(context: IExecuteSingleFunctions): boolean {
	const { getWorkflowSettings } = context as Partial<IExecuteSingleFunctions>;
	return getWorkflowSettings?.call(context).binaryMode === 'combined';
}

/** An item whose JSON came from outside: what stands where the combined mode keeps files is none. */
export function withoutFilesInJson(item: INodeExecutionData): INodeExecutionData {
	if (!(FILES_IN_JSON in item.json)) return item;
	const json = { ...item.json };
	delete json[FILES_IN_JSON];
	return { ...item, json };
}

const asPutByN8n = (
	context: IExecuteSingleFunctions,
): ((item: INodeExecutionData) => INodeExecutionData) =>
	isCombined(context) ? (item) => item : withoutFilesInJson;

/** The input items with the files that n8n itself has put there. */
export const itemsWithFiles = (context: IExecuteSingleFunctions): INodeExecutionData[] =>
	inputItems(context).map(asPutByN8n(context));

/** The item at hand with them; of the others of the run nothing is looked at. */
export function ownItemWithFiles(context: IExecuteSingleFunctions): INodeExecutionData {
	const item = inputItems(context)[context.getItemIndex()];
	return item ? asPutByN8n(context)(item) : { json: {} };
}
