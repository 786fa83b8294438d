import { exifTurns, turned } from './exif';
import type { FileBytes } from './fileBytes';
import type { FormatReader, Shape } from './formatReader';
import { fourCharacters } from './fourCharacters';

const IHDR = fourCharacters('IHDR');
const TRNS = fourCharacters('tRNS');
const EXIF = fourCharacters('eXIf');
const IEND = fourCharacters('IEND');

interface Chunk {
	type: number;
	/** Where its data start. */
	offset: number;
	length: number;
}

/** The chunks of a PNG in order; undefined whenever the bytes on hand end before the next one's heading. */
function* chunksOf(file: FileBytes): Generator<Chunk | undefined, never> {
	let offset = 8;
	for (;;) {
		while (!file.has(offset, 8)) yield undefined;
		const length = file.uint32(offset);
		yield { type: file.uint32(offset + 4), offset: offset + 8, length };
		offset += 12 + length;
	}
}

/** Colour types with an alpha channel. */
const ALPHA = [4, 6];

/** W3C's PNG, third edition, which brought the eXIf chunk. */
export const png: FormatReader = {
	recognises: (file) => file.text(0, 8) === '\x89PNG\r\n\x1a\n',

	shape(file) {
		let shape: Shape = {};
		let sideways: boolean | undefined;
		for (const chunk of chunksOf(file)) {
			if (!chunk || chunk.type === IEND || !file.has(chunk.offset, chunk.length)) break;
			const { type, offset, length } = chunk;
			if (type === IHDR) {
				const transparent = ALPHA.includes(file.uint8(offset + 9));
				shape = { width: file.uint32(offset), height: file.uint32(offset + 4), transparent };
			}
			// Makes palette colours transparent, or one colour of the others.
			if (type === TRNS) shape.transparent = true;
			if (type === EXIF) sideways ??= exifTurns(file, offset, length);
		}
		return sideways ? turned(shape) : shape;
	},

	/** Whole when its chunks lead to the end chunk; its letters alone can stand anywhere. */
	*isWhole(file) {
		const chunks = chunksOf(file);
		for (;;) {
			const { value: chunk } = chunks.next();
			if (!chunk) yield;
			else if (chunk.type === IEND) return true;
		}
	},
};
