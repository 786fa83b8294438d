import sharp from 'sharp';
import type { ImageFormat } from '../../nodes/shared/images/format';
import {
	bigEndianTiff,
	bmp,
	exif,
	exifSegment,
	heif,
	pixels,
	webpWithExif,
	withChunk,
	withFillBytes,
	withSegments,
	withStart,
} from './build';
import { BARE_JXL, HEIC, TURNED_JXL } from './fixtures';

/** What every sample shows, lying. */
const SIZE = { width: 321, height: 123 };
const TURNED = { width: SIZE.height, height: SIZE.width };

/** A picture of noise: it has pixels that no encoder packs to nothing. */
export const noise = (width = SIZE.width, height = SIZE.height, channels: 3 | 4 = 3) =>
	sharp(pixels(width * height * channels), { raw: { width, height, channels } });

const PNG = { name: 'png', mimeType: 'image/png', extension: 'png', transparent: false } as const;
const JPEG = { name: 'jpeg', mimeType: 'image/jpeg', extension: 'jpg' } as const;
const WEBP = { name: 'webp', mimeType: 'image/webp', extension: 'webp' } as const;
const GIF = { name: 'gif', mimeType: 'image/gif', extension: 'gif' } as const;
const BMP = { name: 'bmp', mimeType: 'image/bmp', extension: 'bmp' } as const;
const TIFF = { name: 'tiff', mimeType: 'image/tiff', extension: 'tiff' } as const;
const AVIF = { name: 'avif', mimeType: 'image/avif', extension: 'avif' } as const;
const HEIC_FORMAT = { name: 'heic', mimeType: 'image/heic', extension: 'heic' } as const;
const JXL = { name: 'jxl', mimeType: 'image/jxl', extension: 'jxl' } as const;

interface Sample {
	draw(): Buffer | Promise<Buffer>;
	expected: ImageFormat;
}
const lying = (format: Omit<ImageFormat, 'width' | 'height'>, draw: Sample['draw']): Sample => ({
	draw,
	expected: { ...format, ...SIZE },
});
const standing = (format: Omit<ImageFormat, 'width' | 'height'>, draw: Sample['draw']): Sample => ({
	draw,
	expected: { ...format, ...TURNED },
});

const plainJpeg = (): Promise<Buffer> => noise().jpeg().toBuffer();
const plainPng = (): Promise<Buffer> => noise().png().toBuffer();

