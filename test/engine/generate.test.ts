import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { startEmulator, type Emulator } from '../emulator';
import { bytesOf } from './engine';
import { hasTasks, modelId, modelList, runNode } from './seedream';
import { STATED } from './wire';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator();
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const node = 'seedreamGenerate';

describe.each(STATED)('Seedream Generate on %s', (vendor) => {
	it('turns prompts into files, paired with their items', async () => {
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { prompt: '={{ $json.text }}' },
			items: [{ json: { text: 'a red kite' } }, { json: { text: 'a blue boat' } }],
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		const { submissions } = emulator[vendor];
		expect(submissions).toHaveLength(2);
		for (const [index, text] of ['a red kite', 'a blue boat'].entries()) {
			const submission = submissions.find(({ body }) => body.prompt === text);
			const item = items[index]!;
			const bytes = await bytesOf(item);
			expect(bytes).toEqual(await submission!.images[0]!.bytes());
			expect(item.json).toEqual({
				vendor,
				model: submission!.body.model,
				...(hasTasks(vendor) && { taskId: submission!.taskId }),
				...(vendor === 'atlasCloud' && {
					cost: 0.032,
					costCurrency: 'USD',
					costBasis: 'billed',
				}),
				status: 'succeeded',
				index: 0,
				url: submission!.images[0]!.url,
				width: 2048,
				height: 2048,
				mimeType: 'image/jpeg',
				fileSize: bytes.length,
				prompt: text,
			});
			expect(item.binary?.data).toMatchObject({ mimeType: 'image/jpeg', fileExtension: 'jpg' });
			expect(item.binary?.data?.fileName).toMatch(/\.jpg$/);
			expect(item.binary?.data?.id).toMatch(/^filesystem-v2:/);
		}
	});

	it('makes a set of several items, each image an item paired with its input', async () => {
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				model: modelList('seedream-4.5'),
				prompt: 'four seasons',
				imageSet: true,
				maxImages: 3,
				binaryPropertyName: 'picture',
				options: { fileName: 'season' },
			},
			items: [{ json: {} }, { json: {} }],
		});
		expect(items.map(({ pairedItem, json }) => [pairedItem, json.index])).toEqual(
			[0, 1].flatMap((item) => [0, 1, 2].map((index) => [{ item }, index])),
		);
		expect(emulator[vendor].submissions).toHaveLength(2);
		expect(items.map(({ binary }) => binary?.picture?.fileName).slice(0, 3)).toEqual([
			'season-0.jpg',
			'season-1.jpg',
			'season-2.jpg',
		]);
		for (const item of items) {
			expect((await sharp(await bytesOf(item, 'picture')).metadata()).format).toBe('jpeg');
		}
	});

	it('gives the images that a set has when others fail', async () => {
		emulator[vendor].settings.failImagesInSet = [1];
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { model: modelList('seedream-4.5'), prompt: 'x', imageSet: true, maxImages: 3 },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2);
		if (vendor === 'atlasCloud') return;
		expect(items.map(({ json }) => json.index)).toEqual([0, 2]);
		expect(items[0]?.json.failedImages).toEqual([
			{ index: 1, code: expect.any(String), message: expect.any(String) },
		]);
	});

	it('leaves the files at the vendor for image URLs', async () => {
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { prompt: 'x', output: 'urls' },
		});
		const { submissions } = emulator[vendor];
		expect(items[0]?.json.url).toBe(submissions[0]?.images[0]?.url);
		expect(items[0]?.binary).toBeUndefined();
		expect(items[0]?.json.mimeType).toBeUndefined();
		expect(emulator.images.requests).toHaveLength(0);
	});

	it('makes PNG files of a custom size where the model can', async () => {
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				prompt: 'x',
				resolution: 'custom',
				width: 3456,
				height: 2592,
				options: { outputFormat: 'png' },
			},
		});
		const metadata = await sharp(await bytesOf(items[0]!)).metadata();
		expect(metadata).toMatchObject({ format: 'png', width: 3456, height: 2592 });
		expect(items[0]?.binary?.data).toMatchObject({ mimeType: 'image/png', fileExtension: 'png' });
		expect(items[0]?.json).toMatchObject({ width: 3456, height: 2592, mimeType: 'image/png' });
	});

	it('sends a model ID of the vendor as it is', async () => {
		const ids = {
			atlasCloud: 'bytedance/seedream-v4.7/text-to-image',
			aceData: 'doubao-seedream-5-0-260128',
			aioagi: 'doubao-seedream-5-0-260128',
		};
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { model: modelId(ids[vendor]), prompt: 'x' },
		});
		expect(items[0]?.json.model).toBe(ids[vendor]);
		expect(emulator[vendor].submissions[0]?.body.model).toBe(ids[vendor]);
	});

	it('makes an image with every family from the defaults', async () => {
		const families = [
			'seedream-5.0-pro',
			'seedream-5.0-lite',
			'seedream-4.5',
			'seedream-4.0',
			'seedream-3.0',
		];
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				model: { __rl: true, mode: 'list', value: '={{ $json.family }}' },
				prompt: 'x',
			},
			items: families.map((family) => ({ json: { family } })),
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(families.length);
	});

	it('runs ten items at the same time', async () => {
		emulator[vendor].settings.taskTimeMs = 600_000;
		const run = runNode(emulator, {
			node,
			vendor,
			parameters: { prompt: 'x' },
			items: Array.from({ length: 10 }, () => ({ json: {} })),
		});
		// All are submitted before the first is finished.
		while (emulator[vendor].submissions.length < 10) await sleep(20);
		emulator[vendor].finish();
		expect((await run).items).toHaveLength(10);
		expect(emulator[vendor].submissions).toHaveLength(10);
	});
});

