import { describe, expect, it } from '@jest/globals';
import type { Job } from '../../nodes/shared/models/families';

import { VENDORS, type VendorName } from '../../nodes/shared/vendors/vendors';
import { submissionOf } from './vendors/submission';

const PROMPT = 'A lighthouse at dusk';
const ONE = ['https://example.com/1.png'];
const TWO = ['https://example.com/1.png', 'data:image/png;base64,AAAA'];
type Plain = Record<string, unknown>;

const submission = (vendor: VendorName, job: Job, plain: Plain, references: string[] = []) =>
	submissionOf(vendor, job, { prompt: PROMPT, ...plain }, references);

const bodyOf = (vendor: VendorName, job: Job, plain: Plain, references: string[] = []): unknown =>
	submission(vendor, job, plain, references).body;

describe('where submissions go', () => {
	it.each([
		// Sections 2.2, 3.2 and 4.1; the base URLs hold the rest of the path.
		['atlasCloud', '/api/v1/model/generateImage'],
		['aceData', '/seedream/images'],
		['aioagi', '/images/generations'],
	] as const)('on %s it is POST %s', (vendor, path) => {
		expect(submission(vendor, 'generate', {})).toMatchObject({ method: 'POST', path });
	});
});

describe('the body at Atlas Cloud (section 2.8)', () => {
	it.each([
		['seedream-5.5', 'bytedance/seedream-v5.5/text-to-image', {}],
		['seedream-5.0-pro', 'bytedance/seedream-v5.0-pro/text-to-image', {}],
		['seedream-5.0-lite', 'bytedance/seedream-v5.0-lite', {}],
		['seedream-4.5', 'bytedance/seedream-v4.5', {}],
		['seedream-4.0', 'bytedance/seedream-v4', {}],
		// Section 2.4: waiting inside the request is the default of the 3.0 pages.
		['seedream-3.0', 'bytedance/seedream-v3', { enable_sync_mode: false }],
	] as const)('to generate with %s', (model, id, more) => {
		expect(bodyOf('atlasCloud', 'generate', { model })).toEqual({
			model: id,
			prompt: PROMPT,
			size: '2048*2048',
			...more,
		});
	});

	it('writes sizes with an asterisk', () => {
		const plain = { model: 'seedream-4.5', resolution: 'custom', width: 2000, height: 3000 };
		expect(bodyOf('atlasCloud', 'generate', plain)).toMatchObject({ size: '2000*3000' });
	});

	it.each([
		['seedream-5.0-lite', 'bytedance/seedream-v5.0-lite/sequential'],
		['seedream-4.5', 'bytedance/seedream-v4.5/sequential'],
		['seedream-4.0', 'bytedance/seedream-v4/sequential'],
	])('for a set with %s', (model, id) => {
		expect(bodyOf('atlasCloud', 'generate', { model, imageSet: true, maxImages: 3 })).toEqual({
			model: id,
			prompt: PROMPT,
			size: '2048*2048',
			max_images: 3,
		});
	});

	it.each([
		['seedream-5.0-pro', 'bytedance/seedream-v5.0-pro/edit'],
		['seedream-5.0-lite', 'bytedance/seedream-v5.0-lite/edit'],
		['seedream-4.5', 'bytedance/seedream-v4.5/edit'],
		['seedream-4.0', 'bytedance/seedream-v4/edit'],
	])('to edit with %s', (model, id) => {
		expect(bodyOf('atlasCloud', 'edit', { model }, ONE)).toEqual({
			model: id,
			prompt: PROMPT,
			images: ONE,
			size: '2048*2048',
		});
	});

	it('to compose keeps the references in order', () => {
		expect(bodyOf('atlasCloud', 'compose', { model: 'seedream-4.0' }, TWO)).toEqual({
			model: 'bytedance/seedream-v4/edit',
			prompt: PROMPT,
			images: TWO,
			size: '2048*2048',
		});
	});

	it('for a set from references', () => {
		const plain = { model: 'seedream-5.0-lite', imageSet: true, maxImages: 5 };
		expect(bodyOf('atlasCloud', 'compose', plain, TWO)).toEqual({
			model: 'bytedance/seedream-v5.0-lite/edit-sequential',
			prompt: PROMPT,
			images: TWO,
			size: '2048*2048',
			max_images: 5,
		});
	});

	it('for layers has a single image, and a prompt only where one is given', () => {
		const model = 'seedream-5.0-pro';
		const id = 'bytedance/seedream-v5.0-pro/layer-decomposition';
		expect(bodyOf('atlasCloud', 'decomposeLayers', { model, prompt: '' }, ONE)).toEqual({
			model: id,
			image: ONE[0],
		});
		expect(bodyOf('atlasCloud', 'decomposeLayers', { model }, ONE)).toEqual({
			model: id,
			prompt: PROMPT,
			image: ONE[0],
		});
	});

	it('to edit with SeedEdit has prompt and image and no size', () => {
		const body = bodyOf('atlasCloud', 'edit', { model: 'seededit-3.0' }, ONE);
		expect(body).toMatchObject({ model: 'bytedance/seededit-v3', prompt: PROMPT });
		expect(body).not.toHaveProperty('size');
		expect(JSON.stringify(body)).toContain(ONE[0]);
	});

	it.each([
		['generate', { model: 'seedream-5.0-lite', outputFormat: 'png' }, { output_format: 'png' }],
		['generate', { model: 'seedream-5.0-pro', outputFormat: 'jpeg' }, { output_format: 'jpeg' }],
		// Its schema has no such field, and jpeg is what it gives.
		['generate', { model: 'seedream-4.5', outputFormat: 'jpeg' }, {}],
		['generate', { model: 'seedream-3.0', seed: 7 }, { seed: 7, enable_sync_mode: false }],
		[
			'generate',
			{ model: 'seedream-3.0', guidanceScale: 2.5 },
			{ guidance_scale: 2.5, enable_sync_mode: false },
		],
		// Section 9, C9.
		[
			'generate',
			{ model: 'seedream-5.0-pro', promptOptimization: 'standard' },
			{ prompt_optimization_mode: 'standard' },
		],
		[
			'edit',
			{ model: 'seedream-5.0-pro', promptOptimization: 'fast' },
			{ prompt_optimization_mode: 'fast' },
		],
		[
			'generate',
			{ model: 'seedream-5.0-lite', imageSet: true, promptOptimization: 'fast' },
			{ max_images: 4, optimize_prompt_options: { mode: 'fast' } },
		],
		[
			'decomposeLayers',
			{ model: 'seedream-5.0-pro', promptOptimization: 'standard' },
			{ optimize_prompt_options: { mode: 'standard' } },
		],
		['generate', { watermark: false }, {}],
		['generate', { background: 'auto', webSearch: false }, {}],
		[
			'generate',
			{ output: 'task', callbackUrl: 'https://example.com/hook' },
			{ webhook_url: 'https://example.com/hook' },
		],
	] as const)('to %s with %j adds %j', (job, plain, added) => {
		const references = job === 'generate' ? [] : ONE;
		const body = bodyOf('atlasCloud', job, plain, references) as Plain;
		const common = ['model', 'prompt', 'size', 'image', 'images'];
		const rest = Object.entries(body).filter(([name]) => !common.includes(name));
		expect(Object.fromEntries(rest)).toEqual(added);
	});

	it('for an unknown id has the id as it is', () => {
		const model = 'bytedance/seedream-v9/text-to-image';
		expect(bodyOf('atlasCloud', 'generate', { model, outputFormat: 'png' })).toEqual({
			model,
			prompt: PROMPT,
			size: '2048*2048',
			output_format: 'png',
		});
	});
});

