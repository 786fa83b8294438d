import { describe, expect, it } from '@jest/globals';
import { ascii, exif, exifSegment, pixels, segment } from '../../images/build';
import { number } from '../../images/tables';
import { isWhole, ONLY_WHOLE, sizeOf, wholeAndCut } from '../../images/whole';

const START = Buffer.from('ffd8', 'hex');
const END = Buffer.from('ffd9', 'hex');
const EXIF = ascii('Exif\0\0');

/** A frame; each component has its sampling factors, across and down, in four bits each. */
const frame = (code: number, width: number, height: number, samplings = [0x11]): Buffer =>
	segment(
		code,
		Buffer.concat([
			Buffer.from([8]),
			number(2, height),
			number(2, width),
			Buffer.from([samplings.length, ...samplings.flatMap((sampling, id) => [id, sampling, 0])]),
		]),
	);
const scan = (components: number): Buffer =>
	segment(0xda, Buffer.from([components, ...Array<number>(2 * components).fill(0), 0, 63, 0]));
const interval = (blocks: number): Buffer => segment(0xdd, number(2, blocks));

/** Pixels of so many restart intervals, with a marker between them, RST0 to RST7 in turn. */
const intervals = (count: number): Buffer[] =>
	Array.from({ length: count }, (_, index) => [
		...(index > 0 ? [Buffer.from([0xff, 0xd0 + ((index - 1) % 8)])] : []),
		Buffer.from('5a5aff005a', 'hex'),
	]).flat();

const jpeg = (...parts: Buffer[]): Buffer => Buffer.concat([START, ...parts]);
const REST = [scan(1), pixels(9), END];
const NOTE = segment(0xfe, ascii('note'));
const PICTURE = [frame(0xc0, 64, 48), ...REST];

/** T.81, table B.1: SOF0 to SOF15; DHT, JPG and DAC stand among them. */
const FRAMES = [
	...[0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7],
	...[0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf],
];
const NO_FRAMES = [0xc4, 0xc8, 0xcc, 0xbf, 0xdb, 0xdd, 0xe0, 0xe1, 0xfe];

describe('the size of a JPEG', () => {
	it.each(FRAMES)('is that of its first frame, with marker %d', (code) => {
		expect(sizeOf(jpeg(frame(code, 64, 48), frame(0xc0, 9, 9), ...REST))).toBe('64 x 48');
	});

	it.each(NO_FRAMES)('is not that of a segment with marker %d', (code) => {
		expect(sizeOf(jpeg(frame(code, 9, 9), ...PICTURE))).toBe('64 x 48');
	});

	it('is turned by Exif in the segment that is for it, and in no other', () => {
		const turn = Buffer.concat([EXIF, exif(6)]);
		expect(sizeOf(jpeg(segment(0xe1, turn), ...PICTURE))).toBe('48 x 64');
		expect(sizeOf(jpeg(segment(0xe2, turn), ...PICTURE))).toBe('64 x 48');
	});

	it('is not turned by Exif whose directory is cut, whatever follows', () => {
		const cut = (bytes: number): Buffer =>
			segment(0xe1, Buffer.concat([EXIF, exif(6).subarray(0, bytes)]));
		// The directory ends at 22; 4 bytes follow that tell where the next one is.
		expect(sizeOf(jpeg(cut(22), ...PICTURE))).toBe('48 x 64');
		expect(sizeOf(jpeg(cut(21), ...PICTURE))).toBe('64 x 48');
		expect(sizeOf(jpeg(cut(20), ...PICTURE))).toBe('64 x 48');
	});

	it('is not turned by Exif of no byte order', () => {
		const [little, big] = [exif(6), exif(6, false)];
		big.write('XM');
		for (const block of [big, Buffer.concat([big.subarray(0, 4), little.subarray(4)])]) {
			const file = jpeg(segment(0xe1, Buffer.concat([EXIF, block])), ...PICTURE);
			expect(sizeOf(file)).toBe('64 x 48');
		}
	});

	it('is not that of what stands behind its end', () => {
		expect(sizeOf(jpeg(END, START, ...PICTURE))).toBeUndefined();
	});

	it('is looked for behind as many segments as no photo has', () => {
		const empty = (count: number): Buffer => Buffer.alloc(4 * count, segment(0xe0, number(0, 0)));
		expect(sizeOf(jpeg(empty(9_999), ...PICTURE))).toBe('64 x 48');
		expect(sizeOf(jpeg(empty(10_000), ...PICTURE))).toBeUndefined();
	});

	it('is not known until its frame is there', () => {
		const file = jpeg(exifSegment(6), ...PICTURE);
		const end = jpeg(exifSegment(6), frame(0xc0, 64, 48)).length;
		// Behind the sides come a byte for the number of components, and three for each.
		expect(sizeOf(file.subarray(0, end - 4))).toBe('48 x 64');
		for (let length = 12; length < end - 4; length += 1) {
			expect([length, sizeOf(file.subarray(0, length))]).toEqual([length, undefined]);
		}
	});
});

