import type { Offering } from '../models/offering';
import { aceData } from './aceData/aceData';
import { aioagi } from './aioagi/aioagi';
import { atlasCloud } from './atlasCloud/atlasCloud';
import { bytePlus } from './bytePlus/bytePlus';
import { fal } from './fal/fal';
import { replicate } from './replicate/replicate';
import { kie } from './kie/kie';
import type { Vendor } from './vendor';
import { volcengine } from './volcengine/volcengine';
import { waveSpeed } from './waveSpeed/waveSpeed';

/** Every vendor by name: adding one means a line here. */
export const VENDORS = {
	atlasCloud,
	aceData,
	aioagi,
	bytePlus,
	volcengine,
	fal,
	replicate,
	waveSpeed,
	kie,
} satisfies Record<string, Vendor>;
export type VendorName = keyof typeof VENDORS;

export const EVERY_VENDOR: readonly Vendor[] = Object.values(VENDORS);

/** The vendor behind a value of the 'authentication' parameter, which is the name of its credential. */
export function vendorOfCredential(credential: unknown): Vendor | undefined {
	return EVERY_VENDOR.find((vendor) => vendor.credential === credential);
}

/** The names of the vendors with a model for which something holds, as the editor shows them. */
export function vendorsWhere(has: (offering: Offering) => boolean): string[] {
	return EVERY_VENDOR.filter(({ offerings }) => Object.values(offerings).some(has)).map(
		({ displayName }) => displayName,
	);
}
