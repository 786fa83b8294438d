import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { trimmedAddress } from '../request/httpUrl';

/** Characters: anything shorter is no key, and replacing it would only garble texts. */
const SHORTEST_KEY = 8;
/** Characters: longer texts are image data, and are not searched. */
const LONGEST_TEXT = 100_000;

/** An item's credential, as far as sending needs to know it. */
export interface Credential {
	key: string;
	/** The address in one of its fields. */
	address(field: string): string;
	/** Takes the key out of what a vendor sent: vendors can echo what they were sent. */
	hideKey(value: unknown): unknown;
}

/** Reads the item's credential. */
export async function openCredential(context: IExecuteSingleFunctions): Promise<Credential> {
	const type = context.getNodeParameter('authentication') as string;
	const fields = await context.getCredentials<Record<string, unknown>>(type);
	const key = typeof fields.apiKey === 'string' ? fields.apiKey : '';
	const forms = key.length < SHORTEST_KEY ? [] : [...new Set([key, encodeURIComponent(key)])];
	const hideKey = (value: unknown): unknown => {
		if (typeof value === 'string') {
			if (value.length > LONGEST_TEXT) return value;
			return forms.reduce((text, form) => text.replaceAll(form, '[hidden]'), value);
		}
		if (Array.isArray(value)) return value.map(hideKey);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, hideKey(child)]));
	};
	return { key, address: (field) => trimmedAddress(fields[field]), hideKey };
}
