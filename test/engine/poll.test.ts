import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sleep, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { emulator, useEmulator } from './emulated';
import { bytesOf, runWorkflow } from './engine';
import { inMemory, itemWith, picture, pictures } from './pictures';
import { CREDENTIALS, credentialsFor, modelList, runNode, type NodeRun, toldBy } from './seedream';

useEmulator();

const node = 'seedreamPollPrediction';
const CONTINUE = { onError: 'continueRegularOutput' } as const;
type Pollable = 'atlasCloud' | 'aceData';
const POLLABLE: Pollable[] = ['atlasCloud', 'aceData'];
const ASKING = { atlasCloud: 'poll', aceData: 'batch' } as const;
const UNKNOWN: Record<Pollable, string> = {
	atlasCloud: '00000000000000000000000000000000',
	aceData: '00000000-0000-4000-8000-00000000dead',
};

/** Makes tasks to ask about. */
async function tasks(vendor: Pollable, count: number, more: IDataObject = {}): Promise<string[]> {
	const { items, error } = await runNode(emulator, {
		node: 'seedreamGenerate',
		vendor,
		parameters: { prompt: 'x', output: 'task', options: { maxConcurrency: 30 }, ...more },
		items: Array.from({ length: count }, () => ({ json: {} })),
	});
	if (error) throw new Error(error.message);
	const ids = items.map(({ json }) => String(json.taskId));
	emulator[vendor].requests.length = 0;
	return ids;
}

const submissionOf = (vendor: Pollable, taskId: unknown) =>
	emulator[vendor].submissions.find((submission) => submission.taskId === taskId)!;

/** Until the tasks are finished at the vendor. */
async function finish(vendor: Pollable, ...ids: string[]): Promise<void> {
	const times = ids.map((id) => submissionOf(vendor, id).finishesAt);
	await sleep(Math.max(0, Math.max(...times) + 1 - Date.now()));
}

const asked = (vendor: Pollable) =>
	emulator[vendor].requests.filter(({ stage }) => stage === ASKING[vendor]);

/** The ids in the order of the items, each item's file being that of its task. */
async function expectFiles(vendor: Pollable, { items, error }: NodeRun, ids: string[]) {
	expect(error?.message).toBeUndefined();
	expect(items.map(({ json }) => json.taskId)).toEqual(ids);
	for (const item of items) {
		const { images } = submissionOf(vendor, item.json.taskId);
		expect(item.json).toMatchObject({ vendor, status: 'succeeded', index: 0, url: images[0]!.url });
		expect(await bytesOf(item)).toEqual(await images[0]!.bytes());
	}
}

