import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator';
import { BODY, emulator, until, useEmulator } from './asking';

useEmulator();

describe('an emulator', () => {
	it('starts beside others, forgets, and ends at once', async () => {
		const other = await startEmulator({ recordBodies: 'short' });
		expect(new Set([other.atlasCloud.url, emulator.atlasCloud.url]).size).toBe(2);
		expect(other.aioagi.apiKey).not.toBe(emulator.aioagi.apiKey);
		expect(other.aioagi.url).toMatch(/\/v1$/);
		const { url, apiKey, submissions, settings } = other.aceData;
		const send = (prompt: string) =>
			fetch(`${url}/seedream/images`, {
				method: 'POST',
				headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
				body: JSON.stringify({ ...BODY.aceData, prompt }),
			});
		await (await send('x'.repeat(5000))).json();
		expect(String(submissions[0]?.body.prompt).length).toBeLessThan(300);
		settings.taskTimeMs = Infinity;
		const waiting = send('slow').then(
			() => 'answered',
			() => 'cut',
		);
		await until(() => submissions.length === 2);
		other.reset();
		expect(await waiting).toBe('cut');
		expect([submissions.length, other.aceData.settings.taskTimeMs]).toEqual([0, 40]);
		other.aceData.settings.taskTimeMs = Infinity;
		const cut = send('again').catch(() => 'cut');
		await until(() => submissions.length === 1);
		await other.close();
		expect(await cut).toBe('cut');
		await expect(fetch(url)).rejects.toThrow();
	});
});
