import { describe, expect, it } from '@jest/globals';
import { ascii, box, pixels } from '../../images/build';
import { number, openBox, wideBox } from '../../images/tables';
import { isWhole, ONLY_WHOLE, sizeOf, wholeAndCut } from '../../images/whole';

const CONTAINER = ascii('\0\0\0\x0cJXL \r\n\x87\n');

type Field = readonly [bits: number, value: number];

/** A codestream that begins with these fields, each with its lowest bit first (ISO/IEC 18181-1, annex B). */
function codestream(...fields: readonly Field[]): Buffer {
	const bits = fields.flatMap(([count, value]) =>
		Array.from({ length: count }, (_, index) => Math.floor(value / 2 ** index) % 2),
	);
	const bytes = Buffer.alloc(20, 0xaa);
	for (const [index, bit] of bits.entries()) {
		if (index % 8 === 0) bytes[index >> 3] = 0;
		bytes[index >> 3]! |= bit << (index & 7);
	}
	return Buffer.concat([ascii('\xff\x0a'), bytes]);
}

const SMALL: Field = [1, 1];
const LARGE: Field = [1, 0];
/** A small side is a multiple of 8. */
const eights = (pixels: number): Field => [5, pixels / 8 - 1];
const ratio = (value: number): Field => [3, value];
/** Sides of the four lengths that a large one can have. */
const side = (selector: number, pixels: number): Field[] => [
	[2, selector],
	[[9, 13, 18, 30][selector]!, pixels - 1],
];
const DEFAULTS: Field = [1, 1];
const orientation = (value: number): Field[] => [
	[1, 0],
	[1, 1],
	[3, value - 1],
];

describe('the size of a JPEG XL', () => {
	it.each<[string, Field[], string]>([
		['small', [SMALL, eights(48), ratio(0), eights(64), DEFAULTS], '64 x 48'],
		['smallest', [SMALL, eights(8), ratio(0), eights(8), DEFAULTS], '8 x 8'],
		['largest small', [SMALL, eights(256), ratio(0), eights(248), DEFAULTS], '248 x 256'],
		['small by ratio', [SMALL, eights(48), ratio(7), DEFAULTS], '96 x 48'],
		['9 bits', [LARGE, ...side(0, 512), ratio(0), ...side(0, 1), DEFAULTS], '1 x 512'],
		['13 bits', [LARGE, ...side(1, 8192), ratio(0), ...side(1, 5000), DEFAULTS], '5000 x 8192'],
		['18 bits', [LARGE, ...side(2, 200_001), ratio(0), ...side(0, 7), DEFAULTS], '7 x 200001'],
		[
			'30 bits',
			[LARGE, ...side(3, 1_000_000_001), ratio(0), ...side(3, 2 ** 30), ...orientation(6)],
			'1000000001 x 1073741824',
		],
	])('is told by itself: %s', (_, fields, expected) => {
		expect(sizeOf(codestream(...fields))).toBe(expected);
	});

	/** 18181-1, table B.1: ratios of width to height, rounded down. */
	it.each([
		[1, '100 x 100'],
		[2, '120 x 100'],
		[3, '133 x 100'],
		[4, '150 x 100'],
		[5, '177 x 100'],
		[6, '125 x 100'],
		[7, '200 x 100'],
	])('is told by the ratio %d', (value, expected) => {
		const fields = [LARGE, ...side(0, 100), ratio(value), DEFAULTS];
		expect(sizeOf(codestream(...fields))).toBe(expected);
	});

	it.each([
		...[1, 2, 3, 4].map(
			(value) => [`orientation ${value}`, orientation(value), '64 x 48'] as const,
		),
		...[5, 6, 7, 8].map(
			(value) => [`orientation ${value}`, orientation(value), '48 x 64'] as const,
		),
		['all defaults, whatever follows', [DEFAULTS, [1, 1], [3, 7]], '64 x 48'],
		[
			'no more than defaults of its own',
			[
				[1, 0],
				[1, 0],
				[3, 7],
			],
			'64 x 48',
		],
	] as const)('is that of a viewer with %s', (_, fields, expected) => {
		const header = [SMALL, eights(48), ratio(0), eights(64), ...fields];
		expect(sizeOf(codestream(...header))).toBe(expected);
	});
});

const PICTURE = codestream(SMALL, eights(48), ratio(0), eights(64), DEFAULTS);
const notes = box('Exif', Buffer.alloc(9, 0xff));
const part = (counter: number, ...content: Buffer[]): Buffer =>
	box('jxlp', number(4, counter), ...content);

describe('a JPEG XL in boxes', () => {
	it.each<[string, Buffer[]]>([
		['one codestream', [box('jxlc', PICTURE)]],
		['one codestream behind notes', [notes, box('jxlc', PICTURE)]],
		['a codestream of a length of 64 bits', [wideBox('jxlc', PICTURE)]],
		['parts', [part(0, PICTURE), notes, part(1, pixels(9)), part(0x80000002, pixels(9))]],
		['a single part', [part(0x80000000, PICTURE)]],
	])('of %s has its size and is whole with its last byte', (_, boxes) => {
		const file = Buffer.concat([CONTAINER, ...boxes]);
		expect(sizeOf(file)).toBe('64 x 48');
		expect(wholeAndCut(file)).toEqual(ONLY_WHOLE);
		expect(isWhole(Buffer.concat([file, pixels(50)]))).toBe(true);
	});

	it('whose codestream goes on to the end of the file is taken as it is', () => {
		const file = Buffer.concat([CONTAINER, openBox('jxlc', PICTURE)]);
		expect(sizeOf(file)).toBe('64 x 48');
		expect(wholeAndCut(file)).toEqual([true, true]);
	});

	it('without its codestream is not whole and has no size', () => {
		for (const boxes of [[notes], [box('free'), Buffer.from('00000007', 'hex'), ascii('jxlc')]]) {
			const file = Buffer.concat([CONTAINER, ...boxes]);
			expect([sizeOf(file), isWhole(file)]).toEqual([undefined, false]);
		}
	});

	it('has no size while the header of its codestream is not there', () => {
		const file = Buffer.concat([CONTAINER, box('jxlc', PICTURE)]);
		const start = CONTAINER.length + 8;
		expect(sizeOf(file.subarray(0, start + 12))).toBe('64 x 48');
		for (let length = CONTAINER.length; length < start + 12; length += 1) {
			expect([length, sizeOf(file.subarray(0, length))]).toEqual([length, undefined]);
		}
	});
});
