import type { FileBytes } from './fileBytes';

/** Bytes of one value by field type (TIFF 6.0, section 2); only whole numbers are read. */
const VALUE_BYTES: Partial<Record<number, number>> = { 1: 1, 3: 2, 4: 4 };
const ENTRY_BYTES = 12;

/** Where the numbers of a field stand. */
export interface TiffField {
	offset: number;
	count: number;
	valueBytes: number;
}

/** The first directory of a TIFF file or an Exif block, which has to be on hand: what its tags say. */
export class TiffDirectory {
	private readonly fields = new Map<number, TiffField>();

	constructor(
		private readonly file: FileBytes,
		private readonly littleEndian: boolean,
		readonly offset: number,
	) {
		for (const index of Array(file.uint16(offset, littleEndian)).keys()) {
			const at = offset + 2 + index * ENTRY_BYTES;
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
		return Array.from({ length: count }, (_, index) =>
			this.numberAt(offset + index * valueBytes, valueBytes),
		);
	}

	/** The number of a tag that has one; undefined when it is missing, 0 when it is not on hand. */
	value(tag: number): number | undefined {
		const field = this.fields.get(tag);
		return field && field.count > 0 ? this.numberAt(field.offset, field.valueBytes) : undefined;
	}

	private numberAt(offset: number, valueBytes: number): number {
		if (valueBytes === 1) return this.file.uint8(offset);
		if (valueBytes === 2) return this.file.uint16(offset, this.littleEndian);
		return this.file.uint32(offset, this.littleEndian);
	}
}

/** Whether a file begins as TIFF does, in either order of bytes. */
export const isTiff = (file: FileBytes): boolean =>
	isLittleEndian(file) || file.text(0, 4) === 'MM\0*';

/** Whether the numbers of a TIFF file stand least byte first. */
export const isLittleEndian = (file: FileBytes): boolean => file.text(0, 4) === 'II*\0';

/** The length of the directory at this offset. */
export const directoryBytes = (file: FileBytes, littleEndian: boolean, offset: number): number =>
	2 + file.uint16(offset, littleEndian) * ENTRY_BYTES;

/** The first directory, if all of it is on hand. */
export function readDirectory(file: FileBytes): TiffDirectory | undefined {
	if (!isTiff(file)) return undefined;
	const littleEndian = isLittleEndian(file);
	const offset = file.uint32(4, littleEndian);
	if (!file.has(offset, directoryBytes(file, littleEndian, offset))) return undefined;
	return new TiffDirectory(file, littleEndian, offset);
}
