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
 * @param text as it was given: labels and bullets are prose
 * @param plain the same, repaired
 * @param isName whether an entry names files
 */
export function markedEntries(
	text: string,
	plain: string,
	isName: (entry: string) => boolean,
): string[] | undefined {
	const addresses = markedAddresses(plain).flatMap(([, address]) => address ?? []);
	if (addresses.length === 0) return undefined;
	const entries: string[] = [];
	for (const part of splitReferences(withoutMarks(text), isName)) {
		const entry = trimmed(part);
		if (isName(entry)) entries.push(entry);
		else if (ADDRESS.test(entry) || bareBase64(entry) !== undefined) entries.push(repaired(entry));
		else if (entry !== '') return addresses;
	}
	return entries.length > addresses.length ? [...new Set(entries)] : addresses;
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
