import '../test/engine/environment';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROMPT } from './contenders/contender';
import { runPack } from './contenders/pack';
import { answerPlan } from './fresh-process';
import type { ManyPlan, ManyResult } from './measures/many-plan';

/** Bytes in use, once n8n's own timers and what Node finalises between two collections have let go of what has ended. */
async function heapAtRest(): Promise<number> {
	for (let times = 0; times < 5; times += 1) {
		await sleep(500);
		globalThis.gc?.();
	}
	return process.memoryUsage().heapUsed;
}

answerPlan(async ({ vendor, access, items, slots }: ManyPlan): Promise<ManyResult> => {
	const run = async () =>
		await runPack({
			emulator: { vendors: access },
			vendor,
			node: 'seedreamGenerate',
			parameters: { prompt: PROMPT, options: { maxConcurrency: slots } },
			items: Array.from({ length: items }, (_, number) => ({ json: { number } })),
		});
	await run();
	const before = await heapAtRest();
	const started = process.cpuUsage();
	const images = await run();
	const { user, system } = process.cpuUsage(started);
	return { images, processor: (user + system) / 1000, before, after: await heapAtRest() };
});
