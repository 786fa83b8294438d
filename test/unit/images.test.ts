import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import sharp from 'sharp';
import { isComplete } from '../../nodes/shared/images/completeness';
import { HEADER_BYTES, recogniseImage } from '../../nodes/shared/images/format';
import {
	bigEndianTiff,
	bmp,
	box,
	exif,
	exifSegment,
	heif,
	jpegInIntervals,
	segment,
	webpWithExif,
	withChunk,
	withFillBytes,
	withSegments,
	withStart,
} from '../images/build';
import { noise, sample, SAMPLE_NAMES, UNENDING, type SampleName } from '../images/samples';
import { isWholeInChunks } from '../images/whole';

const complete = (bytes: Buffer): boolean | undefined => {
	const format = recogniseImage(bytes);
	return format && isComplete(format, bytes);
};

/** The same of a file that comes in chunks of so many bytes. */
const watched = (bytes: Buffer, chunk: number): boolean | undefined => {
	const format = recogniseImage(bytes);
	return format && isWholeInChunks(bytes, chunk, format);
};

/** The files whose last bytes are no pixels but notes about them. */
const NOTES_AT_END: SampleName[] = ['tiff', 'tiff without compression', 'turned tiff'];

describe('a whole image file', () => {
	it.each(SAMPLE_NAMES)('%s is recognised by its bytes, with its size as shown', async (name) => {
		const { bytes, expected } = await sample(name);
		expect(recogniseImage(bytes)).toEqual(expected);
	});

	it.each(SAMPLE_NAMES)('%s is complete, at once and in chunks', async (name) => {
		const { bytes } = await sample(name);
		expect(complete(bytes)).toBe(true);
		for (const chunk of [1, 7, 1000, 65_536])
			expect([chunk, watched(bytes, chunk)]).toEqual([chunk, true]);
	});

	it.each(SAMPLE_NAMES)('%s is complete with padding behind its end', async (name) => {
		const { bytes } = await sample(name);
		for (const padding of [
			Buffer.alloc(16),
			Buffer.alloc(1000, 0xff),
			Buffer.from('SEFT and more'),
		]) {
			const padded = Buffer.concat([bytes, padding]);
			expect([complete(padded), watched(padded, 500)]).toEqual([true, true]);
		}
	});

	it('that does not tell its end is taken as it is', () => {
		const bytes = UNENDING.draw();
		expect(recogniseImage(bytes)).toEqual(UNENDING.expected);
		expect(complete(bytes)).toBe(true);
	});

	it('of real programs has the size that sharp reads', async () => {
		for (const name of SAMPLE_NAMES) {
			const { bytes, expected } = await sample(name);
			// What sharp cannot read here or does not look for, and pixels that mean nothing.
			if (
				['heic', 'jxl', 'bmp'].includes(expected.name) ||
				/brand|turned avif|turned png, told behind/.test(name)
			)
				continue;
			const { autoOrient } = await sharp(bytes).metadata();
			const { width, height } = expected;
			expect([name, autoOrient.width, autoOrient.height]).toEqual([name, width, height]);
		}
	});
});

