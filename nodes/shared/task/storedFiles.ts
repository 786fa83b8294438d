import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import { storedIds } from '../images/binaryValue';
import { inputItems } from '../run/ledger';

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
		if (id.includes(own)) return true;
		ids ??= new Set([...inputItems(context).flatMap(storedIds), ...idsOfNodes(context, parameter)]);
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
			: (items as INodeExecutionData[]).flatMap(storedIds);
	});
}

/** In n8n's combined binary mode, which its older versions do not have, expressions see the JSON of items only. */
function isCombined(context: IExecuteSingleFunctions): boolean {
	const { getWorkflowSettings } = context as Partial<IExecuteSingleFunctions>;
	return getWorkflowSettings?.call(context).binaryMode === 'combined';
}
