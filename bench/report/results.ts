import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { isMet, type Measure } from './measure';

const FOLDER = join(__dirname, '..', 'results');

/** Writes a measure's JSON and plot; a quick run leaves the measured ones alone. */
export async function saveResults({ plot, ...measure }: Measure, commit: string): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	const targets = measure.targets.map((target) => ({ ...target, met: isMet(target) }));
	const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model };
	const result = { measuredAt: new Date().toISOString(), commit, machine, ...measure, targets };
	await writeFile(join(FOLDER, `${measure.name}.json`), `${JSON.stringify(result, null, '\t')}\n`);
	await writeFile(join(FOLDER, `${measure.name}.svg`), plot);
}
