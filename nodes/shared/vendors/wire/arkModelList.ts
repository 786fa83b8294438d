import { z } from 'zod';
import type { ModelList } from '../vendor';
import { objectOf, optionalText } from './reply';

const Entry = z.object({ id: z.string().min(1), status: optionalText });
const SEEDREAM = /seedream|seededit/;
const RETIRED = /shut|retir/i;

/** The host's list of models of every kind, as OpenAI has it (docs/vendors/bytePlus.md, "Models"). */
export const arkModelList: ModelList = {
	call: { method: 'GET', path: '/models' },
	read: (reply) =>
		[objectOf(reply.body)?.data].flat().flatMap((entry) => {
			const parsed = Entry.safeParse(entry);
			if (!parsed.success) return [];
			const { id, status = '' } = parsed.data;
			return SEEDREAM.test(id) && !RETIRED.test(status) ? [{ id, displayName: id }] : [];
		}),
};
