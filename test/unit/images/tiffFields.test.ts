import { describe, expect, it } from '@jest/globals';
import { pixels } from '../../images/build';
import { BYTE, LONG, SHORT, tiff, type Field, type TiffParts } from '../../images/tiff';
import { isWhole, ONLY_WHOLE, sizeOf, wholeAndCut } from '../../images/whole';

const WIDTH: Field = [256, SHORT, [64]];
const HEIGHT: Field = [257, SHORT, [48]];
const ORIENTATION = 274;

const BYTE_ORDERS = [
	['little-endian', true],
	['big-endian', false],
] as const;

describe.each(BYTE_ORDERS)('the size of a %s TIFF', (_, littleEndian) => {
	const told = (...fields: Field[]): string | undefined => sizeOf(tiff({ littleEndian, fields }));

	it.each<[string, Field[], string]>([
		[
			'numbers of 8 bits',
			[
				[256, BYTE, [64]],
				[257, BYTE, [48]],
			],
			'64 x 48',
		],
		['numbers of 16 bits', [WIDTH, HEIGHT], '64 x 48'],
		[
			'numbers of 32 bits',
			[
				[256, LONG, [70_000]],
				[257, LONG, [48]],
			],
			'70000 x 48',
		],
		[
			'the first of several numbers',
			[
				[256, LONG, [64, 5]],
				[257, SHORT, [48, 5, 5]],
			],
			'64 x 48',
		],
		['an orientation of 16 bits', [WIDTH, HEIGHT, [ORIENTATION, SHORT, [6]]], '48 x 64'],
		['an orientation of 8 bits', [WIDTH, HEIGHT, [ORIENTATION, BYTE, [6]]], '48 x 64'],
		['an orientation of no number', [WIDTH, HEIGHT, [ORIENTATION, SHORT, [6], 0]], '64 x 48'],
		['an orientation as text', [WIDTH, HEIGHT, [ORIENTATION, 2, [6]]], '64 x 48'],
	])('is told by %s', (_name, fields, expected) => {
		expect(told(...fields)).toBe(expected);
	});

	it.each<[string, Field[]]>([
		['no width', [HEIGHT]],
		['no height', [WIDTH]],
		['a width of no number', [[256, SHORT, [64], 0], HEIGHT]],
		['a width as a fraction', [[256, 5, [64]], HEIGHT]],
		['a width as text', [[256, 2, [64]], HEIGHT]],
		['a width that stands behind the end', [[256, LONG, [1000], 2], HEIGHT]],
	])('is not known with %s', (_name, fields) => {
		expect(told(...fields)).toBeUndefined();
	});

	it('is not told by a part of the directory', () => {
		const file = tiff({ littleEndian, fields: [WIDTH, HEIGHT, [ORIENTATION, SHORT, [6]]] });
		const end = 8 + 2 + 3 * 12;
		expect(sizeOf(file.subarray(0, end))).toBe('48 x 64');
		for (let length = 12; length < end; length += 1) {
			expect([length, sizeOf(file.subarray(0, length))]).toEqual([length, undefined]);
		}
	});
});

/** Where the pixels of a file with two fields more begin, when their lists have this length. */
const startOf = (fields: number, lists: number): number => 8 + 2 + 12 * fields + 4 + lists;
const TABLE = [WIDTH, HEIGHT];
/** Tags of strips, of tiles and of old-style JPEG data. */
const PLACES = [
	[273, 279],
	[324, 325],
	[513, 514],
] as const;

