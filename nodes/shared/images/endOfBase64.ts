import { headerOfDataUri, isWholeImage } from './base64Image';
import type { IsField } from './namedField';

/** Characters: MIME (76), PEM (64) and the like; a line of base64 in one piece is much longer. */
const LONGEST_WRAPPED_LINE = 128;
const LEAST_WRAPPED_LINE = 40;
/** Characters: what stands before the base64 of a data URI in its first line. */
const LONGEST_HEADER = 100;
/** Names that are looked for behind one image. */
const MOST_NAMES_BEHIND = 100;

/**
 * Where the base64 of an image ends that may be wrapped into lines or have blanks in it: behind its first word, where
 * that is a whole image, else before the names that stand behind all of it.
 *
 * @param start where it begins in the segment
 */
export function endOfBase64(segment: string, start: number, isField: IsField): number {
	const stop = firstMatch(/[^A-Za-z0-9+/_=%\s-]/g, segment, start);
	const run = segment.slice(start, stop);
	const word = firstMatch(/\s/g, run, run.length - run.trimStart().length);
	if (word < run.length && isWholeImage(run.slice(0, word))) return start + word;
	// A word that goes on with other characters is none of base64, but for the first, which is broken then.
	const isGlued = stop < segment.length && !/[,;|]/.test(segment.charAt(stop));
	if (isGlued && word >= run.length) return firstMatch(/[\s,;|]/g, segment, stop);
	let end = (isGlued ? run.replace(/\s\S+$/, '') : run).trimEnd().length;
	for (let names = 0; names < MOST_NAMES_BEHIND; names += 1) {
		const name = startOfName(run.slice(0, end), isField);
		if (name === 0) break;
		end = run.slice(0, name).trimEnd().length;
	}
	return start + end;
}

/**
 * Whether what begins with an image's base64 may go on behind this: it ended neither with another character nor with
 * padding, a whole image or a line that is none of several.
 */
export function goesOn(segment: string): boolean {
	const base64 = segment.trimEnd();
	if (/[^\w+/%\s-]$/.test(base64)) return false;
	const line = firstMatch(/[\r\n]/g, segment, 0);
	if (line > LONGEST_WRAPPED_LINE + LONGEST_HEADER && line < segment.length) return false;
	return !isWholeImage(base64.slice(headerOfDataUri(base64)?.length ?? 0));
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
