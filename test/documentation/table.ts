export type Row = string[];

/** A Markdown table; bars inside cells are kept from ending them. */
export function table(header: Row, rows: Row[]): string {
	const line = (cells: Row): string =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
