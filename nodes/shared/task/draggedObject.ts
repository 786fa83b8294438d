import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

/** What n8n makes of something that is dragged onto the default 'data': one expression behind it. */
const ONTO_DEFAULT = /^=data[ \t]+(\{\{(?:(?!\{\{|\}\})[^])+\}\})\s*$/;

/**
 * What was dragged onto the default of a parameter, such as a form's file, where n8n has made "data [object Object]"
 * of it; else the value as it is. For several images, a file called 'data' is meant as well, as it is with an address.
 */
export function draggedObject(
	context: IExecuteSingleFunctions,
	parameter: 'image' | 'images',
	given: unknown,
	item: INodeExecutionData,
): unknown {
	if (typeof given !== 'string' || !given.includes('[object ')) return given;
	const written = context.getNode().parameters[parameter];
	const [, expression] = ONTO_DEFAULT.exec(typeof written === 'string' ? written : '') ?? [];
	if (expression === undefined) return given;
	const dragged: unknown = context.evaluateExpression(expression, context.getItemIndex());
	const hasDefault = item.binary?.data !== undefined;
	return parameter === 'images' && hasDefault ? ['data', dragged] : dragged;
}
