import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from '@jest/globals';

/** The seeds are the same each time; FIRST_SEED and RUNS choose others. */
const FIRST_SEED = Number(process.env.FIRST_SEED ?? 1);
const RUNS = Number(process.env.RUNS ?? 20_000);
const PROCESSES = 2;
/** Milliseconds: four minutes on two cores that do nothing else, and room for ones that do. */
const LONGEST = 30 * 60 * 1000;

/** Runs a share of the seeds in a process of its own; what it prints goes through. */
async function simulate(
	first: number,
	runs: number,
): Promise<{ code: number | null; text: string }> {
	const main = path.join(__dirname, 'main.ts');
	// Stacks of the many errors that are part of the play take a tenth of the time; a seed played by hand has them.
	const flags = ['--stack-trace-limit=0', '--import', 'tsx'];
	const child = spawn(process.execPath, [...flags, main, String(first), String(runs)]);
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			text += chunk.toString();
			process.stdout.write(chunk);
		});
	}
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { code, text };
}

it(
	'keeps every promise in every world',
	async () => {
		const one = process.env.SEED ?? process.env.SCENARIO;
		const share = Math.ceil(RUNS / PROCESSES);
		const firsts = one
			? [0]
			: Array.from({ length: PROCESSES }, (_, index) => FIRST_SEED + index * share);
		const ends = await Promise.all(firsts.map(async (first) => await simulate(first, share)));
		const broken = ends.filter(({ code }) => code !== 0).map(({ text }) => text.slice(-5_000));
		expect(broken).toEqual([]);
	},
	LONGEST,
);
