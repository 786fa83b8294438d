import type { FormatReader } from './formatReader';

const EXTENSION = 0x21;
const PICTURE = 0x2c;
const TRAILER = 0x3b;
const TERMINATOR = 0x00;

/** Bytes of a colour table whose size stands in the lowest three bits of the flags. */
const colourTable = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** CompuServe's GIF87a and GIF89a. */
export const gif: FormatReader = {
	recognises: (file) => ['GIF87a', 'GIF89a'].includes(file.text(0, 6)),

	shape: (file) => ({ width: file.uint16(6, true), height: file.uint16(8, true) }),

	/**
	 * Whole when its blocks lead to the trailer; the trailer's byte alone can stand anywhere. A file that ends where
	 * it should stand, behind a picture, lacks nothing that is seen.
	 */
	*isWhole(file) {
		while (!file.has(0, 13)) yield;
		let offset = 13 + colourTable(file.uint8(10));
		let hasPicture = false;
		for (;;) {
			while (!file.has(offset, 1)) {
				if (file.ended) return hasPicture;
				yield;
			}
			switch (file.uint8(offset)) {
				case TRAILER:
					return true;
				// Some programs end the data of a picture twice, and viewers do not mind.
				case TERMINATOR:
					offset += 1;
					continue;
				case EXTENSION:
					offset += 2;
					break;
				case PICTURE:
					while (!file.has(offset, 10)) yield;
					hasPicture = true;
					offset += 11 + colourTable(file.uint8(offset + 9));
					break;
				default:
					return false;
			}
			for (let length = 1; length > 0; offset += 1 + length) {
				while (!file.has(offset, 1)) yield;
				length = file.uint8(offset);
			}
		}
	},
};
