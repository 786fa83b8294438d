import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { CERTIFICATE } from './certificate';

/** Clients behind a relay, by the ports of the relay's own connection. */
const clients = new Map<string, Socket>();
const portsOf = (near?: number, far?: number): string => `${near ?? 0} ${far ?? 0}`;

/** The socket that the client holds the other end of: behind a relay, the one with nothing but ciphertext on it. */
export function wireOf(socket: Socket | null): Socket | null {
	if (socket === null) return null;
	return clients.get(portsOf(socket.remotePort, socket.localPort)) ?? socket;
}

/** A TLS record of application data: type, version 1.2, length. */
const RECORD_BYTES = 64;
const RECORD_HEAD = Buffer.from([0x17, 0x03, 0x03, 0x00, RECORD_BYTES]);

/** Sends the client a record that no key deciphers, then ends the connection. Throws on a plain connection. */
export function spoilRecord(socket: Socket | null): void {
	const wire = wireOf(socket);
	if (wire === null) return;
	if (wire === socket) throw new Error('tls-record-spoiled needs an emulator started secure');
	wire.end(Buffer.concat([RECORD_HEAD, randomBytes(RECORD_BYTES)]));
}

/** HTTPS in front of a server, with a relay of ciphertext before it, so that faults can strike below TLS. */
export class SecureFront {
	private readonly https: HttpsServer;
	private readonly relay: Server;
	private readonly sockets = new Set<Socket>();

	constructor(server: FastifyInstance) {
		this.https = createHttpsServer(CERTIFICATE, (request, response) => {
			server.routing(request, response);
		});
		this.relay = createServer((client) => this.pass(client));
	}

	/** Listens on loopback and returns the port that clients reach. */
	async listen(port: number): Promise<number> {
		await listening(this.https, 0);
		return await listening(this.relay, port);
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		this.https.closeAllConnections();
		await Promise.all(
			[this.relay, this.https].map(
				(server) => new Promise<void>((resolve) => server.close(() => resolve())),
			),
		);
	}

	private pass(client: Socket): void {
		const { port } = this.https.address() as AddressInfo;
		const inner = connect(port, '127.0.0.1', () => {
			const name = portsOf(inner.localPort, port);
			clients.set(name, client);
			inner.once('close', () => clients.delete(name));
			client.pipe(inner).pipe(client);
		});
		for (const [socket, other] of [
			[client, inner],
			[inner, client],
		] as const) {
			this.sockets.add(socket);
			socket.on('error', () => other.destroy());
			socket.once('close', () => {
				this.sockets.delete(socket);
				other.destroy();
			});
		}
	}
}

async function listening(server: Server, port: number): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return (server.address() as AddressInfo).port;
}
