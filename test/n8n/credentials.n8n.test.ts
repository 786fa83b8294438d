import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import type { N8nApi, TestResult } from './n8n-api';
import { complaintsAboutPack } from './n8n-log';
import { sharedN8n } from './shared-n8n';
import { VENDORS, vendorCredential } from './vendors';
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

	const press = async (vendor: Vendor, apiKey: string, baseUrl: string): Promise<TestResult> =>
		await api.testCredential(await api.createCredential(vendorCredential(vendor, apiKey, baseUrl)));

	describe.each(VENDORS)('$name', (vendor) => {
		it('passes with the right key and costs nothing', async () => {
			const { url, apiKey, submissions } = emulator[vendor.key];
			expect(await press(vendor, apiKey, url)).toMatchObject({ status: 'OK' });
			expect(submissions).toEqual([]);
		});

		it('passes with a slash behind the base URL', async () => {
			const { url, apiKey, requests } = emulator[vendor.key];
			expect(await press(vendor, apiKey, `${url}/`)).toMatchObject({ status: 'OK' });
			expect(requests.at(-1)?.path).not.toContain('//');
		});

		it('fails with a wrong key and says so without showing the key', async () => {
			const { status, message } = await press(vendor, WRONG_KEY, emulator[vendor.key].url);
			expect(status).toBe('Error');
			expect(message).toMatch(/\w{4,}/);
			expect(message).not.toContain(WRONG_KEY);
		});

		it('fails when nobody answers at the base URL', async () => {
			const { status, message } = await press(
				vendor,
				emulator[vendor.key].apiKey,
				'http://127.0.0.1:9',
			);
			expect(status).toBe('Error');
			expect(message).toMatch(/\w{4,}/);
		});
	});

	it('passes with an Atlas key that may not read the balance', async () => {
		const [atlasCloud] = VENDORS;
		if (!atlasCloud) throw new Error('No vendors');
		const { url, keys, requests } = emulator.atlasCloud;
		expect(await press(atlasCloud, keys.noPermission, url)).toMatchObject({ status: 'OK' });
		expect(requests.at(-1)?.status).toBe(403);
	});

	it("leaves nothing about the pack in n8n's log", async () => {
		const { logFile, installation } = await sharedN8n();
		expect(await complaintsAboutPack(logFile, installation.folder)).toEqual([]);
	});
});
