import type { HttpCall, Reply } from './call';
import type { VendorError } from './vendorError';

export interface UploadFile {
	bytes: Buffer;
	fileName: string;
	mimeType: string;
}

/** Where an uploaded file is, once the call that is still to be made, if any, was answered without an error. */
export interface UploadedFile {
	url: string;
	next?: HttpCall;
}

/** A place for input images at the vendor; vendors without one take images inline. */
export interface Uploads {
	/** Sends the file, or asks for a place to put it. */
	call(file: UploadFile): HttpCall;
	read(reply: Reply, file: UploadFile): UploadedFile | VendorError;
	/** Tried where this way fails. */
	otherwise?: Uploads;
	/** Bytes: smaller files go inline. */
	least?: number;
	/** The vendor takes no files inline, so an item fails with its upload. */
	required?: boolean;
}
