import type { VendorName } from '../n8n/vendors';

/**
 * Where people keep the key of each vendor: the variables that the vendor's own clients read (docs/vendors, "Hosts
 * and keys"), the first that is set. Clients of both of ByteDance's hosts read ARK_API_KEY, but a key is good at one
 * alone: here it is BytePlus', which takes customers from everywhere.
 */
export const KEY_VARIABLES: Record<VendorName, readonly string[]> = {
	atlasCloud: ['ATLASCLOUD_API_KEY'],
	aceData: ['ACEDATA_API_KEY'],
	aioagi: ['AIO_API_KEY'],
	bytePlus: ['BYTEPLUS_API_KEY', 'ARK_API_KEY'],
	volcengine: ['VOLCENGINE_API_KEY'],
	fal: ['FAL_KEY'],
	replicate: ['REPLICATE_API_TOKEN'],
	waveSpeed: ['WAVESPEED_API_KEY'],
	kie: ['KIE_API_KEY'],
};

/** A key of a real account, and the variable it came from. */
export interface RealKey {
	apiKey: string;
	variable: string;
}

/** The real key that the environment holds for a vendor. */
export function realKey(vendor: VendorName): RealKey | undefined {
	const found = KEY_VARIABLES[vendor].map((variable) => ({
		variable,
		apiKey: process.env[variable]?.trim() ?? '',
	}));
	return found.find(({ apiKey }) => apiKey !== '');
}
