import { isTurned, turned } from './exif';
import type { FileBytes } from './fileBytes';
import type { FormatReader, Walk } from './formatReader';
import {
	directoryBytes,
	isLittleEndian,
	isTiff,
	readDirectory,
	TiffDirectory,
} from './tiffDirectory';

/** Tags of TIFF 6.0. */
const WIDTH = 256;
const HEIGHT = 257;
/** Where the pixels stand, and how many bytes: of strips, of tiles, of old-style JPEG data. */
const PLACES = [
	{ offsets: 273, lengths: 279 },
	{ offsets: 324, lengths: 325 },
	{ offsets: 513, lengths: 514 },
];
/** Lists longer than this are not read: no model takes an image with so many rows. */
const MOST_STRIPS = 32_768;

/** Adobe's TIFF 6.0 in both byte orders; of several pages the first. */
export const tiff: FormatReader = {
	recognises: isTiff,

	shape(file) {
		const directory = readDirectory(file);
		if (!directory) return {};
		const size = { width: directory.value(WIDTH), height: directory.value(HEIGHT) };
		return isTurned(directory) ? turned(size) : size;
	},

	/** Whole with its directory and all strips or tiles that it names. What stands before the directory is there. */
	*isWhole(file) {
		while (!file.has(0, 8)) yield;
		const littleEndian = isLittleEndian(file);
		const offset = file.uint32(4, littleEndian);
		while (!file.has(offset, 2)) yield;
		const bytes = directoryBytes(file, littleEndian, offset);
		while (!file.has(offset, bytes)) yield;
		const end = yield* endOfPixels(file, new TiffDirectory(file, littleEndian, offset));
		while (!file.reaches(end)) yield;
		return true;
	},
};

/**
 * The offset behind the last strip or tile, 0 where none is told. Lists are read in the order in which a stream
 * brings them; one that stands before the directory, which no common writer does, is not read.
 */
function* endOfPixels(file: FileBytes, directory: TiffDirectory): Walk<number> {
	const lists = PLACES.flatMap(({ offsets, lengths }) => [offsets, lengths])
		.flatMap((tag) => {
			const field = directory.field(tag);
			return field ? [{ tag, field }] : [];
		})
		.sort((one, other) => one.field.offset - other.field.offset);
	const numbers = new Map<number, number[]>();
	for (const { tag, field } of lists) {
		if (field.offset < directory.offset || field.count > MOST_STRIPS) continue;
		while (!file.has(field.offset, field.count * field.valueBytes)) yield;
		numbers.set(tag, directory.numbersOf(field));
	}
	let end = 0;
	for (const { offsets, lengths } of PLACES) {
		const ofLengths = numbers.get(lengths) ?? [];
		for (const [index, start] of (numbers.get(offsets) ?? []).entries()) {
			end = Math.max(end, start + (ofLengths[index] ?? 0));
		}
	}
	return end;
}
