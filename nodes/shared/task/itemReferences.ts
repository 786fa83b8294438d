import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import { binaryFields } from '../images/binaryValue';
import { ownFields } from '../images/namedField';
import { findReferences, type ReferenceSource } from '../images/referenceSources';
import { inputItems } from '../run/ledger';
import { draggedObject } from './draggedObject';
import { storedFiles } from './storedFiles';

const ownItem = (context: IExecuteSingleFunctions): INodeExecutionData =>
	inputItems(context)[context.getItemIndex()] ?? { json: {} };

/**
 * The images that the parameter 'Image' or 'Images' names in the item.
 *
 * @param takesUrls whether the node has a use for addresses, for what a refusal says
 */
export function referencesOfItem(
	context: IExecuteSingleFunctions,
	plain: IDataObject,
	parameter: 'image' | 'images',
	takesUrls = true,
): ReferenceSource[] {
	const label = parameter === 'image' ? 'Image' : 'Images';
	const isStored = storedFiles(context, parameter);
	const item = ownItem(context);
	const given = draggedObject(context, parameter, plain[parameter], item);
	return findReferences(label, given, item, '', isStored, takesUrls);
}

/** The sentence that says which files the item has. */
export const filesOfItem = (context: IExecuteSingleFunctions, takesUrls = true): string =>
	ownFields(binaryFields(ownItem(context)), takesUrls);

/** 'Images' of every item in item order, its expression evaluated for each. */
export function referencesOfAllItems(
	context: IExecuteSingleFunctions,
	plain: IDataObject,
): ReferenceSource[] {
	const { images } = context.getNode().parameters;
	const expression = typeof images === 'string' && images.startsWith('=') && images.slice(1);
	const isStored = storedFiles(context, 'images');
	return inputItems(context).flatMap((item, itemIndex) => {
		const given = expression ? context.evaluateExpression(expression, itemIndex) : plain.images;
		return findReferences('Images', given, item, `[Item ${itemIndex}] `, isStored);
	});
}
