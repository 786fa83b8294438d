import { describe, expect, it } from '@jest/globals';
import {
	ask,
	BODY,
	dataUri,
	emulator,
	type Json,
	type Part,
	submit,
	SUBMIT,
	until,
	useEmulator,
	type Vendor,
} from './asking';

useEmulator();

const HOSTS = ['bytePlus', 'volcengine'] as const;
/** Their ids differ by a prefix. */
const id = (vendor: Vendor, name: string) => (vendor === 'bytePlus' ? name : `doubao-${name}`);
const SET = {
	sequential_image_generation: 'auto',
	sequential_image_generation_options: { max_images: 3 },
};

describe.each(HOSTS)('%s', (vendor) => {
	const settings = () => emulator[vendor].settings;
	const named = (name: string, over: Json = {}) =>
		submit(vendor, { model: id(vendor, name), ...over });

	it('has ByteDance’s path and answers in ByteDance’s form', async () => {
		expect(emulator[vendor].url).toMatch(/:\d+\/api\/v3$/);
		const image = ['https://example.com/a.png', 'https://example.com/b.png'];
		const { body, headers } = await named('seedream-5-0-flash-260915', {
			size: '1.5K',
			image,
			output_format: 'png',
		});
		expect(headers.get('x-request-id')).toEqual(expect.any(String));
		expect(body).toMatchObject({
			model: id(vendor, 'seedream-5-0-flash-260915'),
			created: expect.any(Number),
			data: [{ url: expect.stringContaining('X-Tos-Expires=86400'), output_format: 'png' }],
			usage: { input_images: 2, generated_images: 1 },
		});
		expect(emulator[vendor].submissions).toHaveLength(1);
	});

	it('lists models for a key: other kinds among them, and not all that answer', async () => {
		const { body } = await ask(emulator[vendor], 'GET', '/models');
		const ids = body.data.map((model: Part) => model.id);
		expect(ids).toContain(id(vendor, 'seedream-5-5-261028'));
		expect(ids).not.toContain(id(vendor, 'seedream-5-0-lite-260128'));
		expect(ids.some((one) => !one.includes('seedream'))).toBe(true);
		expect((await named('seedream-5-0-lite-260128')).status).toBe(200);
		emulator.inject({ vendor, stage: 'account', fault: 'gateway-html' });
		expect((await ask(emulator[vendor], 'GET', '/models')).status).toBe(502);
	});

	it.each<[string, Json, string]>([
		['seedream-4-0-250828', { size: '1K', stream: true, ...SET }, 'sets as a stream'],
		['seedream-5-0-260128', { size: '3K', tools: [{ type: 'web_search' }] }, 'the web'],
		['seedream-5-0-pro-260628', { size: '1.5K', output_format: 'png' }, 'PNG'],
		['seedream-5-0-flash-260915', { size: '1K' }, 'standard'],
		['seedream-5-5-261028', { size: '2K', background: 'transparent' }, 'transparency from text'],
	])('%s takes %j: %s', async (model, over) => {
		expect((await named(model, over)).status).toBe(200);
	});

	it.each<[string, Json, string]>([
		['seedream-5-0-pro-260628', { stream: false }, 'stream'],
		['seedream-5-0-flash-260915', { stream: true }, 'stream'],
		['seedream-5-5-261028', { stream: true }, 'stream'],
		['seedream-5-0-pro-260628', SET, 'sequential_image_generation'],
		['seedream-5-0-flash-260915', { size: '3K' }, 'size'],
		['seedream-5-0-flash-260915', { size: '2816x1700' }, 'size'],
		[
			'seedream-5-0-flash-260915',
			{ background: 'transparent', output_format: 'png' },
			'background',
		],
		[
			'seedream-5-0-flash-260915',
			{ optimize_prompt_options: { mode: 'standard' } },
			'optimize_prompt_options',
		],
		['seedream-5-5-261028', { background: 'transparent', output_format: 'jpeg' }, 'background'],
		['seedream-5-5-261028', { tools: [{ type: 'web_search' }] }, 'tools'],
		['seedream-5-5-261028', { image: Array(11).fill('https://example.com/a.png') }, 'image'],
		['seedream-4-5-251128', { size: '1K' }, 'size'],
	])('%s refuses %j with 400', async (model, over, param) => {
		const { status, body } = await named(model, over);
		expect([status, body.error.param]).toEqual([400, param]);
		expect(emulator[vendor].submissions).toHaveLength(0);
	});

	it('decomposes into as many layers as the model makes', async () => {
		settings().layerCount = 20;
		const over = { layer_decomposition: true, prompt: undefined, image: await dataUri(600, 600) };
		const flash = await named('seedream-5-0-flash-260915', over);
		expect(flash.body.data).toHaveLength(17);
		expect((await named('seedream-5-5-261028', over)).body.data).toHaveLength(21);
		expect('bounding_box' in flash.body.data[0]).toBe(false);
	});

	it('takes endpoints of the account as models, and tells of models that are not activated', async () => {
		const endpoint = await submit(vendor, { model: 'ep-20261101120000-abcde' });
		expect([endpoint.status, endpoint.body.model]).toEqual([200, settings().endpointModel]);
		settings().notActivated = [id(vendor, 'seedream-4-5-251128')];
		const closed = await submit(vendor);
		expect([closed.status, closed.body.error.code]).toEqual([404, 'ModelNotOpen']);
		expect(closed.headers.get('x-error-code')).toBe('ModelNotOpen');
	});

	it('says no in ByteDance’s codes', async () => {
		const { keys } = emulator[vendor];
		const refusal = async (key: string) => {
			const { status, body } = await submit(vendor, {}, key);
			expect(body.error).toMatchObject({ message: expect.any(String), param: '' });
			return [status, body.error.code];
		};
		expect(await refusal('wrong')).toEqual([401, 'AuthenticationError']);
		expect(await refusal(emulator.aioagi.apiKey)).toEqual([401, 'AuthenticationError']);
		expect(await refusal(keys.emptyBalance)).toEqual([403, 'AccountOverdueError']);
		expect(await refusal(keys.noPermission)).toEqual([403, 'AccessDenied']);
		expect(await refusal(keys.quota)).toEqual([429, 'SetLimitExceeded']);
		expect((await submit(vendor, { size: '2048×2048' })).body.error.code).toBe('InvalidParameter');
		expect((await submit(vendor, { prompt: undefined })).body.error.code).toBe('MissingParameter');
		const throttled = { vendor, stage: 'submit', fault: 'throttle', retryAfter: 3 } as const;
		emulator.inject(throttled);
		const slow = await submit(vendor);
		expect([slow.status, slow.body.error.code, slow.headers.get('retry-after')]).toEqual([
			429,
			'ModelAccountIpmRateLimitExceeded',
			'3',
		]);
		expect(emulator[vendor].submissions).toHaveLength(0);
	});
});

