import { exifTurns, turned } from './exif';
import type { FileBytes } from './fileBytes';
import type { FormatReader } from './formatReader';
import { fourCharacters } from './fourCharacters';

const EXIF = fourCharacters('EXIF');
const BEFORE_PICTURE = ['VP8X', 'ICCP', 'ALPH', 'ANIM'].map(fourCharacters);
/** The flag of the VP8X chunk that promises a chunk of Exif. */
const HAS_EXIF = 0x08;

/** Google's WebP container (RIFF). */
export const webp: FormatReader = {
	recognises: (file) => file.text(0, 4) === 'RIFF' && file.text(8, 4) === 'WEBP',

	/** Exif stands behind the pixels: where the bytes do not go so far, the shape is that of the pixels. */
	shape(file) {
		if (!file.has(0, 30)) return {};
		switch (file.text(12, 4)) {
			case 'VP8 ':
				return {
					width: file.uint16(26, true) & 0x3fff,
					height: file.uint16(28, true) & 0x3fff,
				};
			case 'VP8L': {
				const bits = file.uint32(21, true);
				return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
			}
			case 'VP8X': {
				const canvas = { width: 1 + uint24(file, 24), height: 1 + uint24(file, 27) };
				return file.uint8(20) & HAS_EXIF && isSideways(file) ? turned(canvas) : canvas;
			}
			default:
				return {};
		}
	},

	/** Whole where the container's size says so and its first picture is all there: programs that stream leave the size at 0. */
	*isWhole(file) {
		while (!file.has(0, 12)) yield;
		const told = 8 + file.uint32(4, true);
		let offset = 12;
		for (;;) {
			while (!file.has(offset, 8)) yield;
			const length = file.uint32(offset + 4, true);
			const isPicture = !BEFORE_PICTURE.includes(file.uint32(offset));
			offset += 8 + length;
			if (isPicture) break;
			offset += length % 2;
		}
		const end = Math.max(told, offset);
		while (!file.reaches(end)) yield;
		return true;
	},
};

const uint24 = (file: FileBytes, offset: number): number =>
	file.uint16(offset, true) + file.uint8(offset + 2) * 0x10000;

function isSideways(file: FileBytes): boolean {
	for (let offset = 12; file.has(offset, 8);) {
		const length = file.uint32(offset + 4, true);
		if (file.uint32(offset) === EXIF) return exifTurns(file, offset + 8, length);
		// Chunks start at even offsets.
		offset += 8 + length + (length % 2);
	}
	return false;
}
