import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import type { Server } from 'node:net';

const HOST = '127.0.0.1';
const FIRST_PORT = 20_000;
/** By Linux; others begin later. */
const FIRST_HANDED_OUT = 32_768;

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

/**
 * A loopback port that nobody listens on at the moment, other than those given. It is none of those that a system
 * hands out to whoever asks for any port: until it is used, nobody else is given it.
 */
export async function freePort(otherThan: number[] = []): Promise<number> {
	for (;;) {
		const port = randomInt(FIRST_PORT, FIRST_HANDED_OUT);
		if (!otherThan.includes(port) && (await isFree(port))) return port;
	}
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
