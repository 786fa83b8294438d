import { pacedFloor } from '../contenders/bare';
import type { Contender } from '../contenders/contender';
import { pack } from '../contenders/pack';
import { withEmulator } from '../emulator/process';
import { rounded, type Check, type Measuring } from '../report/measure';
import { plotOf } from '../report/plot';
import { REALISTIC, scaled } from '../spread';
import type { Throttle, VendorName } from '../../test/emulator';

interface Case {
	name: string;
	vendor: VendorName;
	throttle: Throttle;
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

const CASES: Case[] = [
	{
		name: '10 a second',
		vendor: 'atlasCloud',
		throttle: { requestsPerSecond: 10 },
		slots: 10,
		scale: 8,
	},
	{
		name: '10 a second, Retry-After',
		vendor: 'atlasCloud',
		throttle: { requestsPerSecond: 10, retryAfter: 1 },
		slots: 10,
		scale: 8,
	},
	{
		name: '5 a second',
		vendor: 'atlasCloud',
		throttle: { requestsPerSecond: 5 },
		slots: 10,
		scale: 8,
	},
	{
		name: '5 a second, real time',
		vendor: 'atlasCloud',
		throttle: { requestsPerSecond: 5 },
		slots: 10,
		scale: 1,
	},
	{
		name: '10 a second, 50 slots',
		vendor: 'atlasCloud',
		throttle: { requestsPerSecond: 10 },
		slots: 50,
		scale: 8,
	},
];

async function run(contender: Contender, one: Case, items: number, checks: Check[]) {
	const { vendor, throttle, slots, scale } = one;
	return await withEmulator({ spread: scaled(REALISTIC, scale), throttle }, async (emulator) => {
		const { milliseconds, images } = await contender({ emulator, vendor, items, slots, scale });
		const record = await emulator.record(vendor);
		const holds = images === items && record.submissions === items;
		checks.push({ what: `${one.name}: ${items} items, each paid once, all delivered`, holds });
		return { seconds: milliseconds / 1000, record };
	});
}

/** 200 items at a vendor that answers 429 beyond a pace, against a client that knows the pace. */
export const measureThrottling: Measuring = async (quick) => {
	const checks: Check[] = [];
	const items = quick ? 20 : 200;
	const cases = quick ? CASES.slice(0, 2) : CASES;
	const finished = await Promise.all(
		cases.map(async (one): Promise<Finished> => {
			const limit = one.throttle.requestsPerSecond;
			const [best, own] = await Promise.all([
				run(pacedFloor(limit), one, items, checks),
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
			{ what: `${name}: requests answered 429`, measured: share * 100, atMost: 10, unit: '%' },
		]),
		checks,
		plot: plotOf({
			title: `${items} items at a vendor that throttles`,
			x: {
				title: 'requests a second that the vendor allows',
				names: cases.map(({ name }) => name.replace(' a second', '/s')),
			},
			y: { title: 'seconds' },
			series: [
				{ name: 'best possible', points: finished.map(({ best }, index) => [index, best]) },
				{ name: 'pack', points: finished.map(({ seconds }, index) => [index, seconds]) },
			],
		}),
		notes: [
			'Best possible: the floor, spaced to the pace it is told; two requests for each task.',
			'The pack knows no pace and finds it. Polls count, as at the vendors.',
		],
	};
};
