import { fixedPolling } from '../contenders/bare';
import type { Contender } from '../contenders/contender';
import { pack } from '../contenders/pack';
import { withEmulator } from '../emulator/process';
import type { VendorRecord } from '../emulator/messages';
import { rounded, type Check, type Measuring } from '../report/measure';
import { plotOf } from '../report/plot';
import { mean, REALISTIC, scaled, taskTimes, type Spread } from '../spread';
import type { VendorName } from '../../test/engine/seedream';
import { bestCost, fixedAtLag, fixedCost, type Cost } from './bound';

interface Case {
	name: string;
	contender: Contender;
	vendor: VendorName;
	slots: number;
	/** Much wider than the realistic spread. */
	wide?: boolean;
}
interface Seen extends Case {
	record: VendorRecord;
	cost: Cost;
}

const WIDE: Spread = { ...REALISTIC, deviation: 0.5, heldUp: 0 };
const CASES: Case[] = [
	{ name: 'Atlas Cloud, pack', contender: pack, vendor: 'atlasCloud', slots: 10 },
	{ name: 'AceData, pack', contender: pack, vendor: 'aceData', slots: 10 },
	{ name: 'AceData, pack, all at once', contender: pack, vendor: 'aceData', slots: 100 },
	{ name: 'AIOAGI, pack', contender: pack, vendor: 'aioagi', slots: 10 },
	{ name: 'Atlas Cloud, pack, wide', contender: pack, vendor: 'atlasCloud', slots: 10, wide: true },
	...[1, 2, 5].map((seconds): Case => {
		const name = `fixed ${seconds} s polls`;
		return { name, contender: fixedPolling(seconds), vendor: 'atlasCloud', slots: 10 };
	}),
	{
		name: 'fixed 2 s polls, wide',
		contender: fixedPolling(2),
		vendor: 'atlasCloud',
		slots: 10,
		wide: true,
	},
];
/** Milliseconds of lag that one question is worth, for the curve of the best possible. */
const PRICES = [15, 25, 40, 60, 80, 100, 120, 160, 200, 300, 500];

async function look(one: Case, items: number, scale: number, checks: Check[]): Promise<Seen> {
	const spread = scaled(one.wide ? WIDE : REALISTIC, scale);
	return await withEmulator({ spread }, async (emulator) => {
		const { contender, vendor, slots } = one;
		const { images } = await contender({ emulator, vendor, items, slots, scale });
		const record = await emulator.record(vendor);
		const holds = [images, record.submissions, record.lags.length].every((n) => n === items);
		checks.push({ what: `${one.name}: ${items} items, each submitted once and seen`, holds });
		const lag = mean(record.lags) / mean(record.taskTimes);
		return { ...one, record, cost: { requests: record.pollRequests / items, lag } };
	});
}

/** How many questions tell of a finished task how soon, vendor by vendor. */
export const measurePolling: Measuring = async (quick) => {
	const checks: Check[] = [];
	const items = quick ? 12 : 100;
	const scale = quick ? 20 : 1;
	// Nearly all of the time is waiting, so all can wait together.
	const seen = await Promise.all(CASES.map((one) => look(one, items, scale, checks)));
	const of = (name: string) => seen.find((one) => one.name === name) ?? seen[0]!;
	const fixedTwo = of('fixed 2 s polls').cost;
	const batch = of('AceData, pack, all at once');
	const alone = fixedAtLag(batch.record.taskTimes, batch.cost.lag).requests * items;
	const times = taskTimes(REALISTIC, 20_000);
	const best = quick ? [] : PRICES.map((price) => bestCost(REALISTIC, price));
	const affordable = best.filter(({ requests }) => requests <= fixedTwo.requests);
	const percent = (share: number) => rounded(share * 100, 1);
	const targets = ['Atlas Cloud, pack', 'AceData, pack', 'AIOAGI, pack'].flatMap((name) => {
		const { requests, lag } = of(name).cost;
		return [
			{ what: `${name}: mean lag`, measured: lag * 100, atMost: 5, unit: '% of the task time' },
			{
				what: `${name}: polls per task, fixed 2 s polls being 1`,
				measured: requests / fixedTwo.requests,
				atMost: 1,
				unit: '×',
			},
		];
	});
	const point = ({ requests, lag }: Cost): [number, number] => [requests, lag * 100];
	const intervals = Array.from({ length: 60 }, (_, index) => 500 + index * 100);
	return {
		name: 'polling',
		title: 'Polls and lag',
		tables: [
			{
				title: `${items} items; median task ${REALISTIC.median / scale / 1000} s`,
				rows: seen.map(({ name, slots, record, cost }) => ({
					'': name,
					slots,
					polls: record.pollRequests,
					'per task': rounded(cost.requests),
					'mean lag ms': Math.round(mean(record.lags)),
					'% of task': percent(cost.lag),
				})),
			},
			{
				title: 'The best possible when asking about each task by itself, knowing the spread',
				rows: best.map(({ requests, lag }) => ({
					'per task': rounded(requests),
					'% of task': percent(lag),
				})),
			},
		],
		targets: quick
			? []
			: [
					...targets,
					{
						what: 'AceData, 100 at once: requests to those of polling each task at that lag',
						measured: batch.record.pollRequests / alone,
						atMost: 0.05,
						unit: '×',
					},
				],
		checks,
		plot: plotOf({
			title: 'Lag against polls',
			x: { title: 'polls per task', most: 12 },
			y: { title: 'mean lag, % of task time', most: 30 },
			series: [
				{
					name: 'fixed intervals',
					line: true,
					points: intervals.map((ms) => point(fixedCost(times, ms))),
				},
				{ name: 'best, knowing the spread', line: true, points: best.map(point) },
				...seen
					.filter(({ wide }) => !wide)
					.map(({ name, cost }) => ({ name, points: [point(cost)] })),
			],
		}),
		notes: affordable[0]
			? [
					`For the price of fixed 2 s polls (${rounded(fixedTwo.requests)} per task), nobody who asks about each task by itself`,
					`gets below ${percent(Math.min(...affordable.map(({ lag }) => lag)))} % with this spread, even knowing it.`,
				]
			: [],
	};
};
