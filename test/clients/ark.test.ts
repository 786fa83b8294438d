import { createByteDance } from '@ai-sdk/bytedance';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { startEmulator, type Emulator } from '../emulator';
import { dataUri, picture, sha256 } from '../engine/pictures';
import { QUICK } from '../engine/wire';

/* Vercel's client for ByteDance and OpenAI's own take the emulated hosts of ByteDance's wire for real ones. */
let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const HOSTS = [
	{ host: 'bytePlus', lite: 'seedream-5-0-260128', four: 'seedream-4-5-251128' },
	{ host: 'volcengine', lite: 'doubao-seedream-5-0-260128', four: 'doubao-seedream-4-5-251128' },
] as const;

describe.each(HOSTS)('@ai-sdk/bytedance at $host', ({ host, lite, four }) => {
	const model = (id: string, apiKey = emulator[host].apiKey) =>
		createByteDance({ baseURL: emulator[host].url, apiKey }).image(id);
	const call = {
		prompt: 'a tin robot',
		n: 1,
		size: undefined,
		aspectRatio: undefined,
		seed: undefined,
		files: undefined,
		mask: undefined,
		providerOptions: {},
	};
	const hashOf = (image: unknown): string => sha256(Buffer.from(String(image), 'base64'));

	it('brings an image inside the reply', async () => {
		const { images } = await model(lite).doGenerate({ ...call, size: '2048x2048' });
		const [submission] = emulator[host].submissions;
		expect(images.map(hashOf)).toEqual([sha256((await submission?.images[0]?.bytes())!)]);
		expect(submission?.body).toMatchObject({ model: lite, response_format: 'b64_json' });
	});

	it('brings a set', async () => {
		const bytedance = { sequentialImageGeneration: 'auto', maxImages: 3, watermark: false };
		const { images } = await model(four).doGenerate({ ...call, providerOptions: { bytedance } });
		expect(images).toHaveLength(3);
	});

	it('sends a file as a reference', async () => {
		const file = await picture();
		await model(lite).doGenerate({
			...call,
			files: [{ type: 'file', data: new Uint8Array(file), mediaType: 'image/png' }],
		});
		const [reference] = emulator[host].submissions[0]?.references ?? [];
		expect(reference).toMatchObject({ kind: 'data-uri', sha256: sha256(file) });
	});

	it('throws the vendor’s words', async () => {
		const wrong = model(lite, 'wrong-key').doGenerate(call);
		await expect(wrong).rejects.toMatchObject({
			statusCode: 401,
			message: expect.stringContaining('API key') as unknown,
		});
		emulator[host].settings.notActivated = [lite];
		await expect(model(lite).doGenerate(call)).rejects.toMatchObject({ statusCode: 404 });
	});
});

describe.each(HOSTS)('openai at $host', ({ host, lite, four }) => {
	const client = (apiKey = emulator[host].apiKey) =>
		new OpenAI({ baseURL: emulator[host].url, apiKey, maxRetries: 0 });

	it('lists the models', async () => {
		const ids: string[] = [];
		for await (const { id } of client().models.list()) ids.push(id);
		expect(ids).toContain(lite);
	});

	it('makes an image, with fields of ByteDance’s own beside OpenAI’s', async () => {
		const body = {
			model: four,
			prompt: 'a tin robot',
			image: [dataUri(await picture()), dataUri(await picture({ colour: '#772f1a' }))],
			response_format: 'url' as const,
			watermark: false,
		};
		const { data, usage } = await client().images.generate(body);
		const [submission] = emulator[host].submissions;
		expect(data?.map(({ url }) => url)).toEqual([submission?.images[0]?.url]);
		expect(submission?.references).toHaveLength(2);
		expect(usage).toMatchObject({ output_tokens: expect.any(Number) as unknown });
	});

	it('reads a set as events', async () => {
		const stream = await client().images.generate({
			model: four,
			prompt: 'three moods',
			stream: true,
			...({
				sequential_image_generation: 'auto',
				sequential_image_generation_options: { max_images: 3 },
			} as object),
		});
		const events: Array<{ type: string }> = [];
		for await (const event of stream) events.push(event);
		expect(events.map(({ type }) => type)).toEqual([
			...Array<string>(3).fill('image_generation.partial_succeeded'),
			'image_generation.completed',
		]);
	});

	it('has an error class for each refusal', async () => {
		await expect(client('wrong-key').models.list()).rejects.toBeInstanceOf(
			OpenAI.AuthenticationError,
		);
		const call = { model: lite, prompt: 'x' };
		emulator.inject({ vendor: host, stage: 'submit', fault: 'throttle' });
		await expect(client().images.generate(call)).rejects.toBeInstanceOf(OpenAI.RateLimitError);
		const unknown = client().images.generate({ ...call, model: 'seedream-9' });
		await expect(unknown).rejects.toMatchObject({ status: 404, code: /NotFound/ });
	});
});

describe('openai at AIOAGI', () => {
	const client = () =>
		new OpenAI({ baseURL: emulator.aioagi.url, apiKey: emulator.aioagi.apiKey, maxRetries: 0 });

	it('lists the models and makes an image', async () => {
		const ids = (await client().models.list()).data.map(({ id }) => id);
		expect(ids).toContain('doubao-seedream-5-0-260128');
		const { data } = await client().images.generate({
			model: 'doubao-seedream-5-0-260128',
			prompt: 'a tin robot',
		});
		expect(data?.[0]?.url).toBe(emulator.aioagi.submissions[0]?.images[0]?.url);
	});
});
