import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { findReferences, type ReferenceSource } from '../images/referenceSources';
import { inputItems } from '../run/ledger';
import { draggedObject } from './draggedObject';
import { storedFiles } from './storedFiles';

/** The images that the parameter 'Image' or 'Images' names in the item. */
export function referencesOfItem(
	context: IExecuteSingleFunctions,
	plain: IDataObject,
	parameter: 'image' | 'images',
): ReferenceSource[] {
	const label = parameter === 'image' ? 'Image' : 'Images';
	const item = inputItems(context)[context.getItemIndex()] ?? { json: {} };
	const given = draggedObject(context, parameter, plain[parameter]);
	return findReferences(label, given, item, '', storedFiles(context, parameter));
}

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
