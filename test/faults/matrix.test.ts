import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allCells, wantedCells } from './cells';
import { Lanes, startForeignOrigin, type ForeignOrigin } from './lanes';
import { play } from './play';
import { reportOf, type Played } from './report';
import { pairsIn, pairwiseSample } from './sample';
import { titleOf, type Cell } from './types';
import { judge } from './verdict';

/** Cells at once: most of their time is waiting. */
const LANES = Number(process.env.SEEDREAM_FAULTS_LANES ?? 40);
const SECURE_LANES = 8;
const LONGEST = 3_600_000;
const SEED = Number(process.env.SEEDREAM_FAULTS_SEED ?? 20_261_128);

const matrix = allCells();
const { SEEDREAM_FAULTS: wanted, SEEDREAM_FAULTS_ALL: all } = process.env;
const cells = wanted ? wantedCells(matrix, wanted) : all ? matrix : pairwiseSample(matrix, SEED);
const kinds = { plain: new Lanes(), secure: new Lanes({ secure: true }), heavy: new Lanes() };
const played: Played[] = [];
let foreign: ForeignOrigin;

function lanesOf({ fault }: Cell): Lanes {
	if (fault.secure) return kinds.secure;
	return fault.heavy ? kinds.heavy : kinds.plain;
}

async function tryCell(cell: Cell): Promise<void> {
	await lanesOf(cell).use(async (emulator) => {
		const startedAt = Date.now();
		const seen = await play(cell, emulator, foreign.url);
		const verdict = await judge(cell, seen, emulator, foreign);
		played.push({ cell, ...verdict, seconds: (Date.now() - startedAt) / 1000 });
	});
}

/** What takes longest goes first: what the account's list is searched for in vain. */
const patience = ({ fault, fate, stage, subject, mode }: Cell): number => {
	const searches = subject.vendor.tasks?.list && fate === 'unclear' && stage === 'submission';
	const retried = mode === 'retry 3' ? 0 : 1;
	return fault.name === 'time-out' ? 0 : stage === 'recovery' || searches ? 1 + retried : 3;
};

beforeAll(async () => {
	foreign = await startForeignOrigin();
	await kinds.plain.open(Math.min(LANES, cells.length));
	await kinds.secure.open(cells.some(({ fault }) => fault.secure) ? SECURE_LANES : 0);
	await kinds.heavy.open(cells.some(({ fault }) => fault.heavy) ? 1 : 0);
	const startedAt = Date.now();
	await Promise.all([...cells].sort((one, other) => patience(one) - patience(other)).map(tryCell));
	played.sort((one, other) => one.cell.number - other.cell.number);
	process.stdout.write(reportOf(played, (Date.now() - startedAt) / 1000));
	if (wanted === undefined && !all) {
		process.stdout.write(
			`A sample of ${cells.length} of ${matrix.length} cells with every pair of vendor and fault, fault and stage, ` +
				`stage and setting (${pairsIn(cells)} pairs): SEEDREAM_FAULTS_SEED=${SEED}\n`,
		);
	}
}, LONGEST);
afterAll(async () => {
	await Promise.all(Object.values(kinds).map(async (lanes) => await lanes.close()));
	foreign.server.close();
});

describe('Money rules under faults', () => {
	it('are tried in a sample that has every pair', () => {
		if (wanted === undefined) expect(pairsIn(cells)).toBe(pairsIn(matrix));
	});

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
		expect(unheld.map(({ cell, problems }) => [titleOf(cell), ...problems])).toEqual([]);
	});
});