describe('the body at AceData Cloud (section 3.2)', () => {
	const single = { sequential_image_generation: 'disabled' };
	it.each([
		['seedream-5.0-pro', 'doubao-seedream-5-0-pro-260628', { size: '2K' }],
		['seedream-5.0-lite', 'doubao-seedream-5-0-260128', { size: '2K', ...single }],
		['seedream-4.5', 'doubao-seedream-4-5-251128', { size: '2K', ...single }],
		['seedream-4.0', 'doubao-seedream-4-0-250828', { size: '2K', ...single }],
		['seedream-3.0', 'doubao-seedream-3-0-t2i-250415', { size: '2048x2048' }],
	] as const)('to generate with %s', (model, id, more) => {
		expect(bodyOf('aceData', 'generate', { model })).toEqual({
			model: id,
			prompt: PROMPT,
			watermark: false,
			async: true,
			...more,
		});
	});

	it('for a set', () => {
		expect(bodyOf('aceData', 'generate', { imageSet: true, maxImages: 6 })).toEqual({
			model: 'doubao-seedream-5-0-260128',
			prompt: PROMPT,
			size: '2K',
			sequential_image_generation: 'auto',
			sequential_image_generation_options: { max_images: 6 },
			watermark: false,
			async: true,
		});
	});

	it('to edit has a list of one image', () => {
		expect(bodyOf('aceData', 'edit', { model: 'seedream-4.5', resolution: '4K' }, ONE)).toEqual({
			model: 'doubao-seedream-4-5-251128',
			prompt: PROMPT,
			image: ONE,
			size: '4K',
			...single,
			watermark: false,
			async: true,
		});
	});

	it('to edit with SeedEdit is adaptive', () => {
		const plain = { model: 'seededit-3.0', seed: 1, guidanceScale: 5.5 };
		expect(bodyOf('aceData', 'edit', plain, ONE)).toEqual({
			model: 'doubao-seededit-3-0-i2i-250628',
			prompt: PROMPT,
			image: ONE,
			size: 'adaptive',
			seed: 1,
			guidance_scale: 5.5,
			watermark: false,
			async: true,
		});
	});

	it('to compose keeps the references in order', () => {
		const plain = { aspectRatio: '16:9' };
		expect(bodyOf('aceData', 'compose', plain, TWO)).toEqual({
			model: 'doubao-seedream-5-0-260128',
			prompt: PROMPT,
			image: TWO,
			size: '2848x1600',
			...single,
			watermark: false,
			async: true,
		});
	});

	it('for layers has neither size, set, tools nor background', () => {
		const plain = { model: 'seedream-5.0-pro', prompt: '' };
		expect(bodyOf('aceData', 'decomposeLayers', plain, ONE)).toEqual({
			model: 'doubao-seedream-5-0-pro-260628',
			image: ONE,
			layer_decomposition: true,
			watermark: false,
			async: true,
		});
	});

	it('for a transparent background is a png', () => {
		const plain = { model: 'seedream-5.0-pro', background: 'transparent' };
		expect(bodyOf('aceData', 'edit', plain, ONE)).toEqual({
			model: 'doubao-seedream-5-0-pro-260628',
			prompt: PROMPT,
			image: ONE,
			size: '2K',
			background: 'transparent',
			output_format: 'png',
			watermark: false,
			async: true,
		});
	});

	it.each([
		[{ outputFormat: 'png' }, { output_format: 'png' }],
		[{ watermark: true }, { watermark: true }],
		[{ webSearch: true }, { tools: [{ type: 'web_search' }] }],
		[{ promptOptimization: 'standard' }, { optimize_prompt_options: { mode: 'standard' } }],
		[{ background: 'auto' }, {}],
		[
			{ output: 'task', callbackUrl: 'https://example.com/hook' },
			{ callback_url: 'https://example.com/hook' },
		],
		[{ resolution: 'custom', width: 2000, height: 2500 }, { size: '2000x2500' }],
		[{ aspectRatio: '9:16', resolution: '3K' }, { size: '2304x4096' }],
	] as const)('to generate with %j has %j', (plain, changed) => {
		const plainBody = bodyOf('aceData', 'generate', {}) as Plain;
		expect(bodyOf('aceData', 'generate', plain)).toEqual({ ...plainBody, ...changed });
	});

	it('never asks for a stream, which has no documented format', () => {
		const plain = { imageSet: true, webSearch: true };
		expect(bodyOf('aceData', 'generate', plain)).not.toHaveProperty('stream');
	});
});

