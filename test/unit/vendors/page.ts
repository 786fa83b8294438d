import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of the tables below a heading of a page of docs/vendors, by their cells; the first is the head. */
export function rowsBelow(page: string, heading: string): string[][] {
	const text = readFileSync(join(__dirname, `../../../docs/vendors/${page}.md`), 'utf8');
	const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
	const lines = section.split('\n').filter((line) => /^\|(?! ?-)/.test(line));
	return lines.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}
