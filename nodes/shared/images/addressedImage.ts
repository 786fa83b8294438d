import { isHttpUrl } from '../request/httpUrl';
import type { Pixels } from '../models/presets';
import { ADDRESS_SHAPES } from './addressShapes';
import { valueAt } from './valueAt';

/** What an object of some service holds for an image, and by which row of the table. */
export interface HeldImage {
	/** An address, base64, or another object or list. */
	value: string | object;
	path: string;
	size?: Pixels;
}

/** The image that an object holds by one of the shapes that services use; undefined where it has none. */
export function heldImage(holder: unknown): HeldImage | undefined {
	for (const { path, beside, size } of ADDRESS_SHAPES) {
		if (beside !== undefined && valueAt(holder, beside) === undefined) continue;
		const value = valueAt(holder, path);
		if (!isFilled(value)) continue;
		const [width, height] = (size ?? []).map((side) => Number(valueAt(holder, side)));
		return width && height ? { value, path, size: { width, height } } : { value, path };
	}
	return undefined;
}

const isFilled = (value: unknown): value is string | object =>
	(typeof value === 'string' && value !== '') ||
	(typeof value === 'object' && value !== null && Object.keys(value).length > 0);

/** Values of an object that are looked through; a cell with more attachments is rare. */
const MOST_VALUES = 100;

/** Width and height of the addresses that an item holds itself, or in one of its fields, where it tells them. */
export function sizesIn(json: object): Map<unknown, Pixels> {
	const holders: unknown[] = [json, ...Object.values(json).flat()].slice(0, MOST_VALUES);
	const held = holders.flatMap((holder) => heldImage(holder) ?? []);
	return new Map(held.flatMap(({ value, size }) => (size ? [[value, size] as const] : [])));
}

/** Steps into an object: a record of a database has its cells two steps down. */
const DEEPEST_PLACE = 3;

/** Where an address stands in an object of no known shape, such as `fields.Photo`; smaller copies are none. */
export function placeOfImage(given: object, depth = 1): string | undefined {
	const plain = firstEntries(given).filter(([key]) => !SMALLER_COPY.test(key));
	for (const [key, value] of plain) if (isImage(value)) return key;
	if (depth === DEEPEST_PLACE) return undefined;
	for (const [key, value] of plain) {
		if (typeof value !== 'object' || value === null) continue;
		const place = placeOfImage(value, depth + 1);
		if (place !== undefined) return `${key}.${place}`;
	}
	return undefined;
}

/** What services call their smaller copies and pages of an image. */
const SMALLER_COPY = /thumb|preview|icon|avatar|permalink/i;

/** The first of an object's values; objects can be large. */
function firstEntries(object: object): Array<[string, unknown]> {
	const entries: Array<[string, unknown]> = [];
	for (const key in object) {
		entries.push([key, (object as Record<string, unknown>)[key]]);
		if (entries.length === MOST_VALUES) break;
	}
	return entries;
}

function isImage(value: unknown): boolean {
	if (typeof value === 'string') return fullAddress(value) !== undefined;
	return Array.isArray(value) ? isImage(value[0]) : heldImage(value) !== undefined;
}

/** An address as an http(s) URL: without a scheme it takes https, as browsers do. */
export function fullAddress(text: string): string | undefined {
	const address = text.startsWith('//') ? `https:${text}` : text;
	return isHttpUrl(address) ? address : undefined;
}
