import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Replicate, { validateWebhook } from 'replicate';
import { startEmulator, type Emulator } from '../emulator';
import { picture, sha256 } from '../engine/pictures';
import { QUICK } from '../engine/wire';

/* Replicate's own client (npm `replicate`) takes the emulator for Replicate. */
let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const clientWith = (auth: string): Replicate =>
	new Replicate({ auth, baseUrl: emulator.replicate.url, useFileOutput: false });
const client = (): Replicate => clientWith(emulator.replicate.apiKey);

const MODEL = 'bytedance/seedream-4.5';
const wait = { mode: 'poll', interval: 10 } as const;

describe('a run', () => {
	it('is waited for by questions', async () => {
		emulator.replicate.settings.finishAfterPolls = 3;
		const words: string[] = [];
		const input = { prompt: 'a blue door', size: '2K', aspect_ratio: '3:2' };
		const output = await client().run(MODEL, { input, wait }, ({ status }) => {
			words.push(status);
		});
		const [task] = emulator.replicate.submissions;
		expect(output).toEqual([task?.images[0]?.url]);
		expect(task).toMatchObject({ model: MODEL, body: input });
		expect(new Set(words)).toEqual(new Set(['starting', 'processing', 'succeeded']));
	});

	it('is waited for inside the request', async () => {
		const output = await client().run(MODEL, { input: { prompt: 'x' }, wait: { mode: 'block' } });
		expect(output).toHaveLength(1);
		expect(emulator.replicate.requests.map(({ stage }) => stage)).toEqual(['submit']);
	});

	it('makes a set', async () => {
		const input = { prompt: 'x', sequential_image_generation: 'auto', max_images: 4 };
		expect(await client().run(MODEL, { input, wait })).toHaveLength(4);
	});

	it('that failed throws its words', async () => {
		emulator.inject({ vendor: 'replicate', stage: 'submit', fault: 'moderation-prompt' });
		const run = client().run(MODEL, { input: { prompt: 'x' }, wait });
		await expect(run).rejects.toThrow(/flagged as sensitive.*E005/);
	});
});

it('lists, gets and cancels predictions', async () => {
	emulator.replicate.settings.taskTimeMs = Infinity;
	const { id } = await client().predictions.create({ model: MODEL, input: { prompt: 'x' } });
	const { results } = await client().predictions.list();
	expect(results).toMatchObject([{ id, model: MODEL, input: { prompt: 'x' } }]);
	expect(await client().predictions.get(id)).toMatchObject({ id, status: 'starting' });
	expect(await client().predictions.cancel(id)).toMatchObject({ id, status: 'canceled' });
});

it('uploads files of its inputs', async () => {
	const bytes = await picture();
	const file = new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' });
	await client().run(MODEL, { input: { prompt: 'x', image_input: [file] }, wait });
	const [upload] = emulator.replicate.uploads;
	expect(upload?.bytes.sha256).toBe(sha256(bytes));
	expect(emulator.replicate.submissions[0]).toMatchObject({
		body: { image_input: [upload?.url] },
		references: [{ kind: 'upload' }],
	});
});

it('tells the account and a model', async () => {
	expect(await client().accounts.current()).toMatchObject({ type: 'user', username: 'ada' });
	expect(await client().models.get('bytedance', 'seedream-5-pro')).toMatchObject({
		is_official: true,
	});
});

it.each<[string, () => string, string]>([
	['a wrong key', () => 'r8_wrong-key', '401'],
	['an empty balance', () => emulator.replicate.keys.emptyBalance, '402'],
])('throws %s', async (_what, key, status) => {
	const created = clientWith(key()).predictions.create({ model: MODEL, input: { prompt: 'x' } });
	await expect(created).rejects.toThrow(status);
});

it('knows the signature of a webhook', async () => {
	const received: Array<{ headers: Record<string, string>; body: string }> = [];
	let arrived = (): void => undefined;
	const arrival = new Promise<void>((resolve) => (arrived = resolve));
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (piece) => (body += piece));
		request.on('end', () => {
			response.end('ok');
			received.push({ headers: request.headers as Record<string, string>, body });
			arrived();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	const { id } = await client().predictions.create({
		model: MODEL,
		input: { prompt: 'x' },
		webhook,
		webhook_events_filter: ['completed'],
	});
	await arrival;
	server.close();
	const { key: secret } = await client().webhooks.default.secret.get();
	const { headers, body } = received[0]!;
	const signed = {
		id: headers['webhook-id']!,
		timestamp: headers['webhook-timestamp']!,
		signature: headers['webhook-signature']!,
		body,
		secret,
	};
	expect(await validateWebhook(signed)).toBe(true);
	expect(await validateWebhook({ ...signed, body: `${body} ` })).toBe(false);
	expect(JSON.parse(body)).toMatchObject({ id, status: 'succeeded' });
});
