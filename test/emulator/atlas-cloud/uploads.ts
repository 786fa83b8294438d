import { createHash, randomUUID } from 'node:crypto';
import { type Answer, json, Refused } from '../core/answer';
import type { Call, VendorWords } from '../core/protocol';
import type { VendorState } from '../core/vendor-state';
import type { AtlasCloudSettings } from '../settings';

/** Takes a file (section 2.6) and answers in one of the three shapes. */
export function upload(
	state: VendorState<AtlasCloudSettings>,
	call: Call,
	words: VendorWords,
): Answer {
	const file = call.files.find(({ fieldName }) => fieldName === 'file');
	if (file === undefined || call.files.length !== 1) {
		throw new Refused(words.refusal('invalid', { message: 'Missing required form field: file' }));
	}
	const { fileName, mimeType, content } = file;
	if (content.length === 0) throw new Refused(words.refusal('invalid', { message: 'Empty file' }));
	const extension = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? '';
	const path = `/uploads/${randomUUID()}${extension}`;
	const url = `${state.gallery.url}${path}`;
	state.gallery.serve(path, mimeType, content);
	const sha256 = createHash('sha256').update(content).digest('hex');
	state.uploads.push({ url, fileName, mimeType, bytes: { sha256, size: content.length } });
	const size = content.length;
	switch (state.settings.uploadReply) {
		case 'filename':
			return json(200, {
				code: 200,
				message: '',
				data: { type: mimeType, download_url: url, filename: fileName, size },
			});
		case 'file_name':
			return json(200, {
				data: { download_url: url, file_name: fileName, content_type: mimeType, size },
			});
		default:
			return json(200, { url });
	}
}

/** The content behind one of our own upload URLs; undefined for anybody else's. */
export async function uploadedContent(
	state: VendorState<AtlasCloudSettings>,
	url: string,
): Promise<Buffer | undefined> {
	const prefix = `${state.gallery.url}/uploads/`;
	if (!url.startsWith(prefix)) return undefined;
	const file = state.gallery.find(url.slice(state.gallery.url.length));
	// A URL of our own storage that holds nothing cannot be fetched: not an image.
	return file === undefined ? Buffer.alloc(0) : await file.read();
}
