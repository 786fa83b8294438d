import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmulator, type Emulator, type EmulatorOptions } from '../emulator';
import { picture } from '../engine/pictures';
import { QUICK } from '../engine/wire';

/** An origin that is none of the vendor's: gives an image, and remembers who came with a key. */
export interface ForeignOrigin {
	url: string;
	/** Authorization headers that arrived. */
	keys: string[];
	image: Buffer;
	server: Server;
}

export async function startForeignOrigin(): Promise<ForeignOrigin> {
	const image = await picture({ width: 64, height: 64 });
	const keys: string[] = [];
	const server = createServer((request, response) => {
		if (request.headers.authorization) keys.push(request.headers.authorization);
		response.writeHead(200, { 'content-type': 'image/png' }).end(image);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/elsewhere.png`, keys, image, server };
}

/** Emulators, each used by one cell at a time, so that what one has recorded belongs to that cell. */
export class Lanes {
	private readonly free: Emulator[] = [];
	private readonly waiting: Array<(emulator: Emulator) => void> = [];
	private readonly all: Emulator[] = [];

	constructor(private readonly options: EmulatorOptions = {}) {}

	async open(count: number): Promise<void> {
		for (let opened = 0; opened < count; opened += 1) {
			const emulator = await startEmulator({ ...QUICK, ...this.options });
			this.all.push(emulator);
			this.free.push(emulator);
		}
	}

	async use<T>(work: (emulator: Emulator) => Promise<T>): Promise<T> {
		const emulator =
			this.free.pop() ?? (await new Promise<Emulator>((resolve) => this.waiting.push(resolve)));
		try {
			return await work(emulator);
		} finally {
			emulator.reset();
			const next = this.waiting.shift();
			if (next) next(emulator);
			else this.free.push(emulator);
		}
	}

	async close(): Promise<void> {
		await Promise.all(this.all.map(async (emulator) => await emulator.close()));
	}
}
