import { expect } from '@jest/globals';
import { isComplete } from '../../nodes/shared/images/completeness';
import { EndWatcher } from '../../nodes/shared/images/endWatcher';
import { recogniseImage, type ImageFormat } from '../../nodes/shared/images/format';

/** The format of an image file that a test knows to be one. */
export function formatOf(bytes: Buffer): ImageFormat {
	const format = recogniseImage(bytes);
	if (!format) throw new Error('These bytes are no image.');
	return format;
}

/** Width and height, as a test writes them down; undefined where they are not told. */
export function sizeOf(bytes: Buffer): string | undefined {
	const { width, height } = formatOf(bytes);
	return width === undefined ? undefined : `${width} x ${height}`;
}

/** What the watcher of a stream says of a file that comes in chunks of so many bytes. */
export function isWholeInChunks(bytes: Buffer, chunk: number, format: ImageFormat): boolean {
	const watcher = new EndWatcher(format);
	for (let start = 0; start < bytes.length; start += chunk) {
		watcher.watch(bytes.subarray(start, start + chunk));
	}
	return watcher.complete;
}

/** Whether a file counts as whole: the same whether it comes at once or byte by byte. */
export function isWhole(bytes: Buffer, chunk = 1, format = formatOf(bytes)): boolean {
	const whole = isComplete(format, bytes);
	const streamed = isWholeInChunks(bytes, chunk, format);
	expect([`in chunks of ${chunk}`, streamed]).toEqual([`in chunks of ${chunk}`, whole]);
	return whole;
}

/** Says of a file, and of it without its last byte, whether they are whole: the end counts when it needs both. */
export const wholeAndCut = (bytes: Buffer, chunk = 1): [boolean, boolean] => [
	isWhole(bytes, chunk),
	isWhole(bytes.subarray(0, -1), chunk, formatOf(bytes)),
];
export const ONLY_WHOLE = [true, false];
