import { createHash, randomUUID } from 'node:crypto';
import { type Answer, json, Refused } from '../core/answer';
import type { Call } from '../core/descriptor';
import { storeUpload } from '../core/uploads';
import type { VendorState } from '../core/vendor-state';
import type { ReplicateSettings } from './settings';

type Replicate = VendorState<ReplicateSettings>;

const DAY_MS = 86_400_000;
const MOST_BYTES = 100 * 1024 * 1024;

/** POST /files: keeps a file for a day (docs/vendors/replicate.md, "Upload"). */
export function createFile(call: Call, vendor: Replicate): Answer {
	const refused = (message: string) => new Refused(vendor.words.refusal('invalid', { message }));
	const file = call.files.find(({ fieldName }) => fieldName === 'content');
	if (file === undefined) throw refused('content is required');
	const { content, mimeType, fileName } = file;
	if (content.length === 0) throw refused('content is empty');
	if (content.length > MOST_BYTES) throw new Refused(vendor.words.refusal('body-too-large'));
	const id = randomUUID();
	const url = `${vendor.url}/files/${id}`;
	storeUpload(vendor, { url, fileName, mimeType }, content);
	const now = Date.now();
	return json(201, {
		id,
		name: fileName,
		content_type: mimeType,
		size: content.length,
		etag: id,
		checksums: { sha256: createHash('sha256').update(content).digest('hex') },
		metadata: {},
		created_at: new Date(now).toISOString(),
		expires_at: new Date(now + DAY_MS).toISOString(),
		urls: { get: url },
	});
}

/** The content behind the address of one of our own files; undefined for anybody else's. */
export async function fileContent(vendor: Replicate, url: string): Promise<Buffer | undefined> {
	if (!url.startsWith(`${vendor.url}/files/`)) return undefined;
	const file = vendor.gallery.find(new URL(url).pathname);
	return file === undefined ? Buffer.alloc(0) : await file.read();
}
