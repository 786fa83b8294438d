export type Row = string[];

/**
 * A Markdown table; bars inside cells are kept from ending them.
 *
 * @param aligned as Prettier has it, for documents that it checks
 */
export function table(header: Row, rows: Row[], { aligned = false } = {}): string {
	const cells = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
	const widths = header.map((_, column) =>
		aligned ? Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)) : 3,
	);
	const line = (row: Row): string =>
		`| ${row.map((cell, column) => (aligned ? cell.padEnd(widths[column] ?? 0) : cell)).join(' | ')} |`;
	const [head = [], ...body] = cells;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
