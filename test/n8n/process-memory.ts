import { readFile } from 'node:fs/promises';
import { readLog } from './n8n-log';
import type { N8nProcess } from './n8n-process';

/** Lets the memory of a process be looked at: its environment must have this. Any free port is taken. */
export const INSPECTABLE = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

export interface ProcessMemory {
	/** What the operating system has given it, in MB. */
	resident: number;
	/** What its objects and buffers need when all garbage has been collected, in MB. */
	inUse: number;
}

const MEGABYTE = 1024 * 1024;

/** Collects the garbage of a running n8n that is `INSPECTABLE` and measures what remains. */
export async function memoryOf(n8n: N8nProcess): Promise<ProcessMemory> {
	const entries = await readLog(n8n.logFile);
	const addresses = entries.flatMap(
		({ line }) => /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(line) ?? [],
	);
	const address = addresses.at(-1);
	if (!address) throw new Error('This n8n is not inspectable');
	const inspector = await Inspector.open(address);
	// The second round takes what the finalizers of the first have let go.
	for (let round = 0; round < 2; round += 1) await inspector.ask('HeapProfiler.collectGarbage');
	const { result } = await inspector.ask<{ result: { value: number } }>('Runtime.evaluate', {
		expression: '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())',
	});
	inspector.close();

	const status = await readFile(`/proc/${n8n.processId}/status`, 'utf8');
	const kilobytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]);
	return { resident: kilobytes / 1024, inUse: result.value / MEGABYTE };
}

interface InspectorAnswer {
	id?: number;
	result?: unknown;
	error?: { message: string };
}

/** A connection to Node's inspector. */
class Inspector {
	private asked = 0;

	private constructor(private readonly socket: WebSocket) {}

	/** Throws when nobody listens. */
	static async open(address: string): Promise<Inspector> {
		const socket = new WebSocket(address);
		await new Promise((resolve, reject) => {
			socket.addEventListener('open', resolve, { once: true });
			socket.addEventListener('error', () => reject(new Error(`No inspector at ${address}`)));
		});
		return new Inspector(socket);
	}

	/** Throws what the inspector refuses with. */
	async ask<T>(method: string, params: object = {}): Promise<T> {
		const id = (this.asked += 1);
		return await new Promise<T>((resolve, reject) => {
			const listen = ({ data }: MessageEvent) => {
				const answer = JSON.parse(String(data)) as InspectorAnswer;
				if (answer.id !== id) return;
				this.socket.removeEventListener('message', listen);
				if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
				else resolve(answer.result as T);
			};
			this.socket.addEventListener('message', listen);
			this.socket.send(JSON.stringify({ id, method, params }));
		});
	}

	close(): void {
		this.socket.close();
	}
}
