import { headerOfDataUri } from './base64Image';
import { namesIn, type IsField } from './namesInText';

/** Characters: MIME (76), PEM (64) and the like; a line of base64 in one piece is much longer. */
const LONGEST_WRAPPED_LINE = 128;
const LEAST_WRAPPED_LINE = 40;
/** Names that are looked for behind one data URI. */
const MOST_NAMES_BEHIND = 100;

/** The entries of a text that begins with a data URI, and goes on with names of fields at most. */
export function* dataUriThenNames(segment: string, isField: IsField): Generator<string> {
	const header = headerOfDataUri(segment);
	const end =
		header === undefined
			? firstMatch(/[\r\n]/g, segment, 0)
			: endOfBase64(segment, header.length, isField);
	yield segment.slice(0, end);
	yield* namesIn(segment.slice(end), isField);
}

/** Where base64 ends that may be wrapped into lines or have blanks in it; names can only stand behind all of it. */
function endOfBase64(segment: string, start: number, isField: IsField): number {
	const stop = firstMatch(/[^A-Za-z0-9+/_=%\s-]/g, segment, start);
	const run = segment.slice(start, stop);
	// A word that goes on with other characters is none of base64.
	const isGlued = stop < segment.length && !/[,;|]/.test(segment.charAt(stop));
	let end = (isGlued ? run.replace(/\s\S+$/, '') : run).trimEnd().length;
	for (let names = 0; names < MOST_NAMES_BEHIND; names += 1) {
		const name = startOfName(run.slice(0, end), isField);
		if (name === 0) break;
		end = run.slice(0, name).trimEnd().length;
	}
	return start + end;
}

/** Where a name begins that ends a text of base64: a line of its own, or a word; 0 where none does. */
function startOfName(payload: string, isField: IsField): number {
	const lineStart = payload.lastIndexOf('\n') + 1;
	const line = payload.slice(lineStart);
	const above = payload.slice(0, lineStart).trimEnd();
	if (isField(line) || !isLineOfBase64(line, above)) return lineStart;
	const wordStart = payload.lastIndexOf(' ') + 1;
	return isField(payload.slice(wordStart)) ? wordStart : 0;
}

/** Whether a line can be base64 below others: it is long, or the shorter last one of wrapped lines. */
function isLineOfBase64(line: string, above: string): boolean {
	if (line.length >= LEAST_WRAPPED_LINE || above === '') return true;
	const lineStart = above.lastIndexOf('\n') + 1;
	const length = above.length - lineStart;
	return length >= LEAST_WRAPPED_LINE && (lineStart > 0 || length <= LONGEST_WRAPPED_LINE);
}

function firstMatch(pattern: RegExp, text: string, start: number): number {
	pattern.lastIndex = start;
	return pattern.exec(text)?.index ?? text.length;
}
