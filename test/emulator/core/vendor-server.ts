import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { RecordedRequest } from '../types';
import { exchange } from './exchange';
import type { Route, VendorProtocol } from './protocol';
import { readBodies } from './reading';
import { recordEnd, recordRequest } from './recording';
import type { VendorState } from './vendor-state';

const BIGGEST_BODY = 1024 * 1024 * 1024;

/** Builds the HTTP side of a vendor: every request is recorded, then answered by `exchange`. */
export async function vendorServer(
	state: VendorState,
	protocol: VendorProtocol,
): Promise<FastifyInstance> {
	const server = Fastify({ bodyLimit: BIGGEST_BODY, forceCloseConnections: true });
	const records = new WeakMap<FastifyRequest, RecordedRequest>();
	readBodies(server, () => state.settings.bodyLimitBytes);
	await server.register(multipart);

	server.addHook('onRequest', async (request, reply) => {
		const route = routeOf(request, protocol);
		const record = recordRequest(request.raw, route?.stage ?? 'unknown', state.allKeys());
		records.set(request, record);
		state.requests.push(record);
		recordEnd(reply.raw, record);
		const stages = [record.stage, ...(route?.otherStages ?? [])];
		const fault = state.parts.faults.take(state.name, stages, record, 'before-read');
		if (fault === undefined) return;
		record.fault = fault.fault;
		reply.hijack();
		request.raw.socket.resetAndDestroy();
	});

	const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
		const record = records.get(request);
		if (record === undefined) return;
		reply.hijack();
		const { signal } = state;
		try {
			const route = routeOf(request, protocol);
			await exchange({ state, protocol, route, request, record, signal }, reply.raw);
		} catch (error) {
			// A bug of the emulator must not look like a vendor's answer.
			if (!signal.aborted && !request.raw.destroyed) console.error('Emulator:', error);
			reply.raw.destroy();
		}
	};
	for (const { method, path } of protocol.routes) {
		server.route({ method, url: path, handler: serve });
	}
	server.setNotFoundHandler(serve);
	return server;
}

function routeOf(request: FastifyRequest, protocol: VendorProtocol): Route | undefined {
	const { url } = request.routeOptions;
	return protocol.routes.find(({ method, path }) => method === request.method && path === url);
}
