import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../emulator';
import { bytesOf } from './engine';
import { itemWith, picture, sha256 } from './pictures';
import { modelId, modelList, runNode, type NodeTest, toldBy } from './seedream';
import { QUICK, seen } from './wire';

/* Kie.ai's exact bodies and its oddities (docs/vendors/kie.md); what every vendor does is in test/conformance. */
const vendor = 'kie';
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
const generate = async (parameters: IDataObject, more: Partial<NodeTest> = {}) =>
	await run('seedreamGenerate', { prompt: 'a blue door', ...parameters }, more);
const requests = (stage: string) =>
	emulator.kie.requests.filter((request) => request.stage === stage);
/** The body of the only submission. */
function sent(): unknown {
	const [request, ...others] = requests('submit');
	expect(others).toEqual([]);
	return request?.body;
}

describe('Generate', () => {
	const prompt = 'a blue door';
	it.each([
		[
			'seedream-4.0',
			{},
			'bytedance/seedream-v4-text-to-image',
			{ image_size: 'square_hd', image_resolution: '2K' },
		],
		[
			'seedream-4.0',
			{ resolution: '4K', aspectRatio: '21:9', options: { seed: 7 } },
			'bytedance/seedream-v4-text-to-image',
			{ image_size: 'landscape_21_9', image_resolution: '4K', seed: 7 },
		],
		[
			'seedream-4.5',
			{ aspectRatio: '2:3' },
			'seedream/4.5-text-to-image',
			{ aspect_ratio: '2:3', quality: 'basic' },
		],
		[
			'seedream-4.5',
			{ resolution: '4K' },
			'seedream/4.5-text-to-image',
			{ aspect_ratio: '1:1', quality: 'high' },
		],
		[
			'seedream-5.0-lite',
			{ resolution: '3K' },
			'seedream/5-lite-text-to-image',
			{ aspect_ratio: '1:1', quality: 'high' },
		],
		[
			'seedream-5.0-lite',
			{ resolution: '4K' },
			'seedream/5-lite-text-to-image',
			{ aspect_ratio: '1:1', quality: 'ultra' },
		],
		// One word, other sizes: `high` is 2K here.
		[
			'seedream-5.0-pro',
			{ options: { outputFormat: 'png' } },
			'seedream/5-pro-text-to-image',
			{ aspect_ratio: '1:1', quality: 'high', output_format: 'png' },
		],
		[
			'seedream-5.0-pro',
			{ resolution: '1K' },
			'seedream/5-pro-text-to-image',
			{ aspect_ratio: '1:1', quality: 'basic' },
		],
		[
			'seedream-5.0-flash',
			{ resolution: '1.5K', aspectRatio: '3:4' },
			'seedream/5-flash-text-to-image',
			{ aspect_ratio: '3:4', size: '1.5K' },
		],
	])('asks %s with %j as %s with %j', async (family, parameters, model, fields) => {
		const { items, error } = await generate({ model: modelList(family), ...parameters });
		expect(error?.message).toBeUndefined();
		expect(sent()).toEqual({ model, input: { prompt, ...fields } });
		const [task] = emulator.kie.submissions;
		expect(items[0]?.json).toMatchObject({ vendor, model, taskId: task?.taskId });
		expect(await bytesOf(items[0]!)).toEqual(await task!.images[0]!.bytes());
	});

	it('asks for a set of Seedream 4.0', async () => {
		const set = { model: modelList('seedream-4.0'), imageSet: true, output: 'urls' };
		const { items } = await generate({ ...set, maxImages: 6 });
		expect(sent()).toMatchObject({ input: { max_images: 6 } });
		expect(items).toHaveLength(6);
	});

	it('adds Extra Fields to the model’s own', async () => {
		await generate({
			model: modelList('seedream-5.0-flash'),
			output: 'urls',
			options: { extraFields: '{"nsfw_checker": true}' },
		});
		expect(sent()).toEqual({
			model: 'seedream/5-flash-text-to-image',
			input: { prompt, aspect_ratio: '1:1', size: '2K', nsfw_checker: true },
		});
	});

	it('asks an id of no table by the newest fields', async () => {
		const { error } = await generate({
			model: modelId('seedream/5-5-text-to-image'),
			output: 'urls',
		});
		expect(error?.message).toBeUndefined();
		expect(sent()).toMatchObject({ input: { aspect_ratio: '1:1', size: '2K' } });
	});

	it.each([
		[{ aspectRatio: '9:21' }, "'Aspect Ratio'"],
		[{ resolution: 'custom' }, "'Resolution'"],
		[{ model: modelList('seedream-5.0-pro'), resolution: '1.5K' }, "'Resolution'"],
		[{ model: modelList('seedream-4.0'), imageSet: true, maxImages: 7 }, "'Max Images'"],
		[{ prompt: 'x'.repeat(3001) }, "'Prompt' has 3001 characters"],
		[{ options: { extraFields: '{"image_urls": []}' } }, "'Extra Fields'"],
	])('refuses %j, and sends nothing', async (parameters, words) => {
		const { error } = await generate(parameters);
		expect(toldBy(error)).toContain(words);
		expect(emulator.kie.requests).toEqual([]);
	});
});

