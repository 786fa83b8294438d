import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Emulator } from '../emulator';
import { VENDOR_NAMES } from '../emulator';
import { accounts } from '../demo/accounts';
import { KEY_VARIABLES } from '../demo/real-keys';
import { VENDORS } from '../n8n/vendors';

/** As much of an emulator as an account is made from. */
const EMULATOR = Object.fromEntries(
	VENDOR_NAMES.map((name) => [name, { url: 'http://127.0.0.1:1', apiKey: name, hosts: {} }]),
) as unknown as Emulator;

describe('the accounts of the demo', () => {
	const everyVariable = Object.values(KEY_VARIABLES).flat();
	const before = { ...process.env };
	beforeEach(() => {
		for (const variable of everyVariable) delete process.env[variable];
	});
	afterEach(() => {
		process.env = { ...before };
	});

	it('are those of the emulator, for every vendor, where no key is set', () => {
		const made = accounts(EMULATOR);
		expect(made.map(({ vendor, real }) => [vendor.key, real])).toEqual(
			VENDORS.map(({ key }) => [key, false]),
		);
		for (const { credential } of made) expect(credential.data.baseUrl).toBe('http://127.0.0.1:1');
	});

	it.each(VENDORS)('are real for $name alone where its key is set', ({ key, credentialType }) => {
		for (const variable of KEY_VARIABLES[key]) {
			process.env[variable] = ' a-real-key ';
			const real = accounts(EMULATOR).filter((account) => account.real);
			// No address: the credential's own, the vendor's.
			expect(real.map(({ credential }) => credential)).toMatchObject([
				{ type: credentialType, data: { apiKey: 'a-real-key' } },
			]);
			expect(real[0]?.credential.data).not.toHaveProperty('baseUrl');
			delete process.env[variable];
		}
	});
});
