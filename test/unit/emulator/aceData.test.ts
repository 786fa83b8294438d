import { describe, expect, it } from '@jest/globals';
import {
	BODY,
	type Body,
	dataUri,
	emulator,
	type Json,
	listen,
	type Part,
	query,
	submit,
	useEmulator,
} from './asking';

useEmulator();

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
		settings().taskTimeMs = Infinity;
		const ids: string[] = [];
		for (let task = 0; task < 3; task += 1)
			ids.push((await submit('aceData', { async: true })).body.task_id);
		const running = (await query({ id: ids[0] })).body;
		expect(running).toMatchObject({ id: ids[0], type: 'images', request: { async: true } });
		expect('response' in running || 'finished_at' in running).toBe(false);
		emulator.aceData.finish();
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

	it('lists the account’s tasks by time, newest first, where it is so', async () => {
		const ids: string[] = [];
		for (let task = 0; task < 3; task += 1)
			ids.unshift((await submit('aceData', { async: true })).body.task_id);
		const list = (filters: Json = {}) => query({ action: 'retrieve_batch', ...filters });
		const since = Date.now() / 1000 - 3600;
		const { body } = await list({ created_at_min: since, limit: 2 });
		expect(body.count).toBe(3);
		expect(body.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
		expect(body.items[0]).toMatchObject({ request: BODY.aceData, response: { success: true } });
		expect((await list({ offset: 2, limit: 9 })).body.items.map(({ id }) => id)).toEqual([ids[2]]);
		expect((await list({ created_at_max: since })).body).toEqual({ items: [], count: 0 });
		expect((await list({ type: 'videos' })).body.count).toBe(0);
		expect((await list({ trace_ids: [body.items[1].trace_id] })).body.items[0].id).toBe(ids[1]);
		settings().listPage = 1;
		expect((await list({ offset: 1 })).body).toMatchObject({ items: [{ id: ids[1] }], count: 3 });
		settings().listDelayMs = 3_600_000;
		expect((await list()).body.items).toEqual([]);
		settings().listsByTime = false;
		expect((await list()).status).toBe(400);
		expect(emulator.aceData.requests.at(-1)?.stage).toBe('list');
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
