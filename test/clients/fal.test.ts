import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiError, createFalClient, ValidationError, type FalClient } from '@fal-ai/client';
import { startEmulator, type Emulator } from '../emulator';
import { picture, sha256 } from '../engine/pictures';
import { QUICK } from '../engine/wire';

/* fal's own client (npm `@fal-ai/client`) takes the emulator for fal: its fetch is led to this machine. */
let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
afterEach(() => {
	const leaks = emulator.keyLeaks();
	emulator.reset();
	expect(leaks).toEqual([]);
});
afterAll(async () => await emulator.close());

const HERE = (): Record<string, string> => ({
	'https://queue.fal.run': emulator.fal.url,
	'https://rest.fal.ai': emulator.fal.hosts.storage,
});

/** Asks nobody but this machine: what the client would ask elsewhere fails. */
const redirected: typeof fetch = async (input, init) => {
	const asked = new URL(String(input instanceof Request ? input.url : input));
	const origin = HERE()[asked.origin] ?? asked.origin;
	if (!origin.startsWith('http://127.0.0.1')) throw new Error(`No such host here: ${asked.origin}`);
	return await fetch(origin + asked.pathname + asked.search, init);
};

const clientWith = (credentials: string): FalClient =>
	createFalClient({ credentials, fetch: redirected, retry: { maxRetries: 0 } });
const client = (): FalClient => clientWith(emulator.fal.apiKey);

const LITE = 'bytedance/seedream/v5/lite/text-to-image';
const EDIT = 'fal-ai/bytedance/seedream/v4.5/edit';
const poll = { mode: 'polling', pollInterval: 10 } as const;

/** What the client throws, in its own class. */
async function thrown(work: Promise<unknown>): Promise<unknown> {
	return await work.then(
		() => undefined,
		(error: unknown) => error,
	);
}

describe('a run', () => {
	it('is queued, watched and brought', async () => {
		emulator.fal.settings.finishAfterPolls = 3;
		const words: string[] = [];
		const input = { prompt: 'a blue door', image_size: 'auto_2K' };
		const { data, requestId } = await client().subscribe(LITE, {
			input,
			...poll,
			onQueueUpdate: ({ status }) => void words.push(status),
		});
		const [task] = emulator.fal.submissions;
		expect(data.images).toMatchObject([{ url: task?.images[0]?.url, content_type: 'image/jpeg' }]);
		expect(task?.body).toEqual(input);
		expect(task?.taskId).toBe(`bytedance/seedream/${requestId}`);
		expect(new Set(words)).toEqual(new Set(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']));
	});

	it('is asked for, and come back to by the endpoint and the request', async () => {
		emulator.fal.settings.finishAfterPolls = 1;
		const { request_id: requestId } = await client().queue.submit(LITE, {
			input: { prompt: 'x' },
			webhookUrl: 'https://example.com/hook?a=1',
		});
		expect(emulator.fal.requests[0]?.path).toBe(
			`/${LITE}?fal_webhook=${encodeURIComponent('https://example.com/hook?a=1')}`,
		);
		const status = await client().queue.status(LITE, { requestId });
		expect(status).toMatchObject({ status: 'COMPLETED', request_id: requestId });
		const { data } = await client().queue.result(LITE, { requestId });
		expect(data.images).toHaveLength(1);
	});

	it('makes a set, and takes an image apart', async () => {
		const set = await client().subscribe(EDIT, {
			input: { prompt: 'x', image_urls: ['https://example.com/a.png'], max_images: 3 },
			...poll,
		});
		expect(set.data.images).toHaveLength(3);
		const layers = await client().subscribe('bytedance/seedream/v5/pro/layerize', {
			input: { image_url: 'https://example.com/a.png' },
			...poll,
		});
		expect(layers.data).toMatchObject({
			layers: [{ z_index: 0 }, { z_index: 1, name: 'layer 1' }, {}, {}],
		});
	});

	it('is cancelled while it waits', async () => {
		emulator.fal.settings.taskTimeMs = Infinity;
		const { request_id: requestId } = await client().queue.submit(LITE, { input: { prompt: 'x' } });
		await client().queue.cancel(LITE, { requestId });
		expect(await client().queue.status(LITE, { requestId })).toMatchObject({ status: 'COMPLETED' });
		const error = await thrown(client().queue.result(LITE, { requestId }));
		expect(error).toBeInstanceOf(ApiError);
	});
});

it('uploads a file, to a place that never gets the key', async () => {
	const bytes = await picture();
	const file = new File([new Uint8Array(bytes)], 'ü.png', { type: 'image/png' });
	const url = await client().storage.upload(file);
	expect(emulator.fal.uploads).toMatchObject([
		{ url, fileName: 'ü.png', bytes: { sha256: sha256(bytes) } },
	]);
	await client().subscribe(EDIT, { input: { prompt: 'x', image_urls: [file as never] }, ...poll });
	expect(emulator.fal.submissions[0]?.references).toMatchObject([{ kind: 'upload' }]);
});

describe('an error', () => {
	it('of a model names the field', async () => {
		const error = await thrown(client().queue.submit(LITE, { input: { prompt: '' } }));
		expect(error).toBeInstanceOf(ValidationError);
		const [field] = (error as ValidationError).getFieldErrors('prompt');
		expect(field).toMatchObject({ loc: ['body', 'prompt'], type: 'value_error' });
	});

	it('of a run comes with its result', async () => {
		emulator.inject({ vendor: 'fal', stage: 'submit', fault: 'moderation-prompt' });
		const error = await thrown(client().subscribe(LITE, { input: { prompt: 'x' }, ...poll }));
		expect(error).toBeInstanceOf(ValidationError);
		expect((error as ValidationError).fieldErrors).toMatchObject([
			{ type: 'content_policy_violation' },
		]);
	});

	it.each<[string, () => string, number]>([
		['a wrong key', () => 'wrong:key', 401],
		['an empty balance', () => emulator.fal.keys.emptyBalance, 403],
	])('of %s has its status', async (_what, key, status) => {
		const error = await thrown(clientWith(key()).queue.submit(LITE, { input: { prompt: 'x' } }));
		expect(error).toBeInstanceOf(ApiError);
		expect((error as ApiError<unknown>).status).toBe(status);
	});
});
