import { trimmed, unquoted } from '../request/plainText';
import { bareBase64 } from './base64Image';
import { endOfBase64 } from './endOfBase64';
import { LONGEST_NAME, type IsField } from './namedField';

/** What stands between names that the item all has, besides commas and line ends. */
const BETWEEN = /[\s;|，、；｜،؛]+/;

/** Names with commas and line ends between them; base64 of images may stand among them, in lines of its own. */
export function* namesIn(text: string, isField: IsField): Generator<string> {
	for (const part of pieces(text, /,[,;|\s]*/g)) {
		const whole = trimmed(part);
		const end = bareBase64(whole) === undefined ? 0 : endOfBase64(whole, 0, isField);
		if (end > 0) yield whole.slice(0, end);
		for (const line of pieces(whole.slice(end), /[\r\n][;|\s]*/g)) yield* fieldsIn(line, isField);
	}
}

function* pieces(text: string, separator: RegExp): Generator<string> {
	for (let start = 0; start < text.length;) {
		separator.lastIndex = start;
		const { index = text.length, 0: found = '' } = separator.exec(text) ?? {};
		yield text.slice(start, index);
		start = index + found.length;
		if (found === '') return;
	}
}

/** A name; several where blanks, `;` or `|` stand between names that the item all has. */
function* fieldsIn(line: string, isField: IsField): Generator<string> {
	const text = trimmed(line);
	if (text.length > LONGEST_NAME || isField(text)) {
		yield text;
		return;
	}
	const name = unquoted(text.replace(/^[;|\s]+|[;|\s]+$/g, ''));
	const words = name.split(BETWEEN).map(unquoted);
	yield* words.every(isField) ? words : [name];
}
