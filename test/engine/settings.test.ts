import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../emulator';
import { inMemory, itemWith, picture } from './pictures';
import { runNode, toldBy } from './seedream';

/** What n8n lets a user set for any node, and for each of its requests. */
let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ everyVendor: { taskTimeMs: 20, drawing: 'small' } });
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const vendor = 'atlasCloud';
const parameters = { prompt: '={{ $json.text }}', output: 'urls' };
const texts = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { text: `picture ${index}` } }));
const submissions = () => emulator[vendor].submissions;

describe('Execute Once', () => {
	const modes = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
	/** Two files in each of three items, their prompts, and the id of a task that is finished. */
	async function itemsOf(): Promise<INodeExecutionData[]> {
		const made = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor,
			parameters: { prompt: 'made before', output: 'task' },
		});
		const { taskId } = made.items[0]!.json;
		await emulator[vendor].finish();
		const files = await Promise.all(
			[0, 1, 2].map(async () => ({
				json: {},
				binary: { a: inMemory(await picture()), b: inMemory(await picture({ colour: '#ff0000' })) },
			})),
		);
		return files.map((item, index) => ({ ...item, json: { text: `picture ${index}`, taskId } }));
	}

	describe.each(modes)('with On Error %s', (onError) => {
		it.each<[string, IDataObject, number]>([
			['seedreamGenerate', parameters, 2],
			['seedreamEdit', { ...parameters, image: 'a' }, 2],
			['seedreamCompose', { ...parameters, images: 'a, b' }, 2],
			['seedreamCompose', { ...parameters, images: 'a, b', combine: 'allItems' }, 2],
			['seedreamUpload', { images: 'a' }, 1],
			['seedreamPollPrediction', { output: 'urls' }, 1],
		])('takes the first item alone in %s %j', async (node, given, paid) => {
			const { items, error } = await runNode(emulator, {
				node,
				vendor,
				parameters: given,
				items: await itemsOf(),
				settings: { executeOnce: true, onError },
			});
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(submissions()).toHaveLength(paid);
			if (node === 'seedreamCompose') expect(submissions()[1]?.references).toHaveLength(2);
		});
	});
});

describe('Batching', () => {
	const batching = { batch: { batchSize: 1, batchInterval: 1_500 } };

	it('spaces the submissions as set, the first batch at once', async () => {
		const started = Date.now();
		const { items, error } = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor,
			parameters: { ...parameters, requestOptions: { batching } },
			items: texts(3),
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
		const [first = 0, second = 0, third = 0] = submissions().map(({ receivedAt }) => receivedAt);
		// From the start on: a busy machine can hold up the first one more than the next.
		expect(second - started).toBeGreaterThanOrEqual(1_500);
		expect(third - started).toBeGreaterThanOrEqual(3_000);
		// Had the first waited for the last item's check, it would have come with it. A busy machine can hold it up for a while.
		expect(third - first).toBeGreaterThan(500);
	});

	it('stops what comes after an item that cannot be sent', async () => {
		const { error } = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor,
			parameters: { ...parameters, requestOptions: { batching } },
			items: [{ json: { text: 'one' } }, { json: { text: '' } }, { json: { text: 'three' } }],
		});
		expect(toldBy(error)).toContain("'Prompt' is empty");
		expect(submissions()).toHaveLength(1);
		expect(error?.description).toContain(submissions()[0]?.taskId);
	});
});

describe('Proxy, in Request Options', () => {
	let proxy: Server;
	const asked: string[] = [];
	beforeAll(async () => {
		proxy = createServer((request, response) => {
			asked.push(`${request.method} ${request.url}`);
			const target = new URL(request.url ?? '');
			void fetch(target, {
				method: request.method,
				headers: Object.fromEntries(
					Object.entries(request.headers).filter(
						([name]) => !/^(host|connection|.*proxy.*)$/.test(name),
					),
				) as Record<string, string>,
				...(request.method === 'GET' ? {} : { body: request as never, duplex: 'half' as const }),
			}).then(async (reply) => {
				response.writeHead(reply.status, {
					'content-type': reply.headers.get('content-type') ?? '',
				});
				response.end(Buffer.from(await reply.arrayBuffer()));
			});
		});
		await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
	});
	afterAll(() => {
		proxy.close();
	});

	it('holds for uploads, submissions, questions and downloads', async () => {
		const { port } = proxy.address() as AddressInfo;
		const { items, error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: {
				prompt: 'brighter',
				image: 'data',
				requestOptions: { proxy: `http://127.0.0.1:${port}` },
			},
			items: [itemWith(await picture())],
		});
		expect(error).toBeUndefined();
		expect(items[0]?.binary?.data).toBeDefined();
		for (const part of ['uploadMedia', 'generateImage', '/prediction/', emulator.images.url]) {
			expect(asked.filter((line) => line.includes(part))).not.toEqual([]);
		}
	});
});

describe('A request that cannot be sent', () => {
	it.each([
		['blanks around the base URL', (url: string) => ({ baseUrl: `  ${url} \n` }), undefined],
		['a slash after it', (url: string) => ({ baseUrl: `${url}/` }), undefined],
		['no URL', () => ({ baseUrl: 'not a url' }), "'Base URL' in the credential is 'not a url'"],
		['a key that no header can hold', () => ({ apiKey: 'apikey-日本語' }), 'Nothing was billed'],
		['a line end in the key', () => ({ apiKey: 'apikey-123456\n789' }), 'Nothing was billed'],
	])('%s', async (_name, credential, words) => {
		const { items, error } = await runNode(emulator, {
			node: 'seedreamGenerate',
			vendor,
			parameters,
			items: texts(1),
			credential: credential(emulator[vendor].url),
		});
		if (words === undefined) {
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			return;
		}
		expect(`${error?.message} ${error?.description}`).toContain(words);
		expect(toldBy(error)).not.toContain('may have been billed');
		expect(submissions()).toHaveLength(0);
	});

	it('says so of a file as well', async () => {
		const { error } = await runNode(emulator, {
			node: 'seedreamUpload',
			vendor,
			parameters: { images: 'data' },
			items: [itemWith(await picture())],
			credential: { apiKey: 'apikey-日本語' },
		});
		expect(error?.message).toContain('Atlas Cloud was not asked: the API key holds characters');
		expect(error?.description).toContain("Check the credential's fields");
	});
});
