import type { IBinaryData } from 'n8n-workflow';
import { shown } from '../request/invalidRequest';

/** A path into FILES_IN_JSON, or the one that expressions have in the other binary mode. */
const IN_JSON = /^(?:_files|\$?binary)(?:\.|\[["']?)(.+?)(?:["']?\])?$/;
/** Characters: a longer text is no field's name, and not worth comparing at every blank of it. */
export const LONGEST_NAME = 300;

/** Names that a message lists; more would hide what it says. */
const MOST_LISTED = 10;

/** Whether the item has a binary field of this name. */
export type IsField = (name: string) => boolean;

/**
 * A binary field by its name; by n8n's path to it in the combined mode; or, where one alone fits, by its name in
 * other letter case, or by its file's name.
 */
export function fieldNamed(
	name: string,
	fields: Map<string, IBinaryData>,
): IBinaryData | undefined {
	const own = fields.get(name);
	if (own || name.length > LONGEST_NAME) return own;
	const inJson = IN_JSON.exec(name)?.[1];
	if (inJson !== undefined) return fields.get(inJson);
	const folded = name.toLowerCase();
	const alike = [...fields].filter(([field]) => field.toLowerCase() === folded);
	const ofFile = [...fields].filter(([, { fileName }]) => fileName === name);
	const [found] = [alike, ofFile].filter(({ length }) => length === 1);
	return found?.[0]?.[1];
}

/**
 * The sentence of every refusal that says which files there are.
 *
 * @param takesUrls whether an address would do instead
 */
export function ownFields(fields: Map<string, IBinaryData>, takesUrls = true): string {
	const names = [...fields.keys()].map((name) => `'${shown(name).slice(0, 40)}'`);
	if (names.length === 0) {
		const instead = takesUrls ? ', or enter a URL' : '';
		return `The item has no binary fields: connect a node that outputs a file${instead}.`;
	}
	const listed = names.slice(0, MOST_LISTED).join(', ');
	const more = names.length - MOST_LISTED;
	return more > 0 ? `The item has ${listed} and ${more} more.` : `The item has ${listed}.`;
}
