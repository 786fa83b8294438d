import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FaultRule } from '../emulator';
import { emulator, useEmulator } from './emulated';
import { bytesOf } from './engine';
import { itemWith, onDisk, picture, pictures, sha256 } from './pictures';
import { modelId, modelList, runNode, type NodeRun, type NodeTest, toldBy } from './seedream';

/*
 * What is particular to fal: exact bodies, and its oddities. What every vendor does is in test/conformance.
 */

useEmulator();

const vendor = 'fal';
const URL_1 = 'https://example.com/one.png';
const URL_2 = 'https://example.com/two.png';

const run = async (
	node: string,
	parameters: IDataObject,
	more: Partial<NodeTest> = {},
): Promise<NodeRun> => await runNode(emulator, { node, vendor, parameters, ...more });
const inject = (rule: object): void => emulator.inject({ vendor, ...rule } as FaultRule);
const stagesOf = (): string[] => emulator.fal.requests.map(({ stage }) => stage);
const submits = () => emulator.fal.requests.filter(({ stage }) => stage === 'submit');

/** The one request that was paid for. */
function sent(): { path: string; body: unknown } {
	const [request, ...more] = submits();
	if (!request || more.length > 0) throw new Error(`${submits().length} submissions`);
	return { path: request.path, body: request.body };
}

const LITE = '/bytedance/seedream/v5/lite';
const V4 = '/fal-ai/bytedance/seedream/v4';

