import { describe, expect, it } from '@jest/globals';
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import sharp from 'sharp';
import {
	ask,
	BODY,
	type Body,
	dataUri,
	emulator,
	type Json,
	listen,
	type Part,
	poll,
	SUBMIT,
	submit,
	until,
	useEmulator,
} from './asking';

useEmulator();

describe('Atlas Cloud', () => {
	it('runs a prediction from submission to image, key and request id where they belong', async () => {
		emulator.atlasCloud.settings.finishAfterPolls = 3;
		const accepted = await submit('atlasCloud', { size: '2304*1728' });
		expect(accepted.status).toBe(200);
		expect(accepted.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
		expect(accepted.body).toMatchObject({
			code: 200,
			data: { status: 'processing', outputs: null, model: 'bytedance/seedream-v4.5' },
		});
		const { id } = accepted.body.data;
		expect((await poll(id)).body.data.status).toBe('created');
		expect((await poll(id)).body.data.status).toBe('processing');
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

	describe('the list of the account’s tasks', () => {
		const settings = () => emulator.atlasCloud.settings;
		const list = (query = 'no=1&size=50') =>
			ask(emulator.atlasCloud, 'GET', `/api/v1/model/history?${query}`);
		const ids = async (query?: string) =>
			(await list(query)).body.data.items.map(({ ID }: Part) => ID);

		it('tells the newest first, with the request as text that holds what was sent', async () => {
			const first = (await submit('atlasCloud', { prompt: 'one' })).body.data.id;
			settings().taskTimeMs = Infinity;
			const second = (await submit('atlasCloud', { prompt: 'two' })).body.data.id;
			const { body, status } = await list();
			expect([status, body.code]).toEqual([200, 200]);
			expect(body.data).toMatchObject({ pageNo: 1, pageSize: 50, total: 2 });
			const [newest, oldest] = body.data.items;
			expect(newest).toMatchObject({ ID: second, status: 'created', model: BODY.atlasCloud.model });
			expect(oldest).toMatchObject({ ID: first, status: 'completed', result: { id: first } });
			expect(Math.abs(Number(oldest.createdAt) * 1000 - Date.now())).toBeLessThan(3_600_000);
			const told = String(newest.requestBody);
			expect(JSON.parse(told)).toMatchObject({ ...BODY.atlasCloud, prompt: 'two' });
			expect(told.indexOf('enable_base64_output')).toBeLessThan(told.indexOf('model'));
			settings().historyBody = 'as-sent';
			expect((await list()).body.data.items[0].requestBody).toBe(
				JSON.stringify({ ...BODY.atlasCloud, prompt: 'two' }),
			);
			expect(emulator.atlasCloud.requests.at(-1)?.stage).toBe('list');
		});

		it('filters and turns pages', async () => {
			const made: string[] = [];
			for (const model of [
				'bytedance/seedream-v4.5',
				'bytedance/seedream-v4',
				'bytedance/seedream-v4',
			]) {
				made.unshift((await submit('atlasCloud', { model })).body.data.id);
			}
			expect(await ids('no=1&size=2')).toEqual(made.slice(0, 2));
			expect(await ids('no=2&size=2')).toEqual(made.slice(2));
			expect(await ids('no=1&size=9&model=bytedance/seedream-v4')).toEqual(made.slice(0, 2));
			expect(await ids(`no=1&size=9&sessionID=${made[2]}`)).toEqual([made[2]]);
			expect(await ids('no=1&size=9&status=failed')).toEqual([]);
			expect(await ids('no=1&size=9&status=completed')).toEqual(made);
			settings().listPage = 1;
			expect((await list('no=2&size=9')).body.data).toMatchObject({
				items: [{ ID: made[1] }],
				pageNo: 2,
				pageSize: 1,
				total: 3,
			});
		});

		it.each([
			'size=50',
			'no=1&size=51',
			'no=1&size=0',
			'no=0&size=9',
			'no=1&size=9&status=done',
			'no=1&size=9&page=2',
		])('refuses %s', async (query) => {
			expect((await list(query)).status).toBe(400);
		});

		it('shows tasks late: by looks, by time, and not at all for a fault', async () => {
			settings().listDelayLooks = 2;
			const { id } = (await submit('atlasCloud')).body.data;
			expect([await ids(), await ids(), await ids()]).toEqual([[], [], [id]]);
			settings().listDelayMs = 3_600_000;
			expect(await ids()).toEqual([]);
			settings().listDelayMs = 0;
			emulator.inject({ vendor: 'atlasCloud', stage: 'list', fault: 'not-visible-yet' });
			expect([await ids(), await ids()]).toEqual([[], [id]]);
		});
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
				expect((await poll(body.id)).body.outputs).toHaveLength(1);
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
			expect((await poll(body.data.id)).body.data.status).toBe('succeeded');
		});

		it.each(['url', 'image', 'output', 'download_url', 'image_url', 'uri'] as const)(
			'gives outputs as objects with %s',
			async (outputKey) => {
				Object.assign(settings(), { outputs: 'objects', outputKey });
				const { body } = await submit('atlasCloud');
				const { data } = (await poll(body.data.id)).body;
				expect(data.outputs).toEqual([
					{ [outputKey]: emulator.atlasCloud.submissions[0]?.images[0]?.url },
				]);
			},
		);

		it('gives outputs inline and in the singular', async () => {
			const image = () => emulator.atlasCloud.submissions.at(-1)?.images[0];
			const first = await submit('atlasCloud', { enable_base64_output: true });
			const base64 = (await image()?.bytes())?.toString('base64');
			expect((await poll(first.body.data.id)).body.data.outputs).toEqual([
				`data:image/jpeg;base64,${base64}`,
			]);
			settings().base64Form = 'base64';
			expect((await poll(first.body.data.id)).body.data.outputs).toEqual([base64]);
			const second = await submit('atlasCloud');
			settings().outputField = 'output-string';
			expect((await poll(second.body.data.id)).body.data.output).toBe(image()?.url);
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
			settings().taskTimeMs = Infinity;
			settings().syncWaitLimitMs = 10;
			expect((await submit('atlasCloud')).status).toBe(504);
			emulator.atlasCloud.finish();
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
			const { data } = (await poll(body.data.id)).body;
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
			expect((await poll(body.data.id)).body.data.outputs).toHaveLength(2);
			settings().failImagesInSet = [0];
			const refused = await submit('atlasCloud');
			expect((await poll(refused.body.data.id)).body.data).toMatchObject({
				status: 'failed',
				error_code: 1039,
				outputs: null,
			});
		});

		it('tells a failed prediction by HTTP 500 with the verdict in its data, or by 200', async () => {
			settings().failImagesInSet = [0];
			const { id } = (await submit('atlasCloud')).body.data;
			const told = await poll(id);
			expect(told.status).toBe(500);
			expect(told.body).toMatchObject({
				code: 500,
				message: expect.any(String),
				data: { id, status: 'failed', error: expect.stringContaining('sensitive') },
			});
			settings().envelope = 'flat';
			const flat = await poll(id);
			expect([flat.status, flat.body.status]).toEqual([500, 'failed']);
			Object.assign(settings(), { envelope: 'data', failureReply: 'ok' });
			const fine = await poll(id);
			expect([fine.status, fine.body.code, fine.body.data.status]).toEqual([200, 200, 'failed']);
		});

		it('tells the price as text, as a number or not at all', async () => {
			const { id } = (await submit('atlasCloud')).body.data;
			const price = async () => (await poll(id)).body.data.price;
			expect(await price()).toBe('0.036');
			settings().price = 'number';
			expect(await price()).toBe(0.036);
			settings().price = 'absent';
			expect(await price()).toBeUndefined();
		});

		it('decomposes with 5.5 and draws it as PNG', async () => {
			const transparent = {
				model: 'bytedance/seedream-v5.5/text-to-image',
				background: 'transparent',
			};
			expect((await submit('atlasCloud', transparent)).status).toBe(200);
			const layered = await submit('atlasCloud', {
				model: 'bytedance/seedream-v5.5/layer-decomposition',
				prompt: undefined,
				image: await dataUri(600, 600),
			});
			expect((await poll(layered.body.data.id)).body.data.layers).toHaveLength(4);
			expect(emulator.atlasCloud.submissions[0]?.images[0]?.mimeType).toBe('image/png');
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
		await until(() => emulator.atlasCloud.callbacks[0]?.status === 200);
		expect(emulator.atlasCloud.callbacks).toMatchObject([
			{ taskId, url: receiver.url, status: 200 },
		]);
		receiver.server.close();
	});

	it('asks nobody but this machine', async () => {
		await submit('atlasCloud', { webhook_url: 'https://example.com/hook' });
		await until(() => emulator.atlasCloud.callbacks.length > 0);
		expect(emulator.atlasCloud.callbacks).toMatchObject([{ status: 0, error: expect.any(String) }]);
	});
});
