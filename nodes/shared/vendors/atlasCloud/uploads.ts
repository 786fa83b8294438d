import { z } from 'zod';
import { fileForm } from '../wire/fileForm';
import { excerpt, objectOf, optionalText } from '../wire/reply';
import type { Uploads } from '../vendor';
import { replies } from './replies';

const UploadReply = z.object({ download_url: optionalText, url: optionalText });

/** Free, and meant as input alone; the reply comes in three shapes (docs/vendors/atlasCloud.md, "Calls"). */
export const uploads: Uploads = {
	call: (file) => ({
		method: 'POST',
		path: '/api/v1/model/uploadMedia',
		body: fileForm('file', file),
	}),
	read: (reply) => {
		const error = replies.readError(reply);
		if (error) return error;
		const body = objectOf(reply.body) ?? {};
		const places = [objectOf(body.data) ?? {}, body].map((place) => UploadReply.parse(place));
		const [address] = places.flatMap(({ download_url, url }) => download_url ?? url ?? []);
		if (address) return { url: address };
		return { kind: 'unreadable', message: `no URL in ${excerpt(body)}` };
	},
};
