import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { bytesOf, runWorkflow } from '../engine/engine';
import { inMemory, itemWith, picture, pictures } from '../engine/pictures';
import {
	CREDENTIALS,
	credentialsFor,
	modelList,
	modelOf,
	type NodeRun,
	toldBy,
} from '../engine/seedream';
import { emulator, useEmulator } from '../engine/emulated';
import { inject, run } from './harness';
import { questionsOf, taskNamed } from './requests';
import { familyFor, subjectsWhere, WITH_TASKS, type Subject } from './subjects';

useEmulator();

const poll = 'seedreamPollPrediction';
const CONTINUE = { onError: 'continueRegularOutput' } as const;

/** Makes tasks to ask about, and forgets the requests that made them. */
async function makeTasks(subject: Subject, count: number, more: IDataObject = {}) {
	const { items, error } = await run(subject, 'seedreamGenerate', {
		parameters: { prompt: 'x', output: 'task', options: { maxConcurrency: 30 }, ...more },
		items: Array.from({ length: count }, () => ({ json: {} })),
	});
	if (error) throw new Error(error.message);
	emulator[subject.name].requests.length = 0;
	return items.map(({ json }) => String(json.taskId));
}

/** An id in the vendor's own form that it has no task of. */
const unknownLike = (id: string): string =>
	id.replace(/[0-9a-z]{4}$/i, 'dead').replace(/^([0-9a-f])/, '0');

const questions = (subject: Subject) => questionsOf(emulator, subject);

/** The ids in the order of the items, each item's file being that of its task. */
async function expectFiles({ name }: Subject, { items, error }: NodeRun, ids: string[]) {
	expect(error?.message).toBeUndefined();
	expect(items.map(({ json }) => json.taskId)).toEqual(ids);
	for (const item of items) {
		const { images } = taskNamed(emulator, name, item.json.taskId);
		expect(item.json).toMatchObject({
			vendor: name,
			status: 'succeeded',
			index: 0,
			url: images[0]!.url,
		});
		expect(await bytesOf(item)).toEqual(await images[0]!.bytes());
	}
}