describe('the body at AIOAGI (sections 4.1 and 5)', () => {
	const single = { sequential_image_generation: 'disabled' };
	it.each([
		['seedream-5.0-pro', 'doubao-seedream-5-0-pro-260628', { size: '2K' }],
		['seedream-5.0-lite', 'doubao-seedream-5-0-260128', { size: '2K', ...single }],
		['seedream-4.5', 'doubao-seedream-4-5-251128', { size: '2K', ...single }],
		['seedream-4.0', 'doubao-seedream-4-0-250828', { size: '2K', ...single }],
		['seedream-3.0', 'doubao-seedream-3-0-t2i-250415', { size: '2048x2048' }],
	] as const)('to generate with %s', (model, id, more) => {
		expect(bodyOf('aioagi', 'generate', { model })).toEqual({
			model: id,
			prompt: PROMPT,
			response_format: 'url',
			watermark: false,
			...more,
		});
	});

	it('for a set', () => {
		const plain = { model: 'seedream-4.5', imageSet: true, maxImages: 15 };
		expect(bodyOf('aioagi', 'generate', plain)).toEqual({
			model: 'doubao-seedream-4-5-251128',
			prompt: PROMPT,
			size: '2K',
			sequential_image_generation: 'auto',
			sequential_image_generation_options: { max_images: 15 },
			response_format: 'url',
			watermark: false,
		});
	});

	it('to edit has the image as text', () => {
		expect(bodyOf('aioagi', 'edit', {}, ONE)).toEqual({
			model: 'doubao-seedream-5-0-260128',
			prompt: PROMPT,
			image: ONE[0],
			size: '2K',
			...single,
			response_format: 'url',
			watermark: false,
		});
	});

	it('to compose has the images as a list, and no set', () => {
		expect(bodyOf('aioagi', 'compose', {}, TWO)).toEqual({
			model: 'doubao-seedream-5-0-260128',
			prompt: PROMPT,
			image: TWO,
			size: '2K',
			...single,
			response_format: 'url',
			watermark: false,
		});
	});

	it('for a set from references', () => {
		const plain = { imageSet: true, maxImages: 2 };
		expect(bodyOf('aioagi', 'compose', plain, TWO)).toEqual({
			model: 'doubao-seedream-5-0-260128',
			prompt: PROMPT,
			image: TWO,
			size: '2K',
			sequential_image_generation: 'auto',
			sequential_image_generation_options: { max_images: 2 },
			response_format: 'url',
			watermark: false,
		});
	});

	it.each([
		[{ outputFormat: 'png' }, { output_format: 'png' }],
		[{ watermark: true }, { watermark: true }],
		[{ webSearch: true }, { tools: [{ type: 'web_search' }] }],
		[{ promptOptimization: 'standard' }, { optimize_prompt_options: { mode: 'standard' } }],
		[{ resolution: '4K', aspectRatio: '1:1' }, { size: '4096x4096' }],
	] as const)('to generate with %j has %j', (plain, changed) => {
		const plainBody = bodyOf('aioagi', 'generate', {}) as Plain;
		expect(bodyOf('aioagi', 'generate', plain)).toEqual({ ...plainBody, ...changed });
	});

	it.each([
		[
			{ model: 'seedream-3.0', seed: -1, guidanceScale: 10 },
			{ seed: -1, guidance_scale: 10 },
		],
	] as const)('to generate with %j has %j', (plain, added) => {
		expect(bodyOf('aioagi', 'generate', plain)).toMatchObject(added);
	});

	it('has no field that only AceData Cloud knows', () => {
		const body = bodyOf('aioagi', 'generate', { imageSet: true });
		expect(body).not.toHaveProperty('async');
		expect(body).not.toHaveProperty('callback_url');
	});
});

