import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import type { Pixels } from '../models/presets';
import { sendableUrl } from '../request/httpUrl';
import { InvalidRequest, shown } from '../request/invalidRequest';
import { trimmed } from '../request/plainText';
import { fullAddress, heldImage, sizeInItem } from './addressedImage';
import { bareBase64, base64OfDataUri } from './base64Image';
import { binaryFields, isBinaryValue } from './binaryValue';
import { FILELESS_SHAPES } from './filelessShapes';
import { fieldNamed, ownFields } from './namedField';
import { parsedList } from './parsedList';
import { LONGEST_ADDRESS, splitReferences } from './splitReferences';
import { addressesIn } from './textShapes';
import { fieldOfUpload } from './uploadedFile';
import { valueAt } from './valueAt';
import { webPageAt } from './webPages';

/** Where a reference image comes from; nothing of it is read yet. */
export type ReferenceSource = {
	/** How an error names it. */
	label: string;
} & (
	| {
			kind: 'url';
			url: string;
			/** Where the item, or the object that holds the address, tells it. */
			size?: Pixels;
	  }
	| { kind: 'binary'; binary: IBinaryData }
	| { kind: 'dataUri'; base64: string }
);

/** Lists and objects deeper than this hold no images. */
const DEEPEST = 20;
/** Entries, and values looked at on the way to them; vendors take 14 images, an upload perhaps a folder. */
const MOST_ENTRIES = 1000;
/** What n8n leaves of the default where something is dragged onto it. */
const LEADING_DEFAULT = /^data[ \t]+(?=https?:\/\/|data:|[[{"])/i;

/** What is looked through for one item. */
interface Search {
	/** The parameter, as the editor shows it. */
	label: string;
	item: INodeExecutionData;
	fields: Map<string, IBinaryData>;
	/** Fields that entries of a form were found in. */
	used: Set<string>;
	/** Whether n8n's store has a file with this id that the workflow, not some JSON, names. */
	isStoredElsewhere: (id: string) => boolean;
	/** Entries that may still come. */
	left: number;
	/** @returns the refusal with the files that the item has */
	refusal: (message: string) => InvalidRequest;
}

/**
 * The reference images that 'Image' or 'Images' names, in order: names of binary fields, http(s) URLs, data
 * URIs and base64, with commas or newlines between them; `*` for every binary field; by expression also lists
 * of these, binary objects, and the objects of ADDRESS_SHAPES. Lists and objects may be JSON text.
 * A stored file is believed only from the item's binary fields, or where `isStoredElsewhere` says so: JSON
 * comes from outside.
 *
 * @param where put before the message of an error, to name the item where several are read
 * @throws InvalidRequest naming what is missing and which fields the item has
 */
export function findReferences(
	label: string,
	given: unknown,
	item: INodeExecutionData,
	where = '',
	isStoredElsewhere: (id: string) => boolean = () => false,
): ReferenceSource[] {
	const fields = binaryFields(item);
	const refusal = (message: string): InvalidRequest =>
		new InvalidRequest(`${where}${message} ${ownFields(fields)}`);
	const used = new Set<string>();
	const search = { label, item, fields, used, isStoredElsewhere, left: MOST_ENTRIES, refusal };
	return [...referencesIn(search, given, 0)];
}

function count(search: Search): void {
	search.left -= 1;
	if (search.left >= 0) return;
	throw search.refusal(`'${search.label}' has more than ${MOST_ENTRIES} entries.`);
}

function* referencesIn(search: Search, given: unknown, depth: number): Generator<ReferenceSource> {
	if (depth > DEEPEST) throw search.refusal(`'${search.label}' is a list inside too many lists.`);
	count(search);
	if (given === null || given === undefined) return;
	if (Array.isArray(given)) {
		for (const entry of given) yield* referencesIn(search, entry, depth + 1);
	} else if (typeof given === 'string') {
		yield* inText(search, trimmed(given), depth);
	} else if (typeof given === 'object') {
		yield* inObject(search, given, depth);
	} else if (fieldNamed(String(given), search.fields) !== undefined) {
		yield named(search, String(given));
	} else {
		throw notAnImage(search, given);
	}
}

function* inText(search: Search, text: string, depth: number): Generator<ReferenceSource> {
	const { label, fields, refusal } = search;
	const isField = (name: string): boolean => fieldNamed(name, fields) !== undefined;
	if (isField(text)) {
		yield named(search, text);
		return;
	}
	if (text.includes('[object ')) {
		const advice = "switch the field to Fixed and type the name of the file's field";
		throw refusal(
			`'${label}' is '${shown(text)}': it mixes text with an object. To name a file, ${advice}.`,
		);
	}
	// For several images, a file called 'data' is meant as well as what was dragged behind its name.
	const keepsDefault = label !== 'Image' && isField('data');
	const meant = keepsDefault ? text : text.replace(LEADING_DEFAULT, '');
	const parsed = parsedList(meant);
	if (parsed !== undefined) {
		yield* referencesIn(search, parsed, depth + 1);
		return;
	}
	const addresses = addressesIn(meant);
	for (const entry of addresses.length > 0 ? addresses : splitReferences(meant, isField)) {
		const name = trimmed(entry);
		if (name === '') continue;
		count(search);
		if (name !== '*' || isField(name)) {
			yield named(search, name);
			continue;
		}
		if (fields.size === 0)
			throw new InvalidRequest(`'${label}' is *, but the item has no binary fields.`);
		for (const [field, binary] of fields) yield { kind: 'binary', label: field, binary };
	}
}

function* inObject(search: Search, given: object, depth: number): Generator<ReferenceSource> {
	const { label, item, fields, refusal } = search;
	if (isBinaryValue(given)) {
		yield binaryObject(search, given);
		return;
	}
	const like = fieldLike(given, fields) ?? fieldOfUpload(given, item.json, fields, search.used);
	if (like !== undefined) {
		search.used.add(like);
		yield named(search, like);
		return;
	}
	const files = 'binary' in given ? given.binary : given;
	if (isFileList(files)) {
		for (const file of Object.values(files)) yield binaryObject(search, file);
		return;
	}
	const held = heldImage(given);
	if (held && typeof held.value === 'object') {
		yield* referencesIn(search, held.value, depth + 1);
		return;
	}
	if (held && typeof held.value === 'string') {
		const source = addressed(search, trimmed(held.value), held.size);
		if (source) yield source;
		else {
			const value = `'${shown(held.value)}' in '${held.path}'`;
			throw refusal(`'${label}' holds ${value}, which is not a whole http(s) address.`);
		}
		return;
	}
	if ('filename' in given && 'mimetype' in given) {
		throw refusal(
			`'${label}' describes the uploaded file '${shown(given.filename)}', which the item does not have in a binary field.`,
		);
	}
	const fileless = FILELESS_SHAPES.find(({ keys }) => keys.every((key) => key in given));
	if (fileless) throw refusal(`'${label}' holds ${fileless.name}: ${fileless.instead}.`);
	throw notAnImage(search, given);
}

const isFileList = (value: unknown): value is Record<string, IBinaryData> =>
	typeof value === 'object' &&
	value !== null &&
	Object.keys(value).length > 0 &&
	Object.values(value).every(isBinaryValue);

function notAnImage({ label, refusal }: Search, given: unknown): InvalidRequest {
	return refusal(
		`'${label}' holds '${shown(given)}'. It takes names of binary fields, URLs, data URIs or binary objects.`,
	);
}

/** A file as an expression gives it: one that n8n has stored must be a file of the workflow's own. */
function binaryObject(search: Search, binary: IBinaryData): ReferenceSource {
	const label = binary.fileName ?? 'binary object';
	if (!binary.id) return { kind: 'binary', label, binary };
	const own = [...search.fields.values()].find(({ id }) => id === binary.id);
	if (!own && !search.isStoredElsewhere(binary.id)) {
		throw search.refusal(
			`'${search.label}' holds the stored file '${shown(label)}', which no item of this run has. Name its binary field instead.`,
		);
	}
	return { kind: 'binary', label, binary: own ?? binary };
}

/**
 * The field that a binary object of an expression stands for: n8n leaves the data of files kept in memory out
 * of `$binary`, so only the rest of the object tells which one is meant.
 */
function fieldLike(given: object, fields: Map<string, IBinaryData>): string | undefined {
	if (!('mimeType' in given)) return undefined;
	const alike = [...fields].filter(([, field]) =>
		Object.entries(given).every(([name, value]) => field[name] === value),
	);
	return alike.length === 1 ? alike[0]?.[0] : undefined;
}

/** The image behind one entry of a text. */
function named(search: Search, entry: string): ReferenceSource {
	const { label, item, fields, refusal } = search;
	const binary = fieldNamed(entry, fields);
	if (binary) return { kind: 'binary', label: entry, binary };
	const source = addressed(search, entry);
	if (source) return source;
	const value = valueAt(item.json, entry);
	if (isBinaryValue(value)) return binaryObject(search, value);
	const missing = `'${label}' names the binary field '${shown(entry)}', which the item does not have.`;
	if (value === undefined || value === null) throw refusal(missing);
	throw refusal(`${missing} Its JSON has it: for that, use the expression {{ $json.${entry} }}.`);
}

/**
 * The image behind an address, data URI or base64; undefined where a text is none of these.
 *
 * @throws InvalidRequest for addresses of other schemes and of pages
 */
function addressed(search: Search, text: string, size?: Pixels): ReferenceSource | undefined {
	const { label, item, refusal } = search;
	const address = fullAddress(text);
	if (address && address.length > LONGEST_ADDRESS) {
		throw refusal(`'${label}' holds '${shown(text)}', which is too long for an address.`);
	}
	if (address) {
		const page = webPageAt(address);
		if (page) throw refusal(`'${label}' holds '${shown(text)}', ${page.name}: ${page.instead}.`);
		const told = size ?? sizeInItem(item.json, text);
		const url = sendableUrl(address);
		return told ? { kind: 'url', label: text, url, size: told } : { kind: 'url', label: text, url };
	}
	const base64 = base64OfDataUri(text);
	if (base64 !== undefined) return { kind: 'dataUri', label: 'data URI', base64 };
	if (/^[a-z][a-z0-9+.-]{0,40}:/i.test(text)) {
		throw refusal(
			`'${label}' holds '${shown(text)}', which is not an http(s) URL or an image data URI.`,
		);
	}
	const bare = bareBase64(text);
	return bare === undefined ? undefined : { kind: 'dataUri', label: 'base64 text', base64: bare };
}
