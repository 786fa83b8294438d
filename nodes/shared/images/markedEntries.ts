import { trimmed } from '../request/plainText';
import { bareBase64 } from './base64Image';
import { splitReferences } from './splitReferences';
import { repaired } from './textRepairs';
import { markedAddresses } from './textShapes';

/** What stands next to a mark without a separator, such as the name of Airtable's file. */
const TOUCHING = /^[^\s,;|][^,;|\r\n]*|(?<=^|[,;|\r\n])[^,;|\r\n]*[^\s,;|]$/g;
const ADDRESS = /^(?:https?:\/\/\S+$|data:)/i;

/**
 * The addresses that stand in a text in one of TEXT_SHAPES; where nothing but names of files and other addresses stands
 * around them, these too, each address once. Other words around them are prose, and then all of them are. Undefined for
 * a text without such addresses.
 *
 * @param isName whether an entry names files
 */
export function markedEntries(
	text: string,
	isName: (entry: string) => boolean,
): string[] | undefined {
	const addresses = markedAddresses(repaired(text)).flatMap(([, address]) => address ?? []);
	if (addresses.length === 0) return undefined;
	const entries = [...splitReferences(withoutMarks(text), isName)].map(trimmed).filter(Boolean);
	const isEntry = (entry: string): boolean =>
		isName(entry) || ADDRESS.test(entry) || bareBase64(entry) !== undefined;
	if (entries.length <= addresses.length || !entries.every(isEntry)) return addresses;
	return [...new Set(entries.map((entry) => (isName(entry) ? entry : repaired(entry))))];
}

/** The text with plain addresses, in lines of their own, in the place of marked ones. */
function withoutMarks(text: string): string {
	const lines = `\n${text}\n`;
	let plain = '';
	let start = 0;
	for (const { index, 0: mark, 1: address = '' } of markedAddresses(lines)) {
		plain += `${lines.slice(start, index).replace(TOUCHING, '')}\n${address}\n`;
		start = index + mark.length;
	}
	return plain + lines.slice(start).replace(TOUCHING, '');
}
