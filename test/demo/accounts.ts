import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../emulator';
import type { CredentialSketch } from '../n8n/n8n-api';
import { emulatedCredential, vendorCredential, VENDORS } from '../n8n/vendors';
import type { Vendor } from '../n8n/vendors';
import { realKey } from './real-keys';

/** Whose images the demo makes: a real account, or the emulator's stand-in. */
export interface Account {
	vendor: Vendor;
	credential: CredentialSketch;
	real: boolean;
}

const SECONDS_TO_THINK = 8;

/** An account for every vendor: the real one where the environment holds a key, else the emulator. */
export function accounts(emulator: Emulator): Account[] {
	return VENDORS.map((vendor) => {
		const key = realKey(vendor.key);
		const credential = key
			? vendorCredential(vendor, { apiKey: key.apiKey })
			: emulatedCredential(emulator, vendor);
		return { vendor, credential, real: key !== undefined };
	});
}

/** Says that real vendors cost money, and leaves time to stop. */
export async function warnOfCosts(imagesOf: (vendor: Vendor) => number): Promise<void> {
	const real = VENDORS.flatMap((vendor) => {
		const key = realKey(vendor.key);
		const count = imagesOf(vendor);
		const images = `${count} ${count === 1 ? 'image' : 'images'}`;
		return key ? [`${images} on ${vendor.name} (${key.variable} is set)`] : [];
	});
	if (real.length === 0) return;
	console.log(`\nThis run uses real accounts and COSTS MONEY: up to ${real.join(', ')}.`);
	console.log(
		`Press Ctrl-C within ${SECONDS_TO_THINK} seconds to stop; unset the variable to use the emulator.\n`,
	);
	await sleep(SECONDS_TO_THINK * 1000);
}
