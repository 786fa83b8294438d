import type { IExecuteSingleFunctions } from 'n8n-workflow';

/** Characters: anything shorter is no key, and replacing it would only garble texts. */
const SHORTEST_KEY = 8;
/** Characters: longer texts are image data, and are not searched. */
const LONGEST_TEXT = 100_000;

/** The credential's key, and how to keep it out of what a vendor sent: vendors can echo what they were sent. */
export interface CredentialKey {
	value: string;
	hide(value: unknown): unknown;
}

/** Reads the key of the item's credential, to keep it out of outputs and errors. */
export async function keyHider(context: IExecuteSingleFunctions): Promise<CredentialKey> {
	const credential = context.getNodeParameter('authentication') as string;
	const { apiKey = '' } = await context.getCredentials<{ apiKey?: string }>(credential);
	if (apiKey.length < SHORTEST_KEY) return { value: apiKey, hide: (value) => value };
	const forms = [...new Set([apiKey, encodeURIComponent(apiKey)])];
	const hide = (value: unknown): unknown => {
		if (typeof value === 'string') {
			if (value.length > LONGEST_TEXT) return value;
			return forms.reduce((text, form) => text.replaceAll(form, '[hidden]'), value);
		}
		if (Array.isArray(value)) return value.map(hide);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, hide(child)]));
	};
	return { value: apiKey, hide };
}
