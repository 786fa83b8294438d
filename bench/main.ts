import '../test/engine/environment';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureLoading } from './measures/loading';
import { measureMany } from './measures/many';
import { measureMemory } from './measures/memory';
import { measureOutages } from './measures/outages';
import { measurePolling } from './measures/polling';
import { measureThrottling } from './measures/throttling';
import { measureWall } from './measures/wall';
import type { Measure, Measuring } from './report/measure';
import { reportOf } from './report/print';
import { saveResults } from './report/results';

const MEASURES: Record<string, Measuring> = {
	loading: measureLoading,
	many: measureMany,
	memory: measureMemory,
	outages: measureOutages,
	polling: measurePolling,
	throttling: measureThrottling,
	wall: measureWall,
};
const HELP = `Measures the pack against its targets: ${Object.keys(MEASURES).join(', ')}.

  npm run bench                       all of them (about 50 minutes)
  npm run bench -- polling wall       some of them
  npm run bench -- --quick            checks correctness in two to four minutes, says nothing of times
`;

/** The code that is measured. */
function commit(): string {
	const git = (...given: string[]) => execFileSync('git', given, { encoding: 'utf8' }).trim();
	try {
		const changed = git('status', '--porcelain', '--', 'nodes', 'credentials');
		return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
	} catch {
		return 'unknown';
	}
}

async function main(): Promise<void> {
	const options = {
		quick: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	} as const;
	const { values, positionals } = parseArgs({ options, allowPositionals: true });
	if (values.help) return void process.stdout.write(HELP);
	const unknown = positionals.filter((name) => !(name in MEASURES));
	if (unknown.length > 0) throw new Error(`No such measure: ${unknown.join(', ')}\n${HELP}`);

	const chosen = Object.entries(MEASURES)
		.filter(([name]) => positionals.length === 0 || positionals.includes(name))
		.map(([, measuring]) => measuring);
	const tell = (measure: Measure): void => {
		process.stdout.write(`${reportOf(measure, values.quick)}\n`);
		if (measure.checks.some(({ holds }) => !holds)) process.exitCode = 1;
	};
	if (values.quick) {
		// They mostly wait, and nothing of them is timed, so they may share the processors.
		for (const measure of await Promise.all(chosen.map((measuring) => measuring(true))))
			tell(measure);
		return;
	}
	for (const measuring of chosen) {
		const measure = await measuring(false);
		tell(measure);
		await saveResults(measure, commit());
	}
}

main()
	.catch((error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	})
	// n8n-core keeps timers of its own running.
	.finally(() => {
		rmSync(process.env.N8N_USER_FOLDER ?? '', { recursive: true, force: true });
		process.exit();
	});