describe('the body at fal', () => {
	it.each<[string, IDataObject, string, object]>([
		['the defaults', {}, `${LITE}/text-to-image`, { image_size: 'auto_2K' }],
		[
			'a set',
			{ model: modelList('seedream-4.5'), imageSet: true, maxImages: 3 },
			'/fal-ai/bytedance/seedream/v4.5/text-to-image',
			{ image_size: 'auto_2K', max_images: 3 },
		],
		[
			'a ratio',
			{ aspectRatio: '16:9' },
			`${LITE}/text-to-image`,
			{ image_size: { width: 2848, height: 1600 } },
		],
		[
			'a ratio that has no name anywhere',
			{ model: modelList('seedream-4.0'), aspectRatio: '9:21', resolution: '1K' },
			`${V4}/text-to-image`,
			{ image_size: { width: 648, height: 1512 } },
		],
		[
			'a size of its own',
			{ resolution: 'custom', width: 3000, height: 2000 },
			`${LITE}/text-to-image`,
			{ image_size: { width: 3000, height: 2000 } },
		],
		[
			'what is larger than Pro takes at 16:9',
			{ model: modelList('seedream-5.0-pro'), aspectRatio: '16:9' },
			'/bytedance/seedream/v5/pro/text-to-image',
			{ image_size: { width: 2730, height: 1536 } },
		],
		[
			'a small 4:3 on Pro',
			{ model: modelList('seedream-5.0-pro'), aspectRatio: '4:3', resolution: '1K' },
			'/bytedance/seedream/v5/pro/text-to-image',
			{ image_size: { width: 1184, height: 888 } },
		],
		[
			'PNG on Flash at 1.5K, whose name is not certain',
			{
				model: modelList('seedream-5.0-flash'),
				resolution: '1.5K',
				options: { outputFormat: 'png' },
			},
			'/bytedance/seedream/v5/flash/text-to-image',
			{ image_size: { width: 1536, height: 1536 }, output_format: 'png' },
		],
		[
			'a transparent background on 5.5',
			{ model: modelList('seedream-5.5'), options: { background: 'transparent' } },
			'/bytedance/seedream/v5.5/text-to-image',
			{ image_size: 'auto_2K', background: 'transparent', output_format: 'png' },
		],
		[
			'a seed and a quick prompt on 4.0',
			{
				model: modelList('seedream-4.0'),
				options: { seed: 7, promptOptimization: 'fast' },
			},
			`${V4}/text-to-image`,
			{ image_size: 'auto_2K', seed: 7, enhance_prompt_mode: 'fast' },
		],
		[
			'a random seed, which is none',
			{ model: modelList('seedream-4.0'), options: { seed: -1 } },
			`${V4}/text-to-image`,
			{ image_size: 'auto_2K' },
		],
		[
			'guidance on 3.0',
			{
				model: modelList('seedream-3.0'),
				resolution: '1K',
				options: { seed: 7, guidanceScale: 4 },
			},
			'/fal-ai/bytedance/seedream/v3/text-to-image',
			{ image_size: { width: 1024, height: 1024 }, seed: 7, guidance_scale: 4 },
		],
	])('of Generate has %s', async (_what, parameters, path, body) => {
		const { items, error } = await run('seedreamGenerate', { prompt: 'x', ...parameters });
		expect(error?.message).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		expect(sent()).toEqual({ path, body: { prompt: 'x', ...body } });
		expect(submits()[0]?.headers).toMatchObject({
			'x-fal-no-retry': '1',
			authorization: `Key ${emulator.fal.apiKey}`,
		});
	});

	it('of Edit has one image in its list', async () => {
		await run('seedreamEdit', { prompt: 'x', image: URL_1 });
		const body = { prompt: 'x', image_urls: [URL_1], image_size: 'auto_2K' };
		expect(sent()).toEqual({ path: `${LITE}/edit`, body });
	});

	it('of Compose has all of them in order', async () => {
		await run('seedreamCompose', { prompt: 'x', images: `${URL_2}, ${URL_1}`, aspectRatio: '1:1' });
		expect(sent().body).toEqual({
			prompt: 'x',
			image_urls: [URL_2, URL_1],
			image_size: { width: 2048, height: 2048 },
		});
	});

	it.each([
		['seedream-5.0-pro', '/bytedance/seedream/v5/pro/layerize', 4],
		['seedream-5.0-flash', '/bytedance/seedream/v5/flash/layerize', 4],
		['seedream-5.5', '/bytedance/seedream/v5.5/layerize', 4],
	])('of layers by %s has one image and no size', async (family, path, count) => {
		const layerModel = modelList(family);
		const { items, error } = await run('seedreamEdit', {
			operation: 'decomposeLayers',
			model: layerModel,
			layerModel,
			image: URL_1,
		});
		expect(error?.message).toBeUndefined();
		expect(sent()).toEqual({ path, body: { image_url: URL_1 } });
		expect(items.map(({ json }) => json.layer)).toHaveLength(count);
		expect(items[0]?.json.layer).toEqual({ zIndex: 0 });
		expect(items[1]?.json.layer).toMatchObject({
			zIndex: 1,
			name: 'layer 1',
			boundingBox: { left: expect.any(Number), bottom: expect.any(Number) },
		});
	});

	it('of an id that no table knows goes to that id, with one image where it takes one', async () => {
		await run('seedreamEdit', {
			model: modelId('bytedance/seedream/v5.5/edit'),
			prompt: 'x',
			image: URL_1,
		});
		expect(sent()).toEqual({
			path: '/bytedance/seedream/v5.5/edit',
			body: { prompt: 'x', image_urls: [URL_1], image_size: 'auto_2K' },
		});
		emulator.reset();
		const id = 'fal-ai/bytedance/seededit/v3/edit-image';
		await run('seedreamEdit', { model: modelId(id), prompt: 'x', image: URL_1, output: 'task' });
		expect(sent()).toEqual({ path: `/${id}`, body: { prompt: 'x', image_url: URL_1 } });
	});

	it('keeps a callback out: it is in the query', async () => {
		const callbackUrl = 'https://example.com/hook?a=1&b=2';
		await run('seedreamGenerate', { prompt: 'x', output: 'task', options: { callbackUrl } });
		expect(sent()).toEqual({
			path: `${LITE}/text-to-image?fal_webhook=${encodeURIComponent(callbackUrl)}`,
			body: { prompt: 'x', image_size: 'auto_2K' },
		});
	});
});

