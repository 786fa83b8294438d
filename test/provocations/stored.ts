import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { FAMILIES } from '../../nodes/shared/models/families';
import { PHOTO } from './files';
import { byExpression, Given, type Entered, type Provocation, type Setting } from './provocation';

/** What n8n stores of a panel, and the items that come in. */
export interface Stored {
	parameters: INodeParameters;
	items: INodeExecutionData[];
}

/** The panel of a provocation: every expression in it reads a field of the item's JSON. */
export function storedFor(provocation: Provocation, setting: Setting): Stored {
	const { parameters = {}, files = { data: PHOTO }, json = {}, items = 1 } = provocation;
	const own = typeof parameters === 'function' ? parameters(setting) : parameters;
	const given: IDataObject = {};
	const written = (value: unknown): unknown => {
		if (value instanceof Given) {
			const name = `given${Object.keys(given).length + 1}`;
			given[name] = value.value as IDataObject;
			return `={{ $json.${name} }}`;
		}
		if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value as Entered).map(([name, inner]) => [name, written(inner)]),
		);
	};
	const panel = written({
		authentication: setting.vendor.credential,
		model: modelOf(provocation, setting),
		prompt: 'A lighthouse at dusk',
		...own,
	}) as INodeParameters;
	const item = { json: { ...json, ...given }, binary: files };
	return { parameters: panel, items: Array.from({ length: items }, () => item) };
}

const modelOf = ({ modelGiven }: Provocation, { family }: Setting): Entered =>
	modelGiven
		? { __rl: true, mode: 'id', value: byExpression(family) }
		: {
				__rl: true,
				mode: 'list',
				value: family,
				cachedResultName: FAMILIES[family].displayName,
			};

const EXPRESSION = /^=?\{\{ \$json\.(\w+) \}\}$/;

/** What a stored value is for an item: the value itself, or that of the expression it is. */
export function resolved(value: unknown, { json }: INodeExecutionData): unknown {
	if (typeof value !== 'string') return value;
	const [, name] = EXPRESSION.exec(value) ?? [];
	return name === undefined ? value : json[name];
}
