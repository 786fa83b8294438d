import type { UploadFile } from '../vendor';

/** A form with one file in it, as an upload's body. */
export function fileForm(field: string, { bytes, fileName, mimeType }: UploadFile): FormData {
	const form = new FormData();
	form.append(field, new Blob([new Uint8Array(bytes)], { type: mimeType }), fileName);
	return form;
}
