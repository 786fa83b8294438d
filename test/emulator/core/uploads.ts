import { createHash, randomUUID } from 'node:crypto';
import type { Upload } from '../types';
import type { VendorState } from './vendor-state';

export interface UploadedFile {
	fileName: string;
	mimeType: string;
	/** Where the file is served. */
	url: string;
}

/** A path for an uploaded file, with its own extension. */
export function uploadPath(fileName: string): string {
	const extension = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? '';
	return `/uploads/${randomUUID()}${extension}`;
}

/** Serves an uploaded file at its URL and records the upload. */
export function storeUpload(
	vendor: VendorState,
	{ fileName, mimeType, url }: UploadedFile,
	content: Buffer,
): Upload {
	vendor.gallery.serve(new URL(url).pathname, mimeType, content);
	const sha256 = createHash('sha256').update(content).digest('hex');
	const upload = { url, fileName, mimeType, bytes: { sha256, size: content.length } };
	vendor.uploads.push(upload);
	return upload;
}

/** The content behind one of our own upload URLs; undefined for anybody else's. */
export async function uploadedContent(
	vendor: VendorState,
	url: string,
): Promise<Buffer | undefined> {
	if (!url.startsWith(`${vendor.gallery.url}/uploads/`)) return undefined;
	const file = vendor.gallery.find(url.slice(vendor.gallery.url.length));
	// A URL of our own storage that holds nothing cannot be fetched: not an image.
	return file === undefined ? Buffer.alloc(0) : await file.read();
}
