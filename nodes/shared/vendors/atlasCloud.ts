import { z } from 'zod';
import { atlasBody } from './atlasBody';
import { readAtlasError, readSubmission, readTask } from './atlasPrediction';
import { excerpt, objectOf, optionalText } from './reply';
import type { Vendor } from './vendor';

const UploadReply = z.object({ download_url: optionalText, url: optionalText });
const ModelEntry = z.object({
	model: z.string().min(1),
	type: optionalText,
	displayName: optionalText,
	display_console: z.boolean().optional().catch(undefined),
});

/** Atlas Cloud: tasks are predictions, polled one by one (vendor-apis.md section 2). */
export const atlasCloud: Vendor = {
	name: 'atlasCloud',
	credential: 'seedreamAtlasCloudApi',
	submission: (order) => ({
		method: 'POST',
		path: '/api/v1/model/generateImage',
		body: atlasBody(order),
	}),
	readSubmission,
	tasks: {
		single: (taskId) => ({
			method: 'GET',
			path: `/api/v1/model/prediction/${encodeURIComponent(taskId)}`,
		}),
		readSingle: readTask,
	},
	uploads: {
		call: ({ bytes, fileName, mimeType }) => {
			const form = new FormData();
			form.append('file', new Blob([new Uint8Array(bytes)], { type: mimeType }), fileName);
			return { method: 'POST', path: '/api/v1/model/uploadMedia', body: form };
		},
		read: (reply) => {
			const error = readAtlasError(reply);
			if (error) return error;
			const body = objectOf(reply.body) ?? {};
			const places = [objectOf(body.data) ?? {}, body].map((place) => UploadReply.parse(place));
			const [address] = places.flatMap(({ download_url, url }) => download_url ?? url ?? []);
			if (address) return { url: address };
			return { kind: 'unreadable', message: `no URL in ${excerpt(body)}` };
		},
	},
	modelList: {
		call: { method: 'GET', path: '/api/v1/models' },
		read: (reply) =>
			[objectOf(reply.body)?.data].flat().flatMap((entry) => {
				const parsed = ModelEntry.safeParse(entry);
				if (!parsed.success || parsed.data.display_console === false) return [];
				const { model, type, displayName } = parsed.data;
				const fits = (type ?? 'Image').toLowerCase() === 'image' && model.includes('seed');
				return fits ? [{ id: model, displayName: displayName ?? model }] : [];
			}),
	},
};
