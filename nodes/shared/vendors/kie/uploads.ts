import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fileForm } from '../wire/fileForm';
import { excerpt, objectOf, webAddress } from '../wire/reply';
import type { UploadFile, Uploads } from '../vendor';
import { readError } from './replies';

const Stored = z.object({ downloadUrl: webAddress });

/** The edge of the upload host turns away clients that do not look like browsers (docs/vendors/kie.md, "Hosts and keys"). */
const USER_AGENT = 'Mozilla/5.0 (compatible; n8n-nodes-seedream)';
const FOLDER = 'n8n-nodes-seedream';

/** A file of the same name takes the place of the one before, so that its bytes have to name it. */
function uniqueName({ bytes, mimeType }: UploadFile): string {
	const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
	return `${hash}.${mimeType.replace('image/', '').replace('jpeg', 'jpg')}`;
}

/** No model takes files inline: they go to a host of their own first, with the key. */
export const uploads: Uploads = {
	call: (file) => {
		const fileName = uniqueName(file);
		const form = fileForm('file', { ...file, fileName });
		form.append('uploadPath', FOLDER);
		form.append('fileName', fileName);
		return {
			method: 'POST',
			host: 'uploadUrl',
			path: '/api/file-stream-upload',
			headers: { 'User-Agent': USER_AGENT },
			body: form,
		};
	},
	read: (reply) => {
		// What has an address is stored, whatever code of success stands beside it.
		const stored = Stored.safeParse(objectOf(objectOf(reply.body)?.data));
		if (reply.statusCode < 300 && stored.success) return { url: stored.data.downloadUrl };
		return readError(reply) ?? { kind: 'unreadable', message: `no URL in ${excerpt(reply.body)}` };
	},
	required: true,
};
