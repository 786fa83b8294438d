import { z } from 'zod';
import { objectOf, optionalText } from '../wire/reply';
import type { ModelList } from '../vendor';

const Entry = z.object({
	endpoint_id: z.string().min(1),
	metadata: z
		.object({ display_name: optionalText, category: optionalText, status: optionalText })
		.optional()
		.catch(undefined),
});

/** fal's search of its models (docs/vendors/fal.md, "Prices and models"). */
export const modelList: ModelList = {
	call: { method: 'GET', host: 'platformUrl', path: '/v1/models?q=seedream&status=active' },
	read: (reply) =>
		[objectOf(reply.body)?.models].flat().flatMap((entry) => {
			const parsed = Entry.safeParse(entry);
			if (!parsed.success) return [];
			const { endpoint_id: id, metadata } = parsed.data;
			const { display_name: name, category = 'text-to-image', status = 'active' } = metadata ?? {};
			const fits = /seedream|seededit/.test(id) && /to-image$/.test(category);
			// One name often stands for several endpoints.
			return fits && status === 'active' ? [{ id, displayName: name ?? id }] : [];
		}),
};
