import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import { storedIds } from '../images/binaryValue';
import { isCombined, itemsWithFiles, withoutFilesInJson } from './itemsWithFiles';

/** The nodes that an expression names: $('Form'), $node["Form"], $items('Form'). */
const NODE_NAMES = /\$(?:\(|node\[|items\()\s*(["'`])((?:(?!\1)[^\\]|\\.)+)\1/g;

/**
 * Whether a stored file is the workflow's own: one of this very execution, of the input items, or of the items of
 * a node that the parameter's expression names. JSON from outside can hold any id, but none of a file that is
 * made only now.
 */
export function storedFiles(
	context: IExecuteSingleFunctions,
	parameter: string,
): (id: string) => boolean {
	let ids: Set<string> | undefined;
	const own = `/executions/${context.getExecutionId()}/`;
	return (id) => {
		// A path that goes up again leads to any other execution's files.
		if (id.split('/').includes('..')) return false;
		if (id.includes(own)) return true;
		ids ??= new Set([
			...itemsWithFiles(context).flatMap(storedIds),
			...idsOfNodes(context, parameter),
		]);
		return ids.has(id);
	};
}

function idsOfNodes(context: IExecuteSingleFunctions, parameter: string): string[] {
	const given = context.getNode().parameters[parameter];
	if (typeof given !== 'string') return [];
	const names = new Set(
		[...given.matchAll(NODE_NAMES)].map(([, quote = '', name = '']) => quote + name + quote),
	);
	return [...names].flatMap((name) => {
		const items: unknown = context.evaluateExpression(
			`{{ $(${name}).all() }}`,
			context.getItemIndex(),
		);
		if (!Array.isArray(items)) return [];
		return isCombined(context)
			? (items as IDataObject[]).flatMap((json) => storedIds({ json }))
			: (items as INodeExecutionData[]).map(withoutFilesInJson).flatMap(storedIds);
	});
}
