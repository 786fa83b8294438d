import { describe, expect, it, jest } from '@jest/globals';
import { promptOf } from '../conformance/requests';
import { eventually } from './eventually';
import { importExample, productsOf } from './example';
import { hashOf, imageHashes } from './image-hashes';
import { accounts, emulator, n8n, usePrivateAccounts } from './open-accounts';
import { vendorOf } from './vendors';
import type { Vendor } from './vendors';

jest.setTimeout(300_000);

const EXAMPLE = 'recover-after-crash';

interface Product {
	sku: string;
	prompt: string;
}

/** The vendors that document their list of tasks. */
const WITH_LISTS = [vendorOf('atlasCloud'), vendorOf('replicate')];

describe('recover-after-crash, as shipped', () => {
	usePrivateAccounts();

	const importFor = async (vendor: Vendor) => {
		const fillIn = accounts.fillIn(vendor);
		// Each has its own table, as in an n8n of its own.
		const texts = { ...fillIn.texts, 'Seedream pictures': `Pictures by ${vendor.name}` };
		return await importExample(n8n.api, EXAMPLE, { ...fillIn, texts });
	};

	it('brings ten images out of ten submissions after kill -9 in the middle of the run', async () => {
		const products = await productsOf<Product>(EXAMPLE);
		expect(products).toHaveLength(10);
		const batches = await Promise.all(
			WITH_LISTS.map(async (vendor) => ({
				stored: await importFor(vendor),
				host: emulator[vendor.key],
			})),
		);

		// Six tasks are made and run when n8n is killed; the other four wait for room.
		for (const { stored, host } of batches) {
			Object.assign(host.settings, { taskTimeMs: Infinity, maxTasksInFlight: 6 });
			await n8n.api.startManually(stored);
		}
		for (const { host } of batches) {
			await eventually('six tasks are made', () => host.submissions.length === 6, 60);
		}
		await n8n.process.kill();
		const { objects } = accounts.storage;
		expect(objects).toEqual([]);
		for (const { host } of batches) {
			host.finish();
			Object.assign(host.settings, { taskTimeMs: 40, maxTasksInFlight: undefined });
		}
		await n8n.process.start();

		for (const {
			stored,
			host: { submissions },
		} of batches) {
			accounts.reset();
			const execution = (await n8n.api.runManually(stored, 120)).orThrow();
			expect(execution.itemsOf('Store what was lost')).toHaveLength(6);
			expect(execution.itemsOf('Store the picture')).toHaveLength(4);
			expect(submissions).toHaveLength(10);
			expect(objects).toHaveLength(10);
			for (const { sku, prompt } of products) {
				const [task] = submissions.filter(({ body }) => promptOf(body) === prompt);
				if (!task) throw new Error(`No picture of ${sku} was made`);
				const pictures = objects.filter(({ key }) => key.startsWith(`pictures/${sku}.`));
				expect(pictures.map(({ bytes }) => hashOf(bytes))).toEqual(await imageHashes(task));
			}

			// With everything in its place there is nothing to fetch and nothing to pay.
			(await n8n.api.runManually(stored, 120)).orThrow();
			expect(submissions).toHaveLength(10);
			expect(objects).toHaveLength(10);
		}
	});
});
