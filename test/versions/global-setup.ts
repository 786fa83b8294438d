import { ensureEngine } from './installation';
import { ENGINES } from './lacks';

/** Sees to the engines before the tests run on them. Jest calls this once for all projects that name it. */
export default async function globalSetup(): Promise<void> {
	for (const engine of ENGINES) {
		await ensureEngine(engine, (line) => process.stderr.write(`engine-${engine}: ${line}\n`));
	}
}
