import { fixedPolling, floor } from '../contenders/bare';
import type { Contender, Job, Outcome } from '../contenders/contender';
import { handmadeAtOnce, handmadeInTurn } from '../contenders/handmade';
import { neighbour } from '../contenders/neighbour';
import { pack } from '../contenders/pack';
import { withEmulator } from '../emulator/process';
import { rounded, type Check, type Measuring } from '../report/measure';
import { plotOf } from '../report/plot';
import { REALISTIC, scaled } from '../spread';

interface Case extends Pick<Job, 'items' | 'slots' | 'scale'> {
	contender: string;
}
interface Timed extends Case {
	outcome: Outcome;
}

/**
 * Against the floor everything is real time: the pack asks at 250 ms at the soonest, which a scaled vendor would
 * turn into a share of the task that it is not. In turn, 100 tasks take a quarter of an hour, so for the others
 * tasks and fixed intervals are this much faster; the pack's constants stay as they are, to its disadvantage.
 */
const SCALE = 8;
const REAL_TIME = [
	{ items: 1, slots: 10 },
	{ items: 10, slots: 10 },
	{ items: 100, slots: 10 },
	{ items: 1_000, slots: 100 },
];
const CONTENDERS: Record<string, Contender> = {
	floor,
	pack,
	'neighbouring packs: in turn, 2 s polls': neighbour,
	'HTTP Request + Wait + IF, in turn': handmadeInTurn,
	'HTTP Request + Wait + IF, all at once': handmadeAtOnce,
	'bare client, 2 s polls': fixedPolling(2),
};

async function time(one: Case, checks: Check[]): Promise<Timed> {
	const { contender, items, slots, scale } = one;
	return await withEmulator({ spread: scaled(REALISTIC, scale) }, async (emulator) => {
		const run = CONTENDERS[contender] ?? pack;
		const outcome = await run({ emulator, vendor: 'atlasCloud', items, slots, scale });
		const { submissions, downloads } = await emulator.record('atlasCloud');
		const what = `${contender}: ${items} items, ${items} tasks, ${items} files`;
		const counts = [outcome.images, submissions, downloads];
		checks.push({ what, holds: counts.every((count) => count === items) });
		return { ...one, outcome };
	});
}

function rowsOf(results: Timed[]) {
	return results.map((result) => {
		const { contender, items, slots, scale, outcome } = result;
		const base = results.find((other) => other.contender === 'floor' && other.items === items);
		const ratio = outcome.milliseconds / (base?.outcome.milliseconds ?? NaN);
		const seconds = rounded(outcome.milliseconds / 1000);
		const ratioToFloor = rounded(ratio);
		return { contender, items, slots, 'times ÷': scale, seconds, 'ratio to floor': ratioToFloor };
	});
}

/** Wall time for more and more items, against the floor and against what people do today. */
export const measureWall: Measuring = async (quick) => {
	const checks: Check[] = [];
	const real: Timed[] = [];
	for (const { items, slots } of quick ? [] : REAL_TIME) {
		const pair = ['floor', 'pack'].map((contender) => ({ contender, items, slots, scale: 1 }));
		// A hundred slots keep both processors busy; ten do not, so the two can share the time.
		if (slots <= 10) real.push(...(await Promise.all(pair.map((one) => time(one, checks)))));
		else for (const one of pair) real.push(await time(one, checks));
	}
	const scale = quick ? 40 : SCALE;
	const others: Timed[] = [];
	for (const items of quick ? [1, 12] : [1, 10, 100]) {
		for (const contender of Object.keys(CONTENDERS)) {
			others.push(await time({ contender, items, slots: 10, scale }, checks));
		}
	}
	const seconds = (results: Timed[], contender: string, items: number) =>
		results.find((one) => one.contender === contender && one.items === items)?.outcome
			.milliseconds ?? NaN;
	const againstFloor = [10, 100, 1_000].map((items) => ({
		what: `wall time of ${items} items to the floor's`,
		measured: seconds(real, 'pack', items) / seconds(real, 'floor', items),
		atMost: 1.06,
		unit: '×',
	}));
	const [, , first = '', second = ''] = Object.keys(CONTENDERS);
	const faster = [first, second].map((contender) => ({
		what: `100 items faster than ${contender}`,
		measured: seconds(others, contender, 100) / seconds(others, 'pack', 100),
		atLeast: 8,
		unit: '×',
	}));
	const series = Object.keys(CONTENDERS).map((name) => ({
		name,
		line: true,
		points: others
			.filter(({ contender }) => contender === name)
			.map(({ items, outcome }): [number, number] => [items, outcome.milliseconds / 1000]),
	}));
	return {
		name: 'wall',
		title: 'Wall time',
		tables: [
			...(quick ? [] : [{ title: 'Real time', rows: rowsOf(real) }]),
			{ title: `Task times and fixed intervals divided by ${scale}`, rows: rowsOf(others) },
		],
		targets: quick ? [] : [...againstFloor, ...faster],
		checks,
		plot: plotOf({
			title: `Wall time, task times ÷ ${scale}`,
			x: { title: 'items', logarithmic: true },
			y: { title: 'seconds', logarithmic: true },
			series,
		}),
		notes: [
			'The floor is told when each task is finished; it submits, asks once and streams to disk.',
			'All at once, nothing limits the tasks in hand: vendors that cap them refuse it.',
		],
	};
};
