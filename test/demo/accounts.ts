import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../emulator';
import { VENDORS } from '../n8n/vendors';
import type { Vendor } from '../n8n/vendors';

/** Whose images the demo makes: a real account, or the emulator's stand-in. */
export interface Account {
	vendor: Vendor;
	apiKey: string;
	/** The emulator's address; without it, the real vendor. */
	baseUrl?: string;
}

const SECONDS_TO_THINK = 8;

function realKey({ keyVariable }: Vendor): string {
	return process.env[keyVariable]?.trim() ?? '';
}

/** An account for every vendor: the real one where the environment holds a key, else the emulator. */
export function accounts(emulator: Emulator): Account[] {
	return VENDORS.map((vendor) => {
		const apiKey = realKey(vendor);
		if (apiKey) return { vendor, apiKey };
		const { apiKey: emulatedKey, url } = emulator[vendor.key];
		return { vendor, apiKey: emulatedKey, baseUrl: url };
	});
}

/** Says that real vendors cost money, and leaves time to stop. */
export async function warnOfCosts(imagesPerVendor: number): Promise<void> {
	const real = VENDORS.filter((vendor) => realKey(vendor) !== '');
	if (real.length === 0) return;
	const list = real.map(({ name, keyVariable }) => `${name} (${keyVariable} is set)`).join(', ');
	console.log(
		`\nThis run uses real accounts and COSTS MONEY: up to ${imagesPerVendor} images on each of ${list}.`,
	);
	console.log(
		`Press Ctrl-C within ${SECONDS_TO_THINK} seconds to stop; unset the variable to use the emulator.\n`,
	);
	await sleep(SECONDS_TO_THINK * 1000);
}
