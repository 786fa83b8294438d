import type { CredentialSketch } from './n8n-api';

export type VendorKey = 'atlasCloud' | 'aceData' | 'aioagi';

export interface Vendor {
	key: VendorKey;
	name: string;
	credentialType: string;
	/** Where a person's real key is, for the demo. */
	keyVariable: string;
}

/** The three vendors as n8n's user meets them. */
export const VENDORS: Vendor[] = [
	{
		key: 'atlasCloud',
		name: 'Atlas Cloud',
		credentialType: 'seedreamAtlasCloudApi',
		keyVariable: 'ATLASCLOUD_API_KEY',
	},
	{
		key: 'aceData',
		name: 'AceData Cloud',
		credentialType: 'seedreamAceDataApi',
		keyVariable: 'ACEDATA_API_KEY',
	},
	{
		key: 'aioagi',
		name: 'AIOAGI',
		credentialType: 'seedreamAioagiApi',
		keyVariable: 'AIO_API_KEY',
	},
];

/** A credential for a vendor; without a base URL, the credential's default: the real vendor. */
export function vendorCredential(
	vendor: Vendor,
	apiKey: string,
	baseUrl?: string,
): CredentialSketch {
	return {
		name: `Seedream on ${vendor.name}`,
		type: vendor.credentialType,
		data: { apiKey, ...(baseUrl === undefined ? {} : { baseUrl }) },
	};
}
