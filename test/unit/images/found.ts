import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { findReferences } from '../../../nodes/shared/images/referenceSources';
import { refusalOf } from '../refusal';

/** An item with binary fields of these names. */
export const item = (...names: string[]): INodeExecutionData => ({
	json: {},
	binary: Object.fromEntries(
		names.map((name): [string, IBinaryData] => [name, { data: name, mimeType: 'image/png' }]),
	),
});

/** What a value names: the field, the URL, or the bytes that base64 stands for. */
export function found(given: unknown, from = item(), label = 'Images'): string[] {
	return findReferences(label, given, from).map((source) => {
		switch (source.kind) {
			case 'url':
				return source.url;
			case 'binary':
				return `field ${source.binary.data}`;
			case 'dataUri':
				return bytesOf(Buffer.from(source.base64, 'base64'));
			default:
				throw new Error(JSON.stringify(source));
		}
	});
}

/** How `found` says that an image is these bytes. */
export const bytesOf = (bytes: Buffer): string => `bytes ${bytes.toString('hex')}`;

/** The words with which a text is refused. */
export const refused = (text: string, from = item()): string => refusalOf(() => found(text, from));

/** Base64 in lines, of 76 characters as MIME has them or of another length. */
export const wrapped = (base64: string, length = 76, end = '\n'): string =>
	base64.match(new RegExp(`.{1,${length}}`, 'g'))!.join(end);
