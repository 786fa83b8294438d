import { join } from 'node:path';
import type { VendorName } from '../../test/engine/seedream';
import { withEmulator } from '../emulator/process';
import { runFresh } from '../fresh-process';
import { rounded, type Check, type Measuring } from '../report/measure';
import { plotOf } from '../report/plot';
import { REALISTIC, scaled } from '../spread';
import type { ManyPlan, ManyResult } from './many-plan';

const ENTRY = join(__dirname, '..', 'many-process.ts');
const MEGABYTE = 1024 * 1024;
const SLOTS = 100;
/** Tasks are over soon, so that the pack's own work is what takes the time. */
const SPREAD = scaled(REALISTIC, 100);
/** One that answers with a task, one that answers with the image. */
const VENDORS: VendorName[] = ['atlasCloud', 'bytePlus'];

interface Measured {
	vendor: VendorName;
	items: number;
	/** Milliseconds of processor for one item. */
	each: number;
	/** Megabytes of heap more, or fewer, than before. */
	left: number;
}

async function measure(vendor: VendorName, items: number, checks: Check[]): Promise<Measured> {
	return await withEmulator({ spread: SPREAD }, async (emulator) => {
		const plan = { vendor, access: emulator.vendors, items, slots: SLOTS };
		const result = await runFresh<ManyPlan, ManyResult>(ENTRY, plan);
		const { submissions } = await emulator.record(vendor);
		const holds = result.images === items && submissions === 2 * items;
		checks.push({ what: `${vendor}: ${items} items submitted once and delivered`, holds });
		const left = (result.after - result.before) / MEGABYTE;
		return { vendor, items, each: result.processor / items, left };
	});
}

/** What ten thousand items cost each, and what stays of them. */
export const measureMany: Measuring = async (quick) => {
	const checks: Check[] = [];
	const counts = quick ? [20, 60] : [1_000, 10_000];
	const measured: Measured[] = [];
	for (const vendor of VENDORS) {
		for (const items of counts) {
			measured.push(await measure(vendor, items, checks));
		}
	}
	const targets = VENDORS.flatMap((vendor) => {
		const [few, many] = measured.filter((one) => one.vendor === vendor);
		if (quick || !few || !many) return [];
		return [
			{
				what: `${vendor}: processor for an item of 10,000, to one of 1,000`,
				measured: many.each / few.each,
				atMost: 1,
				unit: '×',
			},
			{
				what: `${vendor}: heap left of 10,000 items`,
				measured: many.left,
				// An item that stayed would take more than a kilobyte.
				atMost: 5,
				unit: 'MB',
			},
		];
	});
	return {
		name: 'many',
		title: 'Ten thousand items',
		tables: [
			{
				title: `${SLOTS} slots, tasks a hundred times shorter, a process for each line`,
				rows: measured.map(({ vendor, items, each, left }) => ({
					vendor,
					items,
					'processor each, ms': rounded(each),
					'heap left, MB': rounded(left),
				})),
			},
		],
		targets,
		checks,
		plot: plotOf({
			title: 'Processor for one item',
			x: { title: '', names: measured.map(({ vendor, items }) => `${vendor}, ${items}`) },
			y: { title: 'ms' },
			series: [{ name: 'pack', points: measured.map(({ each }, index) => [index, each]) }],
		}),
		notes: [
			'After as many to warm up. Heap left: garbage collected five times in the seconds after the end, against that before.',
		],
	};
};
