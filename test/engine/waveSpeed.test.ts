import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../emulator';
import { bytesOf } from './engine';
import { inMemory, itemWith, picture, sha256 } from './pictures';
import { modelId, modelList, runNode, type NodeTest, toldBy } from './seedream';
import { QUICK, seen } from './wire';

/* WaveSpeedAI's exact bodies and its oddities (docs/vendors/waveSpeed.md); what every vendor does is in test/conformance. */
const vendor = 'waveSpeed';
const URL_REFERENCE = 'https://example.org/door.png';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
beforeEach(() => emulator.reset());
afterEach(() => expect(emulator.keyLeaks()).toEqual([]));
afterAll(async () => await emulator.close());

const run = async (node: string, parameters: IDataObject, more: Partial<NodeTest> = {}) =>
	await runNode(emulator, { node, vendor, parameters, ...more });
const generate = async (parameters: IDataObject) =>
	await run('seedreamGenerate', { prompt: 'a blue door', ...parameters });
const requests = (stage: string) =>
	emulator.waveSpeed.requests.filter((request) => request.stage === stage);
/** Path below the base URL and body of the only submission. */
function sent(): [string, unknown] {
	const [request, ...others] = requests('submit');
	expect(others).toEqual([]);
	return [request!.path.replace('/api/v3/', ''), request!.body];
}

describe('Generate', () => {
	const prompt = 'a blue door';
	it.each([
		['seedream-4.0', {}, 'bytedance/seedream-v4', { size: '2048*2048' }],
		['seedream-4.5', { aspectRatio: '16:9' }, 'bytedance/seedream-v4.5', { size: '2848*1600' }],
		[
			'seedream-4.5',
			{ resolution: '4K', aspectRatio: '21:9' },
			'bytedance/seedream-v4.5',
			{ size: '4096*1754' },
		],
		[
			'seedream-5.0-lite',
			{ resolution: '3K', aspectRatio: '3:4', options: { outputFormat: 'png' } },
			'bytedance/seedream-v5.0-lite',
			{ size: '2592*3456', output_format: 'png' },
		],
		[
			'seedream-5.0-lite',
			{ resolution: 'custom', width: 3000, height: 2000 },
			'bytedance/seedream-v5.0-lite',
			{ size: '3000*2000' },
		],
		[
			'seedream-5.0-pro',
			{ resolution: '1.5K', aspectRatio: '9:21' },
			'bytedance/seedream-v5.0-pro',
			{ resolution: '1.5k', aspect_ratio: '9:21' },
		],
		[
			'seedream-5.0-flash',
			{},
			'bytedance/seedream-v5.0-flash',
			{ resolution: '2k', aspect_ratio: '1:1' },
		],
		[
			'seedream-5.5',
			{ resolution: '1K', aspectRatio: '3:2', options: { background: 'transparent' } },
			'bytedance/seedream-v5.5',
			{
				resolution: '1k',
				aspect_ratio: '3:2',
				background: 'transparent',
				output_format: 'png',
			},
		],
	])('asks %s with %j at %s for %j', async (model, parameters, path, body) => {
		const { items, error } = await generate({ model: modelList(model), ...parameters });
		expect(error?.message).toBeUndefined();
		expect(sent()).toEqual([path, { prompt, ...body }]);
		const [task] = emulator.waveSpeed.submissions;
		expect(items[0]?.json).toMatchObject({ vendor, model: path, taskId: task?.taskId });
		expect(await bytesOf(items[0]!)).toEqual(await task!.images[0]!.bytes());
	});

	it('asks for a set at an address of its own', async () => {
		const { items } = await generate({
			model: modelList('seedream-4.0'),
			imageSet: true,
			maxImages: 15,
			output: 'urls',
		});
		expect(sent()).toEqual([
			'bytedance/seedream-v4/sequential',
			{ prompt, size: '2048*2048', max_images: 15 },
		]);
		expect(items).toHaveLength(15);
	});

	it('asks an id that no table knows by name, and in pixels where they are custom', async () => {
		const model = modelId('bytedance/seedream-v5.5/edit');
		const image = { image: URL_REFERENCE, prompt, model, output: 'urls' };
		const { error } = await run('seedreamEdit', { ...image, aspectRatio: '4:3' });
		expect(error?.message).toBeUndefined();
		expect(sent()).toEqual([
			'bytedance/seedream-v5.5/edit',
			{ prompt, images: [URL_REFERENCE], resolution: '2k', aspect_ratio: '4:3' },
		]);
		emulator.reset();
		await run('seedreamEdit', { ...image, resolution: 'custom', width: 1000, height: 900 });
		expect(sent()[1]).toEqual({ prompt, images: [URL_REFERENCE], size: '1000*900' });
	});

	it.each([
		[{ model: modelList('seedream-5.0-pro'), resolution: 'custom' }, "'Resolution' is 'Custom'"],
		[{ model: modelList('seedream-5.0-flash'), resolution: '4K' }, "'Resolution' is '4K'"],
		[{ model: modelList('seedream-5.5'), resolution: '3K' }, "'Resolution' is '3K'"],
		[
			{
				model: modelList('seedream-5.5'),
				options: { background: 'transparent', outputFormat: 'jpeg' },
			},
			"'Output Format' is 'JPEG'",
		],
	])('refuses %j, and sends nothing', async (parameters, words) => {
		const { error } = await generate(parameters);
		expect(toldBy(error)).toContain(words);
		expect(emulator.waveSpeed.requests).toEqual([]);
	});
});

