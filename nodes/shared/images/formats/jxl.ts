import { boxesOf, type Box } from './boxes';
import { turned } from './exif';
import type { FileBytes } from './fileBytes';
import type { FormatReader, Shape } from './formatReader';

/** The parts of a codestream that is cut into several boxes have their number first, the last one with this bit. */
const PART_NUMBER = 4;
const LAST_PART = 0x80;

const CODESTREAM = '\xff\x0a';
const CONTAINER = '\0\0\0\x0cJXL \r\n\x87\n';

/** JPEG XL (ISO/IEC 18181): a bare codestream, or one in boxes. */
export const jxl: FormatReader = {
	recognises: (file) =>
		file.text(0, CODESTREAM.length) === CODESTREAM || file.text(0, CONTAINER.length) === CONTAINER,

	shape(file) {
		if (file.text(0, CODESTREAM.length) === CODESTREAM) return codestreamShape(file, 0);
		for (const box of boxesOf(file, 0)) {
			if (!box) break;
			if (box.type === 'jxlc') return codestreamShape(file, box.offset);
			if (box.type === 'jxlp') return codestreamShape(file, box.offset + PART_NUMBER);
		}
		return {};
	},

	/** In boxes, whole with the last one of its codestream; a bare codestream does not tell its length. */
	*isWhole(file) {
		while (!file.has(0, CODESTREAM.length)) yield;
		if (file.text(0, CODESTREAM.length) === CODESTREAM) return true;
		for (const box of boxesOf(file, 0)) {
			if (!box) {
				yield;
				continue;
			}
			while (!file.has(box.offset, 1)) yield;
			if (!isLast(file, box)) continue;
			while (!file.reaches(box.end ?? box.offset)) yield;
			return true;
		}
		return false;
	},
};

const isLast = (file: FileBytes, { type, offset }: Box): boolean =>
	type === 'jxlc' || (type === 'jxlp' && (file.uint8(offset) & LAST_PART) !== 0);

/** Width to height by the three bits of the ratio; 0 means that the width is told by itself. */
const RATIOS = [0, 1, 12 / 10, 4 / 3, 3 / 2, 16 / 9, 5 / 4, 2];
/** Bits of a side by its two-bit selector. */
const SIDE_BITS = [9, 13, 18, 30];
/** Bytes that the size and the orientation take at most. */
const LONGEST_HEADER = 12;

/** The size header and the orientation behind it; numbers are packed with the lowest bit first. */
function codestreamShape(file: FileBytes, offset: number): Shape {
	if (!file.has(offset, LONGEST_HEADER)) return {};
	const header = Buffer.from(file.part(offset, LONGEST_HEADER).from(CODESTREAM.length));
	let left = BigInt(`0x${header.reverse().toString('hex')}`);
	const bits = (count: number): number => {
		const number = BigInt.asUintN(count, left);
		left >>= BigInt(count);
		return Number(number);
	};
	const small = bits(1) === 1;
	const side = (): number => (small ? 8 * (bits(5) + 1) : bits(SIDE_BITS[bits(2)] ?? 0) + 1);
	const height = side();
	const ratio = RATIOS[bits(3)] ?? 0;
	const width = ratio === 0 ? side() : Math.floor(height * ratio);
	const defaults = bits(1) === 1;
	const orientation = !defaults && bits(1) === 1 ? bits(3) + 1 : 1;
	return orientation > 4 ? turned({ width, height }) : { width, height };
}
