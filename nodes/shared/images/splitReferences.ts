import { bareBase64 } from './base64Image';
import { trimmed } from '../request/plainText';

/** Whether the item has a binary field of this name. */
export type IsField = (name: string) => boolean;

/** Characters: a longer piece of text is no field's name, and not worth comparing at every blank of it. */
const LONGEST_NAME = 300;
/** Characters: web servers take request lines of up to 8 KB (nginx large_client_header_buffers, Apache LimitRequestLine). */
export const LONGEST_ADDRESS = 8192;
/** An address or data URI begins here, so what stands before is another entry. */
const STARTS = /(^|[\s,;|"'<])(?=https?:\/\/|data:[\w.+-]*[/;,])/gi;
const CLOSING: Record<string, string> = { '"': '"', "'": "'", '<': '>' };
const SEPARATORS = /[\s,;|]+/g;
const IMAGE_ENDING = /\.(jpe?g|png|webp|gif|bmp|tiff?|heic|avif)$/i;
/** Characters: MIME (76), PEM (64) and the like; a line of base64 in one piece is much longer. */
const LONGEST_WRAPPED_LINE = 128;
const LEAST_WRAPPED_LINE = 40;
/** Names that are looked for behind one data URI. */
const MOST_NAMES_BEHIND = 100;

/**
 * The entries of a text: names of binary fields, http(s) addresses, data URIs and base64, with commas or line
 * ends between them. Blanks, `;` and `|` divide as well where what follows is an address, a data URI or a
 * field, and stay part of an address where it is not. Linear in the length of the text.
 */
export function* splitReferences(text: string, isField: IsField): Generator<string> {
	let start = 0;
	let opening = '';
	let readSegment: (segment: string, isField: IsField) => Generator<string> = namesIn;
	for (const { index, 1: before = '' } of text.matchAll(STARTS)) {
		yield* readSegment(unclosed(text.slice(start, index), opening), isField);
		opening = before;
		start = index + before.length;
		readSegment = /^d/i.test(text.charAt(start)) ? dataUriThenNames : addressThenNames;
	}
	yield* readSegment(unclosed(text.slice(start), opening), isField);
}

/** A segment with a line end in the place of the quote or bracket that closes what was opened before it. */
function unclosed(segment: string, opening: string): string {
	const end = opening in CLOSING ? segment.indexOf(CLOSING[opening] ?? '') : -1;
	return end < 0 ? segment : `${segment.slice(0, end)}\n${segment.slice(end + 1)}`;
}

function* addressThenNames(segment: string, isField: IsField): Generator<string> {
	const end = endOfAddress(segment, isField);
	yield segment.slice(0, end);
	yield* namesIn(segment.slice(end), isField);
}

/** Where an address ends: at a line end, or where what a separator divides from it is no part of an address. */
function endOfAddress(segment: string, isField: IsField): number {
	const query = segment.search(/[?#]/);
	for (const { 0: separator, index } of segment.slice(0, LONGEST_ADDRESS).matchAll(SEPARATORS)) {
		if (/[\r\n]|,\s/.test(separator)) return index;
		const rest = index + separator.length;
		const next = trimmed(segment.slice(rest, rest + LONGEST_NAME).split(/[,;|\r\n]/, 1)[0] ?? '');
		if (next === '' || next === '*' || isField(next)) return index;
		// Behind a finished address, a word is a field's name misspelt rather than a part of the address.
		const finished = query < 0 || query > index;
		if (finished && IMAGE_ENDING.test(segment.slice(index - 6, index)) && isWord(next))
			return index;
	}
	return segment.length;
}

const isWord = (text: string): boolean => text.length <= 60 && /^[\p{L}\p{N}_ .[\]-]+$/u.test(text);

function* dataUriThenNames(segment: string, isField: IsField): Generator<string> {
	const comma = segment.indexOf(',');
	const isBase64 =
		comma >= 0 && /;\s*base64\s*$/i.test(segment.slice(Math.max(0, comma - 40), comma));
	const end = isBase64
		? endOfBase64(segment, comma + 1, isField)
		: firstMatch(/[\r\n]/g, segment, 0);
	yield segment.slice(0, end);
	yield* namesIn(segment.slice(end), isField);
}

/** Where base64 ends that may be wrapped into lines or have blanks in it; names can only stand behind all of it. */
function endOfBase64(segment: string, start: number, isField: IsField): number {
	const stop = firstMatch(/[^A-Za-z0-9+/_=%\s-]/g, segment, start);
	const run = segment.slice(start, stop);
	// A word that goes on with other characters is none of base64.
	const isGlued = stop < segment.length && !/[,;|]/.test(segment.charAt(stop));
	let end = (isGlued ? run.replace(/\s\S+$/, '') : run).trimEnd().length;
	for (let names = 0; names < MOST_NAMES_BEHIND; names += 1) {
		const name = startOfName(run.slice(0, end), isField);
		if (name === 0) break;
		end = run.slice(0, name).trimEnd().length;
	}
	return start + end;
}

/** Where a name begins that ends a text of base64: a line of its own, or a word; 0 where none does. */
function startOfName(payload: string, isField: IsField): number {
	const lineStart = payload.lastIndexOf('\n') + 1;
	const line = payload.slice(lineStart);
	const above = payload.slice(0, lineStart).trimEnd();
	if (lineStart > 0 && (isField(line) || !isLineOfBase64(line, above))) return lineStart;
	const wordStart = payload.lastIndexOf(' ') + 1;
	return wordStart > lineStart && isField(payload.slice(wordStart)) ? wordStart : 0;
}

/** Whether a line can be base64 below others: it is long, or the shorter last one of wrapped lines. */
function isLineOfBase64(line: string, above: string): boolean {
	if (line.length >= LEAST_WRAPPED_LINE || above === '') return true;
	const lineStart = above.lastIndexOf('\n') + 1;
	const length = above.length - lineStart;
	return length >= LEAST_WRAPPED_LINE && (lineStart > 0 || length <= LONGEST_WRAPPED_LINE);
}

function firstMatch(pattern: RegExp, text: string, start: number): number {
	pattern.lastIndex = start;
	return pattern.exec(text)?.index ?? text.length;
}

/** Names with commas and line ends between them; base64 of images may stand among them, in lines of its own. */
function* namesIn(text: string, isField: IsField): Generator<string> {
	for (const part of pieces(text, /,[,;|\s]*/g)) {
		const whole = trimmed(part);
		if (bareBase64(whole) !== undefined) yield whole;
		else for (const line of pieces(whole, /[\r\n][;|\s]*/g)) yield* fieldsIn(line, isField);
	}
}

function* pieces(text: string, separator: RegExp): Generator<string> {
	for (let start = 0; start < text.length;) {
		separator.lastIndex = start;
		const { index = text.length, 0: found = '' } = separator.exec(text) ?? {};
		yield text.slice(start, index);
		start = index + found.length;
		if (found === '') return;
	}
}

/** A name; several where blanks, `;` or `|` stand between names that the item all has. */
function* fieldsIn(line: string, isField: IsField): Generator<string> {
	const text = trimmed(line);
	if (text.length > LONGEST_NAME || isField(text)) {
		yield text;
		return;
	}
	const name = unquoted(text.replace(/^[;|\s]+|[;|\s]+$/g, ''));
	const words = name.split(/[\s;|]+/);
	yield* words.every(isField) ? words : [name];
}

/** A name without quotes around it, as in lists that are nearly JSON. */
function unquoted(name: string): string {
	const inQuotes = /^("[^"]*"|'[^']*'|`[^`]*`|“[^”]*”)$/.test(name);
	return inQuotes ? trimmed(name.slice(1, -1)) : name;
}
