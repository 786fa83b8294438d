import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { credentialOf, startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import type { N8nApi, TestResult } from './n8n-api';
import { complaintsAboutPack } from './n8n-log';
import { sharedN8n } from './shared-n8n';
import { vendorCredential, vendorOf, VENDORS } from './vendors';
import type { Vendor } from './vendors';

jest.setTimeout(60_000);

const WRONG_KEY = 'wrong-key-0123456789';

describe('credential tests in real n8n', () => {
	let emulator: Emulator;
	let api: N8nApi;

	beforeAll(async () => {
		emulator = await startEmulator();
		({ api } = await sharedN8n());
	});
	afterAll(async () => await emulator.close());

	/** Saves a credential of the emulated account, with some fields changed, and presses its "Test". */
	const press = async (
		vendor: Vendor,
		change: (value: string, field: string) => string = (value) => value,
	): Promise<TestResult> => {
		const fields = Object.entries(credentialOf(emulator, vendor.key)).map(([field, value]) => [
			field,
			change(value, field),
		]);
		const sketch = vendorCredential(vendor, Object.fromEntries(fields));
		return await api.testCredential(await api.createCredential(sketch));
	};
	const withKey = (apiKey: string) => (value: string, field: string) =>
		field === 'apiKey' ? apiKey : value;
	const withAddress = (address: (value: string) => string) => (value: string, field: string) =>
		field === 'apiKey' ? value : address(value);

	describe.each(VENDORS)('$name', (vendor) => {
		it('passes with the right key and costs nothing', async () => {
			expect(await press(vendor)).toMatchObject({ status: 'OK' });
			expect(emulator[vendor.key].submissions).toEqual([]);
		});

		it('passes with a slash behind each address', async () => {
			const pressed = await press(
				vendor,
				withAddress((address) => `${address}/`),
			);
			expect(pressed).toMatchObject({ status: 'OK' });
			expect(emulator[vendor.key].requests.at(-1)?.path).not.toContain('//');
		});

		it('fails with a wrong key and says so without showing the key', async () => {
			const { status, message } = await press(vendor, withKey(WRONG_KEY));
			expect(status).toBe('Error');
			expect(message).toMatch(/^The API key was not accepted\. \w.*\.$/);
			expect(message).not.toContain(WRONG_KEY);
		});

		it('fails when nobody answers at its addresses', async () => {
			const { status, message } = await press(
				vendor,
				withAddress(() => 'http://127.0.0.1:9'),
			);
			expect(status).toBe('Error');
			expect(message).toMatch(/\w{4,}/);
		});
	});

	it('passes with an Atlas key that may not read the balance', async () => {
		const { keys, requests } = emulator.atlasCloud;
		const pressed = await press(vendorOf('atlasCloud'), withKey(keys.noPermission));
		expect(pressed).toMatchObject({ status: 'OK' });
		expect(requests.at(-1)?.status).toBe(403);
	});

	it("leaves nothing about the pack in n8n's log", async () => {
		const { logFile, installation } = await sharedN8n();
		expect(await complaintsAboutPack(logFile, installation.folder)).toEqual([]);
	});
});
