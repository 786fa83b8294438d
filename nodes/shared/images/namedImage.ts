import type { IBinaryData } from 'n8n-workflow';
import type { Pixels } from '../models/presets';
import { sendableUrl } from '../request/httpUrl';
import { shown } from '../request/invalidRequest';
import { fullAddress } from './addressedImage';
import { LONGEST_ADDRESS } from './addressInText';
import { bareBase64, base64OfDataUri, strayIn } from './base64Image';
import { isBinaryValue } from './binaryValue';
import { fieldNamed } from './namedField';
import type { ReferenceSource, Search } from './search';
import { otherAddress } from './otherAddresses';
import { valueAt } from './valueAt';
import { webPageAt } from './webPages';

/**
 * The image behind one entry of a text: a binary field, an address, base64, or a file at a path in the JSON.
 *
 * @throws InvalidRequest
 */
export function imageNamed(search: Search, entry: string): ReferenceSource {
	const { label, item, fields } = search;
	const binary = fieldNamed(entry, fields);
	if (binary) return { kind: 'binary', label: entry, binary };
	const other = otherAddress(entry);
	// The base64 of a JPEG begins like a path: /9j/.
	if (other && bareBase64(entry) === undefined) {
		throw search.refusal(`'${label}' holds '${shown(entry)}', ${other.name}: ${other.instead}.`);
	}
	const source = imageAt(search, entry);
	if (source) return source;
	const value = valueAt(item.json, entry);
	if (isBinaryValue(value)) return fileGiven(search, value, entry);
	const missing = `'${label}' names the binary field '${shown(entry)}', which the item does not have.`;
	if (value === undefined || value === null) throw search.refusal(missing);
	throw search.refusal(
		`${missing} Its JSON has that name: to use it, switch to Expression and enter {{ $json.${shown(entry)} }}.`,
	);
}

/**
 * The image behind an address, data URI or base64; undefined where a text is none of these.
 *
 * @throws InvalidRequest for addresses of other schemes, and of pages that are no file
 */
export function imageAt(search: Search, text: string, size?: Pixels): ReferenceSource | undefined {
	const address = fullAddress(text);
	if (address) return imageAtUrl(search, text, address, size);
	const base64 = base64OfDataUri(text);
	if (base64 !== undefined) return imageInline(search, text, base64, 'data URI');
	if (/^[a-z][a-z0-9+.-]{0,40}:/i.test(text)) {
		throw search.refusal(
			`'${search.label}' holds '${shown(text)}', which is not an http(s) URL or an image data URI. Give one of these, or name a binary field.`,
		);
	}
	const bare = bareBase64(text);
	return bare === undefined ? undefined : imageInline(search, text, bare, 'base64 text');
}

function imageInline(search: Search, text: string, base64: string, label: string): ReferenceSource {
	const stray = strayIn(base64);
	if (stray === undefined) return { kind: 'dataUri', label, base64 };
	throw search.refusal(
		`'${search.label}' holds '${shown(text)}', whose base64 is broken at '${shown(stray.slice(0, 20))}'. Give it unchanged, as the program wrote it.`,
	);
}

function imageAtUrl(search: Search, text: string, address: string, size?: Pixels): ReferenceSource {
	const holds = `'${search.label}' holds '${shown(text)}'`;
	if (address.length > LONGEST_ADDRESS) {
		throw search.refusal(
			`${holds}, which is too long for an address. Give a shorter one, or the file itself.`,
		);
	}
	const page = webPageAt(address);
	if (page) throw search.refusal(`${holds}, ${page.name}: ${page.instead}.`);
	const told = size ?? search.sizeOf(text);
	return { kind: 'url', label: text, url: sendableUrl(address), ...(told && { size: told }) };
}

/**
 * A file as an expression or a path gives it. One that n8n has stored must be a file of the workflow's own: what
 * comes from outside could name another's.
 *
 * @throws InvalidRequest
 */
export function fileGiven(
	search: Search,
	binary: IBinaryData,
	name = binary.fileName ?? 'binary object',
): ReferenceSource {
	if (!binary.id) return { kind: 'binary', label: name, binary };
	const own = [...search.fields.values()].find(({ id }) => id === binary.id);
	if (own || search.isStoredElsewhere(binary.id)) {
		return { kind: 'binary', label: name, binary: own ?? binary };
	}
	throw search.refusal(
		`'${search.label}' holds the stored file '${shown(name)}', which no item that it names has in a binary field. Name the field that has it.`,
	);
}
