import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allCells } from './cells';
import { Lanes, startForeignOrigin, type ForeignOrigin } from './lanes';
import { play } from './play';
import { reportOf, type Played } from './report';
import { titleOf, type Cell } from './types';
import { judge } from './verdict';

/** Cells at once: most of their time is waiting. */
const LANES = Number(process.env.SEEDREAM_FAULTS_LANES ?? 40);
const LONGEST = 900_000;

const cells = allCells();
const lanes = new Lanes();
const played: Played[] = [];
let foreign: ForeignOrigin;

async function tryCell(cell: Cell): Promise<void> {
	await lanes.use(async (emulator) => {
		const startedAt = Date.now();
		const seen = await play(cell, emulator, foreign.url);
		const verdict = await judge(cell, seen, emulator, foreign);
		played.push({ cell, ...verdict, seconds: (Date.now() - startedAt) / 1000 });
	});
}

beforeAll(async () => {
	foreign = await startForeignOrigin();
	await lanes.open(Math.min(LANES, cells.length));
	const startedAt = Date.now();
	// What takes longest goes first.
	const patient = ({ fault }: Cell) => (fault.name === 'time-out' ? 0 : 1);
	await Promise.all([...cells].sort((one, other) => patient(one) - patient(other)).map(tryCell));
	played.sort((one, other) => one.cell.number - other.cell.number);
	process.stdout.write(reportOf(played, (Date.now() - startedAt) / 1000));
}, LONGEST);
afterAll(async () => {
	await lanes.close();
	foreign.server.close();
});

describe('Money rules under faults', () => {
	it('pay no item twice', () => {
		expect(
			played.filter(({ paidTwice }) => paidTwice > 0).map(({ cell }) => titleOf(cell)),
		).toEqual([]);
	});

	it('lose no image that was delivered', () => {
		expect(played.filter(({ lost }) => lost > 0).map(({ cell }) => titleOf(cell))).toEqual([]);
	});

	it('hold in every cell', () => {
		expect(played).toHaveLength(cells.length);
		const unheld = played.filter(({ problems }) => problems.length > 0);
		expect(unheld.map(({ cell }) => titleOf(cell))).toEqual([]);
	});
});
