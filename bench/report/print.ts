import { isMet, rounded, type Measure, type Table } from './measure';

function tableLines({ title, rows }: Table): string[] {
	if (rows.length === 0) return [];
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const cells = [columns, ...rows.map((row) => columns.map((name) => String(row[name] ?? '')))];
	const widths = columns.map((_, index) =>
		Math.max(...cells.map((row) => row[index]?.length ?? 0)),
	);
	const lines = cells.map((row, line) =>
		row
			.map((cell, index) => {
				const width = widths[index] ?? 0;
				return index === 0 ? cell.padEnd(width) : cell.padStart(width);
			})
			.join('  ')
			.trimEnd()
			.concat(line === 0 ? `\n${widths.map((width) => '-'.repeat(width)).join('  ')}` : ''),
	);
	return [title, ...lines, ''];
}

function targetRows({ targets }: Measure): Table['rows'] {
	return targets.map((target) => ({
		target: target.what,
		measured: `${rounded(target.measured, 3)} ${target.unit}`,
		wanted:
			target.atMost === undefined
				? `at least ${target.atLeast} ${target.unit}`
				: `at most ${target.atMost} ${target.unit}`,
		result: isMet(target) ? 'pass' : 'MISS',
	}));
}

/** A measure as text. */
export function reportOf(measure: Measure, quick: boolean): string {
	const failed = measure.checks.filter(({ holds }) => !holds);
	const lines = [`\n== ${measure.title}\n`, ...measure.tables.flatMap(tableLines)];
	if (!quick && measure.targets.length > 0) {
		lines.push(...tableLines({ title: 'Targets', rows: targetRows(measure) }));
	}
	lines.push(...measure.notes, `${measure.checks.length - failed.length} checks hold`);
	lines.push(...failed.map(({ what }) => `CHECK FAILED: ${what}`));
	return lines.join('\n');
}
