import { isComplete } from './completeness';
import { recogniseImage } from './format';

/** Base64 of a whole image is longer than this; a field's name is not. */
const LEAST_LENGTH = 40;
/** Characters that are looked at to tell an image: enough for the first bytes of every format. */
const LOOKED_AT = 4096;
/** How the base64 of a PNG, JPEG, WebP, GIF, TIFF or HEIC begins, as a regular expression. */
export const BASE64_OF_IMAGE =
	'(?:iVBORw0KGgo|(?:/|%2[Ff])9j(?:/|%2[Ff])[2-7wx/]|UklGR|R0lGOD|SUkqA|TU0AK|AAAA[\\w+/]{2}Z0eX)[\\w+/%-]{24}';
/** Its parameters may be quoted, and hold a comma then. */
const DATA_URI = /^data:(?:[^,"]|"[^"]*")*;\s*base64\s*,/i;

/**
 * Base64 as it can be decoded: without line ends and indentation, with the plus signs that forms turn into blanks, and
 * percent signs undone, once or twice.
 */
export function plainBase64(text: string): string {
	const decoded = text.includes('%')
		? text.replace(ESCAPED, (_, code: string) => decodeURIComponent(`%${code}`))
		: text;
	const lines = decoded.trim().split(LINE_END);
	const whole = lines.join('');
	if (!whole.includes(' ')) return whole;
	return isFolded(lines, whole) ? whole.replaceAll(' ', '') : whole.replaceAll(' ', '+');
}

const ESCAPED = /%(?:25)?(2B|2F|3D|09|0A|0D|20)/gi;
/** White space but for blanks. */
const LINE_END = /[^\S ]+/;

/**
 * Whether blanks belong to line ends, not where plus signs stood: where all lines begin or end with one, or blanks stand
 * behind pieces of one length. Else base64, which comes in fours, does so without them, but not with them.
 */
function isFolded(lines: string[], whole: string): boolean {
	if (lines.length > 2 && lines.slice(1).every((line) => line.startsWith(' '))) return true;
	if (lines.length > 2 && lines.slice(0, -1).every((line) => line.endsWith(' '))) return true;
	if (lines.length === 1 && isInPieces(whole)) return true;
	const comesInFours = whole.replaceAll(' ', '').length % 4 === 0;
	return comesInFours && whole.length % 4 !== 0;
}

/** Whether blanks divide a text into three pieces or more, of one length but for the last. */
function isInPieces(text: string): boolean {
	const length = text.indexOf(' ');
	let start = 0;
	let pieces = 1;
	for (const { index, 0: between } of text.matchAll(/ +/g)) {
		if (index - start !== length) return false;
		start = index + between.length;
		pieces += 1;
	}
	return pieces > 2 && text.length - start <= length;
}

/** What stands before the base64 of a data URI; undefined where a text does not begin with one of base64. */
export function headerOfDataUri(text: string): string | undefined {
	return DATA_URI.exec(text.slice(0, LOOKED_AT))?.[0];
}

/** The base64 inside a data URI; undefined where it is not one of base64. */
export function base64OfDataUri(text: string): string | undefined {
	const header = headerOfDataUri(text);
	return header === undefined ? undefined : plainBase64(text.slice(header.length));
}

/** The base64 of a Buffer that JSON turned into a list of numbers, as Code nodes hand it over; undefined for anything else. */
export function base64OfBuffer(given: object): string | undefined {
	if (!('type' in given) || given.type !== 'Buffer' || !('data' in given)) return undefined;
	return Array.isArray(given.data)
		? Buffer.from(given.data as number[]).toString('base64')
		: undefined;
}

/** The base64 of an image that stands in a text as it is, without saying so; undefined for a text that does not begin like one. */
export function bareBase64(text: string): string | undefined {
	if (text.length < LEAST_LENGTH || !/^[\w+/%-]{16}/.test(text)) return undefined;
	// What is looked at first tells most texts, before all of a long one is read; it can end within an escape.
	const [start = ''] = plainBase64(text.slice(0, LOOKED_AT)).split('%', 1);
	return recogniseImage(Buffer.from(start, 'base64')) ? plainBase64(text) : undefined;
}

/** Whether base64, as it stands in a text, is that of a whole image. */
export function isWholeImage(text: string): boolean {
	const bytes = Buffer.from(plainBase64(text), 'base64');
	const format = recogniseImage(bytes);
	return format !== undefined && isComplete(format, bytes);
}

/** What is no base64 in a text that should be, from its first character on; undefined where it is all base64. */
export function strayIn(base64: string): string | undefined {
	const digits = base64.replace(/(?<!=)=+$/, '');
	// In pieces: one regular expression over megabytes overflows its stack.
	for (let start = 0; start < digits.length; start += LOOKED_AT) {
		const stray = digits.slice(start, start + LOOKED_AT).search(/[^\w+/-]/);
		if (stray >= 0) return digits.slice(start + stray);
	}
	return undefined;
}
