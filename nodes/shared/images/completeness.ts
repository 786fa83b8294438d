import type { ImageFormat } from './format';
import { EndWatcher } from './endWatcher';

/**
 * Whether a file holds its whole image: vendors bill for what they make of half a picture. Bytes behind the
 * image's end are fine, phones and editors put things there. True for formats that do not tell where they end.
 */
export function isComplete(format: ImageFormat, bytes: Buffer): boolean {
	const watcher = new EndWatcher(format);
	watcher.watch(bytes);
	return watcher.complete;
}