describe('a JPEG is whole', () => {
	it.each<[string, Buffer[]]>([
		['with its end', PICTURE],
		['with empty segments', [segment(0xe0, number(0, 0)), ...PICTURE]],
		[
			'with stuffed bytes and fill bytes',
			[...PICTURE.slice(0, -1), Buffer.from('ff00ffff', 'hex'), END],
		],
		['with stray bytes between segments', [NOTE, Buffer.from('00ff0005', 'hex'), ...PICTURE]],
		['with markers that have no data', [Buffer.from('ff01ffd8', 'hex'), ...PICTURE]],
		['with a scan before its frame', [...REST.slice(0, 2), ...PICTURE]],
		['with notes that hold an end', [segment(0xe1, Buffer.concat([START, END, END])), ...PICTURE]],
	])('%s', (_, parts) => {
		expect(wholeAndCut(jpeg(...parts))).toEqual(ONLY_WHOLE);
	});

	it.each<[string, Buffer[]]>([
		['an end before any scan', [END, ...PICTURE]],
		['an end behind a frame without scan', [frame(0xc0, 64, 48), NOTE, END]],
		['a segment of a length of 0', [Buffer.from('ffe00000', 'hex'), ...PICTURE]],
		['a segment of a length of 1', [Buffer.from('ffe00001', 'hex'), ...PICTURE]],
		['a segment that is cut', [...PICTURE.slice(0, -1), segment(0xe0, pixels(50)).subarray(0, 9)]],
	])('not with %s', (_, parts) => {
		expect(isWhole(jpeg(...parts))).toBe(false);
	});
});

const COLOUR = [0x22, 0x11, 0x11];

describe('a JPEG without its end', () => {
	it.each<[string, Buffer[], number]>([
		['grey', [frame(0xc0, 320, 128), interval(40), scan(1)], 16],
		['extended', [frame(0xc1, 320, 128), interval(40), scan(1)], 16],
		['of many intervals', [frame(0xc0, 320, 800), interval(40), scan(1)], 100],
		['of sides between blocks', [frame(0xc0, 313, 121), interval(40), scan(1)], 16],
		['whose last interval is short', [frame(0xc0, 320, 128), interval(42), scan(1)], 16],
		['grey, of any sampling', [frame(0xc0, 320, 128, [0x22]), interval(40), scan(1)], 16],
		['in full colour', [frame(0xc0, 320, 128, [0x11, 0x11, 0x11]), interval(40), scan(3)], 16],
		['4:2:0', [frame(0xc0, 640, 256, COLOUR), interval(40), scan(3)], 16],
		['4:2:2', [frame(0xc0, 640, 128, [0x21, 0x11, 0x11]), interval(40), scan(3)], 16],
		['4:4:0', [frame(0xc0, 320, 256, [0x12, 0x11, 0x11]), interval(40), scan(3)], 16],
		[
			'whose second is sampled most',
			[frame(0xc0, 640, 256, [0x11, 0x22]), interval(40), scan(2)],
			16,
		],
		['whose sampling is 0', [frame(0xc0, 320, 128, [0, 0]), interval(40), scan(2)], 16],
		['whose intervals are told first', [interval(40), frame(0xc0, 320, 128), scan(1)], 16],
	])('is whole when its last interval has begun: %s', (_, parts, count) => {
		const of = (begun: number): Buffer => jpeg(...parts, ...intervals(begun));
		expect([count - 1, count, count + 1].map((begun) => isWhole(of(begun)))).toEqual([
			...[false, true, false],
		]);
	});

	it.each<[string, Buffer[], number]>([
		['too few intervals', [frame(0xc0, 320, 120), interval(40), scan(1)], 15],
		['a progressive frame', [frame(0xc2, 320, 128), interval(40), scan(1)], 16],
		['a lossless frame', [frame(0xc3, 320, 128), interval(40), scan(1)], 16],
		[
			'a scan of some of its components',
			[frame(0xc0, 640, 256, COLOUR), interval(40), scan(1)],
			16,
		],
		['no interval told', [frame(0xc0, 320, 128), scan(1)], 16],
		['an interval of 0', [frame(0xc0, 320, 128), interval(0), scan(1)], 16],
		['no frame', [interval(40), scan(1)], 16],
		['no scan', [frame(0xc0, 320, 128), interval(40)], 16],
	])('counts as cut with %s', (_, parts, count) => {
		for (const begun of [1, count - 1, count, count + 1]) {
			expect([begun, isWhole(jpeg(...parts, ...intervals(begun)))]).toEqual([begun, false]);
		}
	});
});
