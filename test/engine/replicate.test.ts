import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { FaultRule } from '../emulator';
import { emulator, useEmulator } from './emulated';
import { bytesOf } from './engine';
import { dataUri, itemWith, picture, sha256 } from './pictures';
import { modelId, modelList, runNode, type NodeRun, type NodeTest, toldBy } from './seedream';

/*
 * What is particular to Replicate: exact bodies, and its oddities. What every vendor does is in test/conformance.
 */

useEmulator();

const vendor = 'replicate';
const URL_1 = 'https://example.com/one.png';
const URL_2 = 'https://example.com/two.png';

const run = async (
	node: string,
	parameters: IDataObject,
	more: Partial<NodeTest> = {},
): Promise<NodeRun> => await runNode(emulator, { node, vendor, parameters, ...more });
const inject = (rule: object): void => emulator.inject({ vendor, ...rule } as FaultRule);
const submits = () => emulator.replicate.requests.filter(({ stage }) => stage === 'submit');

/** The one request that was paid for. */
function sent(): { path: string; body: unknown } {
	const [request, ...more] = submits();
	if (!request || more.length > 0) throw new Error(`${submits().length} submissions`);
	return { path: request.path, body: request.body };
}
const at = (name: string): string => `/v1/models/bytedance/${name}/predictions`;

describe('the input at Replicate', () => {
	it.each<[string, IDataObject, string, object]>([
		['the defaults', {}, 'seedream-5-lite', { size: '2K' }],
		[
			'a ratio by name, and PNG',
			{ aspectRatio: '16:9', resolution: '3K', options: { outputFormat: 'png' } },
			'seedream-5-lite',
			{ size: '3K', aspect_ratio: '16:9', output_format: 'png' },
		],
		[
			'a set',
			{ model: modelList('seedream-4.5'), imageSet: true, maxImages: 3 },
			'seedream-4.5',
			{ size: '2K', sequential_image_generation: 'auto', max_images: 3 },
		],
		[
			'a size of its own',
			{ model: modelList('seedream-4.5'), resolution: 'custom', width: 3000, height: 2000 },
			'seedream-4.5',
			{ size: 'custom', width: 3000, height: 2000 },
		],
		[
			'pixels where a ratio has no name',
			{ model: modelList('seedream-4.0'), aspectRatio: '9:21' },
			'seedream-4',
			{ size: 'custom', width: 1344, height: 3136 },
		],
		[
			'1K on Pro',
			{ model: modelList('seedream-5.0-pro'), resolution: '1K', aspectRatio: '3:4' },
			'seedream-5-pro',
			{ size: '1K', aspect_ratio: '3:4' },
		],
		[
			'pixels, seed and guidance on 3.0',
			{
				model: modelList('seedream-3.0'),
				resolution: '1K',
				aspectRatio: '3:2',
				options: { seed: 7, guidanceScale: 4 },
			},
			'seedream-3',
			{ aspect_ratio: 'custom', width: 1248, height: 832, seed: 7, guidance_scale: 4 },
		],
		[
			'a random seed, which is none',
			{ model: modelList('seedream-3.0'), options: { seed: -1 } },
			'seedream-3',
			{ aspect_ratio: 'custom', width: 2048, height: 2048 },
		],
		[
			'what a user adds',
			{ model: modelList('seedream-4.0'), options: { extraFields: '{"enhance_prompt":false}' } },
			'seedream-4',
			{ size: '2K', enhance_prompt: false },
		],
	])('of Generate has %s', async (_what, parameters, name, input) => {
		const { items, error } = await run('seedreamGenerate', { prompt: 'x', ...parameters });
		expect(error?.message).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		expect(sent()).toEqual({ path: at(name), body: { input: { prompt: 'x', ...input } } });
		const { headers } = submits()[0]!;
		expect(headers.authorization).toBe(`Bearer ${emulator.replicate.apiKey}`);
		expect(headers.prefer).toBeUndefined();
	});

	it('of Edit and Compose has the images in order', async () => {
		await run('seedreamEdit', { prompt: 'x', image: URL_1 });
		expect(sent().body).toEqual({ input: { prompt: 'x', size: '2K', image_input: [URL_1] } });
		emulator.reset();
		await run('seedreamCompose', {
			prompt: 'x',
			images: `${URL_2}, ${URL_1}`,
			aspectRatio: '21:9',
		});
		expect(sent().body).toEqual({
			input: { prompt: 'x', size: '2K', aspect_ratio: '21:9', image_input: [URL_2, URL_1] },
		});
	});

	it('of SeedEdit has one image by itself', async () => {
		await run('seedreamEdit', { model: modelList('seededit-3.0'), prompt: 'x', image: URL_1 });
		expect(sent()).toEqual({
			path: at('seededit-3.0'),
			body: { input: { prompt: 'x', image: URL_1 } },
		});
	});

	it.each(['list', 'named', 'order'] as const)('of layers asks for them: %s', async (layersIn) => {
		emulator.replicate.settings.layersIn = layersIn;
		const model = modelList('seedream-5.0-pro');
		const { items, error } = await run('seedreamEdit', {
			operation: 'decomposeLayers',
			model,
			layerModel: model,
			image: URL_1,
		});
		expect(error?.message).toBeUndefined();
		expect(sent()).toEqual({
			path: at('seedream-5-pro'),
			body: { input: { image_input: [URL_1], layer_decomposition: true } },
		});
		expect(items.map(({ json }) => (json.layer as IDataObject).zIndex)).toEqual([0, 1, 2, 3]);
	});

	it('stands beside a callback', async () => {
		const callbackUrl = 'https://example.com/hook';
		await run('seedreamGenerate', { prompt: 'x', output: 'task', options: { callbackUrl } });
		expect(sent().body).toEqual({
			input: { prompt: 'x', size: '2K' },
			webhook: callbackUrl,
			webhook_events_filter: ['completed'],
		});
	});

	it('goes to a version where the model is named by one', async () => {
		const version = '0'.repeat(64);
		const model = modelId(`somebody/model:${version}`);
		await run('seedreamGenerate', { prompt: 'x', model });
		expect(sent()).toMatchObject({ path: '/v1/predictions', body: { version } });
	});
});