describe('Edit and Compose', () => {
	const prompt = 'paint it green';

	it('upload files to the host for them, with the key, and ask in the nearest named shape', async () => {
		const file = await picture({ width: 700, height: 900 });
		const { error } = await run(
			'seedreamEdit',
			{ prompt, model: modelList('seedream-5.0-pro') },
			{ items: [itemWith(file)] },
		);
		expect(error?.message).toBeUndefined();
		expect(requests('upload')).toMatchObject([{ host: 'upload', carriesKey: true, status: 200 }]);
		const [upload] = emulator.kie.uploads;
		expect(sent()).toEqual({
			model: 'seedream/5-pro-image-to-image',
			input: { prompt, aspect_ratio: '3:4', quality: 'high', image_urls: [upload?.url] },
		});
		expect(seen(emulator.kie.submissions[0]!)).toEqual([sha256(file)]);
	});

	it('send URLs as they are', async () => {
		const images = [URL_REFERENCE, 'https://example.org/b.png'];
		await run('seedreamCompose', {
			prompt,
			images: images.join(','),
			model: modelList('seedream-4.0'),
			output: 'urls',
		});
		expect(sent()).toEqual({
			model: 'bytedance/seedream-v4-edit',
			input: {
				prompt,
				image_size: 'square_hd',
				image_resolution: '2K',
				image_urls: images,
			},
		});
	});

	it.each([
		['is too large', { fault: 'status', status: 413 }, 'too large'],
		['is stopped at the edge', { fault: 'edge-block' }, 'blocked the request at its edge'],
	] as const)('fail unpaid where the upload %s', async (_, fault, words) => {
		emulator.inject({ vendor, stage: 'upload', times: Infinity, ...fault });
		const { error } = await run('seedreamEdit', { prompt }, { items: [itemWith(await picture())] });
		expect(toldBy(error)).toContain(words);
		expect(requests('submit')).toEqual([]);
	});

	it.each([
		['seedream-5.0-pro', 'seedream/5-pro-layer-decomposition', true],
		['seedream-5.0-flash', 'seedream/5-flash-layer-decomposition', false],
	])('decompose an image with %s', async (family, model, placed) => {
		const file = await picture({ width: 800, height: 800 });
		const { items, error } = await run(
			'seedreamEdit',
			{ operation: 'decomposeLayers', model: modelList(family) },
			{ items: [itemWith(file)] },
		);
		expect(error?.message).toBeUndefined();
		const image_url = emulator.kie.uploads[0]?.url;
		expect(sent()).toEqual({ model, input: { image_url, size: 'auto' } });
		const layers = items.map(({ json }) => json.layer as IDataObject);
		expect(layers.map(({ zIndex }) => zIndex)).toEqual([0, 1, 2, 3]);
		expect(layers[1]?.boundingBox !== undefined).toBe(placed);
	});
});