describe('Edit and Compose', () => {
	const prompt = 'paint it green';

	it('upload files in two steps, and ask in the nearest named shape', async () => {
		const file = await picture({ width: 900, height: 600 });
		const { error } = await run(
			'seedreamEdit',
			{ prompt, model: modelList('seedream-5.0-pro') },
			{ items: [itemWith(file)] },
		);
		expect(error?.message).toBeUndefined();
		const [upload] = emulator.waveSpeed.uploads;
		expect(upload?.bytes.sha256).toBe(sha256(file));
		expect(requests('upload').map(({ method, host, body }) => [method, host, body])).toEqual([
			[
				'POST',
				'api',
				{ filename: expect.any(String), size: file.length, content_type: 'image/png' },
			],
			['PUT', 'bucket', null],
		]);
		expect(sent()).toEqual([
			'bytedance/seedream-v5.0-pro/edit',
			{ prompt, images: [upload?.url], resolution: '2k', aspect_ratio: '3:2' },
		]);
	});

	it('send URLs as they are, and the images of a set with them', async () => {
		const images = [URL_REFERENCE, 'https://example.org/b.png'];
		await run('seedreamCompose', {
			prompt,
			images: images.join(','),
			model: modelList('seedream-4.5'),
			imageSet: true,
			maxImages: 2,
			output: 'urls',
		});
		expect(sent()).toEqual([
			'bytedance/seedream-v4.5/edit-sequential',
			{ prompt, images, size: '2048*2048', max_images: 2 },
		]);
	});

	it('go the older way where there is no place for the file', async () => {
		const file = await picture();
		emulator.inject({ vendor, stage: 'upload', fault: 'status', status: 404, times: 1 });
		const { error } = await run('seedreamEdit', { prompt }, { items: [itemWith(file)] });
		expect(error?.message).toBeUndefined();
		expect(requests('upload').map(({ path }) => path)).toEqual([
			'/api/v3/media/uploads',
			'/api/v3/media/upload/binary',
		]);
		expect(seen(emulator.waveSpeed.submissions[0]!)).toEqual([sha256(file)]);
	});

	it('go the older way where storage refuses the bytes', async () => {
		const file = await picture();
		emulator.inject({
			vendor,
			stage: 'upload',
			fault: 'status',
			status: 403,
			times: Infinity,
			when: ({ host }) => host === 'bucket',
		});
		const { error } = await run('seedreamEdit', { prompt }, { items: [itemWith(file)] });
		expect(error?.message).toBeUndefined();
		expect(requests('upload').at(-1)?.path).toBe('/api/v3/media/upload/binary');
		expect(seen(emulator.waveSpeed.submissions[0]!)).toEqual([sha256(file)]);
	});

	it('fail unpaid where no way takes the file: the vendor takes none inline', async () => {
		emulator.inject({ vendor, stage: 'upload', fault: 'status', status: 413, times: Infinity });
		const { error } = await run('seedreamEdit', { prompt }, { items: [itemWith(await picture())] });
		expect(toldBy(error)).toContain('WaveSpeedAI says the request is too large');
		expect(requests('submit')).toEqual([]);
	});

	it('decompose one image into a base and layers', async () => {
		const file = await picture({ width: 800, height: 800 });
		const { items, error } = await run(
			'seedreamEdit',
			{
				operation: 'decomposeLayers',
				model: modelList('seedream-5.0-pro'),
				options: { promptOptimization: 'fast' },
			},
			{ items: [{ json: {}, binary: { data: inMemory(file) } }] },
		);
		expect(error?.message).toBeUndefined();
		expect(sent()).toEqual([
			'bytedance/seedream-v5.0-pro/layer-decomposition',
			{ image: emulator.waveSpeed.uploads[0]?.url, prompt_optimization_mode: 'fast' },
		]);
		expect(items.map(({ json }) => (json.layer as IDataObject).zIndex)).toEqual([0, 1, 2, 3]);
	});

	it('bring layers in their order where the vendor does not tell their places', async () => {
		emulator.waveSpeed.settings.layers = 'nowhere';
		const { items } = await run('seedreamEdit', {
			operation: 'decomposeLayers',
			model: modelList('seedream-5.5'),
			image: URL_REFERENCE,
			output: 'urls',
		});
		expect(items.map(({ json }) => [json.index, json.layer])).toEqual(
			[0, 1, 2, 3].map((zIndex) => [zIndex, { zIndex }]),
		);
	});
});