describe.each(['atlasCloud', 'aceData'] as const)(
	'Seedream Generate for task IDs on %s',
	(vendor) => {
		it('returns at once with the task', async () => {
			emulator[vendor].settings.taskTimeMs = 60_000;
			const { items } = await runNode(emulator, {
				node,
				vendor,
				parameters: { prompt: 'x', output: 'task' },
			});
			const [submission] = emulator[vendor].submissions;
			expect(items).toEqual([
				{
					json: {
						vendor,
						model: submission?.body.model,
						taskId: submission?.taskId,
						status: 'processing',
					},
					pairedItem: { item: 0 },
				},
			]);
		});
	},
);

it('asks AceData Cloud about all tasks of the run in one request', async () => {
	emulator.aceData.settings.taskTimeMs = 1500;
	await runNode(emulator, {
		node,
		vendor: 'aceData',
		parameters: { prompt: 'x' },
		items: Array.from({ length: 8 }, () => ({ json: {} })),
	});
	const batches = emulator.aceData.requests.filter(({ stage }) => stage === 'batch');
	const asked = batches.map(({ body }) => (body as { ids: string[] }).ids.length);
	expect(Math.max(...asked)).toBe(8);
	expect(emulator.aceData.requests.filter(({ stage }) => stage === 'poll')).toHaveLength(0);
});

it('stores images that AIOAGI sends inside its answer, with no base64 in the JSON', async () => {
	const png = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#284' } })
		.png()
		.toBuffer();
	const body = { created: 1, data: [{ b64_json: png.toString('base64'), size: '640x480' }] };
	emulator.inject({ vendor: 'aioagi', stage: 'submit', fault: 'status', status: 200, body });
	const { items } = await runNode(emulator, {
		node,
		vendor: 'aioagi',
		parameters: { prompt: 'x' },
	});
	expect(await bytesOf(items[0]!)).toEqual(png);
	expect(items[0]?.json).toMatchObject({ width: 640, height: 480, mimeType: 'image/png' });
	expect(JSON.stringify(items[0]?.json)).not.toContain(png.toString('base64').slice(0, 40));
});
