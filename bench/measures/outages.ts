import { floor } from '../contenders/bare';
import type { Contender } from '../contenders/contender';
import { pack } from '../contenders/pack';
import { withEmulator } from '../emulator/process';
import type { EmulatorPlan } from '../emulator/messages';
import { rounded, type Check, type Measuring, type Target } from '../report/measure';
import { plotOf } from '../report/plot';
import { VENDORS, type VendorName } from '../../test/engine/seedream';

/** Tasks that all take the same time, in milliseconds. */
const steady = (median: number) => ({ median, deviation: 0, heldUp: 0, seed: 1 });

interface Run {
	name: string;
	vendor?: VendorName;
	plan: EmulatorPlan;
	items: number;
	slots?: number;
	contender?: Contender;
}

async function run({ vendor = 'atlasCloud', plan, items, slots = 10, contender = pack }: Run) {
	return await withEmulator(plan, async (emulator) => {
		const job = { emulator, vendor, items, slots, scale: 1 };
		const started = performance.now();
		const outcome = await contender(job).catch(() => undefined);
		const seconds = (performance.now() - started) / 1000;
		const record = await emulator.record(vendor);
		return { seconds, images: outcome?.images ?? 0, record };
	});
}

/** The part of the time that the vendor's own limits leave nobody a choice about, in seconds. */
const rounds = (items: number, atOnce: number, taskMs: number): number =>
	(Math.ceil(items / atOnce) * taskMs) / 1000;

/** What is left after a vendor was ill, and what it costs while it is. */
export const measureOutages: Measuring = async (quick) => {
	const checks: Check[] = [];
	const targets: Target[] = [];
	const rows: Array<Record<string, string | number>> = [];
	const note = (
		name: string,
		best: number,
		measured: Awaited<ReturnType<typeof run>>,
		items: number,
	) => {
		const { seconds, images, record } = measured;
		const holds = images === items && record.submissions === items;
		checks.push({ what: `${name}: ${items} items, each paid once, all delivered`, holds });
		rows.push({
			'': name,
			seconds: rounded(seconds, 1),
			best: rounded(best, 1),
			ratio: rounded(seconds / best),
			submissions: record.submitRequests,
			'got 429': record.throttled,
		});
		return seconds;
	};

	const atOnce = { spread: steady(700), maxTasksInFlight: 3 };
	// The first run of a process loads the engine and the pack, which is no vendor's limit.
	await run({ name: 'warm-up', plan: atOnce, items: 1 });
	for (const vendor of VENDORS) {
		const name = `3 tasks at once, ${vendor}`;
		const best = rounds(12, 3, 700);
		const seconds = note(name, best, await run({ name, vendor, plan: atOnce, items: 12 }), 12);
		if (!quick) targets.push({ what: name, measured: seconds / best, atMost: 2, unit: '×' });
	}

	const short = { spread: steady(500) };
	const many = quick ? 20 : 100;
	const [least, own] = await Promise.all([
		run({ name: 'floor', plan: short, items: many, contender: floor }),
		run({ name: 'pack', plan: short, items: many }),
	]);
	const name = `${many} tasks of half a second`;
	const seconds = note(name, least.seconds, own, many);
	if (!quick)
		targets.push({ what: name, measured: seconds / least.seconds, atMost: 1.2, unit: '×' });

	const minutes = quick ? [0.1] : [1, 3, 7];
	const taskMs = quick ? 1_000 : 15_000;
	const items = quick ? 20 : 60;
	const begins = taskMs / 3;
	const ill = minutes.map(async (lasts) => {
		const what = `429 to everything for ${lasts} min`;
		const outage = { begins, lasts: lasts * 60_000 };
		// The tasks in hand finish meanwhile; the others begin when the vendor is well.
		const best = (begins + outage.lasts) / 1000 + rounds(items - 10, 10, taskMs);
		const measured = await run({ name: what, plan: { spread: steady(taskMs), outage }, items });
		const took = note(what, best, measured, items);
		if (quick) return;
		targets.push({ what: `${what}: seconds`, measured: took, atMost: 1.3 * best + 30, unit: 's' });
	});
	const refused = quick
		? []
		: [
				run({ name: 'refused', plan: { ...short, refusesAll: true }, items: 1 }).then(
					({ record }) => {
						targets.push({
							what: 'submissions of an item that is throttled for 10 minutes',
							measured: record.submitRequests,
							atMost: 30,
							unit: '',
						});
					},
				),
			];
	await Promise.all([...ill, ...refused]);

	return {
		name: 'outages',
		title: 'A vendor that takes few tasks, or none for a while',
		tables: [{ title: 'Atlas Cloud unless it is said', rows }],
		targets,
		checks,
		plot: plotOf({
			title: 'Wall time to the best possible',
			x: { title: 'case', names: rows.map(({ '': label }) => String(label).slice(0, 24)) },
			y: { title: '× best' },
			series: [{ name: 'pack', points: rows.map(({ ratio }, index) => [index, Number(ratio)]) }],
		}),
		notes: ['Best possible: the vendor’s limits alone; for short tasks the floor in the same run.'],
	};
};