describe.each(POLLABLE)('Seedream Poll Prediction on %s', (vendor) => {
	const authentication = CREDENTIALS[vendor];

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
	])('takes the items of %s with its parameters untouched', async (type, parameters, input) => {
		emulator[vendor].settings.taskTimeMs = 300;
		const run = await runWorkflow({
			items: await input(),
			nodes: [
				{
					name: 'First',
					type,
					parameters: { authentication, prompt: 'x', output: 'task', ...parameters },
				},
				{ name: 'Poll', type: node, parameters: { authentication } },
			],
			credentials: credentialsFor(emulator),
		});
		expect(run.data.resultData.error?.message).toBeUndefined();
		const first = run.data.resultData.runData.First?.[0]?.data?.main?.[0] ?? [];
		const items = run.data.resultData.runData.Poll?.[0]?.data?.main?.[0] ?? [];
		expect(first.map(({ json }) => json.status)).toEqual(['processing', 'processing']);
		expect(emulator[vendor].submissions).toHaveLength(2);
		await expectFiles(
			vendor,
			{ items, errorItems: [], run },
			first.map(({ json }) => String(json.taskId)),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(items[0]?.json.model).toBe(first[0]?.json.model);
		expect(items[0]?.binary?.data).toMatchObject({ mimeType: 'image/jpeg', fileExtension: 'jpg' });
	});

	it('takes one id as text', async () => {
		const [id = ''] = await tasks(vendor, 1);
		const run = await runNode(emulator, { node, vendor, parameters: { taskId: ` ${id} ` } });
		await expectFiles(vendor, run, [id]);
		expect(emulator[vendor].submissions).toHaveLength(1);
	});

	it.each<[string, (ids: string[]) => unknown]>([
		['an array', (ids) => ids],
		['commas', (ids) => ids.join(', ')],
		['lines', (ids) => ids.join('\n')],
		['lines of a Windows file', (ids) => `${ids.join('\r\n')}\r\n`],
		['commas and lines, with blanks left', (ids) => ids.join(' ,\n') + ',\n'],
		['an array of lists', (ids) => [ids.slice(0, 1), ids.slice(1).join(',')]],
	])('takes a list of ids as %s, and gives their images in its order', async (_what, list) => {
		const ids = await tasks(vendor, 3);
		const run = await runNode(emulator, {
			node,
			vendor,
			parameters: { taskId: '={{ $json.ids }}' },
			items: [{ json: { ids: list([...ids].reverse()) } as IDataObject }],
		});
		await expectFiles(vendor, run, [...ids].reverse());
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
	});

	it('takes numbers', async () => {
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { taskId: '={{ $json.id }}', wait: false },
			items: [{ json: { id: 123456 } }],
		});
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({ taskId: '123456', status: 'unknown' });
		const question = JSON.stringify(asked(vendor).map(({ path, body }) => [path, body]));
		expect(question).toContain('123456');
	});

	it('gives an id that stands twice in a list one time', async () => {
		const [one = '', other = ''] = await tasks(vendor, 2);
		const run = await runNode(emulator, {
			node,
			vendor,
			parameters: { taskId: [one, other, one].join(',') },
		});
		await expectFiles(vendor, run, [one, other]);
	});

	it('gives an id that several items have to each of them', async () => {
		const [one = '', other = ''] = await tasks(vendor, 2);
		const run = await runNode(emulator, {
			node,
			vendor,
			items: [one, other, one].map((taskId) => ({ json: { taskId } })),
		});
		await expectFiles(vendor, run, [one, other, one]);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('gives every image of a set', async () => {
		const [id = ''] = await tasks(vendor, 1, {
			model: modelList('seedream-4.5'),
			imageSet: true,
			maxImages: 3,
		});
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { taskId: id, binaryPropertyName: 'picture', options: { fileName: 'set' } },
		});
		expect(items.map(({ json }) => json.index)).toEqual([0, 1, 2]);
		expect(items.map(({ binary }) => binary?.picture?.fileName)).toEqual([
			'set-0.jpg',
			'set-1.jpg',
			'set-2.jpg',
		]);
		const { images } = submissionOf(vendor, id);
		for (const [index, item] of items.entries()) {
			expect(await bytesOf(item, 'picture')).toEqual(await images[index]!.bytes());
		}
	});

	it('gives the places of layers', async () => {
		const submitted = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: {
				operation: 'decomposeLayers',
				model: modelList('seedream-5.0-pro'),
				output: 'task',
			},
			items: [itemWith(await picture({ width: 1024, height: 768 }))],
		});
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { output: 'urls' },
			items: submitted.items,
		});
		expect(items.map(({ json }) => (json.layer as IDataObject).zIndex)).toEqual([0, 1, 2, 3]);
	});

	it('leaves the files at the vendor for image URLs', async () => {
		const ids = await tasks(vendor, 2);
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { taskId: ids.join(','), output: 'urls' },
		});
		expect(items.map(({ json }) => json.url)).toEqual(
			ids.map((id) => submissionOf(vendor, id).images[0]!.url),
		);
		expect(items.every(({ binary }) => binary === undefined)).toBe(true);
		expect(emulator.images.requests).toHaveLength(0);
	});

	it('waits until a running task is finished', async () => {
		emulator[vendor].settings.taskTimeMs = 900;
		const [id = ''] = await tasks(vendor, 1);
		const run = await runNode(emulator, { node, vendor, parameters: { taskId: id } });
		await expectFiles(vendor, run, [id]);
		expect(asked(vendor).length).toBeGreaterThan(1);
	});

	it('asks about a finished task once', async () => {
		const [id = ''] = await tasks(vendor, 1);
		await runNode(emulator, { node, vendor, parameters: { taskId: id, output: 'urls' } });
		// The task took 40 ms and is long finished.
		expect(asked(vendor)).toHaveLength(1);
	});

	it('without waiting tells where each task stands, asking once', async () => {
		const [finished = ''] = await tasks(vendor, 1);
		emulator[vendor].settings.taskTimeMs = 60_000;
		const [running = ''] = await tasks(vendor, 1);
		await finish(vendor, finished);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { wait: false },
			items: [finished, running, UNKNOWN[vendor]].map((taskId) => ({ json: { taskId } })),
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => [json.taskId, json.status])).toEqual([
			[finished, 'succeeded'],
			[running, 'processing'],
			[UNKNOWN[vendor], 'unknown'],
		]);
		expect(items[1]).toEqual({
			json: { vendor, taskId: running, status: 'processing' },
			pairedItem: { item: 1 },
		});
		// It may be too young: that is no failure, which would make people pay again.
		expect(items[2]?.json.error).toBeUndefined();
		expect(await bytesOf(items[0]!)).toEqual(
			await submissionOf(vendor, finished).images[0]!.bytes(),
		);
		expect(asked(vendor)).toHaveLength(vendor === 'atlasCloud' ? 3 : 1);
	});

	it('without waiting gives a failed task as an item that says why', async () => {
		const [id = ''] = await tasks(vendor, 1);
		emulator.inject({
			vendor,
			stage: ASKING[vendor],
			fault: 'task-failed',
			message: 'the model tripped',
		});
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { wait: false, taskId: id },
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({ vendor, taskId: id, status: 'failed' });
		expect(items[0]?.json.error).toContain('the model tripped');
	});

	it('ends with an error that names the task when the wait runs out', async () => {
		emulator[vendor].settings.taskTimeMs = 60_000;
		const [id = ''] = await tasks(vendor, 1);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { taskId: id, options: { timeout: 1 } },
		});
		expect(items).toHaveLength(0);
		expect(toldBy(error)).toContain(id);
		expect(toldBy(error)).toContain('Seedream Poll Prediction');
	});

	it('ends with an error that names each of several tasks, and the files of those that finished', async () => {
		const [finished = ''] = await tasks(vendor, 1);
		emulator[vendor].settings.taskTimeMs = 60_000;
		const running = await tasks(vendor, 2);
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { taskId: [finished, ...running].join(', '), options: { timeout: 1 } },
		});
		for (const id of running) expect(toldBy(error)).toContain(id);
		expect(toldBy(error)).toContain('[Item 0] finished: http');
		expect(toldBy(error)).toContain(`[Item 0] task ${running[1]} not fetched`);
	});

	it('gives the task as an item when the wait runs out, if so chosen', async () => {
		const [finished = ''] = await tasks(vendor, 1);
		emulator[vendor].settings.taskTimeMs = 60_000;
		const [running = ''] = await tasks(vendor, 1);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { options: { timeout: 1, onTimeout: 'return' } },
			items: [finished, running].map((taskId) => ({ json: { taskId } })),
		});
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ taskId: finished, status: 'succeeded' });
		expect(items[1]).toEqual({
			json: { vendor, taskId: running, status: 'processing' },
			pairedItem: { item: 1 },
		});
	});

	it('gives an item that a later poll takes as it is', async () => {
		emulator[vendor].settings.taskTimeMs = 2500;
		const [id = ''] = await tasks(vendor, 1);
		const run = await runWorkflow({
			items: [{ json: { taskId: id } }],
			nodes: [
				{
					name: 'Look',
					type: node,
					parameters: { authentication, wait: false },
				},
				{ name: 'Poll', type: node, parameters: { authentication } },
			],
			credentials: credentialsFor(emulator),
		});
		const looked = run.data.resultData.runData.Look?.[0]?.data?.main?.[0] ?? [];
		expect(looked[0]?.json.status).toBe('processing');
		const items = run.data.resultData.runData.Poll?.[0]?.data?.main?.[0] ?? [];
		await expectFiles(vendor, { items, errorItems: [], run }, [id]);
	});

	it.each([
		['waiting', { wait: true, options: { timeout: 2 } }],
		[
			'waiting, with the task returned at the time-out',
			{
				wait: true,
				options: { timeout: 2, onTimeout: 'return' },
			},
		],
	])('says that the vendor does not know an id, %s', async (_how, parameters) => {
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { taskId: UNKNOWN[vendor], ...parameters },
		});
		expect(items).toHaveLength(0);
		expect(toldBy(error)).toContain(UNKNOWN[vendor]);
		expect(toldBy(error)).toMatch(/does not know|no such task/);
		expect(toldBy(error)).not.toContain('runs on at the vendor');
	});

	it('says why a task failed, with its id, and asks about it no more', async () => {
		const [id = ''] = await tasks(vendor, 1);
		emulator.inject({
			vendor,
			stage: ASKING[vendor],
			fault: 'task-failed',
			code: 'X1',
			message: 'the model tripped',
		});
		const { error } = await runNode(emulator, { node, vendor, parameters: { taskId: id } });
		expect(toldBy(error)).toContain('the model tripped');
		expect(toldBy(error)).toContain(id);
		expect(asked(vendor)).toHaveLength(1);
	});

	it('keeps the other tasks of a list when one failed, with Continue', async () => {
		const ids = await tasks(vendor, 2);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				taskId: [ids[0], UNKNOWN[vendor], ids[1]].join(','),
				options: { timeout: 1 },
			},
			settings: CONTINUE,
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(3);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
		expect(items[1]?.json.error).toContain(UNKNOWN[vendor]);
		for (const [place, index] of [
			[0, 0],
			[2, 1],
		] as const) {
			expect(await bytesOf(items[place]!)).toEqual(
				await submissionOf(vendor, ids[index]).images[0]!.bytes(),
			);
		}
	});

	it('routes a failed task to the error output, the others to the main one', async () => {
		const ids = await tasks(vendor, 2);
		const { items, errorItems, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { options: { timeout: 1 } },
			items: [ids[0], UNKNOWN[vendor], ids[1]].map((taskId) => ({ json: { taskId } })),
			settings: { onError: 'continueErrorOutput' },
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.taskId)).toEqual(ids);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0]?.json.error).toContain(UNKNOWN[vendor]);
		expect(errorItems[0]?.pairedItem).toEqual({ item: 1 });
	});

	it('tells in the error of a list what its other tasks have', async () => {
		const ids = await tasks(vendor, 2);
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { taskId: [ids[0], UNKNOWN[vendor], ids[1]].join(), options: { timeout: 1 } },
		});
		expect(toldBy(error)).toContain(UNKNOWN[vendor]);
		for (const id of ids) {
			expect(error?.description).toContain(submissionOf(vendor, id).images[0]!.url);
		}
	});

	it('without Continue tells in the error what the other items have', async () => {
		const ids = await tasks(vendor, 2);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { options: { timeout: 1 } },
			items: [ids[0], UNKNOWN[vendor], ids[1]].map((taskId) => ({ json: { taskId } })),
		});
		expect(items).toHaveLength(0);
		expect(toldBy(error)).toContain(UNKNOWN[vendor]);
		for (const id of ids) {
			expect(error?.description).toContain(submissionOf(vendor, id).images[0]!.url);
		}
	});

	it.each([
		'gateway-html',
		'internal-error',
		'overloaded',
		'truncated-body',
		'connection-reset',
		'throttle',
	] as const)('survives %s, waiting or not', async (fault) => {
		for (const wait of [true, false]) {
			const [id = ''] = await tasks(vendor, 1);
			await finish(vendor, id);
			emulator.inject({ vendor, stage: ASKING[vendor], fault });
			const run = await runNode(emulator, { node, vendor, parameters: { taskId: id, wait } });
			await expectFiles(vendor, run, [id]);
			expect(asked(vendor)).toHaveLength(2);
		}
	});

	it('counts a failed download as a finished task', async () => {
		const [id = ''] = await tasks(vendor, 1);
		emulator.inject({ vendor, stage: 'download', fault: 'download-missing', times: Infinity });
		const { items, error } = await runNode(emulator, { node, vendor, parameters: { taskId: id } });
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			status: 'succeeded',
			url: submissionOf(vendor, id).images[0]!.url,
			downloadError: expect.stringContaining('404'),
		});
	});

	it('asks again for nothing that it has when n8n tries again', async () => {
		const ids = await tasks(vendor, 2);
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { output: 'urls', wait: true, options: { timeout: 1 } },
			items: [ids[0], UNKNOWN[vendor], ids[1]].map((taskId) => ({ json: { taskId } })),
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(error).toBeDefined();
		const questions = asked(vendor).filter(({ path, body }) =>
			JSON.stringify([path, body]).includes(ids[0]!),
		);
		expect(questions).toHaveLength(1);
	});

	it.each([
		['nothing', '={{ "" }}'],
		['a blank', '  '],
		['commas only', ', ,'],
		['a URL', 'https://example.com/task/1'],
		['words', 'my task'],
		['an object', '={{ { id: 1 } }}'],
		['null', '={{ null }}'],
		['true', '={{ true }}'],
		['an item without taskId', '={{ $json.taskId }}'],
		['a path out of the API', '../../v1/models'],
	])('refuses %s as an id before it asks', async (_what, taskId) => {
		const { error, items } = await runNode(emulator, { node, vendor, parameters: { taskId } });
		expect(items).toHaveLength(0);
		expect(toldBy(error)).toContain("'Task ID'");
		expect(emulator[vendor].requests).toHaveLength(0);
	});
});

