import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';

const HOST = '127.0.0.1';

function listen(port: number): Promise<Server> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, HOST, () => resolve(server));
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => server.close(() => resolve()));
}

/** A loopback port that nobody listens on at the moment, other than those given. */
export async function freePort(otherThan: number[] = []): Promise<number> {
	const server = await listen(0);
	const { port } = server.address() as AddressInfo;
	await close(server);
	return otherThan.includes(port) ? await freePort(otherThan) : port;
}

/** Whether nobody listens on that loopback port. */
export async function isFree(port: number): Promise<boolean> {
	try {
		await close(await listen(port));
		return true;
	} catch {
		return false;
	}
}
