import { z } from 'zod';
import { objectOf, optionalText } from '../wire/reply';
import type { ModelList } from '../vendor';

const ModelEntry = z.object({ model_id: z.string().min(1), name: optionalText });

/** The vendor's list of more than a thousand models, of every maker (docs/vendors/waveSpeed.md, "Models"). */
export const modelList: ModelList = {
	call: { method: 'GET', path: '/models' },
	read: (reply) =>
		[objectOf(reply.body)?.data].flat().flatMap((entry) => {
			const parsed = ModelEntry.safeParse(entry);
			if (!parsed.success || !/seedream|seededit/.test(parsed.data.model_id)) return [];
			const { model_id: id, name } = parsed.data;
			return [{ id, displayName: name ?? id }];
		}),
};
