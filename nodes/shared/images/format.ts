import { bmp } from './formats/bmp';
import { FileBytes } from './formats/fileBytes';
import type { FormatReader, Shape } from './formats/formatReader';
import { gif } from './formats/gif';
import { avif, heic } from './formats/heif';
import { jpeg } from './formats/jpeg';
import { jxl } from './formats/jxl';
import { pdf } from './formats/pdf';
import { png } from './formats/png';
import { psd } from './formats/psd';
import { svg } from './formats/svg';
import { tiff } from './formats/tiff';
import { webp } from './formats/webp';

interface FormatRow {
	mimeType: string;
	extension: string;
	reader: FormatReader;
}

/** Every format told by its bytes, the common ones first. Which of them a model takes is said with the model. */
const FORMATS = {
	png: { mimeType: 'image/png', extension: 'png', reader: png },
	jpeg: { mimeType: 'image/jpeg', extension: 'jpg', reader: jpeg },
	webp: { mimeType: 'image/webp', extension: 'webp', reader: webp },
	gif: { mimeType: 'image/gif', extension: 'gif', reader: gif },
	bmp: { mimeType: 'image/bmp', extension: 'bmp', reader: bmp },
	tiff: { mimeType: 'image/tiff', extension: 'tiff', reader: tiff },
	heic: { mimeType: 'image/heic', extension: 'heic', reader: heic },
	avif: { mimeType: 'image/avif', extension: 'avif', reader: avif },
	jxl: { mimeType: 'image/jxl', extension: 'jxl', reader: jxl },
	svg: { mimeType: 'image/svg+xml', extension: 'svg', reader: svg },
	psd: { mimeType: 'image/vnd.adobe.photoshop', extension: 'psd', reader: psd },
	pdf: { mimeType: 'application/pdf', extension: 'pdf', reader: pdf },
} as const satisfies Record<string, FormatRow>;
type FormatName = keyof typeof FORMATS;
const NAMES = Object.keys(FORMATS) as FormatName[];

/**
 * A format by its bytes, with the size that a viewer shows, in pixels, where the bytes tell it: phones store a
 * portrait photo lying on its side, with a note to turn it.
 */
export interface ImageFormat extends Shape {
	name: FormatName;
	mimeType: string;
	extension: string;
}

/** Bytes from the start of a file within which headers are looked for; JPEG sizes can stand behind large profiles. */
export const HEADER_BYTES = 256 * 1024;

/** Fewer bytes than this are no image of any format. */
const LEAST_BYTES = 12;

/**
 * The format that the bytes of a file show, whatever its name or declared type; undefined for anything else. The
 * start of the file is enough: width and height are absent where it does not reach as far as they stand, and then
 * the whole file may tell them (TIFF has them at its end, as a rule). Never throws.
 */
export function recogniseImage(bytes: Buffer): ImageFormat | undefined {
	if (bytes.length < LEAST_BYTES) return undefined;
	const file = new FileBytes(bytes);
	const name = NAMES.find((format) => FORMATS[format].reader.recognises(file));
	if (!name) return undefined;
	const { mimeType, extension, reader } = FORMATS[name];
	const { width, height, ...more } = reader.shape(file);
	const size = isSide(width) && isSide(height) ? { width, height } : {};
	return { name, mimeType, extension, ...size, ...more };
}

/** Sizes of 0 stand in files whose writer did not know them yet. */
const isSide = (pixels?: number): boolean => Number.isSafeInteger(pixels) && Number(pixels) > 0;

/** What is known of a format's bytes. */
export const readerOf = ({ name }: ImageFormat): FormatReader => FORMATS[name].reader;
