import { describe, expect, it } from '@jest/globals';
import { ascii, box, heif, pixels } from '../../images/build';
import {
	fullBox,
	heicOf,
	number,
	openBox,
	placesBox,
	wideBox,
	type Places,
} from '../../images/tables';
import { isWhole, ONLY_WHOLE, sizeOf, wholeAndCut } from '../../images/whole';

/** Beyond the end of any file here. */
const FAR = 1_000_000;
const MEGABYTE = 1024 * 1024;
const HEADING = box('ftyp', ascii('heic'), number(4, 0));

type PlacesAt = (start: number, end: number) => Places;
const whole = (start: number): Places['items'][0] => ({ extents: [[start, 40]] });

describe('a HEIC is whole with the last byte that its table of places names', () => {
	it.each<[string, PlacesAt]>([
		['of version 0', (start) => ({ items: [whole(start)] })],
		['whose reserved bits are set', (start) => ({ index: 4, items: [whole(start)] })],
		[
			'in 64 bits, from a base on',
			(start) => ({
				...{ offset: 8, length: 8, base: 8 },
				items: [{ base: start, extents: [[30, 10]] }],
			}),
		],
		[
			'of version 1, with indices',
			(start) => ({
				...{ version: 1, base: 4, index: 4 },
				items: [
					{
						base: start,
						extents: [
							[1, 2],
							[30, 10],
						],
					},
				],
			}),
		],
		['of version 1, without', (start) => ({ version: 1, items: [whole(start), whole(start)] })],
		['of version 2', (start) => ({ version: 2, items: [whole(start), whole(start)] })],
		['of offsets without lengths', (_, end) => ({ length: 0, items: [{ extents: [[end, 0]] }] })],
		[
			'of a base and lengths without offsets',
			(start) => ({ offset: 0, base: 4, items: [{ base: start, extents: [[0, 40]] }] }),
		],
		[
			'whose last item is not the last in the file',
			(start) => ({ items: [{ extents: [[start, 5]] }, whole(start), { extents: [[start, 6]] }] }),
		],
		[
			'whose last extent is not the last in the file',
			(start) => ({
				items: [
					{
						extents: [
							[start, 5],
							[start + 20, 20],
							[start + 5, 5],
						],
					},
				],
			}),
		],
	])('%s', (_, places) => {
		expect(wholeAndCut(heicOf((...at) => [placesBox(places(...at))]))).toEqual(ONLY_WHOLE);
	});
});

describe('a HEIC is whole without what its table of places does not name in the file', () => {
	const far = { extents: [[FAR, 1]] } as const;

	it.each<[string, PlacesAt]>([
		[
			'an item inside of the tables',
			(start) => ({ version: 1, items: [whole(start), { method: 1, ...far }] }),
		],
		[
			'an item inside of another item',
			(start) => ({ version: 2, items: [whole(start), { method: 2, ...far }] }),
		],
		['an item in another file', (start) => ({ items: [whole(start), { file: 1, ...far }] })],
		[
			'an item in another file, by version 1',
			(start) => ({ version: 1, items: [whole(start), { file: 1, ...far }] }),
		],
		[
			'an item behind those that are counted',
			(start) => ({ count: 1, items: [whole(start), far] }),
		],
		[
			'nothing, by numbers without bytes',
			(start) => ({ offset: 0, length: 0, items: [whole(start)] }),
		],
	])('%s', (name, places) => {
		const file = heicOf((...at) => [placesBox(places(...at))]);
		expect(wholeAndCut(file)).toEqual(name.startsWith('nothing') ? [true, true] : ONLY_WHOLE);
	});

	it('what stands behind a table that counts more items than it has', () => {
		// As an item: 1, of this file, whose many extents stand far behind.
		const padding = box('free', Buffer.alloc(0x10000 - 8, 0xff));
		const file = heicOf((start) => [placesBox({ count: 2, items: [whole(start)] }), padding]);
		expect(wholeAndCut(file, 1000)).toEqual(ONLY_WHOLE);
	});

	it('what stands behind a table that counts more extents than it has', () => {
		const padding = box('free', Buffer.alloc(60, 0xff));
		const file = heicOf((start) => {
			const places = placesBox({ items: [whole(start)] });
			places.writeUInt16BE(9, places.length - 10);
			return [places, padding];
		});
		expect(wholeAndCut(file)).toEqual(ONLY_WHOLE);
	});
});

describe('a HEIC is whole', () => {
	const inTables = placesBox({ version: 1, items: [{ method: 1, extents: [[0, 40]] }] });

	it.each<[string, Buffer[]]>([
		['with tables that hold its pixels', [fullBox('meta', {}, inTables, box('idat', pixels(40)))]],
		['with tables that name no places', [fullBox('meta', {}, box('free', pixels(40)))]],
		[
			'with the tracks of a sequence and its data',
			[box('moov', pixels(9)), box('mdat', pixels(9))],
		],
		['with the tracks behind the data', [box('mdat', pixels(9)), box('moov', pixels(9))]],
		['with data of a length of 64 bits', [box('moov', pixels(9)), wideBox('mdat', pixels(9))]],
	])('%s', (_, boxes) => {
		expect(wholeAndCut(Buffer.concat([HEADING, ...boxes]))).toEqual(ONLY_WHOLE);
	});

	it('with all of its data, more than its table names', () => {
		const file = heif({ brands: ['heic'], width: 9, height: 9, data: pixels(40) });
		file.writeUInt32BE(48 + 5, file.indexOf('mdat') - 4);
		expect(wholeAndCut(Buffer.concat([file, pixels(5)]))).toEqual(ONLY_WHOLE);
	});

	it.each([
		['data alone', [box('mdat', pixels(40))]],
		['tables alone that name data', [fullBox('meta', {}, placesBox({ items: [whole(20)] }))]],
		['what cannot be a box', [Buffer.concat([number(4, 7), ascii('mdat')]), pixels(40)]],
	])('not with %s', (_, boxes) => {
		expect(isWhole(Buffer.concat([HEADING, ...boxes]))).toBe(false);
	});
});

describe('the tables of a HEIC', () => {
	const picture = heif({ brands: ['heic'], width: 64, height: 48 });
	const meta = picture.indexOf('meta') - 4;
	const tables = picture.subarray(meta, picture.indexOf('mdat') - 4);

	/** The picture with tables of so many bytes. */
	function withTables(bytes: number): Buffer {
		const padding = box('free', Buffer.alloc(bytes - tables.length));
		const filled = Buffer.concat([tables, padding]);
		filled.writeUInt32BE(filled.length, 0);
		return Buffer.concat([picture.subarray(0, meta), filled, box('mdat', pixels(40))]);
	}

	it('are read up to a megabyte', () => {
		const file = withTables(MEGABYTE);
		expect(sizeOf(file)).toBe('64 x 48');
		expect(wholeAndCut(file, 60_000)).toEqual(ONLY_WHOLE);
	});

	it('are not read when they are larger: then its data make it whole', () => {
		const far = placesBox({ items: [{ extents: [[3 * MEGABYTE, 1]] }] });
		const large = fullBox('meta', {}, far, box('free', Buffer.alloc(MEGABYTE)));
		const file = Buffer.concat([HEADING, large, box('mdat', pixels(40))]);
		expect(sizeOf(withTables(MEGABYTE + 1))).toBeUndefined();
		expect(wholeAndCut(file, 60_000)).toEqual(ONLY_WHOLE);
	});

	it('are not read when they go on to the end of the file', () => {
		const open = openBox('meta', tables.subarray(8));
		expect(sizeOf(Buffer.concat([HEADING, open]))).toBeUndefined();
	});
});
