import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { InvalidRequest, shown } from '../request/invalidRequest';
import { isHttpUrl } from '../request/httpUrl';
import { FILES_IN_JSON, isBinaryValue } from './binaryValue';

/** Where a reference image comes from; nothing of it is read yet. */
export type ReferenceSource = {
	/** How an error names it. */
	label: string;
} & (
	| { kind: 'url'; url: string }
	| { kind: 'binary'; binary: IBinaryData }
	| { kind: 'dataUri'; base64: string }
);

const DATA_URI = /^data:[^,]*;base64,([\s\S]*)$/i;

/**
 * Every binary field of an item by name, in n8n's separate binary mode and in the combined one, where files
 * stand inside the JSON and are named by their path.
 */
export function binaryFields(item: INodeExecutionData): Map<string, IBinaryData> {
	const fields = new Map<string, IBinaryData>(Object.entries(item.binary ?? {}));
	const walk = (value: unknown, path: string): void => {
		if (typeof value !== 'object' || value === null) return;
		// Other JSON can have an id and a type too, such as a file's entry from a drive.
		if (path !== '' && isBinaryValue(value) && typeof value.data === 'string') {
			fields.set(path, value);
			return;
		}
		for (const [name, child] of Object.entries(value)) walk(child, path ? `${path}.${name}` : name);
	};
	walk(item.json, '');
	return fields;
}

/**
 * The reference images that 'Image' or 'Images' names, in order: names of binary fields, http(s) URLs, data
 * URIs, with commas or newlines between them; `*` for every binary field; by expression also lists of these
 * and binary objects.
 *
 * @param where put before the message of an error, to name the item where several are read
 * @throws InvalidRequest naming what is missing and which fields the item has
 */
export function findReferences(
	label: string,
	given: unknown,
	item: INodeExecutionData,
	where = '',
): ReferenceSource[] {
	const fields = binaryFields(item);
	const refusal = (message: string): InvalidRequest => new InvalidRequest(`${where}${message}`);
	return entriesOf(given, fields).flatMap((entry): ReferenceSource[] => {
		if (typeof entry === 'string') {
			if (entry !== '*') return [named(entry, fields, label, refusal)];
			if (fields.size === 0) throw refusal(`'${label}' is *, but the item has no binary fields.`);
			return [...fields].map(([name, binary]) => ({ kind: 'binary', label: name, binary }));
		}
		const binary = isBinaryValue(entry) ? entry : fieldLike(entry, fields);
		if (binary) return [{ kind: 'binary', label: binary.fileName ?? 'binary object', binary }];
		throw refusal(
			`'${label}' holds '${shown(entry)}'. It takes names of binary fields, URLs, data URIs or binary objects.`,
		);
	});
}

/**
 * The field that a binary object of an expression stands for: n8n leaves the data of files kept in memory out
 * of `$binary`, so only the rest of the object tells which one is meant.
 */
function fieldLike(entry: unknown, fields: Map<string, IBinaryData>): IBinaryData | undefined {
	if (typeof entry !== 'object' || entry === null || !('mimeType' in entry)) return undefined;
	const alike = [...fields.values()].filter((field) =>
		Object.entries(entry).every(([name, value]) => field[name] === value),
	);
	return alike.length === 1 ? alike[0] : undefined;
}

function named(
	entry: string,
	fields: Map<string, IBinaryData>,
	label: string,
	refusal: (message: string) => InvalidRequest,
): ReferenceSource {
	const binary = fieldNamed(entry, fields);
	if (binary) return { kind: 'binary', label: entry, binary };
	if (isHttpUrl(entry)) return { kind: 'url', label: entry, url: entry };
	const dataUri = DATA_URI.exec(entry);
	if (dataUri) return { kind: 'dataUri', label: 'data URI', base64: dataUri[1] ?? '' };
	if (/^[a-z][a-z0-9+.-]*:/i.test(entry)) {
		throw refusal(
			`'${label}' holds '${shown(entry)}', which is not an http(s) URL or an image data URI.`,
		);
	}
	const own = [...fields.keys()].map((name) => `'${name}'`).join(', ');
	const advice = own
		? `It has ${own}.`
		: 'It has no binary fields: connect a node that outputs a file, or enter a URL.';
	throw refusal(
		`'${label}' names the binary field '${shown(entry)}', which the item does not have. ${advice}`,
	);
}

/** A binary field by its name, or by its path inside the JSON. */
function fieldNamed(name: string, fields: Map<string, IBinaryData>): IBinaryData | undefined {
	const path = name.replace(/\[(\d+)\]/g, '.$1');
	return fields.get(path) ?? fields.get(`${FILES_IN_JSON}.${path}`);
}

/** The entries of a value in order; texts are split, blanks dropped. */
function entriesOf(given: unknown, fields: Map<string, IBinaryData>): unknown[] {
	if (Array.isArray(given)) return given.flatMap((entry) => entriesOf(entry, fields));
	if (given === null || given === undefined) return [];
	if (typeof given !== 'string') return [given];
	return given
		.split(/\r?\n/)
		.flatMap((line) => splitAtCommas(line, fields))
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/** Commas divide entries, but one inside a data URI or URL belongs to it. */
function splitAtCommas(line: string, fields: Map<string, IBinaryData>): string[] {
	const entries: string[] = [];
	for (const part of line.split(',')) {
		const previous = entries.at(-1)?.trim() ?? '';
		const text = part.trim();
		const startsAnew =
			text === '' ||
			text === '*' ||
			fieldNamed(text, fields) !== undefined ||
			/^(https?|data):/i.test(text);
		const insideDataUri = /^data:[^,]*$/i.test(previous);
		const insideUrl = isHttpUrl(previous) && !startsAnew && !/^\s/.test(part);
		if (insideDataUri || insideUrl) entries[entries.length - 1] = `${entries.at(-1)},${part}`;
		else entries.push(part);
	}
	return entries;
}
