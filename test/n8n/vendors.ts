import type { Offering } from '../../nodes/shared/models/offering';
import { DEFAULT_MODEL } from '../../nodes/shared/request/imageRequest';
import { VENDORS as REGISTRY, type VendorName } from '../../nodes/shared/vendors/vendors';
import type * as pack from '../../nodes/shared/vendors/vendor';
import { credentialOf } from '../emulator';
import type { Emulator } from '../emulator';
import type { CredentialSketch } from './n8n-api';

export type { VendorName };

/** A vendor as n8n's user meets it. */
export interface Vendor {
	key: VendorName;
	name: string;
	credentialType: string;
	/** What its account can do. */
	can: pack.Vendor;
	/** The model that a node starts with, as this vendor has it. */
	model: Offering;
}

/** The vendor of a name. */
export function vendorOf(key: VendorName): Vendor {
	const can: pack.Vendor = REGISTRY[key];
	const model = can.offerings[DEFAULT_MODEL];
	if (!model) throw new Error(`${can.displayName} lacks the model that nodes start with`);
	return { key, name: can.displayName, credentialType: can.credential, can, model };
}

/** Every vendor that the pack has. */
export const VENDORS: Vendor[] = (Object.keys(REGISTRY) as VendorName[]).map(vendorOf);

/** A credential for a vendor; a field that is left out has its default: the real vendor's address. */
export function vendorCredential(
	{ name, credentialType }: Vendor,
	data: Record<string, string>,
): CredentialSketch {
	return { name: `Seedream on ${name}`, type: credentialType, data };
}

/** A credential that leads to a vendor's emulator, with all of its addresses. */
export const emulatedCredential = (emulator: Emulator, vendor: Vendor): CredentialSketch =>
	vendorCredential(vendor, credentialOf(emulator, vendor.key));
