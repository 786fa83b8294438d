import type { INodeExecutionData } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { costJson, withoutAbsent } from '../run/itemJson';
import type { Story } from './story';
import { submissionOf } from './submissionCall';

/** A file's name, type and size in bytes. */
type File = [string, string, number];

/** An item that tells what its task would cost, and what would be sent for it. */
export function priceQuote({
	vendor,
	request,
	record,
	pairedItem,
	...story
}: Story): INodeExecutionData {
	const { images, cost } = record.estimate ?? {};
	const unknown = cost && 'unknown' in cost;
	const json = {
		vendor: vendor.name,
		model: request.model.id,
		images,
		...(unknown ? { costUnknown: cost.unknown } : cost && costJson(cost)),
		request: bodyOf({ request, ...story }),
	};
	return { json: withoutAbsent(json), pairedItem };
}

/** The body as it would be sent, with each file as its name, type and size in bytes. */
function bodyOf({
	request,
	size,
	sources,
	looked,
}: Pick<Story, 'request' | 'size' | 'sources' | 'looked'>): unknown {
	const files = new Map<string, File>();
	const references = sources.map((source, index) => {
		if (source.kind === 'url') return source.url;
		const mark = randomUUID();
		const { fileName = '', mimeType = '', bytes = 0 } = looked[index]?.file ?? {};
		files.set(mark, [fileName, mimeType, bytes]);
		return mark;
	});
	const body = JSON.stringify(submissionOf(request, size, references).body);
	return JSON.parse(body, (name, value: unknown) => {
		const file = typeof value === 'string' ? (files.get(value) ?? fileIn(name, value)) : undefined;
		return file ?? value;
	}) as unknown;
}

const DATA_URI = /^data:([\w.+/-]*)[^,]{0,200};base64,/i;
/** No word and no id is as long. */
const BARE = /^[A-Za-z0-9+/]{256,}={0,2}$/;

/** A file that the user has put into 'Extra Fields', by the name of its field. */
function fileIn(name: string, text: string): File | undefined {
	const [scheme, mimeType = ''] = DATA_URI.exec(text) ?? [];
	if (scheme === undefined && !BARE.test(text)) return undefined;
	const bytes = Buffer.byteLength(text.slice(scheme?.length ?? 0), 'base64');
	return [name, mimeType, bytes];
}