/** A whole file of every kind, and what it is to be recognised as. */
const SAMPLES = {
	png: lying(PNG, plainPng),
	'png with alpha': lying({ ...PNG, transparent: true }, () => noise(321, 123, 4).png().toBuffer()),
	'grey png': lying(PNG, () => noise().toColourspace('b-w').png().toBuffer()),
	'palette png': lying(PNG, () => noise().png({ palette: true }).toBuffer()),
	'palette png with transparent colours': lying({ ...PNG, transparent: true }, () =>
		noise(321, 123, 4).png({ palette: true }).toBuffer(),
	),
	'interlaced png': lying(PNG, () => noise().png({ progressive: true }).toBuffer()),
	'turned png': standing(PNG, () => noise().withMetadata({ orientation: 6 }).png().toBuffer()),
	'turned png, told behind the pixels': standing(PNG, async () =>
		withChunk(await plainPng(), 'eXIf', exif(8, false), 'end'),
	),
	'tiny png': {
		draw: () => noise(1, 1).png().toBuffer(),
		expected: { ...PNG, width: 1, height: 1 },
	},
	jpeg: lying(JPEG, plainJpeg),
	'progressive jpeg': lying(JPEG, () => noise().jpeg({ progressive: true }).toBuffer()),
	'grey jpeg': lying(JPEG, () => noise().toColourspace('b-w').jpeg().toBuffer()),
	'jpeg with Exif and a colour profile': lying(JPEG, () =>
		noise()
			.withExif({ IFD0: { Copyright: 'c'.repeat(30_000) } })
			.withIccProfile('p3')
			.jpeg()
			.toBuffer(),
	),
	'turned jpeg': standing(JPEG, () => noise().withMetadata({ orientation: 6 }).jpeg().toBuffer()),
	'turned jpeg whose Exif has the other byte order': standing(JPEG, async () =>
		withStart(await plainJpeg(), exifSegment(8, false)),
	),
	'jpeg with 60 KB of Exif': lying(JPEG, async () => withSegments(await plainJpeg(), 0xe1, 60_000)),
	'jpeg with a profile of 200 KB': lying(JPEG, async () =>
		withSegments(await plainJpeg(), 0xe2, 200_000),
	),
	'jpeg with fill bytes': lying(JPEG, async () => withFillBytes(await plainJpeg(), 3)),
	'large jpeg': {
		draw: () =>
			sharp({ create: { width: 5000, height: 400, channels: 3, background: '#123' } })
				.jpeg()
				.toBuffer(),
		expected: { ...JPEG, width: 5000, height: 400 },
	},
	webp: lying(WEBP, () => noise().webp().toBuffer()),
	'lossless webp': lying(WEBP, () => noise().webp({ lossless: true }).toBuffer()),
	'webp with alpha': lying(WEBP, () => noise(321, 123, 4).webp().toBuffer()),
	'lossless webp with alpha': lying(WEBP, () =>
		noise(321, 123, 4).webp({ lossless: true }).toBuffer(),
	),
	'webp with a colour profile': lying(WEBP, () => noise().withIccProfile('p3').webp().toBuffer()),
	'turned webp': standing(WEBP, () => noise().withMetadata({ orientation: 6 }).webp().toBuffer()),
	'turned webp whose Exif stands behind the pixels': standing(WEBP, async () =>
		webpWithExif(await noise().webp({ lossless: true }).toBuffer(), 321, 123, exif(5)),
	),
	gif: lying(GIF, () => noise().gif().toBuffer()),
	bmp: lying(BMP, () => bmp(321, 123)),
	'bmp from top to bottom': lying(BMP, () => bmp(321, -123)),
	'bmp of OS/2': lying(BMP, () => bmp(321, 123, 12)),
	tiff: lying(TIFF, () => noise().tiff().toBuffer()),
	'tiff without compression': lying(TIFF, () => noise().tiff({ compression: 'none' }).toBuffer()),
	'tiff in tiles': lying(TIFF, () =>
		noise().tiff({ tile: true, tileWidth: 64, tileHeight: 64, compression: 'lzw' }).toBuffer(),
	),
	'turned tiff': standing(TIFF, () => noise().withMetadata({ orientation: 6 }).tiff().toBuffer()),
	'big-endian tiff': lying(TIFF, () => bigEndianTiff(321, 123)),
	'turned big-endian tiff': standing(TIFF, () => bigEndianTiff(321, 123, 7)),
	avif: lying(AVIF, () => noise().avif().toBuffer()),
	'avif with alpha': lying(AVIF, () => noise(321, 123, 4).avif().toBuffer()),
	'avif named by a compatible brand': lying(AVIF, () =>
		heif({ brands: ['mif1', 'miaf', 'avif'], ...SIZE }),
	),
	'turned avif': standing(AVIF, () => heif({ brands: ['avif'], ...SIZE, rotation: 3 })),
	heic: { draw: () => HEIC, expected: { ...HEIC_FORMAT, width: 33, height: 21 } },
	'heic that is turned': standing(HEIC_FORMAT, () =>
		heif({ brands: ['heic', 'mif1'], ...SIZE, rotation: 1 }),
	),
	'heic upside down': lying(HEIC_FORMAT, () => heif({ brands: ['heix'], ...SIZE, rotation: 2 })),
	'heic that is mirrored': lying(HEIC_FORMAT, () =>
		heif({ brands: ['mif1', 'heic'], ...SIZE, mirrored: true }),
	),
	'heic cut to size and turned': standing(HEIC_FORMAT, () =>
		heif({ brands: ['heic'], width: 384, height: 128, cut: [321, 123], rotation: 3 }),
	),
	'heic whose tables stand at its end': lying(HEIC_FORMAT, () =>
		heif({ brands: ['heic'], ...SIZE, dataFirst: true }),
	),
	'jxl in boxes, turned': {
		draw: () => TURNED_JXL,
		expected: { ...JXL, width: 41, height: 97 },
	},
} satisfies Record<string, Sample>;

export type SampleName = keyof typeof SAMPLES;
export const SAMPLE_NAMES = Object.keys(SAMPLES) as SampleName[];

/** A format that does not tell where it ends. */
export const UNENDING = {
	draw: () => BARE_JXL,
	expected: { ...JXL, width: 50, height: 20 },
} satisfies Sample;

const drawn = new Map<SampleName, Promise<Buffer>>();

/** One of the samples: drawn once. */
export async function sample(name: SampleName): Promise<{ bytes: Buffer; expected: ImageFormat }> {
	const bytes = drawn.get(name) ?? Promise.resolve(SAMPLES[name].draw());
	drawn.set(name, bytes);
	return { bytes: await bytes, expected: SAMPLES[name].expected };
}