describe('questions about tasks', () => {
	it('at Atlas Cloud name the task in the path, encoded', () => {
		expect(VENDORS.atlasCloud.tasks?.single('pred/1?x=#é')).toEqual({
			method: 'GET',
			path: '/api/v1/model/prediction/pred%2F1%3Fx%3D%23%C3%A9',
		});
	});

	it('at AceData Cloud name one task or many in the body', () => {
		// Section 3.3.
		expect(VENDORS.aceData.tasks?.single('t-1')).toEqual({
			method: 'POST',
			path: '/seedream/tasks',
			body: { id: 't-1', action: 'retrieve' },
		});
		expect(VENDORS.aceData.tasks?.batch?.call(['t-1', 't-2'])).toEqual({
			method: 'POST',
			path: '/seedream/tasks',
			body: { ids: ['t-1', 't-2'], action: 'retrieve_batch' },
		});
		expect(VENDORS.aceData.tasks?.batch?.most).toBe(50);
	});

	it('are not asked at AIOAGI, which has no tasks', () => {
		expect(VENDORS.aioagi.tasks).toBeUndefined();
	});
});

describe('uploads', () => {
	it('go to Atlas Cloud as the multipart field file', async () => {
		// Section 2.6.
		const file = { bytes: Buffer.from('bytes of a png'), fileName: 'a.png', mimeType: 'image/png' };
		const call = VENDORS.atlasCloud.uploads?.call(file);
		expect(call).toMatchObject({ method: 'POST', path: '/api/v1/model/uploadMedia' });
		const form = call?.body as FormData;
		const names: string[] = [];
		form.forEach((_value, name) => names.push(name));
		expect(names).toEqual(['file']);
		const sent = form.get('file') as File;
		expect([sent.name, sent.type, await sent.text()]).toEqual([
			'a.png',
			'image/png',
			'bytes of a png',
		]);
	});

	it.each(['aceData', 'aioagi'] as const)(
		'are not offered by %s, which takes images inline',
		(vendor) => {
			expect(VENDORS[vendor].uploads).toBeUndefined();
		},
	);
});

describe('model lists', () => {
	it.each([
		['atlasCloud', '/api/v1/models'],
		['aioagi', '/models'],
	] as const)('of %s come from GET %s', (vendor, path) => {
		expect(VENDORS[vendor].modelList?.call).toEqual({ method: 'GET', path });
	});

	it('of AceData Cloud do not exist', () => {
		expect(VENDORS.aceData.modelList).toBeUndefined();
	});
});
