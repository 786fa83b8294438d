import type { INodeProperties } from 'n8n-workflow';

interface KeyField {
	/** How a key looks, and where the vendor shows it; may hold a link. */
	hint: string;
	placeholder?: string;
}

/** The key of the account. */
export function apiKeyField(own: KeyField): INodeProperties {
	return {
		displayName: 'API Key',
		name: 'apiKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		...own,
	};
}

/**
 * The address that requests go to, with the key.
 *
 * @param other a sentence about another address that the vendor has
 */
export function baseUrlField(address: string, other?: string): INodeProperties {
	const description = 'The address of the vendor; your key goes to no host but those named here';
	return {
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: address,
		description: other ? `${description}. ${other}` : description,
	};
}
