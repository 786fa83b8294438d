import { z } from 'zod';
import { objectOf, optionalText } from '../wire/reply';
import type { ModelList } from '../vendor';

const ModelEntry = z.object({
	model: z.string().min(1),
	type: optionalText,
	displayName: optionalText,
	display_console: z.boolean().optional().catch(undefined),
});

/** The vendor's list of all models, open to everybody (docs/vendors/atlasCloud.md, "Calls"). */
export const modelList: ModelList = {
	call: { method: 'GET', path: '/api/v1/models' },
	read: (reply) =>
		[objectOf(reply.body)?.data].flat().flatMap((entry) => {
			const parsed = ModelEntry.safeParse(entry);
			if (!parsed.success || parsed.data.display_console === false) return [];
			const { model, type, displayName } = parsed.data;
			const fits = (type ?? 'Image').toLowerCase() === 'image' && model.includes('seed');
			return fits ? [{ id: model, displayName: displayName ?? model }] : [];
		}),
};