it('asks AceData Cloud about 60 tasks together, at most 50 ids in a request', async () => {
	emulator.aceData.settings.taskTimeMs = 60_000;
	const ids = await tasks('aceData', 60, { options: { maxConcurrency: 60 } });
	const { items, error } = await runNode(emulator, {
		node,
		vendor: 'aceData',
		parameters: { taskId: ids.join(','), options: { timeout: 2, onTimeout: 'return' } },
	});
	expect(error?.message).toBeUndefined();
	expect(items.map(({ json }) => json.taskId)).toEqual(ids);
	const sizes = asked('aceData').map(({ body }) => (body as { ids: string[] }).ids.length);
	// On a busy machine some tasks miss their round and are asked about in the next.
	expect(sizes.slice(0, 2)).toEqual([50, 10]);
	expect(sizes.length).toBeGreaterThan(2);
	expect(Math.max(...sizes)).toBe(50);
	expect(sizes.length).toBeLessThan(ids.length / 2);
	expect(emulator.aceData.requests.filter(({ stage }) => stage === 'poll')).toHaveLength(0);
});

it('asks AceData Cloud about the tasks of 60 items in two requests as well', async () => {
	const ids = await tasks('aceData', 60, { options: { maxConcurrency: 60 } });
	await finish('aceData', ...ids);
	const { items } = await runNode(emulator, {
		node,
		vendor: 'aceData',
		parameters: { wait: false, output: 'urls' },
		items: ids.map((taskId) => ({ json: { taskId } })),
	});
	expect(items.map(({ json }) => json.taskId)).toEqual(ids);
	expect(asked('aceData').map(({ body }) => (body as { ids: string[] }).ids.length)).toEqual([
		50, 10,
	]);
});

