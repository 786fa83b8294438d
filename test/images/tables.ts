import { ascii, box, pixels } from './build';

/** The tables of HEIC and AVIF as ISO/IEC 14496-12 and 23008-12 lay them out, for what encoders rarely write. */

/** A number of so many bytes, the highest first. */
export const number = (bytes: number, value: number): Buffer =>
	bytes === 0 ? Buffer.alloc(0) : Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex');

/** A box that starts with its version and its flags. */
export const fullBox = (
	type: string,
	{ version = 0, flags = 0 }: { version?: number; flags?: number },
	...content: Buffer[]
): Buffer => box(type, number(1, version), number(3, flags), ...content);

/** A box whose length says that it goes on to the end of the file. */
export function openBox(type: string, ...content: Buffer[]): Buffer {
	return Buffer.concat([number(4, 0), ascii(type), ...content]);
}

/** A box whose length takes 64 bits. */
export function wideBox(type: string, ...content: Buffer[]): Buffer {
	const body = Buffer.concat(content);
	return Buffer.concat([number(4, 1), ascii(type), number(8, body.length + 16), body]);
}

export interface Item {
	method?: number;
	/** Which file it is in, 0 for this one. */
	file?: number;
	base?: number;
	/** Offset and length of each extent. */
	extents: ReadonlyArray<readonly [offset: number, length: number]>;
}

export interface Places {
	version?: 0 | 1 | 2;
	/** How many bytes the numbers take. */
	offset?: number;
	length?: number;
	base?: number;
	index?: number;
	items: Item[];
	/** How many items there are said to be. */
	count?: number;
}

/** The `iloc` box: where the items stand. */
export function placesBox(places: Places): Buffer {
	const { version = 0, offset = 4, length = 4, base = 0, index = 0, items } = places;
	const idBytes = version < 2 ? 2 : 4;
	const { count = items.length } = places;
	const entries = items.flatMap((item, place) => [
		number(idBytes, place + 1),
		...(version > 0 ? [number(2, item.method ?? 0)] : []),
		number(2, item.file ?? 0),
		number(base, item.base ?? 0),
		number(2, item.extents.length),
		...item.extents.flatMap((extent) => [
			...(version > 0 ? [number(index, 7)] : []),
			number(offset, extent[0]),
			number(length, extent[1]),
		]),
	]);
	const sizes = Buffer.from([(offset << 4) | length, (base << 4) | index]);
	return fullBox('iloc', { version }, sizes, number(idBytes, count), ...entries);
}

/** The bytes of the items of `heicOf`. */
const DATA = pixels(40);

/** A HEIC of these tables, which are told where its data stand: 40 bytes that go on to the end of the file. */
export function heicOf(tables: (start: number, end: number) => Buffer[]): Buffer {
	const heading = box('ftyp', ascii('heic'), number(4, 0));
	const metaAt = (start: number): Buffer =>
		fullBox('meta', {}, ...tables(start, start + DATA.length));
	const start = heading.length + metaAt(0).length + 8;
	return Buffer.concat([heading, metaAt(start), openBox('mdat', DATA)]);
}

export interface Associations {
	version?: number;
	flags?: number;
	/** The properties of each item by their place in the container, from 1 on. */
	entries: ReadonlyArray<readonly [item: number, properties: readonly number[]]>;
	/** How many entries there are said to be. */
	count?: number;
}

/** The `ipma` box: which properties an item has. */
export function associationsBox({ version = 0, flags = 0, entries, count }: Associations): Buffer {
	const bytes = flags & 1 ? 2 : 1;
	return fullBox(
		'ipma',
		{ version, flags },
		number(4, count ?? entries.length),
		...entries.flatMap(([item, properties]) => [
			number(version > 0 ? 4 : 2, item),
			number(1, properties.length),
			...properties.map((property) => number(bytes, property)),
		]),
	);
}