describe('ids of another host', () => {
	it.each<[Vendor, string]>([
		['bytePlus', 'doubao-seedream-4-5-251128'],
		['bytePlus', 'dola-seedream-4-5-251128'],
		['bytePlus', 'seedream-3-0-t2i-250415'],
		['volcengine', 'seedream-4-5-251128'],
		['volcengine', 'dola-seedream-5-0-pro-260628'],
		['volcengine', 'doubao-seedream-4-5'],
	])('%s does not know %s', async (vendor, model) => {
		const { status, body } = await submit(vendor, { model });
		expect([status, body.error.code]).toEqual([404, 'InvalidEndpointOrModel.NotFound']);
	});

	it('BytePlus calls 5.0 Pro by its own name, and knows 5.5 by two', async () => {
		const { body } = await submit('bytePlus', { model: 'seedream-5-0-pro-260628' });
		expect(body.model).toBe('dola-seedream-5-0-pro-260628');
		expect((await submit('bytePlus', { model: 'dola-seedream-5-5-261028' })).status).toBe(200);
	});

	it('knows no key of the other', async () => {
		const { body, status } = await submit('volcengine', {}, emulator.bytePlus.apiKey);
		expect([status, body.error.code]).toEqual([401, 'AuthenticationError']);
		expect(emulator.keyLeaks()).toMatchObject([{ path: expect.stringContaining('/images') }]);
	});
});