describe('an image file that is cut', () => {
	it.each(SAMPLE_NAMES.filter((name) => name !== 'tiny png'))(
		'%s is not complete',
		async (name) => {
			const { bytes } = await sample(name);
			for (const share of [0.2, 0.5, 0.9]) {
				const cut = bytes.subarray(0, Math.floor(bytes.length * share));
				// Cut so early that it is no image any more is as good.
				expect([share, complete(cut) ?? false]).toEqual([share, false]);
				for (const chunk of [1, 999])
					expect([share, chunk, watched(cut, chunk) ?? false]).toEqual([share, chunk, false]);
			}
			if (!NOTES_AT_END.includes(name)) expect(complete(bytes.subarray(0, -13))).toBe(false);
		},
	);

	it.each(['jpeg', 'png', 'webp', 'gif', 'bmp', 'avif', 'heic', 'big-endian tiff'] as const)(
		'%s is not complete wherever it is cut',
		async (name) => {
			const { bytes } = await sample(name);
			fc.assert(
				fc.property(fc.integer({ min: 64, max: bytes.length - 13 }), (length) => {
					expect(complete(bytes.subarray(0, length))).toBe(false);
				}),
			);
		},
	);

	it.each(SAMPLE_NAMES)('%s never has another size for being cut, only none', async (name) => {
		const { bytes, expected } = await sample(name);
		// Their note of the turn stands behind the pixels, or behind the size.
		const lying = / behind the pixels$/.test(name) || /^turned (webp|png)$/.test(name);
		const sizes = [undefined, expected.width, ...(lying ? [expected.height] : [])];
		for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 300)) {
			const format = recogniseImage(bytes.subarray(0, length));
			expect(sizes).toContain(format?.width);
		}
	});
});

describe('the size of an image', () => {
	const lying = { width: 321, height: 123 };
	const standing = { width: 123, height: 321 };

	it.each([1, 2, 3, 4, 5, 6, 7, 8])(
		'with orientation %d is that of a viewer',
		async (orientation) => {
			const expected = orientation > 4 ? standing : lying;
			const block = exif(orientation);
			const files = {
				jpeg: withStart((await sample('jpeg')).bytes, exifSegment(orientation)),
				'big-endian jpeg': withStart((await sample('jpeg')).bytes, exifSegment(orientation, false)),
				png: withChunk((await sample('png')).bytes, 'eXIf', block, 'front'),
				webp: webpWithExif((await sample('lossless webp')).bytes, 321, 123, block),
				'webp with an odd chunk before it': webpWithExif(
					Buffer.concat([
						(await sample('lossless webp')).bytes,
						Buffer.from('ICCP\u0003\0\0\0abc\0', 'latin1'),
					]),
					321,
					123,
					block,
				),
				// Some programs write JPEG's heading into WebP as well.
				'webp with a heading': webpWithExif(
					(await sample('lossless webp')).bytes,
					321,
					123,
					Buffer.concat([Buffer.from('Exif\0\0'), block]),
				),
				tiff: bigEndianTiff(321, 123, orientation),
			};
			for (const [name, bytes] of Object.entries(files)) {
				const { width, height } = recogniseImage(bytes) ?? {};
				expect([name, { width, height }]).toEqual([name, expected]);
			}
		},
	);

	it('is not turned by an orientation that there is not, nor by broken Exif', async () => {
		const { bytes } = await sample('jpeg');
		const broken = [
			exif(0),
			exif(9),
			exif(6).subarray(0, 18),
			Buffer.from('II*\0\xff\xff\xff\xff', 'latin1'),
		];
		for (const block of broken) {
			const start = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), block]));
			expect(recogniseImage(withStart(bytes, start))).toMatchObject(lying);
		}
	});

	it('is turned by the first Exif of a JPEG, whatever other segments of that kind there are', async () => {
		const { bytes } = await sample('jpeg');
		const xmp = segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>'));
		const alike = segment(0xe1, Buffer.concat([Buffer.from('Axif\0\0'), exif(8)]));
		const file = withStart(bytes, xmp, exifSegment(6), exifSegment(1));
		expect(recogniseImage(withStart(bytes, alike))).toMatchObject(lying);
		expect(recogniseImage(file)).toMatchObject(standing);
	});

	it.each([
		[0, lying],
		[1, standing],
		[2, lying],
		[3, standing],
	])('of HEIC and AVIF with %d quarter turns is that of a viewer', (rotation, expected) => {
		for (const brand of ['heic', 'avif']) {
			const file = heif({ brands: [brand], ...lying, rotation });
			expect(recogniseImage(file)).toMatchObject(expected);
		}
	});

	it('is unknown where the bytes do not reach so far, or say 0', async () => {
		const unknown = [
			withSegments((await sample('jpeg')).bytes, 0xe2, 400_000).subarray(0, HEADER_BYTES),
			(await sample('heic whose tables stand at its end')).bytes.subarray(0, 300),
			(await sample('tiff')).bytes.subarray(0, 300),
			bmp(0, 0),
			heif({ brands: ['heic'], width: 0, height: 9 }),
			heif({ brands: ['avif'], ...lying, cut: [0, 0] }),
		];
		for (const bytes of unknown) {
			const format = recogniseImage(bytes);
			expect(format).toBeDefined();
			expect([format?.width, format?.height]).toEqual([undefined, undefined]);
		}
	});
});