describe('a task', () => {
	it('comes back by Poll Prediction; the callback is named in the address', async () => {
		const url = 'https://example.org/cb?run=1&item=2';
		const { items } = await generate({ output: 'task', options: { callbackUrl: url } });
		const path =
			'bytedance/seedream-v5.0-lite?webhook=https%3A%2F%2Fexample.org%2Fcb%3Frun%3D1%26item%3D2';
		expect(sent()).toEqual([path, { prompt: 'a blue door', size: '2048*2048' }]);
		const { taskId } = items[0]!.json;
		expect(items[0]!.json).toMatchObject({ status: 'processing', taskId: expect.any(String) });
		emulator.waveSpeed.finish();
		const polled = await run('seedreamPollPrediction', { taskId });
		expect(polled.items[0]?.json).toMatchObject({ status: 'succeeded', taskId });
		expect(requests('poll')[0]?.path).toBe(`/api/v3/predictions/${taskId as string}/result`);
	});

	it.each(['failed', 'cancelled', 'timeout', 'deleted'] as const)(
		'that ends as %s fails with its id, and is not paid again',
		async (word) => {
			emulator.waveSpeed.settings.failedWord = word;
			emulator.inject({ vendor, stage: 'poll', fault: 'task-failed', message: 'out of paint' });
			const { error } = await generate({});
			const [task] = emulator.waveSpeed.submissions;
			expect(toldBy(error)).toContain('out of paint');
			expect(toldBy(error)).toContain(task!.taskId);
			expect(emulator.waveSpeed.submissions).toHaveLength(1);
		},
	);

	it('refused for its content says so', async () => {
		emulator.inject({ vendor, stage: 'poll', fault: 'moderation-prompt' });
		const { error } = await generate({});
		expect(toldBy(error)).toContain('content rules');
	});

	it('whose answer is lost may have been billed, and nobody can look for it', async () => {
		emulator.inject({ vendor, stage: 'submit', fault: 'connection-reset' });
		const { error } = await run(
			'seedreamGenerate',
			{ prompt: 'x' },
			{ settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } },
		);
		expect(toldBy(error)).toContain('may have been billed');
		expect(requests('submit')).toHaveLength(1);
	});

	it('is made once through a throttle, told by status or in the envelope', async () => {
		for (const errors of ['status', 'envelope'] as const) {
			emulator.reset();
			emulator.waveSpeed.settings.errors = errors;
			emulator.inject({ vendor, stage: 'submit', fault: 'throttle' });
			const { error } = await generate({ output: 'urls' });
			expect(error?.message).toBeUndefined();
			expect(requests('submit')).toHaveLength(2);
			expect(emulator.waveSpeed.submissions).toHaveLength(1);
		}
	});

	it('whose result expired leaves its address', async () => {
		emulator.inject({
			vendor,
			stage: 'download',
			fault: 'download-expired',
			times: Infinity,
		});
		const { items, error } = await generate({});
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			url: expect.any(String),
			downloadError: expect.any(String),
		});
	});
});

describe.each(['status', 'envelope'] as const)('a refusal told by %s', (errors) => {
	beforeEach(() => {
		emulator.waveSpeed.settings.errors = errors;
	});

	it.each([
		['apiKey', () => ({ apiKey: 'no-such-key' }), 'did not accept the API key'],
		['balance', () => ({ apiKey: emulator.waveSpeed.keys.emptyBalance }), 'balance is used up'],
		['role', () => ({ apiKey: emulator.waveSpeed.keys.noPermission }), 'does not allow'],
	])('of the %s is paid by nobody', async (_, credential, words) => {
		const { error } = await run('seedreamGenerate', { prompt: 'x' }, { credential: credential() });
		expect(toldBy(error)).toContain(words);
		expect(emulator.waveSpeed.submissions).toEqual([]);
	});
});
