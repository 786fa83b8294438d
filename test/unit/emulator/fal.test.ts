import { describe, expect, it } from '@jest/globals';
import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { dataUri, emulator, type Json, listen, until, useEmulator } from './asking';

useEmulator();

const LITE = '/bytedance/seedream/v5/lite';
const PRO = '/bytedance/seedream/v5/pro';
const prompt = 'a lighthouse';
const URL_1 = 'https://example.com/a.png';

/** What the tests read of fal's replies. */
interface Body extends Json {
	status_url: string;
	response_url: string;
	cancel_url: string;
	upload_url: string;
	file_url: string;
	images: { url: string }[];
	layers: { z_index: number; name?: string; bounding_box?: object }[];
}

async function ask(method: string, url: string, body?: unknown, key = emulator.fal.apiKey) {
	const response = await fetch(url, {
		method,
		headers: {
			authorization: `Key ${key}`,
			connection: 'close',
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await response.text();
	return {
		status: response.status,
		headers: response.headers,
		body: (/^[[{]/.test(text) ? JSON.parse(text) : {}) as Body,
	};
}
const submit = (path: string, body: Json, key?: string) =>
	ask('POST', emulator.fal.url + path, body, key);

it('queues, tells by the status that a task is over, and by another call what came of it', async () => {
	emulator.fal.settings.finishAfterPolls = 3;
	const accepted = await submit(`${LITE}/text-to-image`, { prompt });
	const { status_url, response_url, request_id } = accepted.body;
	expect(accepted.body).toMatchObject({ status: 'IN_QUEUE', queue_position: 0 });
	expect(accepted.headers.get('x-fal-request-id')).toBe(request_id);
	expect(response_url).toBe(`${emulator.fal.url}/bytedance/seedream/requests/${request_id}`);
	const words: unknown[] = [];
	for (let look = 0; look < 3; look += 1) {
		const { status, body } = await ask('GET', `${status_url}?logs=0`);
		words.push([status, body.status]);
	}
	expect(words).toEqual([
		[202, 'IN_QUEUE'],
		[202, 'IN_PROGRESS'],
		[200, 'COMPLETED'],
	]);
	const [task] = emulator.fal.submissions;
	expect(task).toMatchObject({
		taskId: `bytedance/seedream/${request_id}`,
		model: 'bytedance/seedream/v5/lite/text-to-image',
	});
	expect((await ask('GET', response_url)).body).toMatchObject({
		images: [{ url: task?.images[0]?.url, width: 2048, height: 2048 }],
		seed: 42,
	});
	const elsewhere = `${emulator.fal.url}/fal-ai/bytedance/requests/${request_id}/status`;
	expect((await ask('GET', elsewhere)).status).toBe(404);
});

it('has its own scheme of keys', async () => {
	const pricing = `${emulator.fal.hosts.platform}/v1/models/pricing?endpoint_id=${PRO.slice(1)}/edit`;
	expect((await ask('GET', pricing)).body).toMatchObject({
		prices: [{ unit_price: 0.0675, currency: 'USD' }],
	});
	expect((await ask('GET', pricing, undefined, 'wrong')).status).toBe(401);
	const bearer = { authorization: `Bearer ${emulator.fal.apiKey}` };
	expect((await fetch(pricing, { headers: bearer })).status).toBe(401);
	expect((await ask('GET', `${emulator.fal.hosts.platform}/v1/models/pricing`)).status).toBe(422);
	const models = await fetch(`${emulator.fal.hosts.platform}/v1/models?q=seedream&status=active`);
	const { models: listed } = (await models.json()) as { models: { endpoint_id: string }[] };
	expect(listed.map(({ endpoint_id }) => endpoint_id)).toContain(`${PRO.slice(1)}/layerize`);
	expect(listed.map(({ endpoint_id }) => endpoint_id)).not.toContain('fal-ai/flux/dev');
});

describe('is strict', () => {
	it.each<[string, string, Json]>([
		['no prompt', `${LITE}/text-to-image`, { prompt: undefined }],
		['a model beside it', `${LITE}/text-to-image`, { model: 'x' }],
		['a wrapper', `${LITE}/text-to-image`, { prompt: undefined, input: { prompt } }],
		['a watermark', `${LITE}/text-to-image`, { watermark: false }],
		['a size as text', `${LITE}/text-to-image`, { image_size: '2048x2048' }],
		['4K on Lite', `${LITE}/text-to-image`, { image_size: 'auto_4K' }],
		['a size it would scale', `${LITE}/text-to-image`, { image_size: { width: 9, height: 9 } }],
		['sets on Pro', `${PRO}/text-to-image`, { max_images: 2 }],
		['a background on Pro', `${PRO}/text-to-image`, { background: 'opaque' }],
		['a size beyond Pro', `${PRO}/text-to-image`, { image_size: { width: 2848, height: 1600 } }],
		['a seed on Lite', `${LITE}/text-to-image`, { seed: 1 }],
		['a seed below 0', '/fal-ai/bytedance/seedream/v4/text-to-image', { seed: -1 }],
		['references of text to image', `${LITE}/text-to-image`, { image_urls: [URL_1] }],
		['an edit without references', `${LITE}/edit`, {}],
		['eleven references', `${LITE}/edit`, { image_urls: Array(11).fill(URL_1) }],
		['sixteen in all', `${LITE}/edit`, { image_urls: Array(10).fill(URL_1), max_images: 6 }],
		['several images to take apart', `${PRO}/layerize`, { image_urls: [URL_1] }],
		['a format of layers', `${PRO}/layerize`, { image_url: URL_1, output_format: 'png' }],
		[
			'a transparent JPEG',
			'/bytedance/seedream/v5.5/text-to-image',
			{ background: 'transparent', output_format: 'jpeg' },
		],
	])('about %s', async (_what, path, over) => {
		const refused = await submit(path, { prompt, ...over });
		expect([refused.status, emulator.fal.submissions.length]).toEqual([422, 0]);
		expect(refused.body).toMatchObject({ detail: [{ loc: ['body', expect.any(String)] }] });
	});

	it('or takes it and fails later, as the real queue may', async () => {
		emulator.fal.settings.badInput = 'queued';
		const { response_url } = (await submit(`${LITE}/edit`, { prompt })).body;
		const told = await ask('GET', response_url);
		expect([told.status, told.body]).toMatchObject([422, { detail: [{ type: 'missing' }] }]);
	});

	it('but takes what no endpoint will run', async () => {
		const { response_url, status_url } = (
			await submit('/fal-ai/bytedance/seedream/v5/pro/edit', {})
		).body;
		expect((await ask('GET', status_url)).body.status).toBe('COMPLETED');
		const told = await ask('GET', response_url);
		expect([told.status, told.body.detail]).toEqual([404, 'Path /seedream/v5/pro/edit not found']);
	});
});

it('reserves a place for a file, and knows it as a reference', async () => {
	const initiate = `${emulator.fal.hosts.storage}/storage/upload/initiate`;
	const file = { content_type: 'image/png', file_name: 'ü.png' };
	expect((await ask('POST', initiate, file)).status).toBe(422);
	const { body } = await ask('POST', `${initiate}?storage_type=fal-cdn-v3`, file);
	const bytes = Buffer.from((await dataUri(600, 600)).replace(/^.*,/, ''), 'base64');
	const put = await fetch(body.upload_url, {
		method: 'PUT',
		headers: { 'content-type': 'image/png', connection: 'close' },
		body: new Uint8Array(bytes),
	});
	expect(put.status).toBe(200);
	await submit(`${PRO}/layerize`, { image_url: body.file_url });
	const [task] = emulator.fal.submissions;
	expect(task?.references).toMatchObject([{ kind: 'upload', width: 600 }]);
	const told = await ask(
		'GET',
		`${emulator.fal.url}/bytedance/seedream/requests/${task?.taskId.split('/')[2]}`,
	);
	const { layers } = told.body;
	expect(layers.map(({ z_index }) => z_index)).toEqual([0, 1, 2, 3]);
	expect(layers[0]).not.toHaveProperty('bounding_box');
	expect(layers[1]).toMatchObject({
		name: 'layer 1',
		bounding_box: { absolute: expect.any(Array) },
	});
});

it('cancels what still waits', async () => {
	emulator.fal.settings.taskTimeMs = Infinity;
	const { cancel_url, status_url } = (await submit(`${LITE}/text-to-image`, { prompt })).body;
	expect((await ask('PUT', cancel_url)).status).toBe(202);
	expect((await ask('GET', status_url)).body).toMatchObject({
		status: 'COMPLETED',
		error_type: 'request_timeout',
	});
	expect((await ask('PUT', cancel_url)).status).toBe(400);
});

it('gives images inside the reply where they are asked for', async () => {
	const { response_url } = (await submit(`${LITE}/text-to-image`, { prompt, sync_mode: true }))
		.body;
	const [image] = (await ask('GET', response_url)).body.images;
	expect(image?.url).toMatch(/^data:image\/jpeg;base64,/);
});

it('signs its webhook', async () => {
	const receiver = await listen();
	const hook = `?fal_webhook=${encodeURIComponent(receiver.url)}`;
	await submit(`${LITE}/text-to-image${hook}`, { prompt });
	const { headers, body } = await receiver.next();
	const header = (name: string) => String(headers[`x-fal-webhook-${name}`]);
	const jwks = await fetch(`${emulator.fal.hosts.storage}/.well-known/jwks.json`);
	const { keys } = (await jwks.json()) as { keys: JsonWebKey[] };
	const key = createPublicKey({ key: keys[0]!, format: 'jwk' });
	const digest = createHash('sha256').update(body).digest('hex');
	const signed = [header('request-id'), header('user-id'), header('timestamp'), digest].join('\n');
	expect(verify(null, Buffer.from(signed), key, Buffer.from(header('signature'), 'hex'))).toBe(
		true,
	);
	expect(JSON.parse(body)).toMatchObject({
		request_id: emulator.fal.submissions[0]?.taskId.split('/')[2],
		status: 'OK',
		payload: { images: [{ url: expect.any(String) }] },
	});
	await until(() => emulator.fal.callbacks[0]?.status === 200);
	receiver.server.close();
	const plain = `?fal_webhook=${encodeURIComponent('http://example.com')}`;
	expect((await submit(`${LITE}/text-to-image${plain}`, { prompt })).status).toBe(422);
});
