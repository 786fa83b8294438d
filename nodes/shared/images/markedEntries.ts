import { trimmed } from '../request/plainText';
import { markedAddresses } from './textShapes';

const SEPARATOR = /[,;|\r\n]/;
const TOUCHING = /^[^\s,;|][^,;|\r\n]*|(?<=^|[,;|\r\n])[^,;|\r\n]*[^\s,;|]$/g;
const ADDRESS = /^(?:https?:\/\/|data:)\S+$/i;

/**
 * The entries of a text with addresses in one of TEXT_SHAPES: these, and between them what is plainly an entry, too, a
 * file's name or an address by itself. Any other words are prose. Undefined for a text without such addresses.
 *
 * @param isName whether an entry names files
 */
export function markedEntries(
	text: string,
	isName: (entry: string) => boolean,
): string[] | undefined {
	const lines = `\n${text}\n`;
	const found = markedAddresses(lines);
	if (found.length === 0) return undefined;
	const isEntry = (words: string): boolean => isName(words) || ADDRESS.test(words);
	const entries: string[] = [];
	let start = 0;
	for (const { index, 0: mark, 1: address = '' } of found) {
		entries.push(...piecesOf(lines.slice(start, index)).filter(isEntry), address);
		start = index + mark.length;
	}
	return [...entries, ...piecesOf(lines.slice(start)).filter(isEntry)];
}

/** What separators divide; not what touches the marks before and behind, such as the name of Airtable's file. */
function piecesOf(between: string): string[] {
	return between.replace(TOUCHING, '').split(SEPARATOR).map(trimmed);
}
