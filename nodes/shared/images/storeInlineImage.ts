import { intoStore, notStored, type StorageHelpers, type StoredImage } from './binaryStore';
import { DownloadRefused } from './downloadRefused';
import { isComplete } from './completeness';
import { HEADER_BYTES, recogniseImage } from './format';

/**
 * Stores an image that came inside the vendor's reply, also one that was cut short: it can be had nowhere else.
 *
 * @returns the file, and whether all of the image is in it
 * @throws DownloadRefused
 */
export async function storeInlineImage(
	helpers: StorageHelpers,
	base64: string,
	baseName: string,
): Promise<StoredImage & { complete: boolean }> {
	const bytes = Buffer.from(base64, 'base64');
	const format = recogniseImage(bytes.subarray(0, HEADER_BYTES));
	if (!format || format.name === 'pdf')
		throw new DownloadRefused('the data in the answer is not an image', false);
	try {
		const binary = await intoStore(helpers, bytes, baseName, format);
		return { binary, format, bytes: bytes.length, complete: isComplete(format, bytes) };
	} catch (error) {
		throw notStored(error);
	}
}
