import {
	NodeHelpers,
	type ICredentialType,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { SeedreamAtlasCloudApi } from '../../credentials/SeedreamAtlasCloudApi.credentials';
import { PACK_NODES } from '../documentation/packNodes';
import { complete } from '../unit/fields/display';
import { newestVersion } from './play';
import { resolved, storedFor } from './stored';
import type { Told } from './told';

const CREDENTIAL: ICredentialType = new SeedreamAtlasCloudApi();

/** Fields with those inside of collections. */
function withInner(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) =>
		field.type === 'collection'
			? [field, ...withInner(field.options as INodeProperties[])]
			: [field],
	);
}

const namesOf = (fields: readonly INodeProperties[]): string[] =>
	fields.map(({ displayName }) => displayName);

/** What any field of the pack is called, those of credentials included. */
export const FIELD_NAMES: ReadonlySet<string> = new Set([
	...Object.values(PACK_NODES).flatMap(({ description }) =>
		namesOf(withInner(description.properties)),
	),
	...namesOf(CREDENTIAL.properties),
]);

/** Words between quotes; the apostrophe of "the vendor's" opens none, and behind "is" stands a value. */
const QUOTED = /(?<![\p{L}\p{N}]|\bis )'([^']{1,60})'(?![\p{L}\p{N}])/gu;

/** The fields that a text names. */
export const fieldsNamed = (text: string): string[] =>
	[...text.matchAll(QUOTED)].map(([, word = '']) => word).filter((word) => FIELD_NAMES.has(word));

/**
 * The fields on the screen of a provocation, those that 'Options' offers included. Of the node's own fields the editor
 * works out the expressions before it decides, the engine does not: such a field counts where both show it.
 */
export function fieldsOnScreen({ provocation, setting }: Told): Set<string> {
	const { description } = PACK_NODES[provocation.node];
	const typeVersion = newestVersion(description);
	const { parameters, items } = storedFor(provocation, setting);
	const [item = { json: {} }] = items;
	const worked = Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [name, resolved(value, item)]),
	) as INodeParameters;
	const [stored, seen] = [parameters, worked].map((values) =>
		isShownIn(description, complete(description, values, typeVersion), typeVersion),
	) as [IsShown, IsShown];
	const fields = description.properties.filter((field) => stored(field) && seen(field));
	const offered = fields
		.filter(({ type }) => type === 'collection')
		.flatMap(({ options }) => (options as INodeProperties[]).filter(stored));
	return new Set(namesOf([...fields, ...offered]));
}

type IsShown = (field: INodeProperties) => boolean;

const isShownIn =
	(node: INodeTypeDescription, values: INodeParameters, typeVersion: number): IsShown =>
	(field) =>
		NodeHelpers.displayParameter(values, field, { typeVersion }, node);