describe('a task', () => {
	it('comes back by Poll Prediction', async () => {
		const callbackUrl = 'https://example.org/cb';
		const { items } = await generate({ output: 'task', options: { callbackUrl } });
		expect(sent()).toMatchObject({ callBackUrl: callbackUrl });
		const { taskId } = items[0]!.json;
		emulator.kie.finish();
		const polled = await run('seedreamPollPrediction', { taskId });
		expect(polled.items[0]?.json).toMatchObject({ status: 'succeeded', taskId });
		expect(requests('poll')[0]?.path).toBe(`/api/v1/jobs/recordInfo?taskId=${taskId as string}`);
	});

	it('that nobody knows is not found, though HTTP says 200', async () => {
		const { items } = await run('seedreamPollPrediction', { taskId: 'task_x', wait: false });
		expect(items[0]?.json.status).toBe('unknown');
	});

	it('has its result as an object too', async () => {
		emulator.kie.settings.resultJson = 'object';
		const { items } = await generate({ output: 'urls' });
		expect(items[0]?.json.url).toBe(emulator.kie.submissions[0]?.images[0]?.url);
	});

	it.each([
		['501', 'Generation failed', 'could not finish the task'],
		['400', 'The prompt may contain sensitive information', 'content rules'],
	])('that failed with %s says why, and is not paid again', async (code, message, words) => {
		emulator.inject({ vendor, stage: 'poll', fault: 'task-failed', code, message });
		const { error } = await generate(
			{},
			{ settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } },
		);
		expect(toldBy(error)).toContain(words);
		expect(toldBy(error)).toContain(emulator.kie.submissions[0]!.taskId);
		expect(emulator.kie.submissions).toHaveLength(1);
	});

	it.each([500, 501, 455, 408])(
		'whose submission is answered %i on HTTP 200 may have been billed, and is not sent again',
		async (status) => {
			emulator.inject({ vendor, stage: 'submit', fault: 'status', status });
			const { error } = await generate(
				{},
				{ settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } },
			);
			expect(toldBy(error)).toContain('may have been billed');
			expect(requests('submit')).toHaveLength(1);
		},
	);

	it('is made once through a throttle on HTTP 200', async () => {
		emulator.inject({ vendor, stage: 'submit', fault: 'throttle' });
		const { error } = await generate({ output: 'urls' });
		expect(error?.message).toBeUndefined();
		expect(requests('submit').length).toBeGreaterThan(1);
		expect(emulator.kie.submissions).toHaveLength(1);
	});

	it('is one of twenty in ten seconds, and the twenty-first waits', async () => {
		emulator.kie.settings.throttle = {
			requestsPerSecond: 2,
			windowSeconds: 10,
			stages: ['submit'],
		};
		const started = Date.now();
		const { items } = await generate(
			{ output: 'task' },
			{ items: Array.from({ length: 24 }, () => ({ json: {} })) },
		);
		expect(items).toHaveLength(24);
		expect(emulator.kie.submissions).toHaveLength(24);
		// From the start on: a busy machine can hold up the first one more than the twenty-first.
		expect(requests('submit')[20]!.receivedAt - started).toBeGreaterThanOrEqual(10_000);
	});

	it.each([
		['a key of nobody', () => ({ apiKey: 'no-such-key' }), 'did not accept the API key'],
		['no credits', () => ({ apiKey: emulator.kie.keys.emptyBalance }), 'balance is used up'],
	])('is not made with %s', async (_, credential, words) => {
		const { error } = await generate({}, { credential: credential() });
		expect(toldBy(error)).toContain(words);
		expect(emulator.kie.submissions).toEqual([]);
	});
});