describe('files at Replicate', () => {
	it('go inline while they are small, and to its own place above', async () => {
		const small = await picture();
		await run('seedreamEdit', { prompt: 'x' }, { items: [itemWith(small)] });
		expect(sent().body).toMatchObject({ input: { image_input: [dataUri(small)] } });
		expect(emulator.replicate.uploads).toHaveLength(0);
		emulator.reset();
		const large = Buffer.concat([small, Buffer.alloc(200 * 1024)]);
		const { error } = await run('seedreamEdit', { prompt: 'x' }, { items: [itemWith(large)] });
		expect(error?.message).toBeUndefined();
		const [upload] = emulator.replicate.uploads;
		expect(upload).toMatchObject({ mimeType: 'image/png', bytes: { sha256: sha256(large) } });
		expect(sent().body).toMatchObject({ input: { image_input: [upload?.url] } });
	});

	it('go inline where their place does not take them', async () => {
		inject({ stage: 'upload', fault: 'internal-error', times: 9 });
		const large = Buffer.concat([await picture(), Buffer.alloc(200 * 1024)]);
		const { error } = await run('seedreamEdit', { prompt: 'x' }, { items: [itemWith(large)] });
		expect(error?.message).toBeUndefined();
		expect(emulator.replicate.submissions[0]?.references).toMatchObject([
			{ kind: 'data-uri', sha256: sha256(large) },
		]);
	});

	it('are given an address by Seedream Upload, however small', async () => {
		const { items } = await run('seedreamUpload', {}, { items: [itemWith(await picture())] });
		expect(items[0]?.json.url).toBe(emulator.replicate.uploads[0]?.url);
		const { error } = await run('seedreamEdit', { prompt: 'x', image: items[0]?.json.url });
		expect(error?.message).toBeUndefined();
		expect(emulator.replicate.submissions[0]?.references).toMatchObject([{ kind: 'upload' }]);
	});
});

