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
	name: string;
	mimeType: string;
	extension: string;
	reader: FormatReader;
}

/** Every format told by its bytes, the common ones first. Which of them a model takes is said with the model. */
const FORMATS = [
	{ name: 'png', mimeType: 'image/png', extension: 'png', reader: png },
	{ name: 'jpeg', mimeType: 'image/jpeg', extension: 'jpg', reader: jpeg },
	{ name: 'webp', mimeType: 'image/webp', extension: 'webp', reader: webp },
	{ name: 'gif', mimeType: 'image/gif', extension: 'gif', reader: gif },
	{ name: 'bmp', mimeType: 'image/bmp', extension: 'bmp', reader: bmp },
	{ name: 'tiff', mimeType: 'image/tiff', extension: 'tiff', reader: tiff },
	{ name: 'heic', mimeType: 'image/heic', extension: 'heic', reader: heic },
	{ name: 'avif', mimeType: 'image/avif', extension: 'avif', reader: avif },
	{ name: 'jxl', mimeType: 'image/jxl', extension: 'jxl', reader: jxl },
	{ name: 'svg', mimeType: 'image/svg+xml', extension: 'svg', reader: svg },
	{ name: 'psd', mimeType: 'image/vnd.adobe.photoshop', extension: 'psd', reader: psd },
	{ name: 'pdf', mimeType: 'application/pdf', extension: 'pdf', reader: pdf },
] as const satisfies readonly FormatRow[];

/**
 * A format by its bytes, with the size that a viewer shows, in pixels, where the bytes tell it: phones store a
 * portrait photo lying on its side, with a note to turn it.
 */
export interface ImageFormat extends Shape {
	name: (typeof FORMATS)[number]['name'];
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
	const format = FORMATS.find(({ reader }) => reader.recognises(file));
	if (!format) return undefined;
	const { name, mimeType, extension, reader } = format;
	const { width, height, ...more } = reader.shape(file);
	const size = isSide(width) && isSide(height) ? { width, height } : {};
	return { name, mimeType, extension, ...size, ...more };
}

/** Sizes of 0 stand in files whose writer did not know them yet. */
const isSide = (pixels?: number): boolean => Number.isSafeInteger(pixels) && Number(pixels) > 0;

/** What is known of a format's bytes. */
export function readerOf({ name }: ImageFormat): FormatReader | undefined {
	return FORMATS.find((format) => format.name === name)?.reader;
}
