import { z } from 'zod';
import { fileForm } from '../wire/fileForm';
import { excerpt, objectOf, webAddress } from '../wire/reply';
import type { UploadFile, Uploads, VendorError } from '../vendor';
import { replies } from './replies';

const Ticket = z.object({
	download_url: webAddress,
	upload: z.object({
		method: z.string().regex(/^put$/i),
		url: webAddress,
		headers: z.record(z.string(), z.string()).optional().catch(undefined),
	}),
});
const Stored = z.object({ download_url: webAddress });

const unreadable = (body: unknown): VendorError => ({
	kind: 'unreadable',
	message: `no place for the file in ${excerpt(body)}`,
});

/** The older way, the file in one request. */
const inOneStep: Uploads = {
	call: (file) => ({ method: 'POST', path: '/media/upload/binary', body: fileForm('file', file) }),
	read: (reply) => {
		const error = replies.readError(reply);
		if (error) return error;
		const stored = Stored.safeParse(objectOf(objectOf(reply.body)?.data));
		return stored.success ? { url: stored.data.download_url } : unreadable(reply.body);
	},
	required: true,
};

/**
 * A place for the file, then its bytes, to an address that never gets the key. No model takes files inline
 * (docs/vendors/waveSpeed.md, "Upload").
 */
export const uploads: Uploads = {
	call: ({ bytes, fileName, mimeType }: UploadFile) => ({
		method: 'POST',
		path: '/media/uploads',
		body: { filename: fileName, size: bytes.length, content_type: mimeType },
	}),
	read: (reply, { bytes, mimeType }) => {
		const error = replies.readError(reply);
		if (error) return error;
		const ticket = Ticket.safeParse(objectOf(objectOf(reply.body)?.data));
		if (!ticket.success) return unreadable(reply.body);
		const { download_url: url, upload } = ticket.data;
		const headers = upload.headers ?? { 'Content-Type': mimeType };
		return { url, next: { method: 'PUT', path: upload.url, headers, body: bytes } };
	},
	otherwise: inOneStep,
	required: true,
};
