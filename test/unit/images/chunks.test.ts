import { describe, expect, it } from '@jest/globals';
import { EndWatcher } from '../../../nodes/shared/images/endWatcher';
import { recogniseImage } from '../../../nodes/shared/images/format';
import { ascii, bmp, chunk, exif, pixels } from '../../images/build';
import { number } from '../../images/tables';
import { formatOf, isWhole, ONLY_WHOLE, sizeOf, wholeAndCut } from '../../images/whole';

const little = (bytes: number, ...values: number[]): Buffer =>
	Buffer.concat(values.map((value) => number(bytes, value).reverse()));

it('a file that comes in chunks is counted', () => {
	const watcher = new EndWatcher(formatOf(ascii('%PDF-1.7\n1234')));
	for (const text of ['%PDF', '-1.7', '\n1234']) watcher.watch(ascii(text));
	expect(watcher.bytes).toBe(13);
});

/** A screen of 64 x 48, whose flags say whether a table of colours follows. */
const screen = (flags: number, colours = 0): Buffer =>
	Buffer.concat([ascii('GIF89a'), little(2, 64, 48), Buffer.from([flags, 0, 0]), table(colours)]);
/** Colours that would be blocks of no kind. */
const table = (colours: number): Buffer => Buffer.alloc(3 * colours, 0x55);
const subBlocks = Buffer.concat([Buffer.from([3]), pixels(3), Buffer.from([1, 0x2c, 0])]);
const extension = Buffer.concat([Buffer.from([0x21, 0xf9]), subBlocks]);
const picture = (flags = 0, colours = 0): Buffer =>
	Buffer.concat([
		Buffer.from([0x2c, 0, 0, 0, 0, 64, 0, 48, 0, flags]),
		...[table(colours), Buffer.from([2]), subBlocks],
	]);
const TRAILER = Buffer.from([0x3b]);

describe('a GIF', () => {
	it.each<[string, Buffer[]]>([
		['without colours, with an extension', [screen(0), extension, picture()]],
		['with two colours', [screen(0x80, 2), picture()]],
		['with 256 colours', [screen(0xf7, 256), picture()]],
		['whose other flags are set', [screen(0x77), picture()]],
		['of several pictures', [screen(0), picture(), extension, picture()]],
		['whose picture has colours', [screen(0), picture(0x87, 256)]],
		['whose picture has two colours', [screen(0), picture(0xf8, 2)]],
		['whose picture is empty', [screen(0), picture().subarray(0, 11), Buffer.from([0])]],
	])('%s is whole, with its trailer or without', (_, parts) => {
		const file = Buffer.concat([...parts, TRAILER]);
		expect(sizeOf(file)).toBe('64 x 48');
		expect(wholeAndCut(file)).toEqual([true, true]);
		expect(isWhole(Buffer.concat([file, pixels(9)]))).toBe(true);
		expect(isWhole(file.subarray(0, -2))).toBe(false);
	});

	it.each<[string, Buffer[]]>([
		['no picture', [screen(0x80, 2)]],
		['an extension alone', [screen(0), extension]],
		['colours that are cut', [screen(0x81, 2)]],
		['a picture that is cut', [screen(0), picture(), picture().subarray(0, 10)]],
		['a block of no kind', [screen(0), picture(), Buffer.from([0x55]), TRAILER]],
	])('with %s is not whole', (_, parts) => {
		expect(isWhole(Buffer.concat(parts))).toBe(false);
	});

	it('whose picture ends twice is whole, as viewers take it', () => {
		expect(isWhole(Buffer.concat([screen(0), picture(), Buffer.alloc(2), TRAILER]))).toBe(true);
	});
});

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const header = (colourType: number): Buffer =>
	chunk(
		'IHDR',
		Buffer.concat([number(4, 64), number(4, 48), Buffer.from([8, colourType, 0, 0, 0])]),
	);
const END = chunk('IEND', Buffer.alloc(0));
const png = (...chunks: Buffer[]): Buffer => Buffer.concat([SIGNATURE, ...chunks]);

describe('a PNG', () => {
	it.each([
		[0, false],
		[2, false],
		[3, false],
		[4, true],
		[6, true],
	])('of colour type %d can be transparent: %s', (colourType, transparent) => {
		const file = png(header(colourType), chunk('IDAT', pixels(9)), END);
		expect(recogniseImage(file)).toMatchObject({ width: 64, height: 48, transparent });
		const opaque = png(header(colourType), chunk('tRNS', pixels(2)), END);
		expect(recogniseImage(opaque)).toMatchObject({ transparent: true });
	});

	it('tells nothing behind its end', () => {
		const file = png(header(2), END, chunk('eXIf', exif(6)), chunk('tRNS', pixels(2)));
		expect(recogniseImage(file)).toMatchObject({ width: 64, height: 48, transparent: false });
	});

	it('is turned by its first Exif', () => {
		const file = png(header(2), chunk('eXIf', exif(6)), chunk('eXIf', exif(1)), END);
		expect(sizeOf(file)).toBe('48 x 64');
	});

	it('tells nothing while its header is not there', () => {
		const file = png(header(6));
		for (let length = 12; length < 8 + 8 + 13; length += 1) {
			expect(recogniseImage(file.subarray(0, length))).toEqual({
				...{ name: 'png', mimeType: 'image/png', extension: 'png' },
			});
		}
		expect(recogniseImage(file.subarray(0, 8 + 8 + 13))).toMatchObject({ transparent: true });
	});

	it('is whole with the heading of its last chunk', () => {
		const file = png(header(2), chunk('IDAT', ascii('IENDIEND')), END);
		expect(wholeAndCut(file.subarray(0, -4))).toEqual(ONLY_WHOLE);
	});
});

