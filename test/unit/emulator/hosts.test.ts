import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { json } from '../../emulator/core/answer';
import { API_HOST, type VendorDescriptor } from '../../emulator/core/descriptor';
import { presignedRoute, reserveUpload } from '../../emulator/core/reserved-uploads';
import { vendorServer } from '../../emulator/core/vendor-server';
import { VendorState } from '../../emulator/core/vendor-state';
import { Gallery } from '../../emulator/drawing/gallery';
import { arkWords } from '../../emulator/ark/words';
import { FaultQueue } from '../../emulator/faults/queue';
import { keyLeaks } from '../../emulator/key-leaks';
import { commonDefaults, type VendorSettings } from '../../emulator/settings';

/** A made-up vendor with every kind of host: a vendor's folder holds no more than this. */
const madeUp: VendorDescriptor<VendorSettings, 'storage' | 'bucket' | 'shop'> = {
	title: 'Made Up',
	keyScheme: 'Key',
	key: (name) => `${name}:secret`,
	basePath: '/v9',
	hosts: { storage: {}, bucket: { keyless: true }, shop: { agents: /Mozilla/ } },
	can: ['tasks'],
	moderation: { told: 'by-task', code: 7 },
	defaults: commonDefaults,
	words: () => arkWords,
	routes: [
		{ method: 'GET', path: '/v9/account', stage: 'account', handle: () => json(200, { ok: true }) },
		{
			method: 'POST',
			path: '/v9/run/*',
			stage: 'submit',
			handle: ({ params, query }) => json(200, { model: params['*'], hook: query.get('hook') }),
		},
		{
			method: 'POST',
			path: '/uploads',
			host: 'storage',
			stage: 'upload',
			handle: (_call, vendor) => json(200, reserveUpload(vendor, 'bucket', 'a.png', 'image/png')),
		},
		presignedRoute('bucket'),
		{ method: 'GET', path: '/shop', host: 'shop', stage: 'models', handle: () => json(200, {}) },
	],
};

let vendor: VendorState;
let servers: FastifyInstance[];
beforeEach(async () => {
	const gallery = new Gallery();
	gallery.url = 'http://images.invalid';
	vendor = new VendorState({
		name: 'madeUp',
		descriptor: madeUp,
		apiKey: 'id:secret',
		keys: { emptyBalance: 'id:empty', noPermission: 'id:no', quota: 'id:quota' },
		gallery,
		faults: new FaultQueue(),
		recordBodies: 'full',
		defaults: madeUp.defaults,
	});
	servers = [];
	for (const host of [API_HOST, ...Object.keys(madeUp.hosts)]) {
		const server = await vendorServer(vendor, host, () => vendor.allKeys());
		servers.push(server);
		await server.listen({ host: '127.0.0.1', port: 0 });
		const origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
		if (host === API_HOST) vendor.url = `${origin}${madeUp.basePath}`;
		else vendor.hosts[host] = origin;
	}
});
afterEach(async () => {
	vendor.gallery.clear();
	await Promise.all(servers.map((server) => server.close()));
});

const KEY = { authorization: 'Key id:secret', connection: 'close' };
const ask = async (url: string, init: RequestInit = {}) => {
	const response = await fetch(url, { headers: KEY, ...init });
	const text = await response.text();
	return {
		status: response.status,
		text,
		body: (text.startsWith('{') ? JSON.parse(text) : {}) as never,
	};
};

it('takes its own scheme of keys only', async () => {
	const account = (authorization: string) =>
		ask(`${vendor.url}/account`, { headers: { authorization, connection: 'close' } });
	expect((await account('Key id:secret')).status).toBe(200);
	for (const wrong of ['Bearer id:secret', 'Key id', 'Key id:secret more', 'id:secret']) {
		expect((await account(wrong)).status).toBe(401);
	}
});

it('has paths with anything behind them, and queries', async () => {
	const headers = { ...KEY, 'content-type': 'application/json' };
	const url = `${vendor.url}/run/owner/name/edit?hook=https%3A%2F%2Fexample.com`;
	const { body } = await ask(url, { method: 'POST', headers, body: '{}' });
	expect(body).toEqual({ model: 'owner/name/edit', hook: 'https://example.com' });
});

it('keeps the key from presigned addresses, which take bytes once', async () => {
	const reserve = async () => {
		const { body } = await ask(`${vendor.hosts.storage}/uploads`, { method: 'POST' });
		return body as { uploadUrl: string; fileUrl: string };
	};
	const put = (url: string, headers: Record<string, string>, body?: string) =>
		ask(url, { method: 'PUT', headers: { connection: 'close', ...headers }, body });
	const type = { 'content-type': 'image/png' };
	const { uploadUrl, fileUrl } = await reserve();
	expect((await put(uploadUrl, type, 'bytes')).status).toBe(200);
	expect(vendor.uploads).toMatchObject([
		{ url: fileUrl, mimeType: 'image/png', bytes: { size: 5 } },
	]);
	expect(String(await vendor.gallery.find(new URL(fileUrl).pathname)?.read())).toBe('bytes');
	expect((await put(uploadUrl, type, 'bytes')).status).toBe(403);
	expect(
		(await put((await reserve()).uploadUrl, { 'content-type': 'image/jpeg' }, 'x')).status,
	).toBe(403);
	expect(keyLeaks([vendor], [])).toEqual([]);
	expect((await put((await reserve()).uploadUrl, { ...type, ...KEY }, 'bytes')).status).toBe(400);
	expect(keyLeaks([vendor], [])).toMatchObject([{ host: 'bucket', stage: 'upload' }]);
	expect(vendor.uploads).toHaveLength(1);
});

it('lets only the agents of a host’s edge through', async () => {
	const shop = (agent: string) =>
		ask(`${vendor.hosts.shop}/shop`, { headers: { ...KEY, 'user-agent': agent } });
	expect((await shop('Mozilla/5.0')).status).toBe(200);
	expect((await shop('curl/8')).text).toContain('1010');
});

it('throttles chosen stages over its own window', async () => {
	vendor.settings.throttle = {
		requestsPerSecond: 2 / 3600,
		windowSeconds: 3600,
		stages: ['submit'],
	};
	const headers = { ...KEY, 'content-type': 'application/json' };
	const run = async () =>
		(await ask(`${vendor.url}/run/x`, { method: 'POST', headers, body: '{}' })).status;
	expect([await run(), await run(), await run()]).toEqual([200, 200, 429]);
	expect((await ask(`${vendor.url}/account`)).status).toBe(200);
});