describe('a stream', () => {
	const vendor = 'bytePlus';
	const settings = () => emulator.bytePlus.settings;

	/** Reads the events until the connection ends, however it ends; calls `onText` with all that came so far. */
	async function read(onText: (text: string) => void = () => undefined, signal?: AbortSignal) {
		const { url, apiKey } = emulator[vendor];
		const response = await fetch(url + SUBMIT[vendor], {
			method: 'POST',
			signal,
			headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ ...BODY[vendor], ...SET, stream: true, prompt: 'ü' }),
		});
		const decoder = new TextDecoder();
		let text = '';
		try {
			const reader = response.body?.getReader();
			for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
				text += decoder.decode(read.value, { stream: true });
				onText(text);
			}
			return { text, broken: false };
		} catch {
			return { text, broken: true };
		}
	}
	/** How many images the events told of. */
	const told = (text: string) =>
		(text.match(/"type":"image_generation\.partial_\w+"/g) ?? []).length;

	it('tells image by image as they are drawn', async () => {
		settings().taskTimeMs = Infinity;
		let beforeTheEnd = -1;
		const { text } = await read((soFar) => {
			if (beforeTheEnd >= 0) return;
			beforeTheEnd = told(soFar);
			emulator.bytePlus.finish();
		});
		expect(beforeTheEnd).toBe(0);
		expect(told(text)).toBe(3);
		expect(text).toContain('event: image_generation.completed');
		expect(text.trimEnd().endsWith('data: [DONE]')).toBe(true);
	});

	it('comes in pieces that break anywhere', async () => {
		settings().streamChunkBytes = 5;
		const { text, broken } = await read();
		expect([told(text), broken]).toEqual([3, false]);
	});

	it('ends after so many images', async () => {
		for (const images of [0, 1, 2]) {
			emulator.inject({ vendor, stage: 'submit', fault: 'stream-cut', images });
			const { text, broken } = await read();
			expect([told(text), broken]).toEqual([images, true]);
		}
		expect(emulator.bytePlus.submissions).toHaveLength(3);
	});

	it('is reset after so many images, which may overtake what was not read yet', async () => {
		emulator.inject({ vendor, stage: 'submit', fault: 'stream-cut', images: 2, by: 'reset' });
		const { text, broken } = await read();
		expect([told(text) <= 2, broken]).toEqual([true, true]);
	});

	it('falls silent after an image, and stays open', async () => {
		emulator.inject({ vendor, stage: 'submit', fault: 'stream-cut', images: 1, by: 'silence' });
		let seen = '';
		const leaving = new AbortController();
		const waiting = read((soFar) => (seen = soFar), leaving.signal);
		await until(() => told(seen) === 1);
		expect(emulator.bytePlus.requests[0]?.endedAt).toBeUndefined();
		leaving.abort();
		expect(await waiting).toMatchObject({ broken: true });
	});

	it('tells failed images and a failure of the whole, with what was drawn', async () => {
		settings().failImagesInSet = [1];
		expect((await read()).text).toContain('partial_failed');
		emulator.inject({ vendor, stage: 'submit', fault: 'task-failed' });
		const failed = await read();
		expect([told(failed.text), failed.text.includes('event: error')]).toEqual([0, true]);
		settings().failImagesInSet = [];
		emulator.inject({ vendor, stage: 'submit', fault: 'images-beside-error' });
		const beside = await read();
		expect([told(beside.text), beside.text.includes('event: error')]).toEqual([3, true]);
	});

	it('is ignored by some', async () => {
		settings().streaming = 'ignored';
		expect((await submit(vendor, { ...SET, stream: true })).body.data).toHaveLength(3);
	});
});
