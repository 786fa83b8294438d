import type { FileBytes } from './fileBytes';

/** A box of the ISO base media file format (ISO/IEC 14496-12), which HEIC, AVIF and JPEG XL use. */
export interface Box {
	type: string;
	/** Where its content starts. */
	offset: number;
	/** The offset behind it; undefined when it goes on to the end of the file, wherever that is. */
	end?: number;
}

/** More in one place than this are not looked at; real files have some tens, collections some hundreds. */
const MOST_BOXES = 10_000;

/**
 * The boxes from an offset on, up to `end` or the end of the file; undefined whenever the bytes on hand end before
 * the next one's heading. Ends at what has the length of no box.
 */
export function* boxesOf(
	file: FileBytes,
	start: number,
	end = Number.POSITIVE_INFINITY,
): Generator<Box | undefined> {
	let offset = start;
	for (let count = 0; count < MOST_BOXES && offset + 8 <= end; count += 1) {
		while (!file.has(offset, 8)) yield undefined;
		const type = file.text(offset + 4, 4);
		let length = file.uint32(offset);
		let heading = 8;
		if (length === 1) {
			heading = 16;
			while (!file.has(offset, heading)) yield undefined;
			length = file.uint64(offset + 8);
		}
		if (length === 0) {
			yield { type, offset: offset + heading };
			return;
		}
		if (length < heading) return;
		yield { type, offset: offset + heading, end: Math.min(offset + length, end) };
		offset += length;
	}
}

/** A box that does not go on to the end of the file. */
export type ClosedBox = Required<Box>;

/** The boxes inside of a box that is on hand. */
export function boxesInside(file: FileBytes, start: number, end: number): ClosedBox[] {
	const boxes: ClosedBox[] = [];
	for (const box of boxesOf(file, start, end)) {
		if (!box) break;
		boxes.push({ ...box, end: box.end ?? end });
	}
	return boxes;
}

/** The first box of a type. */
export const ofType = (boxes: ClosedBox[], wanted: string): ClosedBox | undefined =>
	boxes.find(({ type }) => type === wanted);
