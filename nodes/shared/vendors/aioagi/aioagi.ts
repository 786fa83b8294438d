import { z } from 'zod';
import { objectOf } from '../wire/reply';
import { upstreamBody } from '../wire/upstreamBody';
import type { Order, Vendor } from '../vendor';
import { offerings } from './offerings';
import { readSubmission } from './replies';

/** One reference as text, several as a list (docs/vendors/aioagi.md, "Calls"). */
function submissionBody(order: Order): object {
	const { references } = order;
	return {
		...upstreamBody(order),
		image: references.length > 1 ? references : references[0],
		response_format: 'url',
	};
}

const ModelEntry = z.object({
	id: z.string().min(1),
	supported_endpoint_types: z.array(z.string()).optional().catch(undefined),
});

/** AIOAGI: one request brings the images; there are no tasks to come back to (docs/vendors/aioagi.md). */
export const aioagi: Vendor = {
	name: 'aioagi',
	displayName: 'AIOAGI',
	credential: 'seedreamAioagiApi',
	offerings,
	otherIds: { 'doubao-seedream-5-0-lite-260128': 'seedream-5.0-lite' },
	unlisted: {},
	submission: (order) => ({
		method: 'POST',
		path: '/images/generations',
		body: submissionBody(order),
	}),
	readSubmission,
	modelList: {
		call: { method: 'GET', path: '/models' },
		read: (reply) =>
			[objectOf(reply.body)?.data].flat().flatMap((entry) => {
				const parsed = ModelEntry.safeParse(entry);
				const fits = parsed.success && /seedream|seededit/.test(parsed.data.id);
				return fits ? [{ id: parsed.data.id, displayName: parsed.data.id }] : [];
			}),
	},
	urlLifetime: '24 hours',
};