describe.each(WITH_TASKS)('tasks of $name', (subject) => {
	const { name, vendor } = subject;
	const authentication = CREDENTIALS[name];

	it('are given by their id at once', async () => {
		emulator[name].settings.taskTimeMs = Infinity;
		const { items } = await run(subject, 'seedreamGenerate', {
			parameters: { prompt: 'x', output: 'task' },
		});
		const [task] = emulator[name].submissions;
		expect(items).toEqual([
			{
				json: {
					vendor: name,
					model: expect.any(String),
					taskId: expect.stringContaining(task!.taskId),
					status: 'processing',
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(questions(subject)).toEqual([]);
	});

	it.each<[string, IDataObject, () => Promise<INodeExecutionData[]>]>([
		['seedreamGenerate', {}, async () => [{ json: {} }, { json: {} }]],
		['seedreamEdit', {}, async () => (await pictures(2)).map((bytes) => itemWith(bytes))],
		[
			'seedreamCompose',
			{ images: '*' },
			async () => {
				const [a, b] = (await pictures(2)) as [Buffer, Buffer];
				const binary = { a: inMemory(a), b: inMemory(b) };
				return [
					{ json: {}, binary },
					{ json: {}, binary },
				];
			},
		],
	])('from %s go to Poll Prediction with its parameters untouched', async (type, more, input) => {
		const done = await runWorkflow({
			items: await input(),
			nodes: [
				{
					name: 'First',
					type,
					parameters: { authentication, ...modelOf(name), prompt: 'x', output: 'task', ...more },
				},
				{ name: 'Poll', type: poll, parameters: { authentication } },
			],
			credentials: credentialsFor(emulator),
		});
		expect(done.data.resultData.error?.message).toBeUndefined();
		const first = done.data.resultData.runData.First?.[0]?.data?.main?.[0] ?? [];
		const items = done.data.resultData.runData.Poll?.[0]?.data?.main?.[0] ?? [];
		expect(first.map(({ json }) => json.status)).toEqual(['processing', 'processing']);
		expect(emulator[name].submissions).toHaveLength(2);
		const ids = first.map(({ json }) => String(json.taskId));
		await expectFiles(subject, { items, errorItems: [], run: done }, ids);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('are taken as one id, as a list in one text, and as an array, in their order', async () => {
		const ids = await makeTasks(subject, 3);
		const turned = [...ids].reverse();
		for (const taskId of [turned.join(', '), turned.join('\n'), turned]) {
			const asked = await run(subject, poll, {
				parameters: { taskId: '={{ $json.ids }}' },
				items: [{ json: { ids: taskId } }],
			});
			await expectFiles(subject, asked, turned);
			expect(asked.items.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
		}
		const one = await run(subject, poll, { parameters: { taskId: ` ${ids[0]} ` } });
		await expectFiles(subject, one, [ids[0]!]);
		expect(emulator[name].submissions).toHaveLength(3);
	});

	it('bring every image of a set', async () => {
		const family = familyFor(subject, 'generateSet');
		if (!family) return;
		const [id = ''] = await makeTasks(subject, 1, {
			model: modelList(family),
			imageSet: true,
			maxImages: 3,
		});
		const { items } = await run(subject, poll, {
			parameters: { taskId: id, binaryPropertyName: 'picture', options: { fileName: 'set' } },
		});
		expect(items.map(({ json }) => json.index)).toEqual([0, 1, 2]);
		const { images } = taskNamed(emulator, name, id);
		for (const [index, item] of items.entries()) {
			expect(item.binary?.picture?.fileName).toMatch(new RegExp(`^set-${index}\\.`));
			expect(await bytesOf(item, 'picture')).toEqual(await images[index]!.bytes());
		}
	});

	it('bring the places of layers', async () => {
		const family = familyFor(subject, 'decomposeLayers');
		if (!family) return;
		const submitted = await run(subject, 'seedreamEdit', {
			parameters: { operation: 'decomposeLayers', model: modelList(family), output: 'task' },
			items: [itemWith(await picture({ width: 1024, height: 768 }))],
		});
		const { items } = await run(subject, poll, {
			parameters: { output: 'urls' },
			items: submitted.items,
		});
		expect(items.map(({ json }) => json.index)).toEqual([0, 1, 2, 3]);
		// Not every vendor tells the places.
		if (!items[0]?.json.layer) return;
		expect(items.map(({ json }) => (json.layer as IDataObject).zIndex)).toEqual([0, 1, 2, 3]);
	});

	it('are waited for while they run', async () => {
		emulator[name].settings.finishAfterPolls = 3;
		const [id = ''] = await makeTasks(subject, 1);
		await expectFiles(subject, await run(subject, poll, { parameters: { taskId: id } }), [id]);
		expect(questions(subject)).toHaveLength(3);
	});

	it('are told where they stand without waiting: finished, running, and not shown', async () => {
		emulator[name].settings.taskTimeMs = Infinity;
		const [finished = '', running = ''] = await makeTasks(subject, 2);
		emulator[name].finish(taskNamed(emulator, name, finished).taskId);
		const unknown = unknownLike(running);
		const { items, error } = await run(subject, poll, {
			parameters: { wait: false },
			items: [finished, running, unknown].map((taskId) => ({ json: { taskId } })),
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => [json.taskId, json.status])).toEqual([
			[finished, 'succeeded'],
			[running, 'processing'],
			[unknown, 'unknown'],
		]);
		expect(items[1]).toEqual({
			json: { vendor: name, taskId: running, status: 'processing' },
			pairedItem: { item: 1 },
		});
		expect(questions(subject)).toHaveLength(subject.asking === 'batch' ? 1 : 3);
	});

	it('that failed are an item that says why, and are asked about no more', async () => {
		const [id = ''] = await makeTasks(subject, 1);
		inject(subject, {
			stage: subject.asking,
			fault: 'task-failed',
			times: Infinity,
			message: 'the model tripped',
		});
		const looked = await run(subject, poll, { parameters: { wait: false, taskId: id } });
		expect(looked.error?.message).toBeUndefined();
		expect(looked.items[0]?.json).toMatchObject({ vendor: name, taskId: id, status: 'failed' });
		expect(looked.items[0]?.json.error).toContain('the model tripped');
		const asked = questions(subject).length;
		const { error } = await run(subject, poll, { parameters: { taskId: id } });
		expect(toldBy(error)).toContain('the model tripped');
		expect(toldBy(error)).toContain(id);
		expect(questions(subject)).toHaveLength(asked + 1);
	});

	it('are named when the wait runs out, or are items if so chosen', async () => {
		emulator[name].settings.taskTimeMs = Infinity;
		const [finished = '', running = ''] = await makeTasks(subject, 2);
		emulator[name].finish(taskNamed(emulator, name, finished).taskId);
		const items = [finished, running].map((taskId) => ({ json: { taskId } }));
		const stopped = await run(subject, poll, { parameters: { options: { timeout: 1 } }, items });
		expect(stopped.items).toEqual([]);
		expect(toldBy(stopped.error)).toContain(running);
		expect(toldBy(stopped.error)).toContain('Seedream Poll Prediction');
		const returned = await run(subject, poll, {
			parameters: { options: { timeout: 1, onTimeout: 'return' } },
			items,
		});
		expect(returned.error?.message).toBeUndefined();
		expect(returned.items[0]?.json).toMatchObject({ taskId: finished, status: 'succeeded' });
		expect(returned.items[1]).toEqual({
			json: { vendor: name, taskId: running, status: 'processing' },
			pairedItem: { item: 1 },
		});
	});

	it('keep the others of a list when one is not known, with Continue', async () => {
		const ids = await makeTasks(subject, 2);
		const unknown = unknownLike(ids[0]!);
		const { items, error } = await run(subject, poll, {
			parameters: { taskId: [ids[0], unknown, ids[1]].join(','), options: { timeout: 1 } },
			settings: CONTINUE,
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
		expect(items[1]?.json.error).toContain(unknown);
		expect(items[1]?.json.error).toMatch(/does not know|no such task/);
		for (const place of [0, 2]) {
			const { images } = taskNamed(emulator, name, items[place]?.json.taskId);
			expect(await bytesOf(items[place]!)).toEqual(await images[0]!.bytes());
		}
	});

	it('have ids that cannot lead a question elsewhere', async () => {
		await run(subject, poll, {
			parameters: { taskId: 'a%2F..%2Fb?c=d', wait: false },
			settings: CONTINUE,
		});
		for (const { path, stage } of emulator[name].requests) {
			expect(stage).toBe(subject.asking);
			expect(path).not.toContain('?c=d');
			expect(path).not.toContain('a%2F..');
		}
	});

	if (!vendor.tasks?.list) return;
	it('are found in the list of the account when the answer was lost, and are paid once', async () => {
		emulator[name].settings.listDelayLooks = 1;
		inject(subject, { stage: 'submit', fault: 'connection-reset', times: 2 });
		const { items, error } = await run(subject, 'seedreamGenerate', {
			parameters: { prompt: '={{ $json.text }}', output: 'urls' },
			items: ['same', 'same', 'other'].map((text) => ({ json: { text } })),
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[name].submissions).toHaveLength(3);
		expect(new Set(items.map(({ json }) => json.url)).size).toBe(3);
		expect(emulator[name].requests.some(({ stage }) => stage === 'list')).toBe(true);
	});
});

describe.each(subjectsWhere(({ vendor }) => vendor.tasks === undefined))(
	'$name, which has no tasks,',
	(subject) => {
		it('refuses to give task IDs, by name', async () => {
			const { error } = await run(subject, 'seedreamGenerate', {
				parameters: { prompt: 'x', output: 'task' },
			});
			expect(toldBy(error)).toContain("'Output' is 'Task ID'");
			expect(toldBy(error)).toContain(subject.vendor.displayName);
			expect(emulator[subject.name].requests).toEqual([]);
		});
	},
);
