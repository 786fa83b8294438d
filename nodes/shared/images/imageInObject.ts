import type { IBinaryData } from 'n8n-workflow';
import { shown } from '../request/invalidRequest';
import { trimmed } from '../request/plainText';
import { heldImage, placeOfImage, type HeldImage } from './addressedImage';
import { base64OfBuffer } from './base64Image';
import { isBinaryValue } from './binaryValue';
import { FILELESS_SHAPES } from './filelessShapes';
import { fieldOfListed, ownImages } from './listedImages';
import { fileGiven, imageAt } from './namedImage';
import type { ReferenceSource, Search } from './search';
import { markedAddresses } from './textShapes';
import { fieldOfFormFile } from './formFile';

/** Files by the names of their fields, as an expression gives them. */
type Files = Record<string, object>;

/**
 * The images of an object that an expression gave or JSON text held: a file, several files, an entry of a form,
 * or one of ADDRESS_SHAPES; `inside` is a list or object to look into further.
 *
 * @throws InvalidRequest with what to do instead, where it only describes a file
 */
export function imagesInObject(
	search: Search,
	given: object,
): { found: ReferenceSource[] } | { inside: object } {
	const { item, fields, used } = search;
	if (isBinaryValue(given)) return { found: [fileGiven(search, given)] };
	const like =
		fieldOfListed(given, item.json.images, fields) ??
		fieldLike(given, fields) ??
		fieldOfFormFile(given, item.json, fields, used);
	const binary = like === undefined ? undefined : fields.get(like);
	if (like !== undefined && binary) {
		used.add(like);
		return { found: [{ kind: 'binary', label: binary.fileName ?? like, binary }] };
	}
	if ('binary' in given && areFiles(given.binary)) {
		const json = 'json' in given ? given.json : undefined;
		return { inside: imagesOfItem(search, json, given.binary) };
	}
	if (areFiles(given)) return { inside: Object.values(given) };
	const base64 = base64OfBuffer(given);
	if (base64 !== undefined) return { found: [{ kind: 'dataUri', label: 'Buffer', base64 }] };
	const held = heldImage(given);
	if (!held) throw withoutFile(search, given);
	if (typeof held.value === 'object') return { inside: held.value };
	// An answer of a language model: words with addresses among them.
	if (markedAddresses(held.value).length > 0) return { inside: [held.value] };
	return { found: [imageHeld(search, held.value, held)] };
}

function imageHeld(search: Search, value: string, { path, size }: HeldImage): ReferenceSource {
	const source = imageAt(search, trimmed(value), size);
	if (source) return source;
	throw search.refusal(
		`'${search.label}' holds '${shown(value)}' in '${path}', which is not a whole http(s) address. Give one, or name the file's binary field.`,
	);
}

function withoutFile(search: Search, given: object): Error {
	const { label } = search;
	if ('filename' in given && 'mimetype' in given) {
		return search.refusal(
			`'${label}' describes the uploaded file '${shown(given.filename)}', which the item does not have in a binary field.`,
		);
	}
	const shape = FILELESS_SHAPES.find(({ keys }) => keys.every((key) => key in given));
	if (shape) return search.refusal(`'${label}' holds ${shape.name}: ${shape.instead}.`);
	const place = placeOfImage(given);
	if (place === undefined) return search.notAnImage(given);
	return search.refusal(
		`'${label}' holds '${shown(given)}', where it is not certain what is the image. To use its '${shown(place)}', let the expression end there.`,
	);
}

/** What `*` means of an item that an expression gives. */
function imagesOfItem(search: Search, json: unknown, files: Files): unknown[] {
	return ownImages(search.listOf(json), Object.keys(files)).map((image) =>
		'url' in image ? image.url : files[image.field],
	);
}

/** Whether an object has nothing but files by name, such as `$binary`; n8n leaves their data out there. */
function areFiles(value: unknown): value is Files {
	if (typeof value !== 'object' || value === null) return false;
	// The first one tells, as a rule: objects can be large.
	for (const name in value) if (!isTyped((value as Record<string, unknown>)[name])) return false;
	return Object.keys(value).length > 0;
}

const isTyped = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	'mimeType' in value &&
	typeof value.mimeType === 'string';

/**
 * The field that a binary object of an expression stands for: n8n leaves the data of files kept in memory out
 * of `$binary`, so only the rest of the object tells which one is meant.
 */
function fieldLike(given: object, fields: Map<string, IBinaryData>): string | undefined {
	if (!('mimeType' in given)) return undefined;
	const facts = Object.entries(given);
	const alike = [...fields].filter(([, field]) =>
		facts.every(([name, value]) => field[name] === value),
	);
	return alike.length === 1 ? alike[0]?.[0] : undefined;
}
