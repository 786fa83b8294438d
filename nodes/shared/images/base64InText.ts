import { headerOfDataUri } from './base64Image';
import { endOfBase64 } from './endOfBase64';
import type { IsField } from './namedField';
import { namesIn } from './namesInText';

/** The entries of a text that begins with a data URI or the base64 of an image, and goes on with names of fields at most. */
export function* base64ThenNames(segment: string, isField: IsField): Generator<string> {
	const end = endOfImage(segment, isField);
	yield segment.slice(0, end);
	yield* namesIn(segment.slice(end), isField);
}

function endOfImage(segment: string, isField: IsField): number {
	const header = /^data:/i.test(segment) ? headerOfDataUri(segment) : '';
	if (header !== undefined) return endOfBase64(segment, header.length, isField);
	const lineEnd = segment.search(/[\r\n]/);
	return lineEnd < 0 ? segment.length : lineEnd;
}
