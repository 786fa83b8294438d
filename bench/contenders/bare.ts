import { mkdtemp, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import {
	ATLAS_BODY,
	ATLAS_POLL,
	ATLAS_SUBMIT,
	timed,
	type Contender,
	type Job,
	type Prediction,
} from './contender';

interface Manner {
	/** Milliseconds until the next question about a task; asked first before the first one. */
	wait(taskId: string, job: Job): Promise<number>;
	/** Waits until a request may go. */
	turn?(): Promise<void>;
}

/** Does one item after the other in each of `slots` lines, with nothing of n8n. */
async function run(job: Job, { wait, turn = async () => {} }: Manner): Promise<number> {
	const { url, apiKey } = job.emulator.vendors.atlasCloud;
	const dispatcher = new Agent({ connections: job.slots });
	const folder = await mkdtemp(join(tmpdir(), 'seedream-bench-'));
	const headers = {
		authorization: `Bearer ${apiKey}`,
		'content-type': 'application/json',
		'user-agent': 'bench',
	};
	const ask = async (path: string, body?: object): Promise<Prediction['data']> => {
		await turn();
		const method = body ? 'POST' : 'GET';
		const options = { method, headers, dispatcher, body: body && JSON.stringify(body) } as const;
		const reply = await request(`${url}${path}`, options);
		if (reply.statusCode === 429) {
			await reply.body.dump();
			return await ask(path, body);
		}
		if (reply.statusCode !== 200) throw new Error(`HTTP ${reply.statusCode}`);
		return ((await reply.body.json()) as Prediction).data;
	};
	let next = 0;
	let images = 0;
	const line = async () => {
		while (next < job.items) {
			const number = next;
			next += 1;
			let task = await ask(ATLAS_SUBMIT, ATLAS_BODY);
			while (task.status !== 'completed') {
				await sleep(await wait(task.id, job));
				task = await ask(`${ATLAS_POLL}${task.id}`);
			}
			for (const output of task.outputs ?? []) {
				const file = await request(output, { dispatcher });
				await pipeline(file.body, createWriteStream(join(folder, `${number}.jpeg`)));
				images += 1;
			}
		}
	};
	try {
		await Promise.all(Array.from({ length: job.slots }, line));
	} finally {
		await dispatcher.close();
		await rm(folder, { recursive: true, force: true });
	}
	return images;
}

/** A task's end in whole milliseconds may be a fraction later on the emulator's clock. */
const CLOCK = 2;

async function untilFinished(taskId: string, { emulator }: Job): Promise<number> {
	return Math.max(0, (await emulator.finishOf('atlasCloud', taskId)) - Date.now() + CLOCK);
}

/**
 * The floor: a bare client that is told when each task is finished, asks once, and streams to disk. Nobody who
 * has to ask can be faster with as many tasks in hand.
 */
export const floor: Contender = async (job) =>
	await timed(async () => await run(job, { wait: untilFinished }));

/** A bare client that asks at a fixed interval of so many seconds. */
export const fixedPolling =
	(seconds: number): Contender =>
	async (job) =>
		await timed(async () => await run(job, { wait: async () => (seconds * 1000) / job.scale }));

/** Room for requests that reach the vendor closer together than they left. */
const JITTER = 1.05;

/** The floor at a vendor of so many requests per second: it knows the limit and keeps to it. */
export const pacedFloor =
	(requestsPerSecond: number): Contender =>
	async (job) => {
		let opensAt = 0;
		const turn = async () => {
			const now = performance.now();
			opensAt = Math.max(opensAt + (1000 / requestsPerSecond) * JITTER, now);
			await sleep(opensAt - now);
		};
		return await timed(async () => await run(job, { wait: untilFinished, turn }));
	};
