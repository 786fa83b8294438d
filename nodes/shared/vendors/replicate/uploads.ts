import { z } from 'zod';
import { fileForm } from '../wire/fileForm';
import { excerpt, webAddress } from '../wire/reply';
import type { Uploads } from '../vendor';
import { readError } from './replies';

/** Bytes: as data URIs, a third longer, these stay within the 256 kB that Replicate advises. */
const LEAST = 192 * 1024;

const Stored = z.object({ urls: z.object({ get: webAddress }) });

/** Files are kept for a day, and only Replicate's own models get them (docs/vendors/replicate.md, "Upload"). */
export const uploads: Uploads = {
	least: LEAST,
	call: (file) => ({ method: 'POST', path: '/files', body: fileForm('content', file) }),
	read: (reply) => {
		const error = readError(reply);
		if (error) return error;
		const stored = Stored.safeParse(reply.body);
		if (stored.success) return { url: stored.data.urls.get };
		return { kind: 'unreadable', message: `no URL in ${excerpt(reply.body)}` };
	},
};
