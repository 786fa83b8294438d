import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { importExample, productsOf } from './example';
import { endWaits } from './end-waits';
import { hashOf, imageHashes } from './image-hashes';
import { accounts, emulator, n8n, usePrivateAccounts } from './open-accounts';
import { vendorOf } from './vendors';

jest.setTimeout(300_000);

const EXAMPLE = 'catalogue-batch';
/** n8n writes "waiting" a moment before it has stored everything. */
const SETTLED = 1_000;
// AIOAGI answers with the finished images: there is nothing to wait for.
/** One whose tasks are asked about one by one, and one where many are in one question. */
const WITH_TASKS = [vendorOf('atlasCloud'), vendorOf('aceData')] as const;

interface Product {
	sku: string;
	description: string;
}

describe('catalogue-batch, as shipped', () => {
	let products: Product[];

	usePrivateAccounts();
	beforeAll(async () => {
		products = await productsOf<Product>(EXAMPLE);
	});
	beforeEach(() => {
		emulator.reset();
		accounts.reset();
	});

	const started = async () =>
		await Promise.all(
			WITH_TASKS.map(async (vendor) => {
				const stored = await importExample(n8n.api, EXAMPLE, accounts.fillIn(vendor));
				return await n8n.api.startManually(stored);
			}),
		);

	/** Waits until executions have come to their Wait node for the given time, and n8n has stored that. */
	const untilWaiting = async (ids: string[], time: number) => {
		for (const id of ids) {
			for (;;) {
				const execution = await n8n.api.waitForExecution(id, 100, true);
				if (execution.status !== 'waiting') execution.orThrow();
				if (execution.runsOf('Wait').length === time) break;
				await sleep(SETTLED);
			}
		}
		await sleep(SETTLED);
	};

	it('survives kill -9 while it waits, and pays for each product once', async () => {
		// The first round brings one task too few from one vendor, and no answer at all from the other.
		emulator.inject({
			vendor: 'atlasCloud',
			stage: 'poll',
			fault: 'unknown-status',
			word: 'paused',
			times: 1,
		});
		let firstRound = true;
		emulator.inject({
			vendor: 'aceData',
			stage: 'batch',
			fault: 'gateway-html',
			times: Infinity,
			when: () => firstRound,
		});
		const ids = await started();
		await untilWaiting(ids, 1);
		await n8n.process.kill();
		expect(accounts.storage.objects).toEqual([]);
		// As if the machine had been off for nearly as long as the wait.
		endWaits(n8n.process);
		await n8n.process.start();

		await untilWaiting(ids, 2);
		expect(accounts.storage.objects).toHaveLength(products.length - 1);
		firstRound = false;
		await n8n.process.kill();
		endWaits(n8n.process);
		await n8n.process.start();

		for (const [index, vendor] of WITH_TASKS.entries()) {
			const execution = (await n8n.api.waitForExecution(ids[index] ?? '')).orThrow();
			expect(execution.runsOf('Wait')).toHaveLength(2);
			expect(execution.itemsOf('Failed')).toEqual([]);
			expect(emulator[vendor.key].submissions).toHaveLength(products.length);
		}
		const { objects } = accounts.storage;
		expect(objects).toHaveLength(WITH_TASKS.length * products.length);
		for (const { sku, description } of products) {
			const tasks = WITH_TASKS.flatMap(({ key }) => emulator[key].submissions).filter(({ body }) =>
				String(body.prompt).includes(description),
			);
			const stored = objects.filter(({ key }) => key.startsWith(`catalogue/${sku}.`));
			expect(stored.map(({ bytes }) => hashOf(bytes)).sort()).toEqual(
				(await Promise.all(tasks.map(imageHashes))).flat().sort(),
			);
		}
	});

	it('gives up after its rounds and keeps the task IDs', async () => {
		const [vendor] = WITH_TASKS;
		emulator.inject({
			vendor: vendor.key,
			stage: 'poll',
			fault: 'unknown-status',
			word: 'paused',
			times: Infinity,
		});
		const fillIn = accounts.fillIn(vendor);
		const stored = await importExample(n8n.api, EXAMPLE, {
			...fillIn,
			// The one thing that is not as shipped: 30 rounds would last 35 minutes.
			texts: { ...fillIn.texts, '"amount":70': '"amount":0' },
		});
		const execution = (await n8n.api.runManually(stored)).orThrow();
		expect(execution.runsOf('Ask once')).toHaveLength(30);
		expect(execution.itemsOf('Ask later').map(({ json }) => json.taskId)).toEqual(
			execution.itemsOf('Start the tasks').map(({ json }) => json.taskId),
		);
		expect(emulator[vendor.key].submissions).toHaveLength(products.length);
	});
});
