import { recogniseImage } from './format';

/** Base64 of a whole image is longer than this; a field's name is not. */
const LEAST_LENGTH = 40;
/** Characters that are looked at to tell an image: enough for the first bytes of every format. */
const LOOKED_AT = 4096;
/** Its parameters may be quoted, and hold a comma then. */
const DATA_URI = /^data:(?:[^,"]|"[^"]*")*;\s*base64\s*,/i;

/** Base64 as it can be decoded: without line ends, with the plus signs that forms turn into blanks, percent signs undone. */
export function plainBase64(text: string): string {
	const decoded = text.includes('%')
		? text.replace(/%(2B|2F|3D|0A|0D|20)/gi, decodeURIComponent)
		: text;
	const lines = decoded.replace(/[^\S ]/g, '').trim();
	return isWrapped(lines) ? lines.replace(/ +/g, '') : lines.replaceAll(' ', '+');
}

/** Whether blanks stand where lines ended: behind lines of one length, in whole fours, before one that is no longer. */
function isWrapped(text: string): boolean {
	const length = text.indexOf(' ');
	if (length % 4 !== 0) return false;
	let start = 0;
	for (const { index, 0: blanks } of text.matchAll(/ +/g)) {
		if (index - start !== length) return false;
		start = index + blanks.length;
	}
	return text.length - start <= length;
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

/** The base64 of an image that stands in a text as it is, without saying so; undefined for any other text. */
export function bareBase64(text: string): string | undefined {
	if (text.length < LEAST_LENGTH || !/^[A-Za-z0-9+/_%-]{16}/.test(text)) return undefined;
	const start = plainBase64(text.slice(0, LOOKED_AT));
	// What is looked at first tells most texts, before all of a long one is read.
	if (!isBase64(start) || !recogniseImage(Buffer.from(start, 'base64'))) return undefined;
	const base64 = plainBase64(text);
	return isBase64(base64) ? base64 : undefined;
}

/** Whether a text has the characters of base64 only, in pieces: one regular expression over megabytes overflows its stack. */
function isBase64(text: string): boolean {
	for (let start = 0; start < text.length; start += LOOKED_AT) {
		if (!/^[A-Za-z0-9+/_=-]*$/.test(text.slice(start, start + LOOKED_AT))) return false;
	}
	return true;
}
