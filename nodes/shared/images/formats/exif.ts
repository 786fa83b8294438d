import type { FileBytes } from './fileBytes';
import type { Shape } from './formatReader';
import { readDirectory, type TiffDirectory } from './tiffDirectory';

const ORIENTATION = 274;
const HEADING = 'Exif\0\0';

/** Exif orientations that turn by a quarter, with or without a mirror (Exif 2.32, tag 274). */
const QUARTER_TURNS = [5, 6, 7, 8];

/** Whether the directory turns its image by a quarter, so that width and height change places. */
export function isTurned(directory: TiffDirectory): boolean {
	return QUARTER_TURNS.includes(directory.value(ORIENTATION) ?? 1);
}

/** Whether a block of Exif, with or without the heading that JPEG puts before it, turns the image by a quarter. */
export function exifTurns(file: FileBytes, offset: number, length: number): boolean {
	const heading = file.text(offset, HEADING.length) === HEADING ? HEADING.length : 0;
	const directory = readDirectory(file.part(offset + heading, length - heading));
	return directory !== undefined && isTurned(directory);
}

/** The shape on its side. */
export const turned = ({ width, height, ...more }: Shape): Shape => ({
	...more,
	width: height,
	height: width,
});
