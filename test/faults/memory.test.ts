import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startEmulator, type Emulator } from '../emulator';
import { runNode } from '../engine/seedream';
import { QUICK } from '../engine/wire';

const RUNS = 1000;
const AT_ONCE = 10;
const ITEMS = 2;
/** Characters: what 1,000 runs would keep of such prompts is 80 MB at least. */
const PROMPT = 40_000;
const MEGABYTE = 1024 * 1024;

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ ...QUICK, recordBodies: 'short' });
});
afterAll(async () => await emulator.close());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes in use once everything that can go is gone. */
async function heap(): Promise<number> {
	for (let turn = 0; turn < 5; turn += 1) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		collect();
	}
	return process.memoryUsage().heapUsed / MEGABYTE;
}

async function someRuns(count: number): Promise<void> {
	for (let done = 0; done < count; done += AT_ONCE) {
		await Promise.all(
			Array.from({ length: AT_ONCE }, async (_, run) => {
				const items = Array.from({ length: ITEMS }, (__, item) => ({
					json: { text: `${done + run} ${item} `.padEnd(PROMPT, 'word ') },
				}));
				const parameters = { prompt: '={{ $json.text }}', output: 'urls' };
				const { error } = await runNode(emulator, {
					node: 'seedreamGenerate',
					vendor: 'aioagi',
					parameters,
					items,
					settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
				});
				if (error) throw new Error(error.message);
			}),
		);
		emulator.reset();
	}
}

it('the ledger is released after the run, measured over 1,000 runs', async () => {
	await someRuns(100);
	const before = await heap();
	await someRuns(RUNS);
	const after = await heap();
	const kept = after - before;
	process.stdout.write(
		`Heap before ${RUNS} runs ${before.toFixed(1)} MB, after ${after.toFixed(1)} MB\n`,
	);
	expect(kept).toBeLessThan(10);
});
