import { describe, expect, it } from '@jest/globals';
import { ask, emulator, type Json, listen, useEmulator } from './asking';

useEmulator();

const at = (name: string): string => `/models/bytedance/${name}/predictions`;
const submit = (name: string, input: Json, more: Json = {}, key?: string) =>
	ask(emulator.replicate, 'POST', at(name), { input, ...more }, key);
const get = (id: string) => ask(emulator.replicate, 'GET', `/predictions/${id}`);
const prompt = 'a lighthouse';
const URL_1 = 'https://example.com/a.png';

it('makes a prediction, tells where it stands, lists it, and forgets what came of it', async () => {
	emulator.replicate.settings.finishAfterPolls = 3;
	const { status, body } = await submit('seedream-4', { prompt, aspect_ratio: '3:2' });
	expect(status).toBe(201);
	expect(body).toMatchObject({
		status: 'starting',
		model: 'bytedance/seedream-4',
		version: 'hidden',
		input: { prompt },
		output: null,
	});
	const words: string[] = [];
	for (let look = 0; look < 3; look += 1) words.push((await get(body.id)).body.status);
	expect(words).toEqual(['starting', 'processing', 'succeeded']);
	const [task] = emulator.replicate.submissions;
	expect(task?.images[0]).toMatchObject({ width: 2496, height: 1664 });
	const { results } = (await ask(emulator.replicate, 'GET', '/predictions')).body;
	expect(results).toMatchObject([{ id: body.id, output: [task?.images[0]?.url] }]);
	emulator.replicate.settings.removedAfterMs = 0;
	expect((await get(body.id)).body).toMatchObject({
		status: 'succeeded',
		output: null,
		input: {},
		data_removed: true,
	});
	expect((await get('nobody')).status).toBe(404);
});

it('lists a page at a time, newest first', async () => {
	for (let index = 0; index < 101; index += 1) await submit('seedream-4', { prompt: `${index}` });
	const first = (await ask(emulator.replicate, 'GET', '/predictions')).body;
	expect(first.results as Json[]).toHaveLength(100);
	expect((first.results as Json[])[0]).toMatchObject({ input: { prompt: '100' } });
	const next = String(first.next).slice(emulator.replicate.url.length);
	const last = (await ask(emulator.replicate, 'GET', next)).body;
	expect([last.results, last.next]).toMatchObject([[{ input: { prompt: '0' } }], null]);
});

it('turns pages by the cursors that it gave alone', async () => {
	emulator.replicate.settings.listPage = 2;
	for (let index = 0; index < 3; index += 1) await submit('seedream-4', { prompt: `${index}` });
	const list = async (query = '') => await ask(emulator.replicate, 'GET', `/predictions${query}`);
	const { next, previous, results } = (await list()).body;
	expect([results, previous]).toMatchObject([[{}, {}], null]);
	const last = (await list(String(next).slice(`${emulator.replicate.url}/predictions`.length)))
		.body;
	expect([last.results, last.next]).toMatchObject([[{ input: { prompt: '0' } }], null]);
	expect(last.previous).toContain('cursor=');
	expect((await list('?cursor=2')).status).toBe(404);
	expect((await list('?page=2')).status).toBe(422);
});

