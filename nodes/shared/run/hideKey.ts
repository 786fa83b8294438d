import type { IExecuteSingleFunctions } from 'n8n-workflow';

/** Characters: anything shorter is no key, and replacing it would only garble texts. */
const SHORTEST_KEY = 8;

/** Takes the credential's key out of whatever is about to leave the node: vendors can echo what they were sent. */
export type HideKey = <T>(value: T) => T;

/** Reads the key of the item's credential, to keep it out of outputs and errors. */
export async function keyHider(context: IExecuteSingleFunctions): Promise<HideKey> {
	const credential = context.getNodeParameter('authentication') as string;
	const { apiKey } = await context.getCredentials<{ apiKey?: string }>(credential);
	if (!apiKey || apiKey.length < SHORTEST_KEY) return (value) => value;
	return <T>(value: T): T => {
		const text = JSON.stringify(value);
		if (!text?.includes(apiKey)) return value;
		return JSON.parse(text.replaceAll(apiKey, '[hidden]')) as T;
	};
}
