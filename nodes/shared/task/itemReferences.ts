import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import { binaryFields } from '../images/binaryValue';
import { ownFields } from '../images/namedField';
import { findReferences, type ReferenceSource } from '../images/referenceSources';
import { inputItems } from '../run/ledger';
import { draggedObject, type Dragged } from './draggedObject';
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
	const given = plain[parameter];
	return withDragged(draggedObject(context, parameter, given, context.getItemIndex()), {
		given,
		takesDefault: parameter === 'images',
		item,
		find: (value) => findReferences(label, value, item, '', isStored, takesUrls),
	});
}

interface Sought {
	given: unknown;
	/** Whether the default that something was dragged onto is meant as well, as it is with an address. */
	takesDefault: boolean;
	item: INodeExecutionData;
	find(given: unknown): ReferenceSource[];
}

/** The images of a value; of one that something was dragged onto, those of the default, and what else was dragged. */
function withDragged(
	dragged: Dragged | undefined,
	{ given, takesDefault, item, find }: Sought,
): ReferenceSource[] {
	if (!dragged) return find(given);
	const files = binaryFields(item);
	const hasDefault = dragged.onto === '*' ? files.size > 0 : files.has(dragged.onto);
	const ofDefault = takesDefault && hasDefault ? find(dragged.onto) : [];
	const taken = new Set(ofDefault.map(contentOf));
	return [...ofDefault, ...find(dragged.value).filter((source) => !taken.has(contentOf(source)))];
}

const contentOf = (source: ReferenceSource): unknown =>
	source.kind === 'binary' ? source.binary : source.kind === 'url' ? source.url : source.base64;

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
		return withDragged(draggedObject(context, 'images', given, itemIndex), {
			given,
			takesDefault: true,
			item,
			find: (value) => findReferences('Images', value, item, `[Item ${itemIndex}] `, isStored),
		});
	});
}
