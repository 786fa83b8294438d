import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, createPublicKey, type JsonWebKey, randomBytes, verify } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import {
	type EmulatedVendor,
	type Emulator,
	FAULTS,
	type FaultName,
	type Stage,
	startEmulator,
} from '../emulator';

type Json = Record<string, unknown>;

interface Layer {
	image: { width: number };
	bounding_box: Record<'absolute' | 'normalized', Several<number>>;
}

/** What tests read of the vendors' replies, whichever of them it is. */
interface Part extends Json {
	id: string;
	task_id: string;
	model: string;
	status: string;
	code: unknown;
	message: string;
	url: string;
	price: string;
	value: string;
	outputs: Several<string>;
	layers: Several<Layer>;
	error: Part;
	download_url: string;
	generated_images: number;
}

/** Replies are read by position; what is not there fails the expectation on it. */
type Several<Item> = [Item, Item, Item, Item, ...Item[]];

interface Body extends Part {
	data: Part & Several<Part>;
	items: Part[];
	usage: Part;
	available: Part;
	response: Part;
	keys: Several<JsonWebKey>;
}

interface Reply {
	status: number;
	headers: Headers;
	body: Body;
	text: string;
}

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({
		settings: {
			atlasCloud: { taskTimeMs: 20, drawing: 'small' },
			aceData: { taskTimeMs: 20, drawing: 'small' },
			aioagi: { taskTimeMs: 20, drawing: 'small' },
		},
	});
});
afterAll(() => emulator.close());
beforeEach(() => emulator.reset());