it('encodes a task id in the path', async () => {
	await runNode(emulator, {
		node,
		vendor: 'atlasCloud',
		parameters: { taskId: 'a%2Fb', wait: false },
	});
	expect(emulator.atlasCloud.requests[0]?.path).toBe('/api/v1/model/prediction/a%252Fb');
});

describe('a callback', () => {
	let server: Server;
	let address: string;
	let received: Array<{ body: IDataObject }>;
	let next: () => Promise<void>;
	beforeAll(async () => {
		received = [];
		let arrived: () => void = () => undefined;
		next = async () =>
			await new Promise<void>((resolve) => {
				if (received.length > 0) resolve();
				else arrived = resolve;
			});
		server = createServer((request, response) => {
			void text(request).then((body) => {
				received.push({ body: JSON.parse(body) as IDataObject });
				response.end();
				arrived();
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/waiting`;
	});
	afterEach(() => {
		received.length = 0;
	});
	afterAll(async () => await new Promise((resolve) => server.close(resolve)));

	const text = async (request: IncomingMessage): Promise<string> => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks).toString();
	};

	it.each(POLLABLE)(
		'of %s tells that a task is finished, and one look brings it',
		async (vendor) => {
			emulator[vendor].settings.taskTimeMs = 200;
			const submitted = await runNode(emulator, {
				node: 'seedreamGenerate',
				vendor,
				parameters: { prompt: 'x', output: 'task', options: { callbackUrl: address } },
			});
			expect(submitted.error?.message).toBeUndefined();
			const [submission] = emulator[vendor].submissions;
			expect(submission?.body).toMatchObject({
				[vendor === 'atlasCloud' ? 'webhook_url' : 'callback_url']: address,
			});
			await next();
			const told = JSON.stringify(received[0]?.body);
			expect(told).toContain(submission?.taskId);
			expect(told).toContain(submission?.images[0]?.url);
			// No question was asked to get here.
			expect(asked(vendor)).toHaveLength(0);
			const run = await runNode(emulator, {
				node,
				vendor,
				parameters: { wait: false },
				items: submitted.items,
			});
			await expectFiles(vendor, run, [submission!.taskId]);
			expect(asked(vendor)).toHaveLength(1);
			expect(emulator[vendor].submissions).toHaveLength(1);
		},
	);

	it.each(POLLABLE)('of %s comes for Edit and Compose too', async (vendor) => {
		const files = await pictures(2);
		const callbackUrl = `${address}?signature=a%2Fb&item=={{ $itemIndex }}`;
		for (const [type, images] of [
			['seedreamEdit', { image: 'a' }],
			['seedreamCompose', { images: 'a, b' }],
		] as const) {
			received.length = 0;
			const { error } = await runNode(emulator, {
				node: type,
				vendor,
				parameters: { ...images, prompt: 'x', output: 'task', options: { callbackUrl } },
				items: [{ json: {}, binary: { a: inMemory(files[0]!), b: inMemory(files[1]!) } }],
			});
			expect(error?.message).toBeUndefined();
			await next();
			const { taskId } = emulator[vendor].submissions.at(-1)!;
			expect(JSON.stringify(received[0]?.body)).toContain(taskId);
		}
	});

	it('is left out where it is not shown, and refused where it is and the node waits itself', async () => {
		const run = async (vendor: 'aioagi' | 'atlasCloud', output: string) =>
			await runNode(emulator, {
				node: 'seedreamGenerate',
				vendor,
				parameters: { prompt: 'x', output, options: { callbackUrl: address } },
			});
		for (const vendor of ['aioagi', 'atlasCloud'] as const) {
			expect((await run(vendor, 'urls')).error?.message).toBeUndefined();
			expect(JSON.stringify(emulator[vendor].submissions[0]?.body)).not.toContain(address);
			emulator.reset();
		}
		const byExpression = await run('atlasCloud', '={{ "urls" }}');
		expect(toldBy(byExpression.error)).toContain("'Callback URL' is set, but the node waits");
		expect((await run('aioagi', 'task')).error?.message).toContain("'Output' is 'Task ID'");
		expect(emulator.aioagi.requests).toHaveLength(0);
		expect(emulator.atlasCloud.requests).toHaveLength(0);
	});
});
