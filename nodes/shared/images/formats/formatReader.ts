import type { FileBytes } from './fileBytes';

/** Pixels as a viewer shows the image: turned as Exif or the container says. Absent or 0 where the bytes do not tell. */
export interface Shape {
	width?: number;
	height?: number;
	/** PNG only: whether pixels can be transparent. */
	transparent?: boolean;
}

/**
 * A walk along a file. It yields when the bytes on hand end before what it wants: give it more and go on, or leave
 * it when there is no more. Over a file that is all there it never yields before its end.
 */
export type Walk<Result> = Generator<undefined, Result, undefined>;

/** What is known of the bytes of one format. Nothing here throws, whatever the bytes. */
export interface FormatReader {
	/** Whether the first bytes of a file are of this format. */
	recognises(file: FileBytes): boolean;
	/** The shape that the file, or its start, tells. */
	shape(file: FileBytes): Shape;
	/**
	 * Walks the file, forwards only, and returns whether it holds its whole image; a walk that still wants bytes at
	 * the end of the file says no. `endUntold` for formats that do not tell it.
	 */
	isWhole(file: FileBytes): Walk<boolean>;
}

/** Bytes: structures that say they are larger are not kept while a stream goes by; real ones have a few KB. */
export const MOST_KEPT_BYTES = 1024 * 1024;

/** The walk of formats that do not tell where they end: whatever came of such a file counts as whole. */
export function* endUntold(): Walk<boolean> {
	return true;
}
