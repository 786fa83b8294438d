import { describe, expect, it } from '@jest/globals';
import { credentialOf } from '../emulator';
import { testCredential } from './credentialTester';
import { emulator, useEmulator } from '../engine/emulated';
import { SUBJECTS } from './subjects';

useEmulator();

describe.each(SUBJECTS)('the Test of the credential of $name', ({ name, vendor, descriptor }) => {
	const press = async (change: Record<string, string> = {}) =>
		await testCredential(vendor.credential, { ...credentialOf(emulator, name), ...change });

	it('passes with the good key, and costs nothing', async () => {
		expect(await press()).toEqual({ status: 'OK' });
		expect(emulator[name].submissions).toEqual([]);
		expect(emulator[name].requests.map(({ status }) => status)).toEqual([200]);
	});

	it('understands addresses with blanks around and a slash after them', async () => {
		const fields = Object.entries(credentialOf(emulator, name)).map(([field, value]) => [
			field,
			field === 'apiKey' ? value : ` ${value}/ `,
		]);
		expect(await press(Object.fromEntries(fields))).toEqual({ status: 'OK' });
		for (const { path } of emulator[name].requests) expect(path).not.toMatch(/\/\/|%20/);
	});

	it('fails clearly with a wrong key, and shows none of it', async () => {
		const wrong = emulator[name].apiKey.replace('good', 'wrong');
		const { status, message } = await press({ apiKey: wrong });
		expect(status).toBe('Error');
		expect(message).toMatch(/API key/);
		expect(message).not.toContain(wrong);
	});

	it('fails where another host or nobody is', async () => {
		for (const address of [emulator.images.url, 'http://127.0.0.1:9']) {
			const fields = Object.keys(credentialOf(emulator, name)).filter(
				(field) => field !== 'apiKey',
			);
			const { status } = await press(Object.fromEntries(fields.map((field) => [field, address])));
			expect(status).toBe('Error');
		}
		// The images' origin is nobody's: it was given the key on purpose.
		emulator.images.requests.length = 0;
	});

	it('fails where the edge answers with a page', async () => {
		emulator.inject({ vendor: name, stage: 'account', fault: 'edge-block' });
		expect((await press()).status).toBe('Error');
	});

	it(`sends the key as ${descriptor.keyScheme}, to this vendor alone`, async () => {
		await press();
		const [request] = emulator[name].requests;
		expect(request?.headers.authorization).toBe(`${descriptor.keyScheme} ${emulator[name].apiKey}`);
	});
});
