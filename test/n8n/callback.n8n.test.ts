import { describe, expect, it, jest } from '@jest/globals';
import { importExample } from './example';
import { hashOf, servedHashes } from './image-hashes';
import { accounts, api, emulator, useAccounts } from './open-accounts';
import { vendorOf, VENDORS } from './vendors';

jest.setTimeout(60_000);

/** Long enough for n8n to have stored the waiting execution, as any real task is. */
const TASK_TIME = 3_000;
// The others answer with the finished images.
const CALLING_BACK = VENDORS.filter(({ model }) => model.callback);

describe('callback-instead-of-polling, as shipped', () => {
	useAccounts({ everyVendor: { taskTimeMs: TASK_TIME } });

	it.each(CALLING_BACK)('wakes up by the callback of $name and asks once', async (vendor) => {
		const { submissions, callbacks, requests } = emulator[vendor.key];
		const stored = await importExample(api, 'callback-instead-of-polling', accounts.fillIn(vendor));
		const id = await api.startManually(stored);
		await api.waitForExecution(id, 20, true);
		expect(callbacks).toEqual([]);
		(await api.waitForExecution(id)).orThrow();

		expect(submissions).toHaveLength(1);
		expect(callbacks).toMatchObject([{ taskId: submissions[0]?.taskId, status: 200 }]);
		const asked = requests.filter(({ stage }) => stage === 'poll' || stage === 'batch');
		expect(asked).toHaveLength(1);
		expect(asked[0]?.receivedAt).toBeGreaterThanOrEqual(callbacks[0]?.sentAt ?? Infinity);
		expect(accounts.telegram.sent.map(({ bytes }) => hashOf(bytes))).toEqual(
			await servedHashes(emulator[vendor.key]),
		);
		expect(accounts.telegram.sent).toMatchObject([{ method: 'sendDocument' }]);
	});

	it('does not believe a callback that the vendor did not send', async () => {
		const vendor = vendorOf('atlasCloud');
		const { submissions, requests } = emulator[vendor.key];
		const stored = await importExample(api, 'callback-instead-of-polling', accounts.fillIn(vendor));
		const id = await api.startManually(stored);
		await api.waitForExecution(id, 20, true);
		const forged = { status: 'completed', outputs: ['https://example.com/other.png'] };
		const resumeUrl = String(submissions[0]?.body.webhook_url);
		await fetch(resumeUrl, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(forged),
		});

		const execution = (await api.waitForExecution(id)).orThrow();
		expect(execution.itemsOf('Get the picture').map(({ json }) => json.status)).toEqual([
			'processing',
		]);
		expect(execution.itemsOf('No picture')).toHaveLength(1);
		expect(accounts.telegram.sent).toEqual([]);
		expect(requests.filter(({ stage }) => stage === 'submit')).toHaveLength(1);
	});
});
