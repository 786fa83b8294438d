import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { FAMILY_NAMES } from '../../nodes/shared/models/families';
import { EVERY_VENDOR } from '../../nodes/shared/vendors/vendors';
import { PACK_NODES } from '../documentation/packNodes';

/** The values of lists that the editor has other words for. */
function valuesOfLists(fields: readonly INodeProperties[]): string[] {
	return fields.flatMap(({ type, options = [] }) => {
		if (type === 'collection') return valuesOfLists(options as INodeProperties[]);
		if (type !== 'options') return [];
		return (options as INodePropertyOptions[]).flatMap(({ name, value }) =>
			value === name || name.startsWith(`${value} `) ? [] : [String(value)],
		);
	});
}

const LISTED = new Set(
	Object.values(PACK_NODES).flatMap(({ description }) => valuesOfLists(description.properties)),
);

/** Values that are English words too: only between quotes are they what the node stores. */
const WORDS = ['edit', 'get', 'list', 'images', 'urls', 'task', 'quote', 'error', 'return'];
WORDS.push('failed', 'processing', 'succeeded', 'standard', 'fast', 'transparent', 'opaque');

/** Names of formats as the code has them. */
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'bmp', 'tiff', 'heic', 'avif', 'jxl', 'svg', 'psd'];
FORMATS.push('pdf');

const NAMES = [
	...FAMILY_NAMES,
	...EVERY_VENDOR.filter(({ name, displayName }) => name !== displayName).map(({ name }) => name),
	...FORMATS,
	...[...LISTED].filter((value) => !WORDS.includes(value)),
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Not as a part of a longer word, path or file name. */
const BARE = new RegExp(`(?<![\\w./-])(${NAMES.map(escaped).join('|')})(?![\\w/-])`, 'g');
const QUOTED = new RegExp(`'(${[...WORDS, 'true', 'false'].map(escaped).join('|')})'`, 'g');
/** What JavaScript writes in the place of a value. */
const LEFT_OVER = /\[object|\bundefined\b|\bNaN\b|\bnull\b|\{\}/g;

/**
 * What a message says in the code's words where the editor has others.
 *
 * @param typed what the person entered, which the message may show as it is
 */
export function rawWords(message: string, typed: readonly string[]): string[] {
	const said = typed.reduce((text, value) => text.replaceAll(value, '…'), message);
	return [BARE, QUOTED, LEFT_OVER].flatMap((pattern) =>
		[...said.matchAll(pattern)].map(([word]) => word),
	);
}
