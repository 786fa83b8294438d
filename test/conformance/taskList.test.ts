import { describe, expect, it } from '@jest/globals';
import { sleep, type IDataObject } from 'n8n-workflow';
import { bytesOf, runWorkflow } from '../engine/engine';
import { CREDENTIALS, credentialsFor, modelList, toldBy } from '../engine/seedream';
import type { Submission } from '../emulator';
import { emulator, useEmulator } from '../engine/emulated';
import { inject, run } from './harness';
import { submitsOf } from './requests';
import { subjectsWhere, type Subject } from './subjects';

useEmulator();

const node = 'seedreamPollPrediction';
const LISTING = subjectsWhere(({ vendor }) => vendor.tasks?.list !== undefined);
const FIELDS = ['taskId', 'vendor', 'model', 'status', 'prompt', 'createdAt', 'urls'];
const COST = ['cost', 'costCurrency', 'costBasis'];

/** Makes tasks one after the other; theirs at the vendor, the newest first. */
async function makeTasks(subject: Subject, count: number, more: IDataObject = {}) {
	const before = emulator[subject.name].submissions.length;
	for (let index = 0; index < count; index += 1) {
		const { error } = await run(subject, 'seedreamGenerate', {
			parameters: { prompt: `picture ${before + index}`, output: 'task', ...more },
		});
		if (error) throw new Error(error.message);
	}
	return newestFirst(subject).slice(0, count);
}

const newestFirst = ({ name }: Subject): Submission[] => [...emulator[name].submissions].reverse();

const idsOf = (tasks: Submission[]): string[] => tasks.map(({ taskId }) => taskId);

const questions = ({ name }: Subject) =>
	emulator[name].requests.filter(({ stage }) => stage === 'list');

/** Lists, and sees to it that nothing was submitted. */
async function list(subject: Subject, parameters: IDataObject = {}, more: IDataObject = {}) {
	const submitted = submitsOf(emulator, subject.name).length;
	const done = await run(subject, node, {
		parameters: { operation: 'list', ...parameters },
		...more,
	});
	expect(submitsOf(emulator, subject.name)).toHaveLength(submitted);
	return { ...done, ids: done.items.map(({ json }) => json.taskId) };
}

it('some vendors list their tasks', () => {
	expect(LISTING.map(({ name }) => name)).toEqual(['atlasCloud', 'aceData', 'replicate']);
});

describe.each(subjectsWhere(({ vendor }) => vendor.tasks !== undefined && !vendor.tasks.list))(
	'at $name, which has no list of tasks,',
	(subject) => {
		it('Poll Prediction gets tasks, whatever operation was set for another vendor', async () => {
			const [task] = await makeTasks(subject, 1);
			const parameters = { taskId: task!.taskId, wait: false };
			const { items } = await run(subject, node, { parameters });
			expect(items[0]?.json.taskId).toBe(task!.taskId);
			const { error } = await list(subject, parameters);
			expect(error?.message).toBeUndefined();
		});
	},
);

