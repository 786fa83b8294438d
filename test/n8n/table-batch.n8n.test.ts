import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataTable } from './data-table';
import { eventually } from './eventually';
import { importExample } from './example';
import { hashOf, imageHashes } from './image-hashes';
import type { StoredWorkflow } from './n8n-api';
import { accounts, emulator, n8n, usePrivateAccounts } from './open-accounts';
import { vendorOf } from './vendors';

jest.setTimeout(300_000);

const PROMPTS = ['a red kite', 'a green boat', 'a blue tent', 'a white tower'];
const KILLED = 'a black cat';
/** One that is asked task by task, and one that is asked for all at once. */
const ASKED = [vendorOf('atlasCloud'), vendorOf('aceData')];

usePrivateAccounts();

describe.each(ASKED)('batch-from-data-table, as shipped, with $name', (vendor) => {
	/** Each has its own, as in an n8n of its own. */
	const tableName = `Prompts for ${vendor.name}`;
	let batch: StoredWorkflow;
	let table: DataTable;

	beforeAll(async () => {
		accounts.reset();
		const fillIn = accounts.fillIn(vendor);
		const texts = { ...fillIn.texts, 'Seedream prompts': tableName };
		batch = await importExample(n8n.api, 'batch-from-data-table', { ...fillIn, texts });
	});

	const submissions = () => emulator[vendor.key].submissions;
	const start = async () => (await n8n.api.runManually(batch, 100)).orThrow();
	const taskOf = (prompt: string) => {
		const [task, ...more] = submissions().filter(({ body }) => body.prompt === prompt);
		if (!task || more.length > 0) throw new Error(`${more.length} tasks too many for ${prompt}`);
		return task;
	};

	it('makes its table, and does nothing while that is empty', async () => {
		await start();
		table = await DataTable.find(n8n.api.session, tableName);
		await start();
		expect(submissions()).toEqual([]);
	});

	it('writes the URL of its picture into each row, and leaves rows alone that have one', async () => {
		await table.insert(PROMPTS.slice(0, 2).map((prompt) => ({ prompt })));
		await start();
		await table.insert(PROMPTS.slice(2).map((prompt) => ({ prompt })));
		await start();
		await start();

		expect(submissions()).toHaveLength(PROMPTS.length);
		const rows = await table.rows();
		expect(rows.map(({ prompt }) => prompt)).toEqual(PROMPTS);
		for (const { prompt, taskId, url, file } of rows) {
			const task = taskOf(String(prompt));
			expect([taskId, url]).toEqual([task.taskId, task.images[0]?.url]);
			const [stored, ...more] = accounts.storage.objects.filter(({ key }) => key === file);
			expect(more).toEqual([]);
			expect([hashOf(stored?.bytes ?? Buffer.of())]).toEqual(await imageHashes(task));
		}
	});

	it('does not pay again for a row whose picture was on its way when n8n was killed', async () => {
		emulator[vendor.key].settings.taskTimeMs = Infinity;
		await table.insert([{ prompt: KILLED }]);
		await n8n.api.startManually(batch);
		const noted = async () =>
			(await table.rows()).some(({ prompt, taskId }) => prompt === KILLED && taskId);
		await eventually('the task is in its row', noted, 60);
		await n8n.process.kill();
		emulator[vendor.key].finish();
		await n8n.process.start();
		await start();
		const task = taskOf(KILLED);
		expect((await table.rows()).at(-1)).toMatchObject({
			prompt: KILLED,
			taskId: task.taskId,
			url: task.images[0]?.url,
		});
	});

	it('tries again what was refused, and leaves alone what may have been billed', async () => {
		emulator[vendor.key].settings.taskTimeMs = 40;
		emulator.inject({ vendor: vendor.key, stage: 'submit', fault: 'quota' });
		await table.insert([{ prompt: 'a refused one' }]);
		await start();
		expect((await table.rows()).at(-1)).toMatchObject({ taskId: null, url: null, note: null });
		await start();
		expect((await table.rows()).at(-1)?.url).toBe(taskOf('a refused one').images[0]?.url);

		// Its task is made, the answer is lost, and the list that would show it is not to be had.
		emulator.inject({ vendor: vendor.key, stage: 'submit', fault: 'internal-error' });
		emulator.inject({
			vendor: vendor.key,
			stage: 'list',
			fault: 'status',
			status: 401,
			code: 'invalid_token',
		});
		await table.insert([{ prompt: 'a doubtful one' }]);
		await start();
		await start();
		expect((await table.rows()).at(-1)).toMatchObject({
			prompt: 'a doubtful one',
			url: null,
			note: expect.stringContaining('may have been billed'),
		});
		expect(taskOf('a doubtful one').images).toHaveLength(1);
	});
});
