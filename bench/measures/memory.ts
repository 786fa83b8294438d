import { join } from 'node:path';
import { withEmulator } from '../emulator/process';
import { runFresh } from '../fresh-process';
import { rounded, type Check, type Measuring } from '../report/measure';
import { plotOf } from '../report/plot';
import { REALISTIC, scaled } from '../spread';
import type { MemoryPlan, MemoryResult } from './memory-plan';

type Case = Omit<MemoryPlan, 'idle' | 'busy' | 'collect'> & { name: string };
interface Measured extends Case {
	/** Megabytes above the idle engine, at the highest: as the process has them, garbage included. */
	resident: number;
	/** Megabytes that are in use: heap and buffers, garbage collected all the time. */
	inUse: number;
}

const ENTRY = join(__dirname, '..', 'memory-process.ts');
const MEGABYTE = 1024 * 1024;
/** Tasks are over at once, so that the downloads overlap. */
const SPREAD = scaled(REALISTIC, 100);
const SLOTS = 10;

const downloads = (count: number, megabytes: number): Case => ({
	name: `${count} images of ${megabytes} MB downloaded`,
	kind: 'downloads',
	vendor: 'atlasCloud',
	count,
	bytes: megabytes * MEGABYTE,
	slots: SLOTS,
});
const bareDownloads = (count: number, megabytes: number): Case => ({
	...downloads(count, megabytes),
	name: `${count} images of ${megabytes} MB, bare client`,
	kind: 'bare downloads',
});
const references = (count: number, megabytes: number, vendor: MemoryPlan['vendor']): Case => ({
	name: `${count} references of ${megabytes} MB ${vendor === 'atlasCloud' ? 'uploaded' : 'inline'}`,
	kind: 'references',
	vendor,
	count,
	bytes: megabytes * MEGABYTE,
	slots: SLOTS,
});

async function run({ name, ...one }: Case, collect: boolean, checks: Check[]) {
	const imageBytes = one.kind === 'references' ? undefined : one.bytes;
	return await withEmulator(
		{ spread: SPREAD },
		async (idle) =>
			await withEmulator({ spread: SPREAD, imageBytes }, async (busy) => {
				const plan = { ...one, collect, idle: idle.vendors, busy: busy.vendors };
				const { images, before, peak } = await runFresh<MemoryPlan, MemoryResult>(ENTRY, plan);
				const { submissions } = await busy.record(one.vendor);
				const holds = images === one.count && submissions === one.count;
				checks.push({ what: `${name}: all submitted once and delivered`, holds });
				const resident = (peak.resident - before.resident) / MEGABYTE;
				return { resident, inUse: (peak.inUse - before.inUse) / MEGABYTE };
			}),
	);
}

async function measure(one: Case, checks: Check[]): Promise<Measured> {
	const { resident } = await run(one, false, checks);
	const { inUse } = await run(one, true, checks);
	return { ...one, resident, inUse };
}

/** Peak memory of the engine with the pack, in a fresh process each. */
export const measureMemory: Measuring = async (quick) => {
	const checks: Check[] = [];
	const cases = quick
		? [downloads(3, 4), references(3, 4, 'aceData'), references(3, 4, 'atlasCloud')]
		: [
				...[1, 20, 100].map((count) => downloads(count, 25)),
				...[20, 100].map((count) => bareDownloads(count, 25)),
				references(20, 9, 'aceData'),
				references(20, 9, 'atlasCloud'),
			];
	const measured: Measured[] = [];
	for (const one of cases) measured.push(await measure(one, checks));
	const [, twenty, hundred] = measured;
	return {
		name: 'memory',
		title: 'Peak memory above the idle engine',
		tables: [
			{
				title: `${SLOTS} slots; MB`,
				rows: measured.map(({ name, resident, inUse }) => ({
					'': name,
					resident: rounded(resident, 1),
					'in use': rounded(inUse, 1),
				})),
			},
		],
		targets:
			quick || !twenty || !hundred
				? []
				: [
						{
							what: 'resident at 100 images, to that at 20',
							measured: hundred.resident / twenty.resident,
							atMost: 1.2,
							unit: '×',
						},
						{
							what: 'in use at 100 images',
							measured: hundred.inUse,
							atMost: SLOTS * 2,
							unit: 'MB',
						},
					],
		checks,
		plot: plotOf({
			title: `Peak memory above the idle engine, ${SLOTS} slots`,
			x: {
				title: '',
				names: measured.map(({ count, vendor, kind }) =>
					kind === 'references'
						? `${count} ${vendor === 'atlasCloud' ? 'uploaded' : 'inline'}`
						: `${count} ${kind}`,
				),
			},
			y: { title: 'MB' },
			series: [
				{ name: 'resident', points: measured.map(({ resident }, index) => [index, resident]) },
				{ name: 'in use', points: measured.map(({ inUse }, index) => [index, inUse]) },
			],
		}),
		notes: [
			'Resident: of the process, with garbage that Node has not yet collected: 64 KB chunks of what streamed through,\nwhich the bare client leaves as well.',
			'In use: heap and buffers of another run that collects garbage every 10 ms.',
		],
	};
};
