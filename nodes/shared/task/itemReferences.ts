import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import { binaryFields } from '../images/binaryValue';
import { ownFields } from '../images/namedField';
import { findReferences, type ReferenceSource } from '../images/referenceSources';
import type { SearchOptions } from '../images/search';
import { draggedObject } from './draggedObject';
import { itemsWithFiles, ownItemWithFiles } from './itemsWithFiles';
import { storedFiles } from './storedFiles';

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
	return referencesNamed(context, {
		parameter,
		given: plain[parameter],
		item: ownItemWithFiles(context),
		itemIndex: context.getItemIndex(),
		isStoredElsewhere: storedFiles(context, parameter),
		takesUrls,
	});
}

/** The sentence that says which files the item has. */
export const filesOfItem = (context: IExecuteSingleFunctions, takesUrls = true): string =>
	ownFields(binaryFields(ownItemWithFiles(context)), takesUrls);

/** 'Images' of every item in item order, its expression evaluated for each. */
export function referencesOfAllItems(
	context: IExecuteSingleFunctions,
	plain: IDataObject,
): ReferenceSource[] {
	const { images } = context.getNode().parameters;
	const expression = typeof images === 'string' && images.startsWith('=') && images.slice(1);
	const isStoredElsewhere = storedFiles(context, 'images');
	return itemsWithFiles(context).flatMap((item, itemIndex) => {
		const given = expression ? context.evaluateExpression(expression, itemIndex) : plain.images;
		const where = `[Item ${itemIndex}] `;
		return referencesNamed(context, {
			parameter: 'images',
			given,
			item,
			itemIndex,
			where,
			isStoredElsewhere,
		});
	});
}

/** What a parameter holds in one item. */
interface Named extends SearchOptions {
	parameter: 'image' | 'images';
	given: unknown;
	item: INodeExecutionData;
	itemIndex: number;
}

/** The images of a value; of one that something was dragged onto, those of the default, and what else was dragged. */
function referencesNamed(
	context: IExecuteSingleFunctions,
	{ parameter, given, item, itemIndex, ...options }: Named,
): ReferenceSource[] {
	const label = parameter === 'image' ? 'Image' : 'Images';
	const find = (value: unknown) => findReferences(label, value, item, options);
	const dragged = draggedObject(context, parameter, given, itemIndex);
	if (!dragged) return find(given);
	const files = binaryFields(item);
	const hasDefault = dragged.onto === '*' ? files.size > 0 : files.has(dragged.onto);
	// For several images the default is meant as well, as it is with an address.
	const ofDefault = parameter === 'images' && hasDefault ? find(dragged.onto) : [];
	const taken = new Set(ofDefault.map(contentOf));
	return [...ofDefault, ...find(dragged.value).filter((source) => !taken.has(contentOf(source)))];
}

const contentOf = (source: ReferenceSource): unknown =>
	source.kind === 'binary' ? source.binary : source.kind === 'url' ? source.url : source.base64;
