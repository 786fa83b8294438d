import {
	NodeHelpers,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { resolved } from './stored';

/**
 * The request that n8n's RoutingNode puts together from the fields of a node: those that are shown, and of 'Options'
 * those that were added. `test/engine/provocations.test.ts` holds it against n8n's own.
 *
 * @param parameters with the defaults of what is not said
 */
export function plainRequest(
	node: INodeTypeDescription,
	parameters: INodeParameters,
	typeVersion: number,
	item: INodeExecutionData,
): IDataObject {
	const body: IDataObject = {};
	const send = (field: INodeProperties, values: INodeParameters): void => {
		const shown = NodeHelpers.displayParameter(parameters, field, { typeVersion }, node);
		if (!shown) return;
		const { property, type } = field.routing?.send ?? {};
		if (property !== undefined && type === 'body') {
			put(body, property.split('.'), resolved(plain(values[field.name]), item));
		}
		if (field.type !== 'collection') return;
		const added = values[field.name] as INodeParameters;
		for (const option of field.options as INodeProperties[]) {
			if (option.name in added) send(option, added);
		}
	};
	for (const field of node.properties) send(field, parameters);
	return body;
}

/** A resource locator is sent by its value. */
const plain = (value: unknown): unknown =>
	typeof value === 'object' && value !== null && '__rl' in value && 'value' in value
		? value.value
		: value;

function put(body: IDataObject, [name = '', ...rest]: string[], value: unknown): void {
	if (rest.length === 0) {
		body[name] = value as IDataObject;
		return;
	}
	body[name] ??= {};
	put(body[name] as IDataObject, rest, value);
}