describe('a prediction at Replicate', () => {
	it.each([
		['text', { output: 'text' }],
		['objects', { output: 'objects' }],
		['the least that it tells', { detail: 'minimal', acceptedStatus: 200 }],
	] as const)('is read from %s', async (_what, settings) => {
		Object.assign(emulator.replicate.settings, settings);
		const { items, error } = await run('seedreamGenerate', { prompt: 'x' });
		expect(error?.message).toBeUndefined();
		const [task] = emulator.replicate.submissions;
		expect(items[0]?.json).toMatchObject({ taskId: task?.taskId, status: 'succeeded' });
		expect(await bytesOf(items[0]!)).toEqual(await task!.images[0]!.bytes());
	});

	it('whose images are gone after an hour is told as paid for, by Poll Prediction', async () => {
		const { items } = await run('seedreamGenerate', { prompt: 'x', output: 'task' });
		emulator.replicate.settings.removedAfterMs = 0;
		emulator.replicate.finish();
		const { error } = await run('seedreamPollPrediction', { taskId: items[0]?.json.taskId });
		expect(toldBy(error)).toContain('has its images no longer');
		expect(toldBy(error)).toContain('an hour');
		expect(toldBy(error)).toContain('paid for');
		expect(toldBy(error)).not.toContain('Nothing was billed');
	});

	it('whose answer was lost is found in the list, and paid once', async () => {
		inject({ stage: 'submit', fault: 'connection-reset' });
		const { items, error } = await run('seedreamGenerate', { prompt: 'x' });
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			status: 'succeeded',
			taskId: emulator.replicate.submissions[0]?.taskId,
		});
		expect(submits()).toHaveLength(1);
	});

	it('of another model with the same input is not taken for a lost one', async () => {
		inject({ stage: 'submit', fault: 'hang', createsTask: false, times: 1 });
		const other = { prompt: 'x', model: modelList('seedream-4.0'), output: 'task' };
		const [lost] = await Promise.all([
			run('seedreamGenerate', {
				prompt: 'x',
				model: modelList('seedream-4.5'),
				options: { timeout: 2 },
			}),
			run('seedreamGenerate', other),
		]);
		expect(toldBy(lost.error)).toContain('may have been billed');
	});

	it('that was refused for its content says so', async () => {
		inject({ stage: 'submit', fault: 'moderation-image' });
		const { error } = await run('seedreamGenerate', { prompt: 'x' });
		expect(toldBy(error)).toContain('content rules');
		expect(toldBy(error)).toContain('E005');
		expect(submits()).toHaveLength(1);
	});
});

describe('Replicate refuses', () => {
	it.each([true, false])(
		'what comes too fast: it is sent again, field %s',
		async (throttleField) => {
			emulator.replicate.settings.throttleField = throttleField;
			inject({ stage: 'submit', fault: 'throttle', times: 1 });
			const { error } = await run('seedreamGenerate', { prompt: 'x' });
			expect(error?.message).toBeUndefined();
			expect(emulator.replicate.submissions).toHaveLength(1);
		},
	);

	it.each<[string, () => string, string]>([
		['an empty balance', () => emulator.replicate.keys.emptyBalance, 'balance is used up'],
		['a wrong key', () => 'r8_wrong-key-of-it', 'did not accept the API key'],
		['a key that may not', () => emulator.replicate.keys.noPermission, 'does not allow'],
	])('%s', async (_what, key, words) => {
		for (const errorField of ['detail', 'error'] as const) {
			emulator.replicate.settings.errorField = errorField;
			const { error } = await run(
				'seedreamGenerate',
				{ prompt: 'x' },
				{ credential: { apiKey: key() } },
			);
			expect(toldBy(error)).toContain(words);
			expect(toldBy(error)).toContain('Nothing was billed');
		}
		expect(emulator.replicate.submissions).toHaveLength(0);
	});
});

it.each<[string, IDataObject, string]>([
	['9:21 where there are names alone', { aspectRatio: '9:21' }, '9:21'],
	['pixels where there are names alone', { resolution: 'custom' }, 'no size of your own'],
	[
		'a prompt that is too long',
		{ model: modelList('seedream-4.5'), prompt: 'x'.repeat(4001) },
		'4000',
	],
	[
		'a field that would multiply the bill',
		{ options: { extraFields: '{"max_images":15}' } },
		'max_images',
	],
])('refuses before sending: %s', async (_what, parameters, words) => {
	const { error } = await run('seedreamGenerate', { prompt: 'x', ...parameters });
	expect(toldBy(error)).toContain(words);
	expect(emulator.replicate.requests).toEqual([]);
});
