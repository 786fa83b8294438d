import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { aceDataProtocol } from './ace-data/protocol';
import { aioagiProtocol } from './aioagi/protocol';
import { atlasCloudProtocol } from './atlas-cloud/protocol';
import { imageServer } from './core/image-server';
import { vendorServer } from './core/vendor-server';
import { VendorState } from './core/vendor-state';
import { Gallery } from './drawing/gallery';
import { FaultQueue } from './faults/queue';
import type { VendorSettings } from './settings';
import { aceDataDefaults, aioagiDefaults, atlasCloudDefaults } from './settings-defaults';
import type { Emulator, EmulatorOptions, RecordedRequest, VendorName } from './types';

export { FAULTS, type FaultName, type FaultRule, type FaultRuleOf } from './faults/table';
export type * from './settings';
export type * from './types';

const KEY_PREFIXES: Record<VendorName, string> = {
	atlasCloud: 'apikey-',
	aceData: '',
	aioagi: 'sk-',
};

/** Starts the three vendors and the images origin on loopback ports of their own. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const gallery = new Gallery();
	const faults = new FaultQueue();
	const imageRequests: RecordedRequest[] = [];
	let imagesLifetime = new AbortController();

	// A key no other emulator knows lets a leak be told from a coincidence.
	const keyPart = options.keyPart ?? randomBytes(12).toString('hex');
	const newKey = (name: VendorName, kind: string) =>
		`${KEY_PREFIXES[name]}emulator-${kind}-${keyPart}`;
	const state = <Settings extends VendorSettings>(name: VendorName, defaults: () => Settings) =>
		new VendorState<Settings>({
			name,
			apiKey: newKey(name, 'good'),
			keys: {
				emptyBalance: newKey(name, 'empty-balance'),
				noPermission: newKey(name, 'no-permission'),
				quota: newKey(name, 'quota'),
			},
			gallery,
			faults,
			recordBodies: options.recordBodies ?? 'full',
			defaults,
		});
	const given = options.settings ?? {};
	const atlasCloud = state('atlasCloud', () => ({ ...atlasCloudDefaults(), ...given.atlasCloud }));
	const aceData = state('aceData', () => ({ ...aceDataDefaults(), ...given.aceData }));
	const aioagi = state('aioagi', () => ({ ...aioagiDefaults(), ...given.aioagi }));
	const vendors = [atlasCloud, aceData, aioagi];

	const servers: FastifyInstance[] = [];
	const listen = async (server: FastifyInstance, port = 0): Promise<string> => {
		servers.push(server);
		await server.listen({ host: '127.0.0.1', port });
		return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
	};
	const stop = () => {
		for (const vendor of vendors) vendor.stop();
		imagesLifetime.abort(new Error('The emulator was reset or closed'));
		imagesLifetime = new AbortController();
	};
	const close = async () => {
		stop();
		for (const { server } of servers) server.closeAllConnections();
		await Promise.all(servers.map((server) => server.close()));
		gallery.clear();
	};

	try {
		const images = imageServer({
			gallery,
			faults,
			requests: imageRequests,
			keys: vendors.flatMap((vendor) => vendor.allKeys()),
			signal: () => imagesLifetime.signal,
		});
		const ports = options.ports ?? {};
		gallery.url = await listen(images, ports.images);
		const atlasServer = await vendorServer(atlasCloud, atlasCloudProtocol(atlasCloud));
		atlasCloud.url = await listen(atlasServer, ports.atlasCloud);
		aceData.url = await listen(
			await vendorServer(aceData, aceDataProtocol(aceData)),
			ports.aceData,
		);
		const aioagiServer = await vendorServer(aioagi, aioagiProtocol(aioagi));
		aioagi.url = `${await listen(aioagiServer, ports.aioagi)}/v1`;
	} catch (error) {
		await close();
		throw error;
	}

	return {
		atlasCloud,
		aceData,
		aioagi,
		images: { url: gallery.url, requests: imageRequests },
		inject: (rule) => faults.add(rule),
		pendingFaults: () => faults.pending(),
		reset() {
			stop();
			for (const vendor of vendors) vendor.reset();
			imageRequests.length = 0;
			faults.clear();
			gallery.clear();
		},
		close,
	};
}
