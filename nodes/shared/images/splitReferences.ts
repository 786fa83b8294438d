import { QUOTES } from '../request/plainText';
import { addressThenNames } from './addressInText';
import { BASE64_OF_IMAGE } from './base64Image';
import { base64ThenNames } from './base64InText';
import { goesOn } from './endOfBase64';
import type { IsField } from './namedField';
import { namesIn } from './namesInText';

/** What closes an entry, by what opens it: quotes, and the brackets of links, lists and emphasis. */
const CLOSING: Readonly<Record<string, string>> = {
	...QUOTES,
	'<': '>',
	'(': ')',
	'[': ']',
	'{': '}',
	'*': '*',
};
const QUOTE = `<${Object.keys(QUOTES).join('')}`;
const ADDRESS = '[Hh][Tt][Tt][Pp][Ss]?://';
const DATA_URI = '[Dd][Aa][Tt][Aa]:[\\w.+-]*[/;,]';
/** Not the base64 that a data URI goes on with. */
const BASE64 = `(?<![Bb][Aa][Ss][Ee]64\\s{0,4},\\s{0,4})${BASE64_OF_IMAGE}`;
/**
 * An address, a data URI or base64 begins here, so what stands before is another entry. Brackets and stars open one
 * behind a separator only: elsewhere they are part of an address that holds another.
 */
const STARTS = new RegExp(
	`(?:(?:^|[\\s,;|])[([{*${QUOTE}]{0,3}|[${QUOTE}])(?=${ADDRESS}|${DATA_URI}|${BASE64})`,
	'g',
);
const IS_BASE64 = new RegExp(BASE64_OF_IMAGE, 'y');
/** Lines of one image's base64 that begin like an image, as the thumbnail in a photo may: what stands before each is read. */
const MOST_LOOKS = 20;

/**
 * The entries of a text: names of binary fields, http(s) addresses, data URIs and base64, with commas or line
 * ends between them. Blanks, `;` and `|` divide as well where what follows is an address, a data URI or a
 * field, and stay part of an address where it is not. Linear in the length of the text.
 */
export function* splitReferences(text: string, isField: IsField): Generator<string> {
	let start = 0;
	let opening = '';
	let readSegment: (segment: string, isField: IsField) => Generator<string> = namesIn;
	let looks = 0;
	for (const { index, 0: before } of text.matchAll(STARTS)) {
		IS_BASE64.lastIndex = index + before.length;
		if (readSegment === base64ThenNames && IS_BASE64.test(text)) {
			looks += 1;
			if (looks > MOST_LOOKS || goesOn(text.slice(start, index + before.length))) continue;
		}
		looks = 0;
		yield* readSegment(unclosed(text.slice(start, index), opening), isField);
		opening = before;
		start = index + before.length;
		readSegment = /^h/i.test(text.charAt(start)) ? addressThenNames : base64ThenNames;
	}
	yield* readSegment(unclosed(text.slice(start), opening), isField);
}

/** A segment with line ends in the place of what closes the quotes and brackets opened before it. */
function unclosed(segment: string, opening: string): string {
	let rest = segment;
	for (const opener of [...opening].reverse()) {
		const end = closingAt(rest, opener);
		if (end >= 0) rest = `${rest.slice(0, end)}\n${rest.slice(end + 1)}`;
	}
	return rest;
}

/** Where what an opener opened is closed; pairs of the same kind may stand inside of it. */
function closingAt(segment: string, opener: string): number {
	const closing = CLOSING[opener];
	if (closing === undefined) return -1;
	const isBracket = '([{'.includes(opener);
	let depth = 0;
	for (let index = 0; index < segment.length; index += 1) {
		const character = segment.charAt(index);
		if (isBracket && character === opener) depth += 1;
		if (!closing.includes(character)) continue;
		if (depth === 0) return index;
		depth -= 1;
	}
	return -1;
}
