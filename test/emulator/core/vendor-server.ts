import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { RecordedRequest } from '../types';
import { API_HOST, type Route } from './descriptor';
import { exchange } from './exchange';
import { readBodies } from './reading';
import { recordEnd, recordRequest } from './recording';
import { wireOf } from './secure-front';
import type { VendorState } from './vendor-state';

const BIGGEST_BODY = 1024 * 1024 * 1024;

/** Builds the HTTP side of one of a vendor's hosts: every request is recorded, then answered by `exchange`. */
export async function vendorServer(
	vendor: VendorState,
	hostName: string,
	allKeys: () => string[],
): Promise<FastifyInstance> {
	const { descriptor } = vendor;
	const host = descriptor.hosts[hostName] ?? {};
	const routes = descriptor.routes.filter((route) => (route.host ?? API_HOST) === hostName);
	const routeOf = ({ method, routeOptions }: FastifyRequest): Route | undefined =>
		routes.find((route) => route.method === method && route.path === routeOptions.url);
	const server = Fastify({ bodyLimit: BIGGEST_BODY, forceCloseConnections: true });
	const records = new WeakMap<FastifyRequest, RecordedRequest>();
	readBodies(server, () => vendor.settings.bodyLimitBytes);
	await server.register(multipart);

	server.addHook('onRequest', async (request, reply) => {
		const route = routeOf(request);
		const stage = route?.stage ?? 'unknown';
		const record = recordRequest(request.raw, hostName, stage, allKeys());
		records.set(request, record);
		vendor.requests.push(record);
		recordEnd(reply.raw, record);
		const stages = [record.stage, ...(route?.otherStages ?? []), ...(route?.alsoStages ?? [])];
		const fault = vendor.parts.faults.take(vendor.name, stages, record, 'before-read');
		if (fault === undefined) return;
		record.fault = fault.fault;
		reply.hijack();
		wireOf(request.raw.socket)?.resetAndDestroy();
	});

	const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
		const record = records.get(request);
		if (record === undefined) return;
		reply.hijack();
		const { signal } = vendor;
		try {
			const route = routeOf(request);
			await exchange({ vendor, host, route, request, record, signal }, reply.raw);
		} catch (error) {
			// A bug of the emulator must not look like a vendor's answer.
			if (!signal.aborted && !request.raw.socket.destroyed) console.error('Emulator:', error);
			reply.raw.destroy();
		}
	};
	for (const { method, path } of routes) server.route({ method, url: path, handler: serve });
	server.setNotFoundHandler(serve);
	return server;
}
