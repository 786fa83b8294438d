import type { IBinaryData } from 'n8n-workflow';

/** Where n8n's combined binary mode keeps the files of an item, inside its JSON. */
export const FILES_IN_JSON = '_files';

/** Whether a value describes a file as n8n does. n8n-workflow has the like of both since n8n 2.6; the pack also runs on older ones. */
export function isBinaryValue(value: unknown): value is IBinaryData {
	if (typeof value !== 'object' || value === null) return false;
	return 'mimeType' in value && ('data' in value || 'id' in value);
}
