import type { FormatReader } from './formatReader';

/** Bytes of the second header in the versions of BMP (text can start with BM too); the first has 16-bit numbers. */
const CORE_HEADER = 12;
/** The shortest header that tells a compression. */
const FULL_HEADER = 40;
const HEADERS = [CORE_HEADER, 16, FULL_HEADER, 52, 56, 64, 108, 124];
/** Compressions whose rows all have the same length: none, and bit masks in 16 or 32 bits. */
const UNPACKED = [0, 3, 6];

/** Microsoft's BMP, of Windows and OS/2. */
export const bmp: FormatReader = {
	recognises: (file) => file.text(0, 2) === 'BM' && HEADERS.includes(file.uint32(14, true)),

	shape(file) {
		if (file.uint32(14, true) === CORE_HEADER) {
			return { width: file.uint16(18, true), height: file.uint16(20, true) };
		}
		// Rows that go from top to bottom have a negative height.
		return { width: file.uint32(18, true) | 0, height: Math.abs(file.uint32(22, true) | 0) };
	},

	/** Whole with all rows of pixels: the size of the file that it tells is wrong in files of some programs. */
	*isWhole(file) {
		while (!file.has(0, 26)) yield;
		const { width = 0, height = 0 } = bmp.shape(file);
		const pixels = file.uint32(10, true);
		const header = file.uint32(14, true);
		while (!file.has(0, 14 + header)) yield;
		const bits = file.uint16(header === CORE_HEADER ? 24 : 28, true);
		const unpacked = header < FULL_HEADER || UNPACKED.includes(file.uint32(30, true));
		// Rows are padded to 4 bytes.
		const bytes = unpacked ? height * Math.ceil((width * bits) / 32) * 4 : file.uint32(34, true);
		while (!file.reaches(pixels + bytes)) yield;
		return true;
	},
};