async function ask(
	vendor: EmulatedVendor,
	method: string,
	path: string,
	body?: unknown,
	key = vendor.apiKey,
	headers: Record<string, string> = {},
): Promise<Reply> {
	const response = await fetch(vendor.url + path, {
		method,
		redirect: 'manual',
		headers: {
			authorization: `Bearer ${key}`,
			// A connection that an earlier refusal is about to close must not be taken for this request.
			connection: 'close',
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		},
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await response.text();
	let parsed = {} as Body;
	try {
		parsed = JSON.parse(text) as Body;
	} catch {
		// What is no JSON is looked at as text.
	}
	return { status: response.status, headers: response.headers, body: parsed, text };
}

const SUBMIT = {
	atlasCloud: '/api/v1/model/generateImage',
	aceData: '/seedream/images',
	aioagi: '/images/generations',
};
const BODY: Record<keyof typeof SUBMIT, Json> = {
	atlasCloud: { model: 'bytedance/seedream-v4.5', prompt: 'a lighthouse' },
	aceData: { model: 'doubao-seedream-4-5-251128', prompt: 'a lighthouse' },
	aioagi: { model: 'doubao-seedream-4-5-251128', prompt: 'a lighthouse' },
};
type Vendor = keyof typeof SUBMIT;
const VENDORS = Object.keys(SUBMIT) as Vendor[];

const submit = (vendor: Vendor, over: Json = {}, key?: string) =>
	ask(emulator[vendor], 'POST', SUBMIT[vendor], { ...BODY[vendor], ...over }, key);
const poll = (id: string) => ask(emulator.atlasCloud, 'GET', `/api/v1/model/prediction/${id}`);
const query = (body: Json, key?: string) =>
	ask(emulator.aceData, 'POST', '/seedream/tasks', body, key);
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function finished(id: string): Promise<Body> {
	await sleep(30);
	return (await poll(id)).body;
}

async function dataUri(
	width: number,
	height: number,
	format: 'png' | 'jpeg' | 'webp' = 'png',
	alpha = false,
): Promise<string> {
	const background = alpha ? { r: 9, g: 9, b: 9, alpha: 0.5 } : { r: 9, g: 9, b: 9 };
	const file = await sharp({ create: { width, height, channels: alpha ? 4 : 3, background } })
		.toFormat(format)
		.toBuffer();
	return `data:image/${format};base64,${file.toString('base64')}`;
}

describe('Atlas Cloud', () => {
	it('runs a prediction from submission to image, key and request id where they belong', async () => {
		emulator.atlasCloud.settings.taskTimeMs = 2000;
		const accepted = await submit('atlasCloud', { size: '2304*1728' });
		expect(accepted.status).toBe(200);
		expect(accepted.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
		expect(accepted.body).toMatchObject({
			code: 200,
			data: { status: 'processing', outputs: null, model: 'bytedance/seedream-v4.5' },
		});
		const { id } = accepted.body.data;
		expect((await poll(id)).body.data.status).toBe('created');
		await sleep(1200);
		expect((await poll(id)).body.data.status).toBe('processing');
		await sleep(1000);
		const { data } = (await poll(id)).body;
		expect(data).toMatchObject({
			id,
			status: 'completed',
			has_nsfw_contents: [false],
			metrics: { predict_time: expect.any(Number) },
			error: '',
		});
		const [submission] = emulator.atlasCloud.submissions;
		expect(submission).toMatchObject({ taskId: id, body: { size: '2304*1728' } });
		expect(data.outputs).toEqual([submission?.images[0]?.url]);
		const download = await fetch(data.outputs[0]);
		expect(download.headers.get('content-type')).toBe('image/jpeg');
		const bytes = Buffer.from(await download.arrayBuffer());
		expect(bytes.equals((await submission?.images[0]?.bytes()) ?? Buffer.alloc(0))).toBe(true);
		expect(emulator.images.requests).toMatchObject([
			{ stage: 'download', status: 200, carriesKey: false },
		]);
		expect(emulator.atlasCloud.requests.map(({ stage, status }) => [stage, status])).toEqual([
			['submit', 200],
			['poll', 200],
			['poll', 200],
			['poll', 200],
		]);
	});

	it('records a key that reaches the images origin', async () => {
		await fetch(`${emulator.images.url}/x`, { headers: { authorization: 'Bearer anything' } });
		await fetch(`${emulator.images.url}/x?key=${emulator.aioagi.apiKey}`);
		await fetch(`${emulator.images.url}/x`);
		expect(emulator.images.requests.map(({ carriesKey }) => carriesKey)).toEqual([
			true,
			true,
			false,
		]);
	});

	it('authenticates before it routes', async () => {
		const { atlasCloud } = emulator;
		expect((await ask(atlasCloud, 'GET', '/nowhere', undefined, 'wrong')).status).toBe(401);
		const good = await ask(atlasCloud, 'GET', '/nowhere');
		expect(good.status).toBe(404);
		expect(good.body).toMatchObject({ code: 404, msg: expect.any(String), data: null });
		expect(good.body.request_id).toEqual(expect.any(String));
		expect((await submit('atlasCloud', {}, 'wrong')).body.code).toBe(401);
		const without = await fetch(`${atlasCloud.url}/public/v1/balance`);
		expect(without.status).toBe(401);
		expect(await without.json()).toMatchObject({
			error: { type: expect.any(String) },
			request_id: expect.any(String),
		});
	});

	it.each<[string, Json, number]>([
		['no model', { model: undefined }, 400],
		['a model nobody knows', { model: 'bytedance/seedream-v9' }, 404],
		['no prompt', { prompt: undefined }, 400],
		['nested input', { prompt: undefined, input: { prompt: 'x' } }, 400],
		['size with x', { size: '2048x2048' }, 400],
		['size below the side limit', { size: '1024*1024' }, 400],
		['size below the upstream area', { size: '1472*1472' }, 400],
		['size above the side limit', { size: '4704*2016' }, 400],
		['watermark, which Atlas has not', { watermark: false }, 422],
		['seed on 4.5', { seed: 1 }, 422],
		['output_format on 4.5', { output_format: 'png' }, 422],
		['references without an edit model', { images: ['https://example.com/a.png'] }, 422],
		['an edit model without references', { model: 'bytedance/seedream-v4.5/edit' }, 400],
		[
			'eleven references on 4.5',
			{
				model: 'bytedance/seedream-v4.5/edit',
				images: Array(11).fill('https://example.com/a.png'),
			},
			400,
		],
		['a set on a single model', { max_images: 2 }, 422],
		['fifteen images on v4', { model: 'bytedance/seedream-v4/sequential', max_images: 15 }, 400],
		[
			'references and outputs above fifteen',
			{
				model: 'bytedance/seedream-v4.5/edit-sequential',
				images: Array(8).fill('https://example.com/a.png'),
				max_images: 8,
			},
			400,
		],
		[
			'a lite size that is not listed',
			{ model: 'bytedance/seedream-v5.0-lite', size: '2560*1440' },
			400,
		],
		[
			'a pro size that is not listed',
			{ model: 'bytedance/seedream-v5.0-pro/text-to-image', size: '3072*3072' },
			400,
		],
		['webp out of lite', { model: 'bytedance/seedream-v5.0-lite', output_format: 'webp' }, 400],
		[
			'layers with W*H',
			{
				model: 'bytedance/seedream-v5.0-pro/layer-decomposition',
				image: 'https://example.com/a.png',
				size: '1024*1024',
			},
			400,
		],
		[
			'layers with a list',
			{
				model: 'bytedance/seedream-v5.0-pro/layer-decomposition',
				images: ['https://example.com/a.png'],
			},
			400,
		],
		['a long v3.1 prompt', { model: 'bytedance/seedream-v3.1', prompt: 'x'.repeat(801) }, 400],
		['seededit without image', { model: 'bytedance/seededit-v3' }, 400],
		['a webhook in the clear', { webhook_url: 'http://example.com/hook' }, 400],
		['a long webhook', { webhook_url: `https://example.com/${'a'.repeat(1024)}` }, 400],
		[
			'a file reference',
			{ model: 'bytedance/seedream-v4/edit', images: ['file:///etc/passwd'] },
			400,
		],
		[
			'an upper-case data URI',
			{ model: 'bytedance/seedream-v4/edit', images: ['data:image/PNG;base64,AAAA'] },
			400,
		],
		[
			'base64 that is no image',
			{
				model: 'bytedance/seedream-v4/edit',
				images: [`data:image/png;base64,${randomBytes(99).toString('base64')}`],
			},
			400,
		],
	])('refuses %s', async (_name, over, status) => {
		expect((await submit('atlasCloud', over)).status).toBe(status);
		expect(emulator.atlasCloud.submissions).toHaveLength(0);
	});

	it.each<[string, Json]>([
		['v4 with a seed', { model: 'bytedance/seedream-v4', size: '1024*4096', seed: 7 }],
		[
			'lite with everything',
			{
				model: 'bytedance/seedream-v5.0-lite/edit-sequential',
				images: ['https://example.com/a.png'],
				max_images: 14,
				size: '4704*2016',
				output_format: 'png',
				optimize_prompt_options: { mode: 'standard' },
			},
		],
		[
			'pro with everything',
			{
				model: 'bytedance/seedream-v5.0-pro/edit',
				images: ['https://example.com/a.png'],
				size: '2720*1530',
				thinking: 'enabled',
				prompt_optimization_mode: 'standard',
				output_format: 'png',
			},
		],
		[
			'4.7, of which no schema is known',
			{ model: 'bytedance/seedream-v4.7/text-to-image', anything: 1 },
		],
		['an explicit enable_sync_mode: false', { enable_sync_mode: false }],
	])('takes %s', async (_name, over) => {
		expect((await submit('atlasCloud', over)).status).toBe(200);
	});

	it('says no to keys in the vendor’s words, and where the vendor would', async () => {
		const { keys } = emulator.atlasCloud;
		const account = (key: string) =>
			ask(emulator.atlasCloud, 'GET', '/public/v1/balance', undefined, key);
		expect((await submit('atlasCloud', {}, keys.emptyBalance)).status).toBe(402);
		expect((await submit('atlasCloud', {}, keys.noPermission)).status).toBe(403);
		expect((await submit('atlasCloud', {}, keys.quota)).body.msg).toContain('QuotaExceeded');
		expect((await account(keys.emptyBalance)).body.available.value).toBe('0.000000');
		const forbidden = await account(keys.noPermission);
		expect([forbidden.status, typeof forbidden.body.error.message]).toEqual([403, 'string']);
		expect((await account(emulator.atlasCloud.apiKey)).body.object).toBe('balance');
		expect(emulator.atlasCloud.submissions).toHaveLength(0);
	});

	it('lists models without a key, with others and hidden ones', async () => {
		const { code, data } = (await (
			await fetch(`${emulator.atlasCloud.url}/api/v1/models`)
		).json()) as Body;
		expect(code).toBe('200');
		expect(data.some((model: Part) => model.type === 'Video')).toBe(true);
		expect(data.some((model: Part) => model.display_console === false)).toBe(true);
		expect(data.map((model: Part) => model.model)).toContain('bytedance/seedream-v5.0-pro/edit');
	});

	it('quotes without creating anything', async () => {
		const body = { ...BODY.atlasCloud, model: 'bytedance/seedream-v4.5/sequential', max_images: 3 };
		const quote = await ask(emulator.atlasCloud, 'POST', '/api/v1/model/calculate', body);
		expect(quote.body.data.price).toBe('0.108');
		expect(emulator.atlasCloud.submissions).toHaveLength(0);
	});

	describe('reply shapes', () => {
		const settings = () => emulator.atlasCloud.settings;
		it.each(['id', 'prediction_id', 'predictionId', 'request_id', 'task_id'] as const)(
			'names the task by %s',
			async (idField) => {
				settings().idField = idField;
				expect((await submit('atlasCloud')).body.data[idField]).toBe(
					emulator.atlasCloud.submissions[0]?.taskId,
				);
			},
		);

		it.each(['minimal', 'canonical', 'v4-page', 'v3-page'] as const)(
			'answers a submission flat, %s',
			async (detail) => {
				Object.assign(settings(), { envelope: 'flat', detail });
				const { body } = await submit('atlasCloud');
				expect(body).toMatchObject({ id: expect.any(String), status: 'processing' });
				expect(body.data).toBeUndefined();
				expect('input' in body).toBe(detail === 'v3-page');
				expect((await finished(body.id)).outputs).toHaveLength(1);
			},
		);

		it('has other codes and words', async () => {
			Object.assign(settings(), { code: 'string', messageField: 'msg' });
			settings().statusWords = {
				submitted: 'starting',
				waiting: 'pending',
				running: 'in_progress',
				succeeded: 'succeeded',
				failed: 'canceled',
			};
			const { body } = await submit('atlasCloud');
			expect(body).toMatchObject({ code: '200', msg: '', data: { status: 'starting' } });
			expect((await finished(body.data.id)).data.status).toBe('succeeded');
		});

		it.each(['url', 'image', 'output', 'download_url', 'image_url', 'uri'] as const)(
			'gives outputs as objects with %s',
			async (outputKey) => {
				Object.assign(settings(), { outputs: 'objects', outputKey });
				const { body } = await submit('atlasCloud');
				const { data } = await finished(body.data.id);
				expect(data.outputs).toEqual([
					{ [outputKey]: emulator.atlasCloud.submissions[0]?.images[0]?.url },
				]);
			},
		);

		it('gives outputs inline and in the singular', async () => {
			const image = () => emulator.atlasCloud.submissions.at(-1)?.images[0];
			const first = await submit('atlasCloud', { enable_base64_output: true });
			const base64 = (await image()?.bytes())?.toString('base64');
			expect((await finished(first.body.data.id)).data.outputs).toEqual([
				`data:image/jpeg;base64,${base64}`,
			]);
			settings().base64Form = 'base64';
			expect((await poll(first.body.data.id)).body.data.outputs).toEqual([base64]);
			const second = await submit('atlasCloud');
			settings().outputField = 'output-string';
			expect((await finished(second.body.data.id)).data.output).toBe(image()?.url);
			settings().outputField = 'output-array';
			expect((await poll(second.body.data.id)).body.data.output).toEqual([image()?.url]);
		});

		it('answers finished at once in sync mode, and 504 with a living task beyond its limit', async () => {
			const done = await submit('atlasCloud', {
				model: 'bytedance/seedream-v4',
				enable_sync_mode: true,
			});
			expect(done.body.data).toMatchObject({ status: 'completed', outputs: [expect.any(String)] });
			settings().finishedInSubmitReply = true;
			expect((await submit('atlasCloud')).body.data.status).toBe('completed');
			settings().taskTimeMs = 200;
			settings().syncWaitLimitMs = 10;
			expect((await submit('atlasCloud')).status).toBe(504);
			await sleep(220);
			expect((await poll(emulator.atlasCloud.submissions[2]?.taskId ?? '')).body.data.status).toBe(
				'completed',
			);
		});

		it('names v3 sync by default', async () => {
			const { body } = await submit('atlasCloud', { model: 'bytedance/seedream-v3' });
			expect(body.data.status).toBe('completed');
		});

		it('decomposes into a base and layers with boxes', async () => {
			const { body } = await submit('atlasCloud', {
				model: 'bytedance/seedream-v5.0-pro/layer-decomposition',
				prompt: undefined,
				image: await dataUri(1200, 900),
			});
			const { data } = await finished(body.data.id);
			expect(data.outputs).toHaveLength(4);
			expect(data.layers).toHaveLength(4);
			expect(data.layers[0]).toMatchObject({ z_index: 0, image: { width: 1152, height: 864 } });
			const { absolute, normalized } = data.layers[1].bounding_box;
			expect(absolute[2] - absolute[0]).toBe(data.layers[1].image.width);
			expect(normalized.every((value: number) => value >= 0 && value <= 1000)).toBe(true);
		});

		it('gives fewer images and leaves out failed ones', async () => {
			settings().fewerImagesInSet = 1;
			settings().failImagesInSet = [1];
			const { body } = await submit('atlasCloud', {
				model: 'bytedance/seedream-v4/sequential',
				max_images: 4,
			});
			expect((await finished(body.data.id)).data.outputs).toHaveLength(2);
			settings().failImagesInSet = [0];
			const refused = await submit('atlasCloud');
			expect((await finished(refused.body.data.id)).data).toMatchObject({
				status: 'failed',
				error_code: 1039,
				outputs: null,
			});
		});

		it('words errors in every shape', async () => {
			for (const errorMessageField of ['msg', 'message', 'error'] as const) {
				for (const [errorCode, code] of [
					['number', 400],
					['string', '400'],
					['word', 'INVALID_ARGUMENT'],
				] as const) {
					Object.assign(settings(), { errorMessageField, errorCode });
					expect((await submit('atlasCloud', { size: '1' })).body).toMatchObject({
						code,
						[errorMessageField]: expect.any(String),
					});
				}
			}
		});
	});

	it('takes uploads in three reply shapes, knows them as references and serves them', async () => {
		const { atlasCloud } = emulator;
		const content = await sharp({
			create: { width: 40, height: 30, channels: 3, background: 'red' },
		})
			.png()
			.toBuffer();
		const upload = async (field = 'file') => {
			const form = new FormData();
			form.append(field, new Blob([new Uint8Array(content)], { type: 'image/png' }), 'rot ü.png');
			const response = await fetch(`${atlasCloud.url}/api/v1/model/uploadMedia`, {
				method: 'POST',
				body: form,
				headers: { authorization: `Bearer ${atlasCloud.apiKey}` },
			});
			return { status: response.status, body: (await response.json()) as Body };
		};
		const first = await upload();
		expect(first.body.data).toMatchObject({
			type: 'image/png',
			filename: 'rot ü.png',
			size: content.length,
		});
		atlasCloud.settings.uploadReply = 'file_name';
		expect((await upload()).body.data).toMatchObject({
			content_type: 'image/png',
			file_name: 'rot ü.png',
		});
		atlasCloud.settings.uploadReply = 'url';
		expect((await upload()).body.url).toBe(atlasCloud.uploads[2]?.url);
		expect((await upload('image')).status).toBe(400);
		expect(atlasCloud.uploads[0]).toMatchObject({
			fileName: 'rot ü.png',
			mimeType: 'image/png',
			bytes: { size: content.length, sha256: createHash('sha256').update(content).digest('hex') },
		});
		const served = await fetch(first.body.data.download_url);
		expect(Buffer.from(await served.arrayBuffer()).equals(content)).toBe(true);
		const edit = { model: 'bytedance/seedream-v4/edit', images: [first.body.data.download_url] };
		expect((await submit('atlasCloud', edit)).status).toBe(200);
		expect(atlasCloud.submissions[0]?.references).toMatchObject([
			{ kind: 'upload', width: 40, height: 30 },
		]);
		const lost = `${emulator.images.url}/uploads/gone.png`;
		expect((await submit('atlasCloud', { ...edit, images: [lost] })).status).toBe(400);
	});

	it('limits bodies to 50 MB, malformed JSON, retention headers and agents', async () => {
		const { atlasCloud } = emulator;
		const big = await submit('atlasCloud', { prompt: 'x'.repeat(51 * 1024 * 1024) });
		expect([big.status, big.body.code]).toEqual([413, 413]);
		const headers = { authorization: `Bearer ${atlasCloud.apiKey}` };
		const url = atlasCloud.url + SUBMIT.atlasCloud;
		const json = { ...headers, 'content-type': 'application/json' };
		expect((await fetch(url, { method: 'POST', headers: json, body: '{' })).status).toBe(400);
		expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(400);
		const kept = (hours: string) =>
			ask(atlasCloud, 'POST', SUBMIT.atlasCloud, BODY.atlasCloud, undefined, {
				'X-AtlasCloud-Object-Expiration-Hours': hours,
			});
		expect([(await kept('337')).status, (await kept('336')).status]).toEqual([400, 200]);
		const blocked = await ask(atlasCloud, 'GET', '/public/v1/balance', undefined, undefined, {
			'user-agent': '',
		});
		expect([blocked.status, blocked.text.includes('1010')]).toEqual([403, true]);
	});

	it('checks references: bytes, sides, ratio', async () => {
		const edit = async (image: string) =>
			(await submit('atlasCloud', { model: 'bytedance/seedream-v4/edit', images: [image] })).status;
		expect(await edit(await dataUri(15, 15))).toBe(200);
		expect(await edit(await dataUri(14, 20))).toBe(400);
		expect(await edit(await dataUri(16, 257))).toBe(400);
		expect(await edit((await dataUri(100, 100, 'webp')).replace(/^.*,/, ''))).toBe(200);
		const large = Buffer.concat([
			Buffer.from((await dataUri(99, 99)).replace(/^.*,/, ''), 'base64'),
			Buffer.alloc(10 * 1024 * 1024),
		]);
		expect(await edit(`data:image/png;base64,${large.toString('base64')}`)).toBe(400);
	});

	it('delivers one signed webhook at the end', async () => {
		const receiver = await listen();
		await submit('atlasCloud', { webhook_url: receiver.url });
		const { headers, body } = await receiver.next();
		const { taskId } = emulator.atlasCloud.submissions[0] ?? {};
		expect(headers['x-atlascloud-webhook-event']).toBe('image.task.terminal');
		expect(headers['x-atlascloud-webhook-id']).toBe(taskId);
		const { keys } = (await (
			await fetch(`${emulator.atlasCloud.url}/api/v1/webhooks/jwks.json`)
		).json()) as Body;
		const key = createPublicKey({ key: keys[0], format: 'jwk' });
		const signed = Buffer.from(`${String(headers['x-atlascloud-webhook-timestamp'])}.${body}`);
		const signature = Buffer.from(
			String(headers['x-atlascloud-webhook-signature-ed25519']),
			'base64url',
		);
		expect(verify(null, signed, key, signature)).toBe(true);
		expect(JSON.parse(body)).toMatchObject({
			session_id: taskId,
			status: 'OK',
			payload: { outputs: [expect.any(String)] },
		});
		await sleep(20);
		expect(emulator.atlasCloud.callbacks).toMatchObject([
			{ taskId, url: receiver.url, status: 200 },
		]);
		receiver.server.close();
	});

	it('asks nobody but this machine', async () => {
		await submit('atlasCloud', { webhook_url: 'https://example.com/hook' });
		await sleep(60);
		expect(emulator.atlasCloud.callbacks).toMatchObject([{ status: 0, error: expect.any(String) }]);
	});
});

async function listen() {
	const received: { headers: Json; body: string }[] = [];
	const waiting: ((value: { headers: Json; body: string }) => void)[] = [];
	const server: Server = createServer((request, response) => {
		let body = '';
		request.on('data', (piece) => (body += piece));
		request.on('end', () => {
			response.end('ok');
			const delivery = { headers: request.headers, body };
			const receive = waiting.shift();
			if (receive) receive(delivery);
			else received.push(delivery);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	const next = async () =>
		received.shift() ??
		(await new Promise<{ headers: Json; body: string }>((resolve) => waiting.push(resolve)));
	return { server, url, next };
}

describe('AceData Cloud', () => {
	const settings = () => emulator.aceData.settings;

	it('answers synchronously', async () => {
		const { status, body } = await submit('aceData', { size: '4096x2304' });
		expect(status).toBe(200);
		expect(body).toMatchObject({
			success: true,
			task_id: emulator.aceData.submissions[0]?.taskId,
			trace_id: expect.any(String),
			data: [
				{
					prompt: 'a lighthouse',
					size: '4096x2304',
					image_url: emulator.aceData.submissions[0]?.images[0]?.url,
				},
			],
		});
	});

	it.each(['task_id', 'data.task_id', 'id'] as const)(
		'answers asynchronously by %s',
		async (asyncReply) => {
			settings().asyncReply = asyncReply;
			const { body } = await submit('aceData', { async: true });
			const { taskId } = emulator.aceData.submissions[0] ?? {};
			expect(asyncReply === 'data.task_id' ? body.data.task_id : body[asyncReply]).toBe(taskId);
			expect(body.trace_id).toEqual(expect.any(String));
		},
	);

	it('tells of tasks one by one and in batches, the items in another order', async () => {
		const ids: string[] = [];
		for (let task = 0; task < 3; task += 1)
			ids.push((await submit('aceData', { async: true })).body.task_id);
		const running = (await query({ id: ids[0] })).body;
		expect(running).toMatchObject({ id: ids[0], type: 'images', request: { async: true } });
		expect('response' in running || 'finished_at' in running).toBe(false);
		await sleep(40);
		const done = (await query({ id: ids[0], action: 'retrieve' })).body;
		expect(done).toMatchObject({
			finished_at: expect.any(Number),
			response: { success: true, data: [{ image_url: expect.any(String) }] },
		});
		const batch = (await query({ ids: [...ids, 'nobody'], action: 'retrieve_batch' })).body;
		expect(batch.count).toBe(3);
		expect(batch.items.map((item: Part) => item.id)).toEqual([...ids].reverse());
		expect((await query({ id: 'nobody' })).body).toEqual({});
		expect((await query({ ids: [], action: 'retrieve_batch' })).body).toEqual({
			items: [],
			count: 0,
		});
		expect((await query({ ids: Array(51).fill('x'), action: 'retrieve_batch' })).status).toBe(400);
		expect((await query({ ids })).status).toBe(400);
		settings().taskReply = 'bare';
		expect((await query({ id: ids[1] })).body).toMatchObject({
			success: true,
			task_id: ids[1],
			data: [{}],
		});
		expect(emulator.aceData.requests.map(({ stage }) => stage)).toEqual([
			'submit',
			'submit',
			'submit',
			'poll',
			'poll',
			'batch',
			'poll',
			'account',
			'batch',
			'poll',
			'poll',
		]);
		expect(emulator.aceData.submissions).toHaveLength(3);
	});

	it.each<[string, Json]>([
		['no model', { model: undefined }],
		['a short model name', { model: 'doubao-seedream-5.0-lite' }],
		['no prompt', { prompt: undefined }],
		['a ratio as size', { size: '1:1' }],
		['U+00D7 in the size', { size: '2048×2048' }],
		['1K on 4.5', { size: '1K' }],
		['3K on 4.5', { size: '3K' }],
		['too few pixels on 4.5', { size: '1500x1500' }],
		['too thin', { size: '8192x500' }],
		['seed on 4.5', { seed: 3 }],
		['guidance on 4.5', { guidance_scale: 3 }],
		['output_format on 4.5', { output_format: 'png' }],
		['tools on 4.5', { tools: [{ type: 'web_search' }] }],
		['fast on 4.5', { optimize_prompt_options: { mode: 'fast' } }],
		['set options without auto', { sequential_image_generation_options: { max_images: 3 } }],
		[
			'sixteen images',
			{
				sequential_image_generation: 'auto',
				sequential_image_generation_options: { max_images: 16 },
			},
		],
		[
			'references and outputs above fifteen',
			{
				image: Array(6).fill('https://example.com/a.png'),
				sequential_image_generation: 'auto',
				sequential_image_generation_options: { max_images: 10 },
			},
		],
		['fifteen references', { image: Array(15).fill('https://example.com/a.png') }],
		['a bare string as image', { image: 'https://example.com/a.png' }],
		['bare base64', { image: ['A'.repeat(400)] }],
		[
			'a set on pro',
			{ model: 'doubao-seedream-5-0-pro-260628', sequential_image_generation: 'auto' },
		],
		['stream on pro', { model: 'doubao-seedream-5-0-pro-260628', stream: true }],
		['too many pixels on pro', { model: 'doubao-seedream-5-0-pro-260628', size: '2816x1584' }],
		[
			'eleven references on pro',
			{
				model: 'doubao-seedream-5-0-pro-260628',
				image: Array(11).fill('https://example.com/a.png'),
			},
		],
		['background without image', { model: 'doubao-seedream-5-0-pro-260628', background: 'opaque' }],
		[
			'layers on lite',
			{
				model: 'doubao-seedream-5-0-260128',
				layer_decomposition: true,
				image: ['https://example.com/a.png'],
			},
		],
		[
			'layers with background',
			{
				model: 'doubao-seedream-5-0-pro-260628',
				layer_decomposition: true,
				image: ['https://example.com/a.png'],
				background: 'opaque',
			},
		],
		[
			'references on 3.0',
			{ model: 'doubao-seedream-3-0-t2i-250415', image: ['https://example.com/a.png'] },
		],
		['seededit without image', { model: 'doubao-seededit-3-0-i2i-250628' }],
		[
			'pixels on seededit',
			{
				model: 'doubao-seededit-3-0-i2i-250628',
				image: ['https://example.com/a.png'],
				size: '1024x1024',
			},
		],
		['an unknown field', { n: 1 }],
		['a callback that is no URL', { callback_url: 'here' }],
	])('refuses %s', async (_name, over) => {
		const { status, body } = await submit('aceData', over);
		expect([status, body.error?.code]).toEqual([400, 'bad_request']);
		expect(body).toMatchObject({ success: false, trace_id: expect.any(String) });
		expect(emulator.aceData.submissions).toHaveLength(0);
	});

	it('takes what each model has', async () => {
		const png = await dataUri(600, 600, 'png', true);
		const taken: Json[] = [
			{
				model: 'doubao-seedream-5-0-260128',
				size: '3K',
				tools: [{ type: 'web_search' }],
				output_format: 'png',
				watermark: false,
				sequential_image_generation: 'auto',
				sequential_image_generation_options: { max_images: 15 },
			},
			{
				model: 'doubao-seedream-4-0-250828',
				size: '1600x600',
				optimize_prompt_options: { mode: 'fast' },
			},
			{
				model: 'doubao-seedream-5-0-pro-260628',
				size: '1.5K',
				image: [png],
				background: 'transparent',
				output_format: 'png',
			},
			{
				model: 'doubao-seedream-5-0-pro-260628',
				size: 'auto',
				image: [png],
				layer_decomposition: true,
				prompt: undefined,
			},
			{ model: 'doubao-seedream-3-0-t2i-250415', size: '512x2048', seed: -1, guidance_scale: 2.5 },
			{
				model: 'doubao-seededit-3-0-i2i-250628',
				size: 'adaptive',
				image: [png],
				seed: 4,
				guidance_scale: 5.5,
			},
		];
		for (const over of taken) expect((await submit('aceData', over)).status).toBe(200);
		expect(
			(await submit('aceData', { ...taken[2], image: [await dataUri(600, 600)] })).status,
		).toBe(400);
		expect((await submit('aceData', { ...taken[2], output_format: 'jpeg' })).status).toBe(400);
		expect(emulator.aceData.submissions[0]?.images).toHaveLength(15);
		expect(emulator.aceData.submissions[3]?.images).toHaveLength(4);
	});

	it('lists images that failed in a set, and fails with none left', async () => {
		settings().failImagesInSet = [1];
		const set = {
			sequential_image_generation: 'auto',
			sequential_image_generation_options: { max_images: 3 },
		};
		const { body } = await submit('aceData', set);
		expect(body.data).toHaveLength(3);
		expect(body.data[1].error.code).toBe('OutputImageSensitiveContentDetected');
		expect(emulator.aceData.submissions[0]?.images.map(({ index }) => index)).toEqual([0, 2]);
		settings().failImagesInSet = [0];
		const failed = await submit('aceData');
		expect([failed.status, failed.body.error.message]).toEqual([
			403,
			expect.stringContaining('OutputImageSensitive'),
		]);
		settings().syncFailure = 'ok';
		expect((await submit('aceData')).body).toMatchObject({
			success: false,
			error: { code: 'OutputImageSensitiveContentDetected' },
		});
		const { task_id: id } = (await submit('aceData', { async: true })).body;
		await sleep(30);
		expect((await query({ id })).body.response).toMatchObject({
			success: false,
			error: { message: expect.any(String) },
		});
	});

	it('gives base64 under both names it may have, and layers with boxes', async () => {
		for (const base64Field of ['b64_json', 'image_b64'] as const) {
			settings().base64Field = base64Field;
			const { body } = await submit('aceData', { response_format: 'b64_json' });
			const bytes = await emulator.aceData.submissions.at(-1)?.images[0]?.bytes();
			expect(body.data[0][base64Field]).toBe(bytes?.toString('base64'));
		}
		const layers = {
			model: 'doubao-seedream-5-0-pro-260628',
			layer_decomposition: true,
			image: [await dataUri(600, 600)],
		};
		const { data } = (await submit('aceData', layers)).body;
		expect(data).toHaveLength(4);
		expect('bounding_box' in data[0]).toBe(false);
		expect(data[3]).toMatchObject({ z_index: 3, bounding_box: { absolute: expect.any(Array) } });
	});

	it('refuses tokens and shapes errors as it may', async () => {
		const { keys, url } = emulator.aceData;
		const none = await fetch(`${url}/seedream/tasks`, { method: 'POST' });
		expect([none.status, ((await none.json()) as Body).error.code]).toEqual([400, 'no_token']);
		expect((await query({ ids: [], action: 'retrieve_batch' }, 'wrong')).body.error.code).toBe(
			'invalid_token',
		);
		const usedUp = await submit('aceData', {}, keys.emptyBalance);
		expect([usedUp.status, usedUp.body.error.code]).toEqual([403, 'used_up']);
		expect((await submit('aceData', {}, keys.quota)).body.error.code).toBe('used_up');
		expect((await query({ ids: [], action: 'retrieve_batch' }, keys.emptyBalance)).status).toBe(
			200,
		);
		settings().errorBody = 'detail';
		expect((await submit('aceData', {}, keys.noPermission)).body.detail).toEqual(
			expect.any(String),
		);
		settings().errorBody = 'string';
		expect((await submit('aceData', { size: '9K' })).body.error).toEqual(expect.any(String));
	});

	it('calls back with the result', async () => {
		const receiver = await listen();
		const { body } = await submit('aceData', { callback_url: receiver.url });
		expect(Object.keys(body).sort()).toEqual(['task_id', 'trace_id']);
		expect(JSON.parse((await receiver.next()).body)).toMatchObject({
			success: true,
			task_id: body.task_id,
			data: [{}],
		});
		receiver.server.close();
	});
});

describe('AIOAGI', () => {
	const settings = () => emulator.aioagi.settings;

	it('answers in Ark’s form, with signed URLs', async () => {
		const { body, headers } = await submit('aioagi', { size: '3750x1250' });
		expect(headers.get('x-request-id')).toEqual(expect.any(String));
		expect(body).toMatchObject({
			model: 'doubao-seedream-4-5-251128',
			created: expect.any(Number),
			data: [{ size: '3750x1250' }],
			usage: { generated_images: 1, output_tokens: Math.round((3750 * 1250) / 256) },
		});
		const { url } = body.data[0];
		expect((await fetch(url)).status).toBe(200);
		expect((await fetch(url.replace(/\?.*/, ''))).status).toBe(403);
	});

	it('answers in the gateway’s form', async () => {
		Object.assign(settings(), {
			usage: 'new-api',
			modelInReply: false,
			sizeSign: '×',
			createdField: 'created_at',
		});
		const { body } = await submit('aioagi');
		expect(body).toMatchObject({
			created_at: expect.any(Number),
			data: [{ size: '2048×2048' }],
			usage: { prompt_tokens: 12 },
		});
		expect('model' in body).toBe(false);
		Object.assign(settings(), { usage: 'absent', sizeSign: 'absent' });
		const bare = (await submit('aioagi', { response_format: 'b64_json' })).body;
		expect(Object.keys(bare).sort()).toEqual(['created_at', 'data']);
		expect(Object.keys(bare.data[0])).toEqual(['b64_json']);
	});

	it('gives fewer images, item errors, and drops what stock new-api drops', async () => {
		const set = {
			sequential_image_generation: 'auto',
			sequential_image_generation_options: { max_images: 4 },
		};
		Object.assign(settings(), { fewerImagesInSet: 1, failImagesInSet: [0] });
		const { body } = await submit('aioagi', set);
		expect(body.data).toHaveLength(3);
		expect(body.data[0]).toEqual({
			error: { code: 'OutputImageSensitiveContentDetected', message: expect.any(String) },
		});
		expect(body.usage.generated_images).toBe(2);
		const only = await submit('aioagi');
		expect([only.status, only.body.data.length, 'error' in only.body.data[0]]).toEqual([
			200,
			1,
			true,
		]);
		Object.assign(settings(), { passThrough: false, failImagesInSet: [] });
		expect((await submit('aioagi', set)).body.data).toHaveLength(1);
	});

	it.each<[string, Json, string]>([
		['no model', { model: undefined }, 'MissingParameter'],
		['no prompt', { prompt: undefined }, 'MissingParameter'],
		['U+00D7 in the size', { size: '2048×2048' }, 'InvalidParameter'],
		['a lower-case preset', { size: '2k' }, 'InvalidParameter'],
		[
			'an upper-case data URI',
			{ image: 'data:image/JPEG;base64,AAAA' },
			'InvalidImageURL.InvalidFormat',
		],
		['seed on 4.5', { seed: 1 }, 'InvalidParameter'],
		['an unknown field', { n: 2 }, 'InvalidParameter'],
		[
			'a transparent JPEG',
			{ model: 'doubao-seedream-5-5-261028', background: 'transparent', output_format: 'jpeg' },
			'InvalidParameter',
		],
		[
			'too many pixels on pro',
			{ model: 'doubao-seedream-5-0-pro-260628', size: '3136x1536' },
			'InvalidParameter',
		],
	])('refuses %s', async (_name, over, code) => {
		const { status, body } = await submit('aioagi', over);
		expect([status, body.error.code]).toEqual([400, code]);
		expect(body.error).toMatchObject({
			message: expect.any(String),
			type: expect.any(String),
			param: expect.any(String),
		});
		expect(emulator.aioagi.submissions).toHaveLength(0);
	});

	it('lists models, for a key', async () => {
		const { aioagi } = emulator;
		const { body } = await ask(aioagi, 'GET', '/models');
		expect(body.data[0]).toMatchObject({
			id: 'doubao-seedream-5-0-260128',
			supported_endpoint_types: ['image-generation'],
		});
		const refused = await ask(aioagi, 'GET', '/models', undefined, 'sk-wrong');
		expect([refused.status, typeof refused.body.error.message]).toEqual([401, 'string']);
	});

	it('refuses keys and models with its codes', async () => {
		const { keys } = emulator.aioagi;
		const quota = await submit('aioagi', {}, keys.emptyBalance);
		expect([quota.status, quota.body.error.code]).toEqual([403, 'insufficient_user_quota']);
		expect((await submit('aioagi', {}, keys.quota)).status).toBe(403);
		expect((await submit('aioagi', {}, keys.noPermission)).body.error.code).toBe('access_denied');
		const unknown = await submit('aioagi', { model: 'nobody' });
		expect([unknown.status, unknown.body.error.code]).toEqual([404, 'model_not_found']);
		settings().modelNotFoundStatus = 503;
		expect((await submit('aioagi', { model: 'nobody' })).status).toBe(503);
		settings().errorCode = 'null';
		expect((await submit('aioagi', { size: '9K' })).body.error.code).toBeNull();
	});

	it('streams events in pieces, or ignores the wish', async () => {
		Object.assign(settings(), { streamChunkBytes: 7, streamLineEnd: '\r\n', failImagesInSet: [1] });
		const set = {
			stream: true,
			prompt: 'ü',
			sequential_image_generation: 'auto',
			sequential_image_generation_options: { max_images: 3 },
		};
		const { text, headers } = await submit('aioagi', set);
		expect(headers.get('content-type')).toBe('text/event-stream');
		const events = [...text.matchAll(/^event: (.*)\r$/gm)].map(([, type]) =>
			type?.replace('image_generation.', ''),
		);
		expect(events).toEqual([
			'partial_succeeded',
			'partial_failed',
			'partial_succeeded',
			'completed',
		]);
		expect(text.trimEnd().endsWith('data: [DONE]')).toBe(true);
		settings().streaming = 'ignored';
		expect((await submit('aioagi', set)).body.data).toHaveLength(3);
	});
});

describe('drawing', () => {
	const drawn = async (vendor: Vendor, over: Json) => {
		await submit(vendor, over);
		const image = emulator[vendor].submissions.at(-1)?.images[0];
		const response = await fetch(image?.url ?? '');
		const bytes = Buffer.from(await response.arrayBuffer());
		const { format, width, height, hasAlpha } = await sharp(bytes).metadata();
		await sharp(bytes, { failOn: 'warning' }).stats();
		expect(response.headers.get('content-type')).toBe(`image/${format}`);
		return { format, size: `${width}x${height}`, hasAlpha, bytes };
	};
	const full = () => {
		for (const vendor of VENDORS) emulator[vendor].settings.drawing = 'full';
	};

	it('draws the size and format asked for', async () => {
		full();
		expect(await drawn('atlasCloud', { size: '1600*2400' })).toMatchObject({
			format: 'jpeg',
			size: '1600x2400',
		});
		const lite = { model: 'doubao-seedream-5-0-260128', output_format: 'png', size: '2304x1728' };
		expect(await drawn('aceData', lite)).toMatchObject({
			format: 'png',
			size: '2304x1728',
			hasAlpha: false,
		});
		expect(await drawn('aioagi', { size: '2K', prompt: 'a 16:9 view' })).toMatchObject({
			size: '2848x1600',
		});
		const transparent = {
			model: 'doubao-seedream-5-5-261028',
			background: 'transparent',
			size: '1K',
		};
		expect(await drawn('aioagi', transparent)).toMatchObject({
			format: 'png',
			size: '1024x1024',
			hasAlpha: true,
		});
	});

	it('shows the references, follows their ratio, and takes any prompt', async () => {
		full();
		const image = [await dataUri(400, 300), await dataUri(100, 300, 'jpeg')];
		expect(await drawn('aceData', { image, size: '2K' })).toMatchObject({ size: '2304x1728' });
		const prompt = '<&"\u0001 灯塔 🌊 \ud800 '.repeat(60);
		expect(await drawn('aceData', { prompt })).toMatchObject({ size: '2048x2048' });
	});

	it.each(['jpeg', 'png', 'webp'] as const)('pads %s files', async (imageFormat) => {
		for (const bytes of [200_000, 65_539 * 3 + 2000, 200_001, 200_002, 200_003]) {
			Object.assign(emulator.atlasCloud.settings, { imageFormat, imageBytes: bytes });
			const image = await drawn('atlasCloud', { prompt: `pad ${bytes}` });
			expect(Math.abs(image.bytes.length - bytes)).toBeLessThan(imageFormat === 'webp' ? 2 : 1);
		}
	});

	it('draws equal pictures once and small ones small', async () => {
		const first = await drawn('atlasCloud', { prompt: 'same' });
		expect(first.size).toBe('64x64');
		const again = await drawn('atlasCloud', { prompt: 'same' });
		expect(again.bytes.equals(first.bytes)).toBe(true);
		const other = await drawn('atlasCloud', { prompt: 'other' });
		expect(other.bytes.equals(first.bytes)).toBe(false);
	});
});

describe('faults', () => {
	const outcome = async (request: Promise<Reply>) => {
		try {
			const { status, text } = await request;
			return `${status} ${text.slice(0, 300)}`;
		} catch (error) {
			return `broken: ${error instanceof Error ? `${error.message} ${String(error.cause)}` : ''}`;
		}
	};
	const counts = () => VENDORS.map((vendor) => emulator[vendor].submissions.length);

	it.each<[string, Json, RegExp, boolean]>([
		['connection-reset-before-read', {}, /^broken/, false],
		['connection-reset', {}, /^broken/, true],
		['connection-reset-mid-body', {}, /^broken/, true],
		['slow-drip', { intervalMs: 0, chunkBytes: 50 }, /^200/, true],
		['slow', { delayMs: 20 }, /^200/, true],
		['status', { status: 409 }, /^409 \{/, false],
		['status', { status: 422, createsTask: true }, /^422 \{/, true],
		['status', { status: 504 }, /^504 \{/, true],
		['status', { status: 408, body: { odd: 1 } }, /^408 \{"odd":1\}/, false],
		['gateway-html', {}, /^502 <html>/, true],
		['edge-block', {}, /^403 [^]*1010/, false],
		['throttle', { retryAfter: 2 }, /^429 \{/, false],
		['quota', {}, /^(403|429) \{/, false],
		['quota', { status: 429 }, /^429 [^]*QuotaExceeded/, false],
		['overloaded', {}, /^503 [^]*ServerOverloaded/, false],
		['internal-error', {}, /^500 \{/, true],
		['internal-error', { createsTask: false }, /^500 \{/, false],
		['model-not-found', { status: 503 }, /^503 \{/, false],
		['truncated-body', {}, /^200 \{[^]*[^}]$/, true],
		['empty-body', {}, /^200 $/, true],
		['wrong-content-type', {}, /^200 \{/, true],
		['not-json', {}, /^200 upstream/, true],
		['ok-with-error', {}, /^200 \{[^]*(402|error)/, false],
		['redirect', { to: 'http://127.0.0.1:9/' }, /^302/, false],
		['redirect-loop', {}, /^302/, false],
		['redirect-to-file', {}, /^302/, false],
		['huge-reply', { bytes: 5000 }, /^200 \{"data":"aaa/, true],
	])(
		'%s %j strikes a submission at every vendor once',
		async (fault, parameters, expected, creates) => {
			for (const vendor of VENDORS) {
				emulator.inject({ vendor, stage: 'submit', fault, ...parameters } as never);
				expect(await outcome(submit(vendor))).toMatch(expected);
				expect(emulator[vendor].submissions).toHaveLength(creates ? 1 : 0);
				expect(emulator[vendor].requests[0]?.fault).toBe(fault);
				expect((await submit(vendor)).status).toBe(200);
			}
			expect(emulator.pendingFaults()).toEqual([]);
		},
	);

	it('tells Retry-After in seconds or as a date, and no reply where there was none', async () => {
		const date = new Date(Date.UTC(2030, 0, 1));
		emulator.inject({ vendor: 'aioagi', stage: 'submit', fault: 'throttle', retryAfter: date });
		expect((await submit('aioagi')).headers.get('retry-after')).toBe(date.toUTCString());
		emulator.inject({ vendor: 'atlasCloud', stage: 'submit', fault: 'throttle' });
		expect((await submit('atlasCloud')).headers.get('retry-after')).toBeNull();
		emulator.inject({ vendor: 'aceData', stage: 'submit', fault: 'connection-reset' });
		await outcome(submit('aceData'));
		expect(emulator.aceData.requests[0]?.status).toBe(0);
	});

	it('hangs until the client leaves, with and without a task', async () => {
		for (const createsTask of [true, false]) {
			emulator.inject({ vendor: 'aioagi', stage: 'submit', fault: 'hang', createsTask });
			const signal = AbortSignal.timeout(150);
			const { url, apiKey } = emulator.aioagi;
			const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
			const body = JSON.stringify(BODY.aioagi);
			await expect(
				fetch(url + SUBMIT.aioagi, { method: 'POST', headers, body, signal }),
			).rejects.toThrow();
		}
		expect(counts()).toEqual([0, 0, 1]);
	});

	it('skips, repeats and chooses requests', async () => {
		emulator.inject({
			vendor: 'aceData',
			stage: 'submit',
			fault: 'throttle',
			times: 2,
			after: 1,
			when: ({ body }) => (body as Json).prompt === 'no',
		});
		const statuses: number[] = [];
		for (const prompt of ['no', 'yes', 'no', 'yes', 'no', 'no'])
			statuses.push((await submit('aceData', { prompt })).status);
		expect(statuses).toEqual([200, 200, 429, 200, 429, 200]);
		emulator.inject({
			vendor: 'aceData',
			stage: 'account',
			fault: 'gateway-html',
			times: Infinity,
		});
		emulator.inject({ vendor: 'aioagi', stage: 'account', fault: 'gateway-html' });
		expect((await query({ ids: [], action: 'retrieve_batch' })).status).toBe(502);
		expect((await query({ ids: ['x'], action: 'retrieve_batch' })).status).toBe(200);
		expect((await ask(emulator.aioagi, 'GET', '/models')).status).toBe(502);
		expect(emulator.pendingFaults()).toHaveLength(1);
		expect(() =>
			emulator.inject({ vendor: 'aceData', stage: 'submit', fault: 'download-html' }),
		).toThrow('download');
	});

	it('moderates: Atlas on the task, the others by refusal', async () => {
		for (const fault of ['moderation-prompt', 'moderation-image'] as const) {
			for (const vendor of VENDORS) emulator.inject({ vendor, stage: 'submit', fault });
			const { body } = await submit('atlasCloud');
			expect((await finished(body.data.id)).data).toMatchObject({
				status: 'failed',
				error_code: 1039,
			});
			expect((await submit('aceData')).status).toBe(403);
			const refused = await submit('aioagi');
			expect([refused.status, refused.body.error.code]).toEqual([
				400,
				expect.stringContaining('SensitiveContentDetected'),
			]);
		}
		expect(counts()).toEqual([2, 0, 0]);
		emulator.inject({
			vendor: 'aceData',
			stage: 'submit',
			fault: 'moderation-prompt',
			createsTask: true,
		});
		const { task_id: id } = (await submit('aceData', { async: true })).body;
		await sleep(30);
		expect((await query({ id })).body.response.error.code).toBe(
			'InputTextSensitiveContentDetected',
		);
	});

	it('changes what polls tell', async () => {
		const at = (stage: Stage, fault: FaultName, more: Json = {}) =>
			emulator.inject({ vendor: 'atlasCloud', stage, fault, ...more } as never);
		const { id } = (await submit('atlasCloud')).body.data;
		await sleep(30);
		at('poll', 'not-visible-yet', { times: 2 });
		expect([(await poll(id)).status, (await poll(id)).status]).toEqual([404, 404]);
		at('poll', 'unknown-status', { word: 'pondering' });
		expect((await poll(id)).body.data).toMatchObject({ status: 'pondering', outputs: null });
		expect((await poll(id)).body.data.status).toBe('completed');
		at('poll', 'status-backwards');
		expect((await poll(id)).body.data.status).toBe('created');
		for (const [as, outputs] of [
			['empty', []],
			['null', null],
			['absent', undefined],
			['strange', [{ status: 'stored' }]],
		] as const) {
			at('poll', 'outputs-missing', { as });
			const { data } = (await poll(id)).body;
			expect([data.status, data.outputs]).toEqual(['completed', outputs]);
		}
		at('poll', 'output-url', { url: 'file:///etc/passwd' });
		expect((await poll(id)).body.data.outputs).toEqual(['file:///etc/passwd']);
		expect((await poll(id)).body.data.outputs[0]).toMatch(/^http/);
		at('poll', 'task-failed', { code: 7, message: 'no' });
		expect((await poll(id)).body.data).toMatchObject({
			status: 'failed',
			error: 'no',
			error_code: 7,
		});
		expect((await poll(id)).body.data.status).toBe('failed');
	});

	it('changes what becomes of tasks submitted to the others', async () => {
		emulator.inject({ vendor: 'aceData', stage: 'submit', fault: 'task-failed', message: 'broke' });
		const failed = await submit('aceData');
		expect([failed.status, failed.body.error.code]).toEqual([500, 'api_error']);
		emulator.inject({ vendor: 'aceData', stage: 'batch', fault: 'not-visible-yet' });
		const { task_id: id } = (await submit('aceData', { async: true })).body;
		expect((await query({ ids: [id], action: 'retrieve_batch' })).body).toEqual({
			items: [],
			count: 0,
		});
		emulator.inject({
			vendor: 'aceData',
			stage: 'poll',
			fault: 'unknown-status',
			word: 'pondering',
		});
		expect((await query({ id })).body.state).toBe('pondering');
		emulator.inject({ vendor: 'aioagi', stage: 'submit', fault: 'outputs-missing', as: 'strange' });
		expect((await submit('aioagi')).body.data).toEqual([{ image: { asset_id: 'asset-1' } }]);
		emulator.inject({
			vendor: 'aioagi',
			stage: 'submit',
			fault: 'output-url',
			url: 'http://elsewhere.example/x.png',
		});
		expect((await submit('aioagi')).body.data[0].url).toBe('http://elsewhere.example/x.png');
		emulator.inject({ vendor: 'aioagi', stage: 'submit', fault: 'task-failed' });
		expect((await submit('aioagi')).status).toBe(500);
	});

	it('disturbs downloads', async () => {
		await submit('atlasCloud', { prompt: 'download' });
		const image = emulator.atlasCloud.submissions[0]?.images[0];
		const download = async (fault: FaultName, more: Json = {}) => {
			emulator.inject({ vendor: 'atlasCloud', stage: 'download', fault, ...more } as never);
			try {
				const response = await fetch(image?.url ?? '', { redirect: 'manual' });
				const bytes = Buffer.from(await response.arrayBuffer());
				return `${response.status} ${response.headers.get('content-type')} ${bytes.length}`;
			} catch {
				return 'broken';
			}
		};
		expect(await download('download-expired')).toMatch(/^403 application\/xml/);
		expect(await download('download-missing')).toMatch(/^404 application\/xml/);
		expect(await download('download-cut-short')).toBe('broken');
		expect(await download('connection-reset-mid-body')).toBe('broken');
		expect(await download('connection-reset-before-read')).toBe('broken');
		expect(await download('download-html')).toMatch(/^200 text\/html/);
		const large = await download('download-too-large', { bytes: 3_000_000 });
		expect(large).toBe('200 image/jpeg 3000000');
		expect(await download('download-wrong-type')).toMatch(/^200 text\/plain/);
		expect(await download('redirect-loop')).toMatch(/^302/);
		expect(await download('throttle', { retryAfter: 1 })).toMatch(/^429/);
		expect(await download('slow', { delayMs: 5 })).toMatch(/^200 image\/jpeg/);
		expect(emulator.images.requests.at(-1)?.fault).toBe('slow');
	});

	it('disturbs callbacks', async () => {
		const receiver = await listen();
		emulator.inject({ vendor: 'aceData', stage: 'callback', fault: 'truncated-body' });
		await submit('aceData', { callback_url: receiver.url });
		const { body } = await receiver.next();
		expect(() => JSON.parse(body)).toThrow();
		receiver.server.close();
	});

	it('throttles by pace and by tasks in flight', async () => {
		emulator.aceData.settings.throttle = { requestsPerSecond: 2, retryAfter: 1 };
		const replies = await Promise.all([1, 2, 3].map(() => submit('aceData', { async: true })));
		expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
		expect(replies.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
		Object.assign(emulator.atlasCloud.settings, { maxTasksInFlight: 1, taskTimeMs: 5000 });
		expect([(await submit('atlasCloud')).status, (await submit('atlasCloud')).status]).toEqual([
			200, 429,
		]);
	});

	it('knows where every fault strikes', () => {
		for (const { stages, about } of Object.values(FAULTS)) {
			expect(stages.length).toBeGreaterThan(0);
			expect(about).not.toBe('');
		}
	});
});

describe('an emulator', () => {
	it('starts beside others, forgets, and ends at once', async () => {
		const other = await startEmulator({ recordBodies: 'short' });
		expect(new Set([other.atlasCloud.url, emulator.atlasCloud.url]).size).toBe(2);
		expect(other.aioagi.apiKey).not.toBe(emulator.aioagi.apiKey);
		expect(other.aioagi.url).toMatch(/\/v1$/);
		const { url, apiKey, submissions, settings } = other.aceData;
		const send = (prompt: string) =>
			fetch(`${url}/seedream/images`, {
				method: 'POST',
				headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
				body: JSON.stringify({ ...BODY.aceData, prompt }),
			});
		await (await send('x'.repeat(5000))).json();
		expect(String(submissions[0]?.body.prompt).length).toBeLessThan(300);
		settings.taskTimeMs = 60_000;
		const waiting = send('slow').then(
			() => 'answered',
			() => 'cut',
		);
		await sleep(50);
		other.reset();
		expect(await waiting).toBe('cut');
		expect([submissions.length, other.aceData.settings.taskTimeMs]).toEqual([0, 40]);
		other.aceData.settings.taskTimeMs = 60_000;
		const cut = send('again').catch(() => 'cut');
		await sleep(50);
		const start = performance.now();
		await other.close();
		expect(performance.now() - start).toBeLessThan(500);
		expect(await cut).toBe('cut');
		await expect(fetch(url)).rejects.toThrow();
	});
});