describe('is strict', () => {
	it.each<[string, string, Json]>([
		['no prompt', 'seedream-4', { prompt: undefined }],
		['a model inside', 'seedream-4', { model: 'x' }],
		['a watermark', 'seedream-4', { watermark: false }],
		['9:21', 'seedream-4', { aspect_ratio: '9:21' }],
		['1K on 4.5', 'seedream-4.5', { size: '1K' }],
		['4K on Lite', 'seedream-5-lite', { size: '4K' }],
		['pixels on Lite', 'seedream-5-lite', { size: 'custom', width: 2048, height: 2048 }],
		['pixels that are too few', 'seedream-4.5', { size: 'custom', width: 1024, height: 1024 }],
		['pixels without custom', 'seedream-4', { width: 2048, height: 2048 }],
		['a seed on 4', 'seedream-4', { seed: 1 }],
		['a seed below 0', 'seedream-3', { seed: -1 }],
		['sets on Pro', 'seedream-5-pro', { max_images: 2 }],
		['a size of layers', 'seedream-5-pro', { size: '1.5K' }],
		[
			'layers of two images',
			'seedream-5-pro',
			{ image_input: [URL_1, URL_1], layer_decomposition: true },
		],
		['references on 3', 'seedream-3', { image_input: [URL_1] }],
		['eleven references on 4', 'seedream-4', { image_input: Array(11).fill(URL_1) }],
		['a long prompt', 'seedream-4.5', { prompt: 'x'.repeat(4001) }],
		[
			'sixteen in all',
			'seedream-4.5',
			{ image_input: [URL_1], sequential_image_generation: 'auto', max_images: 15 },
		],
	])('about %s', async (_what, name, over) => {
		const { status, body } = await submit(name, { prompt, ...over });
		expect([status, emulator.replicate.submissions.length]).toEqual([422, 0]);
		expect(body).toMatchObject({ title: 'Input validation failed', detail: expect.any(String) });
	});

	it('about what stands beside the input, and models that do not exist', async () => {
		expect((await submit('seedream-4', { prompt }, { prompt })).status).toBe(422);
		expect((await submit('seedream-4', { prompt }, { webhook: 'http://example.com' })).status).toBe(
			422,
		);
		expect((await submit('seedream-9', { prompt })).status).toBe(404);
		expect((await submit('seedream-4', { prompt }, {}, 'wrong')).body.detail).toContain('token');
	});
});

it('says no in two shapes, and tells in two places how long to wait', async () => {
	const { keys, settings } = emulator.replicate;
	const empty = await submit('seedream-4', { prompt }, {}, keys.emptyBalance);
	expect([empty.status, empty.body.detail]).toEqual([402, expect.stringContaining('credit')]);
	settings.errorField = 'error';
	expect((await submit('seedream-4', { prompt }, {}, keys.emptyBalance)).body).toEqual({
		error: expect.stringContaining('credit'),
	});
	settings.throttleField = true;
	settings.throttle = { requestsPerSecond: 0 };
	const { status, body } = await submit('seedream-4', { prompt });
	expect([status, body]).toMatchObject([
		429,
		{ error: expect.stringContaining('resets in'), retry_after: 1 },
	]);
});

it('gives layers with their places, or in their order alone', async () => {
	const layered = async () =>
		(await submit('seedream-5-pro', { image_input: [URL_1], layer_decomposition: true })).body.id;
	const first = (await get(await layered())).body.output as Json[];
	expect(first).toMatchObject([{ z_index: 0 }, { z_index: 1, name: 'layer 1' }, {}, {}]);
	emulator.replicate.settings.layersIn = 'named';
	expect((await get(await layered())).body.output).toMatchObject({ layers: [{}, {}, {}, {}] });
	emulator.replicate.settings.layersIn = 'order';
	const [url] = (await get(await layered())).body.output as string[];
	expect(url).toMatch(/^http/);
});

it('waits where it is asked to, calls back and tells the secret of its signature', async () => {
	emulator.replicate.settings.taskTimeMs = 30;
	const prefer = { prefer: 'wait=5' };
	const body = { input: { prompt } };
	const waited = await ask(emulator.replicate, 'POST', at('seedream-4'), body, undefined, prefer);
	expect(waited.body.status).toBe('succeeded');
	const receiver = await listen();
	await submit('seedream-4', { prompt }, { webhook: receiver.url });
	const { headers } = await receiver.next();
	expect(headers['webhook-signature']).toMatch(/^v1,/);
	receiver.server.close();
	const secret = await ask(emulator.replicate, 'GET', '/webhooks/default/secret');
	expect(secret.body.key).toMatch(/^whsec_/);
});
