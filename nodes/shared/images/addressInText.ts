import { trimmed } from '../request/plainText';
import { LONGEST_NAME, type IsField } from './namedField';
import { namesIn } from './namesInText';

/** Characters: web servers take request lines of up to 8 KB (nginx large_client_header_buffers, Apache LimitRequestLine). */
export const LONGEST_ADDRESS = 8192;
const SEPARATORS = /[\s,;|]+/g;
const IMAGE_ENDING = /\.(jpe?g|png|webp|gif|bmp|tiff?|heic|avif)[.!]?$/i;
/** Brackets that close, by what opens them. */
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The entries of a text that begins with an address, and goes on with names of fields at most. */
export function* addressThenNames(segment: string, isField: IsField): Generator<string> {
	const end = endOfAddress(segment, isField);
	yield withoutPunctuation(trimmed(segment.slice(0, end)));
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
		if (finished && IMAGE_ENDING.test(segment.slice(index - 7, index)) && isWord(next))
			return index;
	}
	return segment.length;
}

const isWord = (text: string): boolean => text.length <= 60 && /^[\p{L}\p{N}_ .[\]-]+$/u.test(text);

/** An address without the full stop of its sentence, and the bracket that was opened before it, as GitHub and chats read one. */
function withoutPunctuation(address: string): string {
	const opening = BRACKETS[address.slice(-1)];
	const isOpen =
		opening === undefined || count(address, opening) >= count(address, address.slice(-1));
	const closed = isOpen ? address : address.slice(0, -1);
	return /[^.][.!。！]$/.test(closed) ? closed.slice(0, -1) : closed;
}

const count = (text: string, character: string): number => text.split(character).length - 1;
