import type { IBinaryData, IExecuteSingleFunctions } from 'n8n-workflow';
import { DownloadRefused } from './downloadRefused';
import type { ImageFormat } from './format';
import type { ReadableStream } from './readHeader';

export type StorageHelpers = Pick<
	IExecuteSingleFunctions['helpers'],
	'httpRequest' | 'prepareBinaryData'
>;

export interface StoredImage {
	binary: IBinaryData;
	format: ImageFormat;
	bytes: number;
}

/**
 * Puts an image into n8n's binary store, named and typed by what its bytes are.
 *
 * @param baseName the file's name without extension
 */
export async function intoStore(
	helpers: StorageHelpers,
	image: Buffer | ReadableStream,
	baseName: string,
	{ extension, mimeType }: ImageFormat,
): Promise<IBinaryData> {
	return await helpers.prepareBinaryData(image, `${baseName}.${extension}`, mimeType);
}

/** Node's codes of a file system that takes no more, or not from n8n. */
const STORAGE_CODES = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'EIO'];

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Whether it is n8n's own disk that failed, not the connection to the vendor. */
export const isStorageFault = (error: unknown): boolean => STORAGE_CODES.includes(codeOf(error));

/** What n8n's store said, as the refusal of a result. */
export function notStored(error: unknown): DownloadRefused {
	const code = codeOf(error);
	const full = code === 'ENOSPC' || code === 'EDQUOT' ? ', its disk is full' : '';
	const reason = full || (code && ` (${code})`);
	return new DownloadRefused(`n8n could not store the file${reason}`, true);
}
