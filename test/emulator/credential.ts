import type { HostDescriptor } from './core/descriptor';
import type { Emulator } from './emulator';
import { VENDORS, type VendorName } from './vendors';

/**
 * The fields of a vendor's credential: a further host, such as `storage`, has a field of its name, `storageUrl`. A
 * host that must never see the key, such as one behind presigned addresses, is in no credential.
 */
export function credentialOf(emulator: Emulator, vendor: VendorName): Record<string, string> {
	const { url, apiKey, hosts } = emulator[vendor];
	const described: Readonly<Record<string, HostDescriptor>> = VENDORS[vendor].hosts;
	const further = Object.entries<string>(hosts)
		.filter(([host]) => described[host]?.keyless !== true)
		.map(([host, origin]) => [`${host}Url`, origin]);
	return { ...Object.fromEntries(further), baseUrl: url, apiKey };
}
