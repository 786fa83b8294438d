import { mkdtemp } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { ServiceProcess } from './service-process';
import { ensureProgram } from './system-packages';

export interface RedisServer {
	port: number;
	/** Ends it; what it held is gone. */
	stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/** A Redis of our own on a free loopback port, which keeps everything in memory. */
export async function startRedis(progress: (line: string) => void): Promise<RedisServer> {
	const program = await ensureProgram('redis-server', progress);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-redis-'));
	const port = await freePort();
	const server = ServiceProcess.start({
		folder,
		program,
		programArguments: [
			...['--port', String(port), '--bind', HOST, '--dir', folder],
			...['--save', '', '--appendonly', 'no'],
		],
		stopSignal: 'TERM',
	});
	await server.untilReady(async () => (await answerTo(port, 'PING')).startsWith('+PONG'));
	return { port, stop: async () => await server.stop() };
}

/** What Redis first answers to a command; throws when nobody listens. */
function answerTo(port: number, command: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = createConnection(port, HOST, () => socket.write(`${command}\r\n`));
		socket.setEncoding('utf8');
		socket.once('error', reject);
		socket.once('data', (answer: string) => {
			socket.destroy();
			resolve(answer);
		});
	});
}