describe('a JPEG', () => {
	it('with a profile larger than the header is whole, and cut is not', async () => {
		const bytes = withSegments((await sample('jpeg')).bytes, 0xe2, 400_000);
		expect([complete(bytes), watched(bytes, 65_536)]).toEqual([true, true]);
		const cut = bytes.subarray(0, -1000);
		expect([complete(cut), watched(cut, 65_536)]).toEqual([false, false]);
	});

	it.each([1, 2, 500])(
		'with %d fill bytes before its markers is whole, and cut is not',
		async (count) => {
			const bytes = withFillBytes((await sample('turned jpeg')).bytes, count);
			expect(recogniseImage(bytes)).toMatchObject({ width: 123, height: 321 });
			expect([complete(bytes), watched(bytes, 100)]).toEqual([true, true]);
			expect(complete(bytes.subarray(0, bytes.length >> 1))).toBe(false);
			await expect(sharp(bytes).stats()).resolves.toBeDefined();
		},
	);

	it('without its end marker, nothing telling how far it goes, counts as cut', async () => {
		for (const name of ['jpeg', 'progressive jpeg'] as const) {
			const { bytes } = await sample(name);
			expect(complete(bytes.subarray(0, -2))).toBe(false);
		}
	});

	it('without its end marker is whole when its last restart interval has begun', () => {
		const whole = jpegInIntervals(320, 200, 25);
		expect([complete(whole), watched(whole, 33)]).toEqual([true, true]);
		for (const intervals of [1, 12, 24, 26]) {
			expect([intervals, complete(jpegInIntervals(320, 200, intervals))]).toEqual([
				intervals,
				false,
			]);
		}
		// One of two intervals could be half a picture.
		expect(complete(jpegInIntervals(320, 16, 2))).toBe(false);
	});
});