describe.each(LISTING)("the account's tasks at $name", (subject) => {
	const { name } = subject;
	const settings = () => emulator[name].settings;

	it('are an item each, the newest first, with what the vendor tells of them', async () => {
		const tasks = await makeTasks(subject, 2);
		emulator[name].finish();
		const { items, error } = await list(subject);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(2);
		for (const [index, { json, pairedItem }] of items.entries()) {
			const { taskId, model, images, receivedAt } = tasks[index]!;
			expect(json).toMatchObject({
				taskId,
				vendor: name,
				model,
				status: 'succeeded',
				prompt: `picture ${1 - index}`,
				urls: images.map(({ url }) => url),
			});
			const keys = Object.keys(json).filter((key) => !COST.includes(key));
			expect(keys.sort()).toEqual([...FIELDS].sort());
			if ('cost' in json) expect(json.costBasis).toBe('billed');
			const createdAt = String(json.createdAt);
			expect(new Date(createdAt).toISOString()).toBe(createdAt);
			expect(Math.abs(Date.parse(createdAt) - receivedAt)).toBeLessThan(60_000);
			expect(pairedItem).toEqual({ item: 0 });
		}
	});

	it('are told by where they stand, and leave out what is not there', async () => {
		settings().taskTimeMs = Infinity;
		const [running] = await makeTasks(subject, 1);
		const [finished] = await makeTasks(subject, 1);
		inject(subject, { stage: 'submit', fault: 'task-failed', message: 'the model tripped' });
		const [failed] = await makeTasks(subject, 1);
		emulator[name].finish(finished!.taskId);
		emulator[name].finish(failed!.taskId);

		const { items } = await list(subject);
		expect(items.map(({ json }) => [json.taskId, json.status])).toEqual([
			[failed!.taskId, 'failed'],
			[finished!.taskId, 'succeeded'],
			[running!.taskId, 'processing'],
		]);
		expect(items.map(({ json }) => 'urls' in json)).toEqual([false, true, false]);
		for (const [status, task] of Object.entries({ running, finished, failed })) {
			const ours = { running: 'processing', finished: 'succeeded', failed: 'failed' }[status];
			expect((await list(subject, { filters: { status: ours } })).ids).toEqual([task!.taskId]);
		}
	});

	it('go to Poll Prediction with its parameters untouched', async () => {
		const tasks = await makeTasks(subject, 2);
		const authentication = CREDENTIALS[name];
		const done = await runWorkflow({
			items: [{ json: {} }],
			nodes: [
				{ name: 'List', type: node, parameters: { authentication, operation: 'list' } },
				{ name: 'Get', type: node, parameters: { authentication } },
			],
			credentials: credentialsFor(emulator),
		});
		expect(done.data.resultData.error?.message).toBeUndefined();
		const items = done.data.resultData.runData.Get?.[0]?.data?.main?.[0] ?? [];
		expect(items.map(({ json }) => json.taskId)).toEqual(idsOf(tasks));
		for (const [index, item] of items.entries()) {
			expect(await bytesOf(item)).toEqual(await tasks[index]!.images[0]!.bytes());
		}
	});

	it('come page by page, as many as are wanted', async () => {
		const tasks = idsOf(await makeTasks(subject, 5));
		settings().listPage = 2;
		expect((await list(subject, { returnAll: true })).ids).toEqual(tasks);
		expect(questions(subject)).toHaveLength(3);
		expect((await list(subject, { limit: 3 })).ids).toEqual(tasks.slice(0, 3));
		expect(questions(subject)).toHaveLength(5);
		expect((await list(subject, { limit: '2' })).ids).toEqual(tasks.slice(0, 2));
		expect(questions(subject)).toHaveLength(6);
		expect((await list(subject)).ids).toEqual(tasks);
		settings().listPage = 5;
		expect((await list(subject, { returnAll: true })).ids).toEqual(tasks);
	});

	it('are fifty at most where nothing is said', async () => {
		const { error } = await run(subject, 'seedreamGenerate', {
			parameters: { prompt: 'x', output: 'task', options: { maxConcurrency: 60 } },
			items: Array.from({ length: 53 }, () => ({ json: {} })),
		});
		expect(error?.message).toBeUndefined();
		const all = idsOf(newestFirst(subject));
		expect((await list(subject)).ids).toEqual(all.slice(0, 50));
		expect((await list(subject, { returnAll: true })).ids).toEqual(all);
	});

	it('are those of a model, by its name or its ID', async () => {
		const families = ['seedream-4.5', 'seedream-4.0'] as const;
		const made: Submission[] = [];
		for (const family of families)
			made.push(...(await makeTasks(subject, 1, { model: modelList(family) })));
		for (const [index, model] of ['seedream-4.5', 'Seedream 4.0'].entries()) {
			expect((await list(subject, { filters: { model } })).ids).toEqual([made[index]!.taskId]);
			const { ids } = await list(subject, { filters: { model: made[index]!.model } });
			expect(ids).toEqual([made[index]!.taskId]);
		}
		// A list by time that has nothing of the kind is a list all the same.
		const { ids, error } = await list(subject, { filters: { model: 'nobody/knows-it' } });
		if (!error) expect(ids).toEqual([]);
	});

	it('are those made since a time, and pages of older ones are not asked for', async () => {
		settings().listPage = 2;
		await makeTasks(subject, 5);
		// Lists tell whole seconds.
		const since = Math.ceil((Date.now() + 1) / 1000) * 1000;
		while (Date.now() < since) await sleep(20);
		const young = idsOf(await makeTasks(subject, 1));
		for (const given of [
			new Date(since).toISOString(),
			since / 1000,
			`={{ new Date(${since}) }}`,
		]) {
			emulator[name].requests.length = 0;
			const { ids, error } = await list(subject, { returnAll: true, filters: { since: given } });
			expect(error?.message).toBeUndefined();
			expect(ids).toEqual(young);
			expect(questions(subject)).toHaveLength(1);
		}
	});

	it('are none where there are none, if its list proves that', async () => {
		const { items, error } = await list(subject);
		expect(items).toEqual([]);
		if (subject.vendor.tasks?.list?.undocumented) {
			expect(toldBy(error)).toMatch(/proves nothing.*before you pay again/);
		} else {
			expect(error?.message).toBeUndefined();
		}
	});

	it.each([
		'gateway-html',
		'internal-error',
		'truncated-body',
		'connection-reset',
		'throttle',
	] as const)('are asked for again after %s', async (fault) => {
		const tasks = idsOf(await makeTasks(subject, 3));
		settings().listPage = 2;
		let pages = 0;
		// The second page fails.
		inject(subject, { stage: 'list', fault, times: 1, when: () => (pages += 1) === 2 });
		const { ids, error } = await list(subject, { returnAll: true });
		expect(error?.message).toBeUndefined();
		expect(ids).toEqual(tasks);
		expect(questions(subject)).toHaveLength(3);
	});

	it('are given up where the vendor never tells', async () => {
		inject(subject, { stage: 'list', fault: 'internal-error', times: Infinity });
		const { items, error } = await list(subject);
		expect(items).toEqual([]);
		expect(toldBy(error)).toContain(subject.vendor.displayName);
		expect(toldBy(error)).not.toMatch(/billed|task id/i);
		expect(questions(subject)).toHaveLength(4);
	});

	it('are not told to a wrong key, which is asked with once', async () => {
		const wrong = { credential: { apiKey: 'wrong-key' } };
		const { items, error } = await list(subject, {}, wrong);
		expect(items).toEqual([]);
		expect(toldBy(error)).toMatch(/did not accept the API key/);
		expect(questions(subject).length).toBeLessThanOrEqual(1);
		const settings = { onError: 'continueRegularOutput' };
		const continued = await list(subject, {}, { ...wrong, settings } as never);
		expect(continued.error).toBeUndefined();
		expect(continued.items).toMatchObject([
			{ json: { error: expect.stringMatching(/API key/) }, pairedItem: { item: 0 } },
		]);
	});

	it.each<[string, IDataObject, string]>([
		['a limit of nothing', { limit: 0 }, "'Limit' is '0'"],
		['a limit in words', { limit: 'many' }, "'Limit' is 'many'"],
		['a status that nobody has', { filters: { status: 'lost' } }, "'Status' is 'lost'"],
		['a time that is none', { filters: { since: 'yesterday' } }, "'Since' is 'yesterday'"],
		['an operation that nobody has', { operation: 'drop' }, "'Operation' is 'drop'"],
	])('are not asked for with %s', async (_what, parameters, message) => {
		const { error } = await list(subject, parameters);
		expect(toldBy(error)).toContain(message);
		expect(emulator[name].requests).toEqual([]);
	});

	it('are told for each item, as its expressions say', async () => {
		const tasks = idsOf(await makeTasks(subject, 2));
		const { items } = await list(
			subject,
			{ limit: '={{ $json.limit }}' },
			{ items: [{ json: { limit: 1 } }, { json: { limit: 2 } }] },
		);
		expect(items.map(({ json, pairedItem }) => [json.taskId, pairedItem])).toEqual([
			[tasks[0], { item: 0 }],
			[tasks[0], { item: 1 }],
			[tasks[1], { item: 1 }],
		]);
	});
});