describe('files at fal', () => {
	it('are put where fal says, without the key, and are stored', async () => {
		const files = await pictures(2);
		const [one, two] = await Promise.all(files.map(async (bytes) => await onDisk(bytes)));
		const { error } = await run(
			'seedreamCompose',
			{ prompt: 'x', images: 'two, one' },
			{ items: [{ json: {}, binary: { one: one!, two: two! } }] },
		);
		expect(error?.message).toBeUndefined();
		const uploads = emulator.fal.uploads;
		expect(uploads.map(({ bytes }) => bytes.sha256)).toEqual([...files].reverse().map(sha256));
		expect(sent().body).toMatchObject({ image_urls: uploads.map(({ url }) => url) });
		const puts = emulator.fal.requests.filter(({ host }) => host === 'bucket');
		expect(puts.map(({ method, status }) => [method, status])).toEqual([
			['PUT', 200],
			['PUT', 200],
		]);
		for (const { headers, carriesKey } of puts) {
			expect(headers).toMatchObject({ 'content-type': 'image/png' });
			expect(headers.authorization).toBeUndefined();
			expect(carriesKey).toBe(false);
		}
	});

	it.each([
		['the storage refuses', { stage: 'upload', fault: 'status', status: 403, times: 9 }],
		[
			'the place for the bytes is gone',
			{ stage: 'upload', fault: 'edge-block', after: 1, times: 9 },
		],
	])('go inline where %s', async (_what, rule) => {
		inject(rule);
		const file = await picture();
		const { items, error } = await run(
			'seedreamEdit',
			{ prompt: 'x' },
			{ items: [itemWith(file)] },
		);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		const { references } = emulator.fal.submissions[0]!;
		expect(references).toMatchObject([{ kind: 'data-uri', sha256: sha256(file) }]);
	});

	it('are given an address by Seedream Upload', async () => {
		const { items } = await run('seedreamUpload', {}, { items: [itemWith(await picture())] });
		expect(items[0]?.json.url).toBe(emulator.fal.uploads[0]?.url);
	});
});

describe('a task at fal', () => {
	it('is asked about below its app, and its result apart from its status', async () => {
		emulator.fal.settings.finishAfterPolls = 3;
		const { items, error } = await run('seedreamGenerate', { prompt: 'x' });
		expect(error?.message).toBeUndefined();
		const [task] = emulator.fal.submissions;
		expect(items[0]?.json).toMatchObject({ vendor, taskId: task?.taskId, status: 'succeeded' });
		expect(await bytesOf(items[0]!)).toEqual(await task!.images[0]!.bytes());
		expect(stagesOf()).toEqual(['submit', 'poll', 'poll', 'poll', 'result']);
		const paths = emulator.fal.requests.slice(-2).map(({ path }) => path);
		const requestId = task?.taskId.split('/')[2];
		expect(paths).toEqual([
			`/bytedance/seedream/requests/${requestId}/status?logs=0`,
			`/bytedance/seedream/requests/${requestId}`,
		]);
	});

	it('is found again by its id alone, of either app', async () => {
		for (const family of ['seedream-4.5', 'seedream-5.0-lite']) {
			const model = modelList(family);
			const [submitted] = (await run('seedreamGenerate', { prompt: 'x', model, output: 'task' }))
				.items as [INodeExecutionData];
			const { taskId } = submitted.json;
			expect(taskId).toMatch(/^(fal-ai\/bytedance|bytedance\/seedream)\/[0-9a-f-]{36}$/);
			const { items } = await run('seedreamPollPrediction', { taskId });
			expect(items[0]?.json).toMatchObject({ vendor, taskId, status: 'succeeded' });
		}
	});

	it('of fal’s own pages, an id without its app, is looked for below Seedream 5', async () => {
		const { items } = await run('seedreamGenerate', { prompt: 'x', output: 'task' });
		const requestId = String(items[0]?.json.taskId).split('/')[2];
		const polled = await run('seedreamPollPrediction', { taskId: requestId });
		expect(polled.items[0]?.json.status).toBe('succeeded');
	});

	it.each([
		['ids', {}],
		['place', { statusDetail: 'word', imageDetail: 'url', acceptedStatus: 202 }],
	] as const)('is read from the shortest replies: %s', async (acceptedReply, settings) => {
		Object.assign(emulator.fal.settings, { acceptedReply, ...settings });
		const { items, error } = await run('seedreamGenerate', { prompt: 'x' });
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ status: 'succeeded', index: 0 });
	});

	it('that was refused for its content after it was queued says so, and is not sent again', async () => {
		inject({ stage: 'submit', fault: 'moderation-prompt' });
		const { error } = await run(
			'seedreamGenerate',
			{ prompt: 'x' },
			{ settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } },
		);
		expect(toldBy(error)).toContain('content rules');
		expect(toldBy(error)).toContain('content_policy_violation');
		expect(toldBy(error)).not.toContain('Nothing was billed');
		expect(toldBy(error)).toContain(String(emulator.fal.submissions[0]?.taskId));
		expect(submits()).toHaveLength(1);
	});

	it.each(['list', 'text', 'bare-list'] as const)(
		'that failed tells why, in the shape %s',
		async (complaints) => {
			emulator.fal.settings.complaints = complaints;
			inject({
				stage: 'poll',
				fault: 'task-failed',
				code: 'no_media_generated',
				message: 'Nothing!',
			});
			const { error } = await run('seedreamGenerate', { prompt: 'x' });
			expect(toldBy(error)).toContain('could not finish the task');
			expect(toldBy(error)).toContain('Nothing!');
		},
	);

	it('that the queue took for an endpoint that does not exist says so, and what to look at', async () => {
		const id = 'fal-ai/bytedance/seedream/v5/pro/text-to-image';
		const { error } = await run('seedreamGenerate', { prompt: 'x', model: modelId(id) });
		expect(toldBy(error)).toContain('does not know the model');
		expect(toldBy(error)).toContain('from Seedream 5 on it has no "fal-ai/"');
		expect(submits()).toHaveLength(1);
	});

	it('is asked for its result again where the platform itself was at fault', async () => {
		inject({ stage: 'result', fault: 'internal-error', times: 2 });
		const { items, error } = await run('seedreamGenerate', { prompt: 'x' });
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json.status).toBe('succeeded');
		expect(submits()).toHaveLength(1);
	});

	it('whose acceptance was cut off is found by the id in the header', async () => {
		inject({ stage: 'submit', fault: 'truncated-body' });
		const { items, error } = await run('seedreamGenerate', { prompt: 'x' });
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json.status).toBe('succeeded');
		expect(submits()).toHaveLength(1);
	});

	it('whose answer was lost may have been billed, and is not sent again: nothing lists it', async () => {
		inject({ stage: 'submit', fault: 'connection-reset' });
		const { error } = await run('seedreamGenerate', { prompt: 'x' });
		expect(toldBy(error)).toContain('may have been billed');
		expect(emulator.fal.submissions).toHaveLength(1);
		expect(submits()).toHaveLength(1);
	});
});

