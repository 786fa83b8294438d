import { describe, expect, it } from '@jest/globals';
import { ask, emulator, type Json, submit, useEmulator } from './asking';

useEmulator();

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
