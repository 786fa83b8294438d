import type { FileBytes } from './fileBytes';

/** Bytes of one value by field type (TIFF 6.0, section 2); only whole numbers are read. */
const VALUE_BYTES: Partial<Record<number, number>> = { 1: 1, 3: 2, 4: 4 };
const ENTRY_BYTES = 12;
/** More entries are not read: they are sorted by tag, and the tags asked for come first. */
const MOST_ENTRIES = 4096;

/** Where the numbers of a field stand. */
export interface TiffField {
	offset: number;
	count: number;
	valueBytes: number;
}

/** The first directory of a TIFF file or an Exif block: what its tags say. */
export class TiffDirectory {
	private readonly fields = new Map<number, TiffField>();
	/** The offset behind the directory. */
	readonly end: number;

	constructor(
		private readonly file: FileBytes,
		private readonly littleEndian: boolean,
		readonly offset: number,
	) {
		const entries = file.uint16(offset, littleEndian);
		this.end = offset + 2 + entries * ENTRY_BYTES;
		const last = Math.min(this.end, offset + 2 + MOST_ENTRIES * ENTRY_BYTES);
		for (let at = offset + 2; at < last && file.has(at, ENTRY_BYTES); at += ENTRY_BYTES) {
			const valueBytes = VALUE_BYTES[file.uint16(at + 2, littleEndian)];
			if (valueBytes === undefined) continue;
			const count = file.uint32(at + 4, littleEndian);
			const inline = count * valueBytes <= 4;
			const where = inline ? at + 8 : file.uint32(at + 8, littleEndian);
			this.fields.set(file.uint16(at, littleEndian), { offset: where, count, valueBytes });
		}
	}

	field(tag: number): TiffField | undefined {
		return this.fields.get(tag);
	}

	/** A field's numbers, which have to be on hand. */
	numbersOf({ offset, count, valueBytes }: TiffField): number[] {
		const numbers: number[] = [];
		const end = offset + count * valueBytes;
		for (let at = offset; at < end; at += valueBytes) numbers.push(this.numberAt(at, valueBytes));
		return numbers;
	}

	/** The number of a tag that has one; undefined when it is missing or not on hand. */
	value(tag: number): number | undefined {
		const field = this.fields.get(tag);
		if (!field || field.count < 1 || !this.file.has(field.offset, field.valueBytes))
			return undefined;
		return this.numberAt(field.offset, field.valueBytes);
	}

	private numberAt(offset: number, valueBytes: number): number {
		if (valueBytes === 1) return this.file.uint8(offset);
		if (valueBytes === 2) return this.file.uint16(offset, this.littleEndian);
		return this.file.uint32(offset, this.littleEndian);
	}
}

/** Whether numbers stand least byte first; undefined when the bytes are not TIFF. */
export function byteOrder(file: FileBytes): { littleEndian: boolean } | undefined {
	const heading = file.text(0, 4);
	if (heading === 'II*\0') return { littleEndian: true };
	return heading === 'MM\0*' ? { littleEndian: false } : undefined;
}

/** The first directory, if all of it is on hand. */
export function readDirectory(file: FileBytes): TiffDirectory | undefined {
	const order = byteOrder(file);
	if (!order || !file.has(4, 4)) return undefined;
	const offset = file.uint32(4, order.littleEndian);
	if (!file.has(offset, 2)) return undefined;
	const directory = new TiffDirectory(file, order.littleEndian, offset);
	return file.has(offset, directory.end - offset) ? directory : undefined;
}