describe('fal refuses', () => {
	it('more tasks at once than it takes for a while: they are sent again', async () => {
		inject({ stage: 'submit', fault: 'throttle', retryAfter: 0, times: 2 });
		const { items, error } = await run('seedreamGenerate', { prompt: 'x' });
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(emulator.fal.submissions).toHaveLength(1);
	});

	it.each<[string, () => string, string[]]>([
		['an empty balance', () => emulator.fal.keys.emptyBalance, ['balance is used up', 'Top up']],
		['a key over its budget', () => emulator.fal.keys.quota, ['spending cap']],
		['a key without permission', () => emulator.fal.keys.noPermission, ['does not allow']],
		['a wrong key', () => 'wrong:key-of-fal', ['did not accept the API key', 'id:secret']],
		['half a key', () => 'only-the-id-of-it', ['did not accept the API key', 'id:secret']],
		[
			'a key with the scheme of others',
			() => `Bearer ${emulator.fal.apiKey}`,
			['did not accept the API key'],
		],
	])('%s', async (_what, key, words) => {
		const { error } = await run(
			'seedreamGenerate',
			{ prompt: 'x' },
			{ credential: { apiKey: key() } },
		);
		for (const part of words) expect(toldBy(error)).toContain(part);
		expect(toldBy(error)).toContain('Nothing was billed');
		expect(submits()).toHaveLength(1);
		expect(emulator.fal.submissions).toHaveLength(0);
	});
});

describe('before anything is sent to fal, it is refused', () => {
	it('to drop the first of eleven references, as fal does in silence', async () => {
		const images = Array.from({ length: 11 }, (_, index) => `https://example.com/${index}.png`);
		const { error } = await run('seedreamCompose', { prompt: 'x', images });
		expect(toldBy(error)).toContain('11 images');
		expect(toldBy(error)).toContain('10');
		expect(emulator.fal.requests).toEqual([]);
	});

	it.each<[string, IDataObject, string]>([
		['a size that fal would scale', { resolution: 'custom', width: 512, height: 512 }, '512x512'],
		['4K on 5.0 Lite', { resolution: '4K' }, '4K'],
		['a set of seven', { imageSet: true, maxImages: 7 }, '6 images'],
	])('%s', async (_what, parameters, words) => {
		const { error } = await run('seedreamGenerate', { prompt: 'x', ...parameters });
		expect(toldBy(error)).toContain(words);
		expect(emulator.fal.requests).toEqual([]);
	});
});
