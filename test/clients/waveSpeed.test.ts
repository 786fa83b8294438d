import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'wavespeed';
import { startEmulator, type Emulator } from '../emulator';
import { picture, sha256 } from '../engine/pictures';
import { QUICK } from '../engine/wire';

/* WaveSpeedAI's own client (npm `wavespeed`) takes the emulator for WaveSpeedAI. */
let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const clientWith = (apiKey: string): Client =>
	new Client(apiKey, { baseUrl: new URL(emulator.waveSpeed.url).origin, retryInterval: 0.01 });
const client = (): Client => clientWith(emulator.waveSpeed.apiKey);
const POLL = { pollInterval: 0.02 };
const MODEL = 'bytedance/seedream-v5.0-pro';

describe('a run', () => {
	it('brings the addresses of the images', async () => {
		const input = { prompt: 'a blue door', resolution: '2k', aspect_ratio: '16:9' };
		const { outputs } = await client().run(MODEL, input, POLL);
		const [task] = emulator.waveSpeed.submissions;
		expect(outputs).toEqual([task?.images[0]?.url]);
		expect(task?.body).toEqual(input);
	});

	it('brings a set', async () => {
		const input = { prompt: 'four seasons', size: '2048*2048', max_images: 4 };
		const { outputs } = await client().run('bytedance/seedream-v4.5/sequential', input, POLL);
		expect(outputs).toHaveLength(4);
	});

	it('waits inside the request, and is told where to ask when that takes too long', async () => {
		const input = { prompt: 'x' };
		const { outputs } = await client().run(MODEL, input, { enableSyncMode: true });
		expect(outputs).toHaveLength(1);
		emulator.waveSpeed.settings.taskTimeMs = Infinity;
		emulator.waveSpeed.settings.syncWaitLimitMs = 20;
		const late = await client().runNoThrow(MODEL, input, { enableSyncMode: true });
		expect(late.outputs).toBeNull();
		expect(late.detail).toMatchObject({
			status: 'processing',
			taskId: emulator.waveSpeed.submissions.at(-1)?.taskId,
		});
	});

	it.each(['failed', 'cancelled', 'timeout', 'deleted'] as const)(
		'ends where a task is %s, with its words',
		async (word) => {
			emulator.waveSpeed.settings.failedWord = word;
			emulator.inject({
				vendor: 'waveSpeed',
				stage: 'poll',
				fault: 'task-failed',
				message: 'out of paint',
			});
			await expect(client().run(MODEL, { prompt: 'x' }, POLL)).rejects.toThrow('out of paint');
		},
	);

	it('asks again through faults of questions, and never submits twice', async () => {
		const silent = [jest.spyOn(console, 'log'), jest.spyOn(console, 'error')];
		for (const spy of silent) spy.mockImplementation(() => {});
		emulator.inject({ vendor: 'waveSpeed', stage: 'poll', fault: 'throttle', times: 2 });
		const { outputs } = await client().run(MODEL, { prompt: 'x' }, POLL);
		expect(outputs).toHaveLength(1);
		emulator.inject({ vendor: 'waveSpeed', stage: 'submit', fault: 'internal-error' });
		await expect(client().run(MODEL, { prompt: 'x' }, POLL)).rejects.toThrow('500');
		expect(emulator.waveSpeed.submissions).toHaveLength(2);
		for (const spy of silent) spy.mockRestore();
	});

	it.each([
		['a wrong key', () => 'ws-wrong', {}, '401'],
		['an empty account', () => emulator.waveSpeed.keys.emptyBalance, {}, '402'],
		['a field that the model lacks', () => emulator.waveSpeed.apiKey, { size: '1*1' }, '400'],
	])('is refused for %s', async (_, key, more, status) => {
		const refused = clientWith(key()).run(MODEL, { prompt: 'x', ...more }, POLL);
		await expect(refused).rejects.toThrow(`HTTP ${status}`);
		expect(emulator.waveSpeed.submissions).toEqual([]);
	});
});

it('uploads a file in two steps, and edits it', async () => {
	const bytes = await picture();
	const path = join(mkdtempSync(join(tmpdir(), 'wavespeed-')), 'door.png');
	writeFileSync(path, bytes);
	const url = await client().upload(path);
	expect(emulator.waveSpeed.uploads).toMatchObject([{ url, bytes: { sha256: sha256(bytes) } }]);
	await client().run(`${MODEL}/edit`, { prompt: 'x', images: [url] }, POLL);
	expect(emulator.waveSpeed.submissions[0]?.references[0]?.sha256).toBe(sha256(bytes));
	expect(emulator.keyLeaks()).toEqual([]);
});

it('is called back as the page on webhooks says', async () => {
	const received: Array<{ headers: Record<string, unknown>; body: string }> = [];
	let told = () => {};
	const arrived = new Promise<void>((resolve) => (told = resolve));
	const server: Server = createServer((request, response) => {
		let body = '';
		request.on('data', (piece: Buffer) => (body += piece.toString()));
		request.on('end', () => {
			received.push({ headers: request.headers, body });
			response.end();
			told();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	const { apiKey, url } = emulator.waveSpeed;
	const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
	const asked = await fetch(`${url}/webhook/secret`, { headers });
	const { data } = (await asked.json()) as { data: { secret: string } };
	await client().run(`${MODEL}?webhook=${encodeURIComponent(hook)}`, { prompt: 'x' }, POLL);
	await arrived;
	server.close();
	const [{ headers: signed, body } = { headers: {}, body: '' }] = received;
	const content = `${String(signed['webhook-id'])}.${String(signed['webhook-timestamp'])}.${body}`;
	const key = data.secret.slice('whsec_'.length);
	const signature = createHmac('sha256', key).update(content).digest('hex');
	expect(signed['webhook-signature']).toBe(`v3,${signature}`);
	const [task] = emulator.waveSpeed.submissions;
	expect(JSON.parse(body)).toMatchObject({ id: task?.taskId, status: 'completed' });
});
