import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

/** Where n8n's combined binary mode keeps the files of an item, inside its JSON. */
export const FILES_IN_JSON = '_files';

/** Whether a value describes a file as n8n does. n8n-workflow has the like of both since n8n 2.6; the pack also runs on older ones. */
export function isBinaryValue(value: unknown): value is IBinaryData {
	if (typeof value !== 'object' || value === null) return false;
	if (!('mimeType' in value) || typeof value.mimeType !== 'string') return false;
	// What a drive tells of a file has an id and a type too, but no data.
	return 'data' in value && typeof value.data === 'string';
}

/**
 * The binary fields of an item by name: those of n8n's separate binary mode, then those of the combined one.
 * Other JSON is never a binary field, whatever it looks like: it comes from outside.
 */
export function binaryFields({ json, binary }: INodeExecutionData): Map<string, IBinaryData> {
	const inJson = Object.entries(objectOf(json[FILES_IN_JSON])).filter(([, file]) =>
		isBinaryValue(file),
	);
	return new Map([...inJson, ...Object.entries(binary ?? {})] as Array<[string, IBinaryData]>);
}

/** The stored files of an item, by the ids that n8n's binary store knows them by. */
export function storedIds(item: INodeExecutionData): string[] {
	return [...binaryFields(item).values()].flatMap(({ id }) => id ?? []);
}

const objectOf = (value: unknown): object =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
