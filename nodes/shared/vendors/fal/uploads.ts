import { z } from 'zod';
import { excerpt, webAddress } from '../wire/reply';
import type { Uploads } from '../vendor';
import { readFalError } from './errors';

const Reservation = z.object({ upload_url: webAddress, file_url: webAddress });

/** A place is asked for with the key, and filled without it; files are public (docs/vendors/fal.md, "Upload"). */
export const uploads: Uploads = {
	call: ({ fileName, mimeType }) => ({
		method: 'POST',
		host: 'storageUrl',
		path: '/storage/upload/initiate?storage_type=fal-cdn-v3',
		body: { content_type: mimeType, file_name: fileName },
	}),
	read: (reply, { bytes, mimeType }) => {
		const error = readFalError(reply);
		if (error) return error;
		const place = Reservation.safeParse(reply.body);
		if (!place.success) {
			return { kind: 'unreadable', message: `no place for the file in ${excerpt(reply.body)}` };
		}
		const { upload_url: path, file_url: url } = place.data;
		const headers = { 'Content-Type': mimeType };
		return { url, next: { method: 'PUT', path, headers, body: bytes } };
	},
};
