import type { VendorName } from '../models/catalog';
import { aceData } from './aceData';
import { aioagi } from './aioagi';
import { atlasCloud } from './atlasCloud';
import type { Vendor } from './vendor';

/** Every vendor by name; adding one means adding it here, to the catalog and a credential. */
export const VENDORS: Record<VendorName, Vendor> = { atlasCloud, aceData, aioagi };

/** The vendor behind a value of the 'authentication' parameter, which is the name of its credential. */
export function vendorOfCredential(credential: unknown): Vendor | undefined {
	return Object.values(VENDORS).find((vendor) => vendor.credential === credential);
}
