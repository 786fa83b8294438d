import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './table';

interface Result {
	measuredAt: string;
	commit: string;
	machine: { node: string; processors: number; model?: string };
	targets: Array<{
		what: string;
		measured: number;
		atLeast?: number;
		atMost?: number;
		unit: string;
		met: boolean;
	}>;
}

const RESULTS = join(__dirname, '..', '..', 'bench', 'results');
const MEASURES = ['wall', 'polling', 'memory', 'throttling', 'outages', 'many', 'loading'];

const rounded = (value: number): string => String(Number(value.toPrecision(3)));

/** What the benchmark measured last, beside its targets, from the results that stand beside it. */
export function measuredPerformance(): string {
	const results = MEASURES.map(
		(name) => JSON.parse(readFileSync(join(RESULTS, `${name}.json`), 'utf8')) as Result,
	);
	const rows = results.flatMap(({ targets }) =>
		targets.map(({ what, measured, atLeast, atMost, unit, met }) => [
			what,
			`${rounded(measured)} ${unit}`,
			atMost === undefined ? `at least ${atLeast} ${unit}` : `at most ${atMost} ${unit}`,
			met ? 'met' : '**missed**',
		]),
	);
	const [first] = results;
	const commits = [...new Set(results.map(({ commit }) => commit))].join(', ');
	const machine = first && `Node ${first.machine.node}, ${first.machine.processors} cores`;
	const when = [...new Set(results.map(({ measuredAt }) => measuredAt.slice(0, 10)))].join(' and ');
	return [
		table(['', 'Measured', 'Target', ''], rows),
		'',
		`<sub>${when}, commit ${commits}, ${machine}.</sub>`,
	].join('\n');
}
