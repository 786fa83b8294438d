import type { HttpCall, Order } from '../vendor';
import { upstreamBody } from './upstreamBody';

/**
 * The submission at ByteDance's own hosts and at gateways that pass it on (docs/vendors/upstream.md, "The call"):
 * one reference as text, several as a list. A set of a model that can stream comes as events, so that a connection
 * that breaks off, or a proxy that cuts silent ones, costs none of the images that came by then.
 */
export function arkSubmission(order: Order): HttpCall {
	const { model, references, maxImages } = order;
	const events = maxImages !== undefined && model.offering.streams;
	return {
		method: 'POST',
		path: '/images/generations',
		body: {
			...upstreamBody(order),
			image: references.length > 1 ? references : references[0],
			stream: events ? true : undefined,
			response_format: 'url',
		},
		events,
	};
}
