import '../test/engine/environment';
import type { INodeExecutionData } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import { padded } from '../test/emulator/drawing/padding';
import { onDisk, picture } from '../test/engine/pictures';
import { fixedPolling } from './contenders/bare';
import { PROMPT } from './contenders/contender';
import { runPack } from './contenders/pack';
import type { EmulatorProcess } from './emulator/process';
import { answerPlan } from './fresh-process';
import type { MemoryPlan, MemoryResult, MemorySample } from './measures/memory-plan';

/** Milliseconds. */
const SAMPLE_EVERY = 10;

function sample(collect: boolean): MemorySample {
	if (collect) globalThis.gc?.();
	const { rss, external, heapUsed } = process.memoryUsage();
	return { resident: rss, inUse: external + heapUsed };
}

const highest = (one: MemorySample, other: MemorySample): MemorySample => ({
	resident: Math.max(one.resident, other.resident),
	inUse: Math.max(one.inUse, other.inUse),
});

/** An image of its own for every item, on n8n's disk. */
async function referenceItems({ count, bytes }: MemoryPlan): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (let number = 0; number < count; number += 1) {
		const file = padded(await picture({ width: 640 + number }), 'png', bytes);
		items.push({ json: {}, binary: { data: await onDisk(file) } });
		globalThis.gc?.();
	}
	return items;
}

/** The same downloads without n8n. */
async function runBare({ vendor, busy, count, slots }: MemoryPlan): Promise<number> {
	const emulator = { vendors: busy } as EmulatorProcess;
	const { images } = await fixedPolling(1)({ emulator, vendor, items: count, slots, scale: 10 });
	return images;
}

async function measure(plan: MemoryPlan): Promise<MemoryResult> {
	const { vendor, idle, busy, count, slots, collect } = plan;
	const edits = plan.kind === 'references';
	const node = edits ? 'seedreamEdit' : 'seedreamGenerate';
	const parameters = { prompt: PROMPT, options: { maxConcurrency: slots } };
	const warmUp = await referenceItems({ ...plan, count: 1, bytes: 100_000 });
	await runPack({ emulator: { vendors: idle }, vendor, node, parameters, items: warmUp });
	const items = edits
		? await referenceItems(plan)
		: Array.from({ length: count }, (_, number) => ({ json: { number } }));
	const run = async () =>
		plan.kind === 'bare downloads'
			? await runBare(plan)
			: await runPack({ emulator: { vendors: busy }, vendor, node, parameters, items });
	await sleep(500);
	const before = sample(true);
	let peak = before;
	const sampling = setInterval(() => (peak = highest(peak, sample(collect))), SAMPLE_EVERY);
	const images = await run();
	clearInterval(sampling);
	return { images, before, peak };
}

answerPlan(measure);
