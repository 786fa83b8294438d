import type { INodePropertyOptions } from 'n8n-workflow';

/** A list's options from the names of its values, with what is to be said of some. */
export function optionsFor<Value extends string>(
	names: Readonly<Record<Value, string>>,
	descriptions: Partial<Record<Value, string>> = {},
): INodePropertyOptions[] {
	return (Object.entries(names) as Array<[Value, string]>).map(([value, name]) => {
		const description = descriptions[value];
		return { name, value, ...(description && { description }) };
	});
}
