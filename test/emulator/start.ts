import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { API_HOST, type VendorDescriptor } from './core/descriptor';
import { imageServer } from './core/image-server';
import { SecureFront } from './core/secure-front';
import { vendorServer } from './core/vendor-server';
import { VendorState } from './core/vendor-state';
import { Gallery } from './drawing/gallery';
import type { Emulator, EmulatorOptions } from './emulator';
import { FaultQueue } from './faults/queue';
import { ruleProblem } from './faults/playing';
import { keyLeaks } from './key-leaks';
import type { RecordedRequest } from './types';
import { VENDOR_NAMES, VENDORS, type VendorName } from './vendors';

/** Starts every vendor and the images origin on loopback ports of their own. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const gallery = new Gallery();
	const faults = new FaultQueue();
	const imageRequests: RecordedRequest[] = [];
	let imagesLifetime = new AbortController();
	// A key no other emulator knows lets a leak be told from a coincidence.
	const keyPart = options.keyPart ?? randomBytes(12).toString('hex');

	const stateOf = (name: VendorName): VendorState => {
		const descriptor: VendorDescriptor = VENDORS[name];
		const key = (kind: string) => descriptor.key(`emulator-${name}-${kind}-${keyPart}`);
		return new VendorState({
			name,
			descriptor,
			apiKey: key('good'),
			keys: {
				emptyBalance: key('empty-balance'),
				noPermission: key('no-permission'),
				quota: key('quota'),
			},
			gallery,
			faults,
			recordBodies: options.recordBodies ?? 'full',
			defaults: () => ({
				...descriptor.defaults(),
				...options.everyVendor,
				...options.settings?.[name],
			}),
		});
	};
	const vendors = VENDOR_NAMES.map(stateOf);
	const allKeys = () => vendors.flatMap((vendor) => vendor.allKeys());

	const servers: FastifyInstance[] = [];
	const fronts: SecureFront[] = [];
	const listen = async (server: FastifyInstance, name: string, secure = false): Promise<string> => {
		servers.push(server);
		const port = options.ports?.[name] ?? 0;
		if (secure) {
			await server.ready();
			const front = new SecureFront(server);
			fronts.push(front);
			return `https://127.0.0.1:${await front.listen(port)}`;
		}
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
		await Promise.all([...fronts, ...servers].map((server) => server.close()));
		gallery.clear();
	};

	try {
		const signal = () => imagesLifetime.signal;
		const images = imageServer({ gallery, faults, requests: imageRequests, allKeys, signal });
		gallery.url = await listen(images, 'images');
		for (const vendor of vendors) {
			const { basePath, hosts } = vendor.descriptor;
			const open = async (host: string, name: string) =>
				await listen(await vendorServer(vendor, host, allKeys), name, options.secure);
			vendor.url = `${await open(API_HOST, vendor.name)}${basePath}`;
			for (const host of Object.keys(hosts)) {
				vendor.hosts[host] = await open(host, `${vendor.name}.${host}`);
			}
		}
	} catch (error) {
		await close();
		throw error;
	}

	const named = Object.fromEntries(vendors.map((vendor) => [vendor.name, vendor]));
	return {
		...(named as unknown as Pick<Emulator, VendorName>),
		images: { url: gallery.url, requests: imageRequests },
		inject(rule) {
			const vendor = named[rule.vendor];
			const problem = vendor ? ruleProblem(rule, vendor) : `No vendor is called '${rule.vendor}'`;
			if (problem !== undefined) throw new Error(problem);
			faults.add(rule);
		},
		pendingFaults: () => faults.pending(),
		keyLeaks: () => keyLeaks(vendors, imageRequests),
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
