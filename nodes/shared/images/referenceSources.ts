import type { INodeExecutionData } from 'n8n-workflow';
import { shown } from '../request/invalidRequest';
import { jsonIn } from '../request/jsonText';
import { isNothing, trimmed } from '../request/plainText';
import { imagesInObject } from './imageInObject';
import { ownImages } from './listedImages';
import { fieldNamed } from './namedField';
import { markedEntries } from './markedEntries';
import { imageNamed } from './namedImage';
import { Search, type ReferenceSource, type SearchOptions } from './search';
import { splitReferences } from './splitReferences';
import { repaired } from './textRepairs';

export type { ReferenceSource } from './search';

/** Lists and objects deeper than this hold no images. */
const DEEPEST = 20;
/** What n8n leaves of the default where something is dragged onto it: an address, a link, JSON or base64. */
const LEADING_DEFAULT = /^data[ \t]+(?=https?:\/\/|data:|[[{"<=]|!\[|[\w+/%-]{100})/i;

/**
 * The reference images that 'Image' or 'Images' names, in order: names of binary fields, http(s) URLs, data
 * URIs and base64, with commas or newlines between them; `*` for every binary field; by expression also lists
 * of these, binary objects, and the objects of ADDRESS_SHAPES. Lists and objects may be JSON text.
 * A stored file is believed only from the item's binary fields, or where `isStoredElsewhere` says so: JSON
 * comes from outside.
 *
 * @throws InvalidRequest naming what is missing and which fields the item has
 */
export function findReferences(
	label: string,
	given: unknown,
	item: INodeExecutionData,
	options?: SearchOptions,
): ReferenceSource[] {
	const search = new Search(label, item, options);
	return [...imagesIn(search, given, 0)];
}

function* imagesIn(search: Search, given: unknown, depth: number): Generator<ReferenceSource> {
	const { label, fields } = search;
	if (depth > DEEPEST) {
		throw search.refusal(`'${label}' is a list inside too many lists. Give one list of images.`);
	}
	search.count();
	if (given === null || given === undefined) return;
	if (Array.isArray(given)) {
		for (const entry of given) yield* imagesIn(search, entry, depth + 1);
	} else if (typeof given === 'string') {
		yield* imagesInText(search, trimmed(given), depth);
	} else if (typeof given === 'object') {
		const images = imagesInObject(search, given);
		if ('inside' in images) yield* imagesIn(search, images.inside, depth + 1);
		else yield* images.found;
	} else if (fieldNamed(String(given), fields)) {
		yield imageNamed(search, String(given));
	} else {
		throw search.notAnImage(given);
	}
}

function* imagesInText(search: Search, text: string, depth: number): Generator<ReferenceSource> {
	const { label, fields } = search;
	const isField = (name: string): boolean => fieldNamed(name, fields) !== undefined;
	if (isField(text)) {
		yield imageNamed(search, text);
		return;
	}
	if (text.includes('[object ')) {
		throw search.refusal(
			`'${label}' is '${shown(text)}': text around an expression turned its object into this. Switch to Fixed and type the name of the file's field.`,
		);
	}
	// For several images, a file called 'data' is meant as well as what was dragged behind its name.
	const keepsDefault = label !== 'Image' && isField('data');
	const meant = keepsDefault ? text : text.replace(LEADING_DEFAULT, '');
	const parsed = jsonIn(meant);
	if (parsed !== undefined) {
		yield* imagesIn(search, parsed, depth + 1);
		return;
	}
	// Captions look like names, and a list's star like the one for all files.
	const isName = (name: string): boolean =>
		fields.has(name) || (name === '*' && label !== 'Image' && fields.size > 0);
	const plain = repaired(meant);
	const entries = markedEntries(meant, plain, isName) ?? splitReferences(plain, isField);
	for (const entry of entries) {
		search.count();
		const name = trimmed(entry);
		if (name === '' || (saysNothing(name) && !isField(name))) continue;
		if (name === '*' && !isField(name)) yield* everyImage(search);
		else yield imageNamed(search, name);
	}
}

/** Agents that fill every field write `none` where no image is meant. */
const saysNothing = (name: string): boolean => isNothing(name) || name.toLowerCase() === 'none';

/** The files of an item; for several images, also those that Put All Images in One Item left at their URLs. */
function* everyImage(search: Search): Generator<ReferenceSource> {
	const { label, fields, item } = search;
	const images = ownImages(search.listOf(item.json), [...fields.keys()]);
	if (images.length === 0)
		throw search.refusal(`'${label}' is *, which stands for all binary fields.`);
	for (const image of images) yield imageNamed(search, 'field' in image ? image.field : image.url);
}
