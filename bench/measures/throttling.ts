import { floor, pacedFloor } from '../contenders/bare';
import type { Contender } from '../contenders/contender';
import { pack } from '../contenders/pack';
import { withEmulator } from '../emulator/process';
import { rounded, type Check, type Measuring } from '../report/measure';
import { plotOf } from '../report/plot';
import { REALISTIC, scaled } from '../spread';
import type { Throttle } from '../../test/emulator';

interface Case {
	name: string;
	throttle?: Throttle;
	maxTasksInFlight?: number;
	slots: number;
	/** Divides task times; at 8, the pace binds and not the tasks. */
	scale: number;
}
interface Finished extends Case {
	seconds: number;
	best: number;
	share: number;
	throttled: number;
	requests: number;
}

const VENDOR = 'atlasCloud';
const PACE = { name: '10 a second', throttle: { requestsPerSecond: 10 }, slots: 10, scale: 8 };
const CASES: Case[] = [
	PACE,
	{ ...PACE, name: '10/s, Retry-After', throttle: { requestsPerSecond: 10, retryAfter: 1 } },
	{ ...PACE, name: '5 a second', throttle: { requestsPerSecond: 5 } },
	{ ...PACE, name: '5/s, real time', throttle: { requestsPerSecond: 5 }, scale: 1 },
	{ ...PACE, name: '10/s, 50 slots', slots: 50 },
	{ name: '5 tasks at once', maxTasksInFlight: 5, slots: 10, scale: 2 },
];

async function run(contender: Contender, one: Case, items: number, checks: Check[]) {
	const { throttle, maxTasksInFlight, slots, scale } = one;
	const plan = { spread: scaled(REALISTIC, scale), throttle, maxTasksInFlight };
	return await withEmulator(plan, async (emulator) => {
		const job = { emulator, vendor: VENDOR, items, slots, scale } as const;
		const { milliseconds, images } = await contender(job);
		const record = await emulator.record(VENDOR);
		const holds = images === items && record.submissions === items;
		checks.push({ what: `${one.name}: ${items} items, each paid once, all delivered`, holds });
		return { seconds: milliseconds / 1000, record };
	});
}

/** As fast as the vendor allows: told its pace, and how many tasks it takes at once. */
function bestOf({ throttle, maxTasksInFlight }: Case): Contender {
	const contender = throttle ? pacedFloor(throttle.requestsPerSecond) : floor;
	return async (job) =>
		await contender({ ...job, slots: Math.min(job.slots, maxTasksInFlight ?? Infinity) });
}

/** 200 items at a vendor that answers 429 beyond a pace or a number of tasks, against a client that knows both. */
export const measureThrottling: Measuring = async (quick) => {
	const checks: Check[] = [];
	const items = quick ? 20 : 200;
	const cases = quick ? CASES.filter(({ scale }) => scale > 1) : CASES;
	const finished = await Promise.all(
		cases.map(async (one): Promise<Finished> => {
			const [best, own] = await Promise.all([
				run(bestOf(one), one, items, checks),
				run(pack, one, items, checks),
			]);
			const { submitRequests, pollRequests, throttled } = own.record;
			const requests = submitRequests + pollRequests;
			const share = throttled / requests;
			return { ...one, seconds: own.seconds, best: best.seconds, share, throttled, requests };
		}),
	);
	return {
		name: 'throttling',
		title: 'A vendor that throttles',
		tables: [
			{
				title: `${items} items`,
				rows: finished.map(({ name, slots, scale, seconds, best, throttled, requests, share }) => ({
					'': name,
					slots,
					'times ÷': scale,
					seconds: rounded(seconds, 1),
					best: rounded(best, 1),
					ratio: rounded(seconds / best),
					requests,
					'got 429': throttled,
					'% 429': rounded(share * 100, 1),
				})),
			},
		],
		targets: finished.flatMap(({ name, seconds, best, share }) => [
			{
				what: `${name}: time to the best possible`,
				measured: seconds / best,
				atMost: 1.25,
				unit: '×',
			},
			{ what: `${name}: requests answered 429`, measured: share * 100, atMost: 5, unit: '%' },
		]),
		checks,
		plot: plotOf({
			title: `${items} items at a vendor that throttles`,
			x: {
				title: 'what the vendor allows',
				names: cases.map(({ name }) => name.replace(' a second', '/s')),
			},
			y: { title: 'seconds' },
			series: [
				{ name: 'best possible', points: finished.map(({ best }, index) => [index, best]) },
				{ name: 'pack', points: finished.map(({ seconds }, index) => [index, seconds]) },
			],
		}),
		notes: [
			'Best possible: the floor, told the pace and the number of tasks; two requests for each task.',
			'The pack knows neither and finds them. Polls count, as at the vendors.',
		],
	};
};