describe('bytes', () => {
	it.each([
		['BMP', '424d36000c00000000003600000028000000', 'bmp'],
		['little-endian TIFF', '49492a0008000000000000000000', 'tiff'],
		['big-endian TIFF', '4d4d002a00000008000000000000', 'tiff'],
		['a bare JPEG XL', 'ff0a4001c08084e2420a01000000', 'jxl'],
		['Photoshop', '3842505300010000000000000003000000640000012c', 'psd'],
	] as const)('that begin %s', (_name, hex, expected) => {
		expect(recogniseImage(Buffer.from(hex, 'hex'))?.name).toBe(expected);
	});

	it.each<[string, string[], string | undefined]>([
		...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'].map((brand): [string, string[], string] => [
			`brand ${brand}`,
			[brand, 'mif1'],
			'heic',
		]),
		['brand avif', ['avif', 'mif1', 'miaf'], 'avif'],
		['brand avis', ['avis', 'msf1'], 'avif'],
		['brand mif1 of AVIF', ['mif1', 'avif', 'miaf'], 'avif'],
		['brand mif1 of HEIC', ['mif1', 'heic'], 'heic'],
		['brand msf1 of HEIC', ['msf1', 'hevc'], 'heic'],
		['brand mif1 that says no more', ['mif1'], 'heic'],
		['brand of a video', ['mp42', 'isom'], undefined],
		['brand of a video that holds HEIC', ['isom', 'heic'], undefined],
	])('in boxes of %s', (_name, brands, expected) => {
		const file = heif({ brands, width: 10, height: 10 });
		expect(recogniseImage(file)?.name).toBe(expected);
		expect(recogniseImage(file.subarray(0, 40))?.name).toBe(expected);
	});

	it.each([
		['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'svg'],
		[
			'an SVG with a preamble',
			'\ufeff<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE svg>\n<svg>',
			'svg',
		],
		['a PDF', '%PDF-1.7 and so on and on', 'pdf'],
		['text named .png', 'this is a text, whatever its name says', undefined],
		['HTML', '<!DOCTYPE html><html><body>404</body></html>', undefined],
		['a text before an SVG', 'a\ufeff<svg></svg>', undefined],
		['an SVG without its mark', '\ufeff\ufeff<svg>', undefined],
		['HTML that shows an SVG', '<html><body><svg></svg></body></html>', undefined],
		['text that starts with BM', 'BM is short for bitmap, in some texts', undefined],
		['a comment without end', '<!-- <svg> and so on', undefined],
		['nothing', '', undefined],
	] as const)('that are %s', (_name, text, expected) => {
		expect(recogniseImage(Buffer.from(text))?.name).toBe(expected);
	});

	it.each([
		['a ZIP', Buffer.from('504b0304140000000800000000000000', 'hex')],
		[
			'a WAV, which is RIFF too',
			Buffer.from('RIFF\x24\x08\x00\x00WAVEfmt \x10\x00\x00\x00', 'latin1'),
		],
		['an MP4, which has ftyp too', Buffer.from('000000206674797069736f6d00000200', 'hex')],
		['a few bytes', Buffer.from([0xff, 0xd8, 0xff])],
	])('that are %s are no image', (_name, bytes) => {
		expect(recogniseImage(bytes)).toBeUndefined();
	});
});

describe('a JPEG XL', () => {
	it('in parts is whole with the last of them', () => {
		const codestream = UNENDING.draw();
		const heading = Buffer.from('\0\0\0\x0cJXL \r\n\x87\n', 'latin1');
		const part = (number: number, bytes: Buffer): Buffer => {
			const counted = Buffer.alloc(4);
			counted.writeUInt32BE(number);
			return box('jxlp', counted, bytes);
		};
		const first = part(0, codestream);
		const last = part(0x80000001, Buffer.alloc(40, 7));
		const whole = Buffer.concat([heading, first, last]);
		expect(recogniseImage(whole)).toMatchObject({ name: 'jxl', width: 50, height: 20 });
		expect([complete(whole), watched(whole, 11)]).toEqual([true, true]);
		for (const cut of [1, 30, last.length, last.length + 5]) {
			const bytes = whole.subarray(0, -cut);
			expect([cut, complete(bytes), watched(bytes, 11) ?? false]).toEqual([cut, false, false]);
		}
	});
});

describe('a HEIC', () => {
	it('is whole without what other programs put behind it, and by places in data without end', () => {
		const file = heif({ brands: ['heic'], width: 64, height: 64 });
		expect(complete(Buffer.concat([file, box('free', Buffer.alloc(9)).subarray(0, 12)]))).toBe(
			true,
		);
		const at = file.indexOf('mdat') - 4;
		// Its data go on to the end of the file: only the table of places tells how far that is.
		const open = Buffer.from(file);
		open.writeUInt32BE(0, at);
		expect(complete(open)).toBe(true);
		expect(complete(open.subarray(0, -1))).toBe(false);
	});
});

describe('a palette without alpha', () => {
	it('is told from one with alpha', async () => {
		const opaque = await noise().png({ palette: true }).toBuffer();
		// The letters of the chunk can stand in the pixels.
		const letters = withChunk(opaque, 'tEXt', Buffer.from('tRNS'), 'end');
		expect(recogniseImage(letters)).toMatchObject({ transparent: false });
	});
});
