import {
	connect,
	createServer as createPlainServer,
	type AddressInfo,
	type Server,
	type Socket,
} from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { SELF_SIGNED } from './selfSigned';
import type { Address } from './types';

const LOOPBACK = '127.0.0.1';
/** Milliseconds. */
const LATE = 700;
const AWAY = 500;

/** A base URL that leads to a vendor the hard way. */
export interface Detour {
	baseUrl: string;
	/** The task is submitted: from here on the vendor is away. */
	leave(): void;
	close(): void;
}

async function listen(server: Server, port = 0): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, LOOPBACK, resolve);
	});
	return (server.address() as AddressInfo).port;
}

/** Passes connections on to another port of this machine. */
class Tunnel {
	private readonly sockets = new Set<Socket>();
	private server?: Server;

	constructor(private readonly target: number) {}

	async open(port = 0): Promise<number> {
		this.server = createPlainServer((near) => {
			const far = connect(this.target, LOOPBACK);
			for (const socket of [near, far]) {
				this.sockets.add(socket);
				socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
			}
			near.pipe(far).pipe(near);
		});
		return await listen(this.server, port);
	}

	close(): void {
		this.server?.close();
		for (const socket of this.sockets) socket.destroy();
	}
}

const still = (baseUrl: string): Detour => ({ baseUrl, leave() {}, close() {} });

async function tunnelled(url: URL, late: boolean, returns: boolean): Promise<Detour> {
	const tunnel = new Tunnel(Number(url.port));
	const port = await tunnel.open();
	const reopenIn = (milliseconds: number) => {
		tunnel.close();
		return setTimeout(() => void tunnel.open(port), milliseconds);
	};
	let timer = late ? reopenIn(LATE) : undefined;
	return {
		baseUrl: `http://${LOOPBACK}:${port}${url.pathname}`,
		leave() {
			if (late) return;
			if (returns) timer = reopenIn(AWAY);
			else tunnel.close();
		},
		close() {
			clearTimeout(timer);
			tunnel.close();
		},
	};
}

async function untrusted(url: URL): Promise<Detour> {
	const server = createTlsServer(SELF_SIGNED, (socket) => socket.destroy());
	server.on('tlsClientError', () => undefined);
	const port = await listen(server);
	const detour = still(`https://${LOOPBACK}:${port}${url.pathname}`);
	return { ...detour, close: () => server.close() };
}

/** The way to a vendor that a fault of the client's side leaves. */
export async function detourTo(
	vendorUrl: string,
	address: Address,
	returns: boolean,
): Promise<Detour> {
	const url = new URL(vendorUrl);
	const ways: Record<Address, () => Promise<Detour> | Detour> = {
		'unknown host': () => still(`http://does-not-exist.invalid${url.pathname}`),
		'closed port': () => still(`http://${LOOPBACK}:9${url.pathname}`),
		'plain port': () => still(vendorUrl.replace(/^http:/, 'https:')),
		'self-signed': async () => await untrusted(url),
		late: async () => await tunnelled(url, true, true),
		gone: async () => await tunnelled(url, false, returns),
	};
	return await ways[address]();
}
