import { boxesInside, ofType, type ClosedBox } from './boxes';
import type { FileBytes } from './fileBytes';

/** Bytes of the version and the flags that some boxes start with. */
export const FULL_BOX = 4;

/**
 * The offset behind the last byte that the items of a `meta` box have in the file (its `iloc` box, ISO/IEC 14496-12,
 * 8.11.3); 0 when they have none there.
 */
export function endOfItems(file: FileBytes, meta: ClosedBox): number {
	const iloc = ofType(boxesInside(file, meta.offset + FULL_BOX, meta.end), 'iloc');
	if (!iloc) return 0;
	const version = file.uint8(iloc.offset);
	const sizes = file.uint16(iloc.offset + FULL_BOX);
	const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
	const indexBytes = version > 0 ? sizes & 15 : 0;
	let at = iloc.offset + FULL_BOX + 2;
	const next = (bytes: number): number => {
		at += bytes;
		return numberOf(file, at - bytes, bytes);
	};
	let end = 0;
	for (let items = next(version < 2 ? 2 : 4); items > 0 && at < iloc.end; items -= 1) {
		next(version < 2 ? 2 : 4);
		const method = version > 0 ? next(2) & 15 : 0;
		const otherFile = next(2);
		const base = next(baseBytes);
		const extents = next(2) * (indexBytes + offsetBytes + lengthBytes);
		const behind = Math.min(at + extents, iloc.end);
		// Method 0 counts from the start of the file, others from places inside of the tables.
		const here = method === 0 && otherFile === 0;
		while (at < behind) {
			next(indexBytes);
			const start = base + next(offsetBytes);
			const last = start + next(lengthBytes);
			if (here) end = Math.max(end, last);
		}
	}
	return end;
}

/** A number of 0, 2, 4 or 8 bytes; other sizes are not allowed and read as 0. */
function numberOf(file: FileBytes, offset: number, bytes: number): number {
	if (bytes === 2) return file.uint16(offset);
	if (bytes === 4) return file.uint32(offset);
	return bytes === 8 ? file.uint64(offset) : 0;
}
