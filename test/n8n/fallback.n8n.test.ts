import { describe, expect, it, jest } from '@jest/globals';
import { importExample } from './example';
import { hashOf, imageHashes } from './image-hashes';
import type { StoredCredential } from './n8n-api';
import { accounts, api, emulator, useAccounts } from './open-accounts';
import { vendorCredential, vendorOf } from './vendors';
import type { Vendor } from './vendors';

jest.setTimeout(120_000);

/** Faults strike the submission of one of the example's prompts. */
const of =
	(word: string) =>
	({ body }: { body: unknown }): boolean =>
		JSON.stringify(body).includes(word);

const [atlas, aceData, aioagi] = [vendorOf('atlasCloud'), vendorOf('aceData'), vendorOf('aioagi')];

describe('fallback-vendor, as shipped', () => {
	useAccounts();

	/** Runs the example with these vendors; the prompts of the tasks that each of them made, and what waits for a person. */
	async function runWith(first: Vendor, second: Vendor, credentials: StoredCredential[] = []) {
		const fillIn = accounts.fillIn(first);
		const stored = await importExample(api, 'fallback-vendor', {
			...fillIn,
			credentials: [...credentials, ...fillIn.credentials],
			others: { 'Second vendor': second },
		});
		const execution = (await api.runManually(stored, 100)).orThrow();
		const promptsAt = ({ key }: Vendor) =>
			emulator[key].submissions.map(({ body }) => String(body.prompt)).sort();
		return {
			atFirst: promptsAt(first),
			atSecond: promptsAt(second),
			left: execution.itemsOf('Look at the vendor').map(({ json }) => String(json.error)),
			pictures: accounts.storage.objects.map(({ key }) => key.replace(/\.\w+$/, '')).sort(),
		};
	}

	it('pays at the second vendor only for what the first certainly refused', async () => {
		// Without tasks, nobody can look whether one was made whose answer was lost.
		const at = { vendor: aioagi.key, stage: 'submit' } as const;
		emulator.inject({ ...at, fault: 'quota', when: of('fish market') });
		emulator.inject({ ...at, fault: 'internal-error', when: of('robot') });
		const { atFirst, atSecond, left, pictures } = await runWith(aioagi, atlas);

		expect(atSecond).toEqual([expect.stringContaining('fish market')]);
		expect(atFirst).toEqual([
			expect.stringContaining('lighthouse'),
			expect.stringContaining('robot'),
			expect.stringContaining('bridge'),
		]);
		expect(left).toEqual([expect.stringContaining('may have been billed')]);
		expect(pictures).toEqual(['bridge', 'lighthouse', 'market'].map((name) => `pictures/${name}`));
		const [market] = emulator[atlas.key].submissions;
		const stored = accounts.storage.objects.find(({ key }) => key.includes('market'));
		expect([hashOf(stored!.bytes)]).toEqual(await imageHashes(market!));
	});

	it('leaves a task that failed to a person, with its ID', async () => {
		emulator.inject({
			vendor: atlas.key,
			stage: 'submit',
			fault: 'task-failed',
			when: of('bridge'),
		});
		const { atFirst, atSecond, left, pictures } = await runWith(atlas, aceData);
		expect([atFirst.length, atSecond.length]).toEqual([4, 0]);
		expect(left).toEqual([expect.stringMatching(/Task ID: \w+/)]);
		expect(pictures).toHaveLength(3);
	});

	it('leaves a vendor that cannot be reached, for nothing is paid there', async () => {
		// Nobody listens on this port.
		const nowhere = vendorCredential(atlas, { apiKey: 'some-key', baseUrl: 'http://127.0.0.1:1' });
		const { atFirst, atSecond, left, pictures } = await runWith(atlas, aceData, [
			await api.createCredential(nowhere),
		]);
		expect([atFirst.length, atSecond.length]).toEqual([0, 4]);
		expect(left).toEqual([]);
		expect(pictures).toHaveLength(4);
	});
});
