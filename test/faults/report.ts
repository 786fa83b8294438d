import { titleOf, type Cell } from './types';
import type { Verdict } from './verdict';

export interface Played extends Verdict {
	cell: Cell;
	seconds: number;
}

const WIDTH = 52;

/** The matrix as a table: a row for each fault, a column for each vendor's stage, held / tried in each field. */
export function reportOf(played: Played[], seconds: number): string {
	const columnOf = ({ vendor, stage }: Cell) => `${vendor} ${stage}`;
	const columns = [...new Set(played.map(({ cell }) => columnOf(cell)))].sort();
	const names = [...new Set(played.map(({ cell }) => cell.fault.name))];
	const field = (cells: Played[]) =>
		cells.length
			? `${cells.filter(({ problems }) => problems.length === 0).length}/${cells.length}`
			: '';
	const legend = columns.map((column, index) => `  ${String.fromCharCode(65 + index)}  ${column}`);
	const head = `${'fault'.padEnd(WIDTH)}${columns.map((_, index) => String.fromCharCode(65 + index).padStart(6)).join('')}`;
	const rows = names.map((name) => {
		const row = played.filter(({ cell }) => cell.fault.name === name);
		const fields = columns.map((column) =>
			field(row.filter(({ cell }) => columnOf(cell) === column)).padStart(6),
		);
		return name.padEnd(WIDTH) + fields.join('');
	});
	const held = played.filter(({ problems }) => problems.length === 0).length;
	const sum = (count: (one: Played) => number) =>
		played.reduce((total, one) => total + count(one), 0);
	const unheld = played
		.filter(({ problems }) => problems.length > 0)
		.map(({ cell, problems }) => `  ${titleOf(cell)}\n    ${problems.join('\n    ')}`);
	return [
		'',
		'Fault matrix: cells held / tried, on',
		...legend,
		'',
		head,
		...rows,
		'',
		...unheld,
		`${played.length} cells tried, ${held} held, ${sum(({ paidTwice }) => paidTwice)} double submissions, ` +
			`${sum(({ lost }) => lost)} delivered-but-lost images, in ${Math.round(seconds)} s`,
		'',
	].join('\n');
}
