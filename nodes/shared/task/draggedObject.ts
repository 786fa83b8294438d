import type { IExecuteSingleFunctions } from 'n8n-workflow';

/** What n8n makes of something that is dragged onto a default, `data` or `*`: one expression behind it. */
const ONTO_DEFAULT = /^=(data|\*)[ \t]+(\{\{(?:(?!\{\{|\}\})[^])+\}\})\s*$/;

interface Dragged {
	/** The default that stayed in front. */
	onto: string;
	/** What the expression gives in the item. */
	value: unknown;
}

/**
 * What was dragged onto the default of a parameter, such as a form's file, where n8n has made "data [object Object]"
 * of it; undefined where nothing was.
 */
export function draggedObject(
	context: IExecuteSingleFunctions,
	parameter: 'image' | 'images',
	given: unknown,
	itemIndex: number,
): Dragged | undefined {
	if (typeof given !== 'string' || !given.includes('[object ')) return undefined;
	const written = context.getNode().parameters[parameter];
	const [, onto, expression] = ONTO_DEFAULT.exec(typeof written === 'string' ? written : '') ?? [];
	if (onto === undefined || expression === undefined) return undefined;
	return { onto, value: context.evaluateExpression(expression, itemIndex) };
}