const riff = (...chunks: Buffer[]): Buffer => {
	const body = Buffer.concat([ascii('WEBP'), ...chunks]);
	return Buffer.concat([ascii('RIFF'), little(4, body.length), body]);
};
const part = (type: string, data: Buffer): Buffer =>
	Buffer.concat([ascii(type), little(4, data.length), data, Buffer.alloc(data.length % 2)]);
const extended = (flags: number, width: number, height: number): Buffer =>
	part(
		'VP8X',
		Buffer.concat([Buffer.from([flags, 0, 0, 0]), little(3, width - 1), little(3, height - 1)]),
	);
/** A frame of VP8: its tag, its start code, its sides in 14 bits each with two bits of scale above. */
const lossy = part(
	'VP8 ',
	Buffer.concat([
		Buffer.from('f00100', 'hex'),
		Buffer.from('9d012a', 'hex'),
		little(2, 0xc000 + 64, 0x8000 + 48),
		pixels(9),
	]),
);
/** A frame of VP8L: 14 bits of each side less one, then a bit of alpha. */
const lossless = part(
	'VP8L',
	Buffer.concat([Buffer.from([0x2f]), little(4, 63 + 47 * 2 ** 14 + 2 ** 28), pixels(9)]),
);
const EXIF_FLAG = 0x08;

describe('a WebP', () => {
	it.each<[string, Buffer, string | undefined]>([
		['lossy', riff(lossy), '64 x 48'],
		['lossless', riff(lossless), '64 x 48'],
		['extended', riff(extended(0, 64, 48), lossy), '64 x 48'],
		['large', riff(extended(0, 70_000, 150_000), lossy), '70000 x 150000'],
		['turned', riff(extended(EXIF_FLAG, 64, 48), lossy, part('EXIF', exif(6))), '48 x 64'],
		[
			'turned, behind an odd chunk',
			riff(extended(EXIF_FLAG, 64, 48), part('ICCP', pixels(5)), lossy, part('EXIF', exif(6))),
			'48 x 64',
		],
		// The flag says whether the file contains Exif (RFC 9649, 2.7.1).
		[
			'with Exif that no flag promises',
			riff(extended(0, 64, 48), part('EXIF', exif(6))),
			'64 x 48',
		],
		[
			'whose flag promises Exif that is not there',
			riff(extended(EXIF_FLAG, 64, 48), lossy),
			'64 x 48',
		],
		['of an unknown kind', riff(part('VP9 ', pixels(20))), undefined],
	])('%s has the size of a viewer', (_, file, expected) => {
		expect(sizeOf(file)).toBe(expected);
		expect(wholeAndCut(file)).toEqual(ONLY_WHOLE);
	});

	it('whose size was never written is whole with its pixels, and cut without', () => {
		for (const size of [0, 12]) {
			const file = Buffer.concat([ascii('RIFF'), little(4, size), riff(lossy).subarray(8)]);
			expect([isWhole(file), isWhole(file.subarray(0, -2))]).toEqual([true, false]);
		}
	});

	it.each([
		['lossy', riff(lossy)],
		['lossless', riff(lossless)],
		['extended', riff(extended(0, 64, 48))],
	])('%s has no size while its header is not there', (_, file) => {
		expect(sizeOf(file.subarray(0, 30))).toBe('64 x 48');
		for (let length = 12; length < 30; length += 1) {
			expect([length, sizeOf(file.subarray(0, length))]).toEqual([length, undefined]);
		}
	});
});

/** A BMP whose header says how it is packed, in so many bits a pixel, and how many bytes its pixels take. */
function packedBmp(compression: number, bits: number, bytes: number, told = bytes): Buffer {
	const file = bmp(64, 48).subarray(0, 54);
	file.writeUInt16LE(bits, 28);
	file.writeUInt32LE(compression, 30);
	file.writeUInt32LE(told, 34);
	return Buffer.concat([file, pixels(bytes)]);
}

describe('a BMP', () => {
	it.each<[string, Buffer]>([
		['of rows of 24 bits, filled up to 32', bmp(63, 48)],
		['of OS/2', bmp(63, 48, 12)],
		['of two colours', packedBmp(0, 1, 8 * 48, 0)],
		['packed, with the length it tells', packedBmp(1, 8, 77)],
		['with masks of colours, whatever it tells', packedBmp(3, 32, 256 * 48, 5)],
		['with masks of colours and alpha', packedBmp(6, 16, 128 * 48, 5)],
	])('%s is whole with its last byte', (_, file) => {
		expect(wholeAndCut(file)).toEqual(ONLY_WHOLE);
	});
});
