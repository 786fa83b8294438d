import { channel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { ToldError } from './types';

const errnoException = (code: string, syscall: string, message: string, errno: number): Error =>
	Object.assign(new Error(message), { code, syscall, errno });

/** As Node and OpenSSL word them; none of them can be had on loopback, where no route goes away. */
const ERRORS: Record<ToldError, () => Error> = {
	'read EHOSTUNREACH': () => errnoException('EHOSTUNREACH', 'read', 'read EHOSTUNREACH', -113),
	'write EPROTO': () =>
		errnoException(
			'EPROTO',
			'write',
			'write EPROTO 00AB:error:0A000119:SSL routines:ssl3_get_record:decryption failed or bad record mac:ssl/record/ssl3_record.c:622:',
			-71,
		),
	AggregateError: () => {
		const tries = ['::1', '127.0.0.1'].map((address) =>
			Object.assign(
				errnoException('ECONNREFUSED', 'connect', `connect ECONNREFUSED ${address}:9`, -111),
				{ address, port: 9 },
			),
		);
		return Object.assign(new AggregateError(tries, ''), { code: 'ECONNREFUSED' });
	},
};

/** What connections to a port of loopback are told instead of their own errors. */
const told = new Map<number, ToldError>();

function listen(message: unknown): void {
	const { socket } = message as { socket: Socket };
	let port: number | undefined;
	socket.once('connect', () => {
		port = socket.remotePort;
	});
	const destroy = socket.destroy.bind(socket);
	socket.destroy = (error?: Error & { port?: number }) => {
		const instead = error && told.get(port ?? error.port ?? 0);
		return destroy(instead ? ERRORS[instead]() : error);
	};
}

/** Until the returned function is called, connections to this port that break are told so. */
export function tellAt(port: number, error: ToldError): () => void {
	if (told.size === 0) channel('net.client.socket').subscribe(listen);
	told.set(port, error);
	return () => {
		told.delete(port);
		if (told.size === 0) channel('net.client.socket').unsubscribe(listen);
	};
}
