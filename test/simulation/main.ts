/**
 * A share of the simulation's runs, as a process of its own: its time is not the machine's.
 *
 *     tsx test/simulation/main.ts <first seed> <runs>
 *     SEED=<seed> tsx test/simulation/main.ts      that one run, with everything that happens in it
 *     SCENARIO=<JSON> tsx test/simulation/main.ts  the same of a scenario, such as a shrunk one
 *
 * It ends with 1 where a promise was broken.
 */
import './virtualProcess';
import { CALM, type Scenario } from './scenario';
import { scenarioOf } from './scenarioOf';
import { shrink, unrest } from './shrink';
import { simulate } from './simulate';
import { breachesOf, type Breach } from './verdict/verdict';

/** Runs that failed are told in full, up to this many. */
const MOST_TOLD = 5;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const wordsOf = (breaches: Breach[]): string =>
	breaches.map(({ promise, what }) => `  ${promise}: ${what.slice(0, 500)}`).join('\n');

async function runMany(first: number, runs: number): Promise<number> {
	const failed: Array<{ seed: number; breaches: Breach[] }> = [];
	for (let seed = first; seed < first + runs; seed += 1) {
		const breaches = breachesOf(await simulate(scenarioOf(seed)));
		if (breaches.length > 0) failed.push({ seed, breaches });
	}
	for (const { seed, breaches } of failed.slice(0, MOST_TOLD)) {
		const promise = breaches[0]?.promise;
		const smallest = await shrink(scenarioOf(seed), async (scenario) => {
			return breachesOf(await simulate(scenario)).some((breach) => breach.promise === promise);
		});
		print(`\nSEED=${seed} npm run test:simulation\n${wordsOf(breaches)}`);
		print(`  shrunk: SCENARIO='${JSON.stringify(unrest(smallest))}' npm run test:simulation`);
		print(wordsOf(breachesOf(await simulate(smallest))));
	}
	const seeds = failed.map(({ seed }) => seed);
	print(
		`${runs} runs from seed ${first}, ${failed.length} failed: ${seeds.slice(0, 50).join(' ')}`,
	);
	return failed.length;
}

async function runOne(scenario: Scenario): Promise<number> {
	const story = await simulate(scenario, true);
	const breaches = breachesOf(story);
	print(story.journal.text);
	print(`\nScenario: ${JSON.stringify(unrest(scenario))}`);
	print(breaches.length > 0 ? wordsOf(breaches) : 'Every promise is kept.');
	return breaches.length;
}

async function main(): Promise<number> {
	const { SEED, SCENARIO } = process.env;
	if (SCENARIO) return await runOne({ ...CALM, ...(JSON.parse(SCENARIO) as Partial<Scenario>) });
	if (SEED) return await runOne(scenarioOf(Number(SEED)));
	return await runMany(Number(process.argv[2]), Number(process.argv[3]));
}

// Whatever goes wrong in between, only an end that was reached is a good one.
process.exitCode = 1;
main().then(
	(faults) => {
		if (faults === 0) process.exitCode = 0;
	},
	(error: unknown) => print(String((error as Error).stack ?? error)),
);