describe.each(BYTE_ORDERS)('a %s TIFF is whole with its last byte', (_, littleEndian) => {
	const expectOnlyWhole = (parts: Omit<TiffParts, 'littleEndian'>): void => {
		expect(wholeAndCut(tiff({ littleEndian, ...parts }))).toEqual(ONLY_WHOLE);
	};

	it.each(PLACES)('with pixels told by tags %d and %d', (offsets, lengths) => {
		const start = startOf(4, 24);
		expectOnlyWhole({
			fields: [
				...TABLE,
				[offsets, LONG, [start, start + 20, start + 10]],
				[lengths, LONG, [10, 11, 10]],
			],
			pixels: pixels(31),
		});
	});

	it.each(PLACES)('with pixels told in the directory by tags %d and %d', (offsets, lengths) => {
		const start = startOf(4, 0);
		const fields: Field[] = [
			[offsets, SHORT, [start, start + 20]],
			[lengths, BYTE, [10, 9, 0]],
		];
		expectOnlyWhole({ fields: [...TABLE, ...fields], pixels: pixels(29) });
	});

	it('with lists of 16 bits, the lengths before the offsets', () => {
		const start = startOf(4, 12);
		expectOnlyWhole({
			fields: [...TABLE, [273, SHORT, [start, start + 10, start + 20]], [279, SHORT, [10, 10, 10]]],
			order: [279, 273],
			pixels: pixels(30),
		});
	});

	it('with strips and tiles, whichever end later', () => {
		const start = startOf(6, 0);
		for (const [strip, tile] of [
			[30, 5],
			[5, 30],
		] as const) {
			const places: Field[] = [
				[273, LONG, [start]],
				[279, LONG, [strip]],
				[324, LONG, [start]],
				[325, LONG, [tile]],
			];
			expectOnlyWhole({ fields: [...TABLE, ...places], pixels: pixels(30) });
		}
	});

	it('with a directory of nothing but its size', () => {
		const file = tiff({ littleEndian, fields: TABLE });
		// Behind the directory stands where the next one is, of which nothing is needed.
		expect(wholeAndCut(file.subarray(0, -4))).toEqual(ONLY_WHOLE);
	});
});

describe('a TIFF', () => {
	it('whose lengths are missing goes as far as its strips begin', () => {
		const start = startOf(3, 12);
		for (const lengths of [[], [[279, 2, [9, 9, 9, 9, 9]] as const]]) {
			const fields: Field[] = [...TABLE, [273, LONG, [start, start + 5, start + 9]], ...lengths];
			const file = tiff({ fields, pixels: pixels(lengths.length > 0 ? 29 : 9) });
			expect(isWhole(file)).toBe(true);
		}
		const fields: Field[] = [...TABLE, [273, LONG, [start, start + 5, start + 9]]];
		expect(wholeAndCut(tiff({ fields, pixels: pixels(9) }))).toEqual(ONLY_WHOLE);
	});

	it('with fewer lengths than strips goes as far as the last begins', () => {
		const start = startOf(4, 12);
		const fields: Field[] = [
			...TABLE,
			[273, LONG, [start, start + 5, start + 9]],
			[279, LONG, [4]],
		];
		expect(wholeAndCut(tiff({ fields, pixels: pixels(9) }))).toEqual(ONLY_WHOLE);
	});

	it('with lengths alone, or offsets of a type that is no whole number, tells no pixels', () => {
		for (const field of [
			[279, LONG, [500]],
			[273, 12, [500]],
		] as const) {
			expect(isWhole(tiff({ fields: [...TABLE, field] }))).toBe(true);
		}
	});

	it('whose lists stand before its directory is whole with its directory', () => {
		const fields: Field[] = [...TABLE, [273, LONG, [5000, 6000]], [279, LONG, [10, 10]]];
		const file = tiff({ fields, listsFirst: true });
		expect(wholeAndCut(file.subarray(0, -4))).toEqual(ONLY_WHOLE);
	});

	it('has its lists read up to a number that no image has', () => {
		const withStrips = (count: number): Buffer => {
			const strips = Array.from({ length: count }, () => 300_000);
			return tiff({ fields: [...TABLE, [273, LONG, strips]] });
		};
		expect(isWhole(withStrips(32_768), 5000)).toBe(false);
		expect(isWhole(withStrips(32_769), 5000)).toBe(true);
	});
});
