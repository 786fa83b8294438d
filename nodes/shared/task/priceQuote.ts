import type { INodeExecutionData } from 'n8n-workflow';
import { randomUUID } from 'crypto';
import { costJson, withoutAbsent } from '../run/itemJson';
import type { Story } from './story';
import { submissionOf } from './submissionCall';

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
	const files = new Map<string, [string, string, number]>();
	const references = sources.map((source, index) => {
		if (source.kind === 'url') return source.url;
		const mark = randomUUID();
		const { fileName = '', mimeType = '', bytes = 0 } = looked[index]?.file ?? {};
		files.set(mark, [fileName, mimeType, bytes]);
		return mark;
	});
	const body = JSON.stringify(submissionOf(request, size, references).body);
	return JSON.parse(body, (_, value: unknown) => {
		const file = typeof value === 'string' ? files.get(value) : undefined;
		return file ?? value;
	}) as unknown;
}
