import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import { parseImageRequest } from '../../nodes/shared/request/imageRequest';
import { InvalidRequest } from '../../nodes/shared/request/invalidRequest';
import type { Job } from '../../nodes/shared/models/families';

import { FAMILIES } from '../../nodes/shared/models/families';
import { EVERY_VENDOR, VENDORS, type VendorName } from '../../nodes/shared/vendors/vendors';
import { refusalOf } from './refusal';

const PROMPT = 'A lighthouse at dusk';
type Plain = Record<string, unknown>;

const parse = (vendor: VendorName, job: Job, plain: Plain) =>
	parseImageRequest(VENDORS[vendor], job, plain);
const generate = (plain: Plain = {}, vendor: VendorName = 'aceData') =>
	parse(vendor, 'generate', { prompt: PROMPT, ...plain });

describe('what is absent', () => {
	it('takes the defaults of the contract', () => {
		// Design.md 2.2.
		expect(generate({}, 'atlasCloud')).toMatchObject({
			vendor: VENDORS.atlasCloud,
			job: 'generate',
			model: { id: 'bytedance/seedream-v5.0-lite' },
			prompt: PROMPT,
			size: { resolution: '2K', aspectRatio: 'auto', width: 2048, height: 2048 },
			output: 'images',
			binaryPropertyName: 'data',
			timeout: 600_000,
			maxConcurrency: 10,
			webSearch: false,
		});
	});

	it('leaves out what the vendor is to decide', () => {
		const request = generate();
		expect([
			request.maxImages,
			request.outputFormat,
			request.seed,
			request.guidanceScale,
			request.promptOptimization,
			request.background,
			request.callbackUrl,
			request.fileName,
		]).toEqual(Array.from({ length: 8 }, () => undefined));
	});

	it('makes a set of four images', () => {
		expect(generate({ imageSet: true }).maxImages).toBe(4);
	});

	it('makes no set of a number of images alone', () => {
		expect(generate({ maxImages: 7 }).maxImages).toBeUndefined();
		expect(generate({ imageSet: false, maxImages: 7 }).maxImages).toBeUndefined();
	});

	it.each([null, undefined, ''])('is the same as the value %p of an expression', (empty) => {
		const names = [
			'resolution',
			'aspectRatio',
			'width',
			'height',
			'imageSet',
			'maxImages',
			'output',
			'binaryPropertyName',
			'outputFormat',
			'watermark',
			'seed',
			'guidanceScale',
			'promptOptimization',
			'webSearch',
			'background',
			'callbackUrl',
			'timeout',
			'maxConcurrency',
			'fileName',
		];
		const plain = Object.fromEntries(names.map((name) => [name, empty]));
		expect(generate(plain)).toEqual(generate());
	});

	it.each([null, '', '  '])('is no model where an expression gives %p', (model) => {
		expect(() => generate({ model })).toThrow("'Model' is empty");
	});

	it('is the field data where the name of the output field is blank', () => {
		expect(generate({ binaryPropertyName: '  ' }).binaryPropertyName).toBe('data');
	});
});

describe('values of expressions', () => {
	it('come as text and are read as what they mean', () => {
		expect(
			generate({
				model: ' seedream-3.0 ',
				resolution: 'custom',
				width: '1024',
				height: ' 768 ',
				seed: '42',
				guidanceScale: '7.5',
				timeout: '90',
				maxConcurrency: '3',
				watermark: 'true',
				webSearch: 'false',
				imageSet: 'false',
			}),
		).toMatchObject({
			model: { id: 'doubao-seedream-3-0-t2i-250415' },
			size: { resolution: 'custom', width: 1024, height: 768 },
			seed: 42,
			guidanceScale: 7.5,
			timeout: 90_000,
			maxConcurrency: 3,
			watermark: true,
			webSearch: false,
		});
	});

	it('may be numbers where text is wanted', () => {
		expect(generate({ prompt: 2026, fileName: 7 })).toMatchObject({
			prompt: '2026',
			fileName: '7',
		});
	});

	it('turn a set on by the word true', () => {
		expect(generate({ imageSet: 'true', maxImages: '9' }).maxImages).toBe(9);
	});

	it('keep blanks inside a prompt and lose them around it', () => {
		expect(generate({ prompt: '  two\nlines \n' }).prompt).toBe('two\nlines');
	});

	it('keep the seeds at both ends of the range', () => {
		// Section 3.2: int -1..2147483647.
		expect(generate({ model: 'seedream-3.0', seed: -1 }).seed).toBe(-1);
		expect(generate({ model: 'seedream-3.0', seed: 2_147_483_647 }).seed).toBe(2_147_483_647);
		expect(generate({ model: 'seedream-3.0', seed: 0 }).seed).toBe(0);
	});

	it('are never more than an InvalidRequest, whatever they hold', () => {
		const names = ['model', 'prompt', 'resolution', 'aspectRatio', 'width', 'height', 'imageSet'];
		names.push('maxImages', 'output', 'binaryPropertyName', 'outputFormat', 'watermark', 'seed');
		names.push('guidanceScale', 'promptOptimization', 'webSearch', 'background', 'callbackUrl');
		names.push('timeout', 'maxConcurrency', 'fileName');
		const jobs: Job[] = ['generate', 'edit', 'decomposeLayers', 'compose'];
		fc.assert(
			fc.property(
				fc.constantFrom(...EVERY_VENDOR),
				fc.constantFrom(...jobs),
				fc.dictionary(fc.constantFrom(...names), fc.jsonValue()),
				(vendor, job, plain) => {
					try {
						const request = parseImageRequest(vendor, job, plain);
						expect(request.vendor).toBe(vendor);
					} catch (error) {
						expect(error).toBeInstanceOf(InvalidRequest);
					}
				},
			),
			{ numRuns: 500 },
		);
	});
});

/** Vendor, job, plain request, and what the message must name: field as shown, value, what is allowed. */
type Refusal = [string, VendorName, Job, Plain, string[]];

describe('bad input is refused before anything is paid', () => {
	const refusals: Refusal[] = [
		['an empty prompt', 'atlasCloud', 'generate', { prompt: '' }, ["'Prompt'"]],
		['a blank prompt', 'aceData', 'generate', { prompt: ' \n ' }, ["'Prompt'"]],
		['an absent prompt', 'aioagi', 'edit', { prompt: null }, ["'Prompt'"]],
		[
			'a prompt that is a list',
			'aceData',
			'generate',
			{ prompt: ['a', 'b'] },
			["'Prompt'", '["a","b"]'],
		],
		['a blank model', 'aceData', 'generate', { model: '  ' }, ["'Model'"]],
		['a model that is an object', 'aceData', 'generate', { model: { value: 1 } }, ["'Model'"]],
		[
			'a resolution nobody has',
			'aceData',
			'generate',
			{ resolution: '8K' },
			["'Resolution'", "'8K'", 'takes 2K, 3K, 4K or Custom'],
		],
		[
			'a resolution the model lacks',
			'aceData',
			'generate',
			{ model: 'seedream-4.5', resolution: '3K' },
			["'Resolution'", "'3K'", '2K', '4K', 'Seedream 4.5'],
		],
		[
			'a ratio nobody has',
			'aceData',
			'generate',
			{ aspectRatio: '5:4' },
			["'Aspect Ratio'", "'5:4'", '21:9', 'Auto'],
		],
		[
			'a ratio the model lacks',
			'atlasCloud',
			'generate',
			{ aspectRatio: '9:21' },
			["'Aspect Ratio'", "'9:21'", '1600x2848'],
		],
		['a width of zero', 'aceData', 'generate', { width: 0 }, ["'Width'", "'0'", 'from 1 to']],
		['a fraction of a pixel', 'aceData', 'generate', { height: 10.5 }, ["'Height'", "'10.5'"]],
		['a width in words', 'aceData', 'generate', { width: 'wide' }, ["'Width'", "'wide'"]],
		[
			'custom pixels out of range',
			'aceData',
			'generate',
			{ resolution: 'custom', width: 1500, height: 1500 },
			['Width', 'Height', "'1500x1500'", '3686400', '1920x1920'],
		],
		[
			'a set on a model without sets',
			'aceData',
			'generate',
			{ model: 'seedream-5.0-pro', imageSet: true },
			["'Image Set'", 'Seedream 5.0 Pro', 'Seedream 5.0 Lite', 'Seedream 4.5', 'Seedream 4.0'],
		],
		[
			'a set from references on a model without sets',
			'atlasCloud',
			'compose',
			{ model: 'seedream-5.0-pro', imageSet: true },
			["'Image Set'", 'Seedream 5.0 Pro', 'Seedream 4.0'],
		],
		[
			'more than 15 images',
			'aceData',
			'generate',
			{ imageSet: true, maxImages: 16 },
			["'Max Images'", "'16'", '15'],
		],
		[
			'15 images where Atlas Cloud makes 14',
			'atlasCloud',
			'generate',
			{ model: 'seedream-4.0', imageSet: true, maxImages: 15 },
			["'Max Images'", "'15'", '14'],
		],
		['a set of none', 'aceData', 'generate', { imageSet: true, maxImages: 0 }, ["'Max Images'"]],
		[
			'a task at AIOAGI',
			'aioagi',
			'generate',
			{ output: 'task' },
			["'Output'", 'Task ID', 'AIOAGI', 'images', 'URLs'],
		],
		[
			'an unknown output',
			'aceData',
			'generate',
			{ output: 'video' },
			["'Output'", "'video'", 'Image URLs'],
		],
		[
			'an output format the model lacks',
			'aceData',
			'generate',
			{ model: 'seedream-4.5', outputFormat: 'png' },
			["'Output Format'", "'PNG'", 'JPEG'],
		],
		[
			'an output format nobody has',
			'aceData',
			'generate',
			{ outputFormat: 'webp' },
			["'Output Format'", "'webp'", 'JPEG', 'PNG'],
		],
		[
			'a watermark at Atlas Cloud',
			'atlasCloud',
			'generate',
			{ watermark: true },
			["'Watermark'", "'on'", 'Atlas Cloud'],
		],
		['a seed on a newer model', 'aceData', 'generate', { seed: 5 }, ["'Seed'", "'5'"]],
		[
			'a seed below the range',
			'aceData',
			'generate',
			{ model: 'seedream-3.0', seed: -2 },
			["'Seed'", "'-2'", '-1', '2147483647'],
		],
		[
			'a seed above the range',
			'aceData',
			'generate',
			{ model: 'seedream-3.0', seed: 2_147_483_648 },
			["'Seed'", "'2147483648'", '2147483647'],
		],
		['a seed in words', 'aceData', 'generate', { seed: 'random' }, ["'Seed'", "'random'"]],
		[
			'a guidance scale on a newer model',
			'atlasCloud',
			'generate',
			{ guidanceScale: 3 },
			["'Guidance Scale'", "'3'"],
		],
		[
			// Section 3.2: number 1..10.
			'a guidance scale above the range of AceData Cloud',
			'aceData',
			'generate',
			{ model: 'seedream-3.0', guidanceScale: 11 },
			["'Guidance Scale'", "'11'", '1 to 10'],
		],
		[
			// Section 2.8: 0..20.
			'a guidance scale above the range of Atlas Cloud',
			'atlasCloud',
			'generate',
			{ model: 'seedream-3.0', guidanceScale: 21 },
			["'Guidance Scale'", "'21'", '0 to 20'],
		],
		[
			'a prompt optimization the model lacks',
			'aceData',
			'generate',
			{ model: 'seedream-4.5', promptOptimization: 'fast' },
			["'Prompt Optimization'", "'Fast'", 'Standard'],
		],
		[
			'a prompt optimization where Atlas Cloud has it for sets only',
			'atlasCloud',
			'generate',
			{ promptOptimization: 'standard' },
			["'Prompt Optimization'", "'Standard'"],
		],
		[
			'a prompt optimization at Atlas Cloud for 4.5',
			'atlasCloud',
			'generate',
			{ model: 'seedream-4.5', promptOptimization: 'standard' },
			["'Prompt Optimization'", "'Standard'"],
		],
		[
			'web search on a model without',
			'aceData',
			'generate',
			{ model: 'seedream-4.5', webSearch: true },
			["'Web Search'", "'on'", 'Seedream 4.5'],
		],
		[
			'web search at Atlas Cloud',
			'atlasCloud',
			'generate',
			{ webSearch: true },
			["'Web Search'", 'Atlas Cloud'],
		],
		[
			'a background on a model without',
			'aceData',
			'edit',
			{ background: 'transparent' },
			["'Background'", "'Transparent'", 'Seedream 5.0 Lite'],
		],
		[
			'a background when nothing is edited',
			'aceData',
			'generate',
			{ model: 'seedream-5.0-pro', background: 'opaque' },
			["'Background'", "'Opaque'"],
		],
		[
			// Section 3.2: layer decomposition excludes background.
			'a background of layers',
			'aceData',
			'decomposeLayers',
			{ model: 'seedream-5.0-pro', background: 'transparent' },
			["'Background'", "'Transparent'"],
		],
		[
			'a background at Atlas Cloud',
			'atlasCloud',
			'edit',
			{ model: 'seedream-5.0-pro', background: 'transparent' },
			["'Background'", "'Transparent'"],
		],
		[
			'a transparent background in jpeg',
			'aceData',
			'edit',
			{ model: 'seedream-5.0-pro', background: 'transparent', outputFormat: 'jpeg' },
			["'Output Format'", "'JPEG'", 'PNG'],
		],
		[
			// Section 6.1 and 5: layers are always png.
			'layers in jpeg',
			'aceData',
			'decomposeLayers',
			{ model: 'seedream-5.0-pro', outputFormat: 'jpeg' },
			["'Output Format'", "'JPEG'", 'PNG'],
		],
		[
			'layers of a model without',
			'atlasCloud',
			'decomposeLayers',
			{ model: 'seedream-4.5' },
			['Seedream 4.5', 'layers', 'Seedream 5.0 Pro'],
		],
		[
			'layers at AIOAGI',
			'aioagi',
			'decomposeLayers',
			{ model: 'seedream-5.0-pro' },
			['Seedream 5.0 Pro', 'layers', 'AceData Cloud'],
		],
		[
			'text to image on SeedEdit',
			'aceData',
			'generate',
			{ model: 'seededit-3.0' },
			['SeedEdit 3.0', 'Seedream Edit'],
		],
		[
			'an edit on Seedream 3.0',
			'aioagi',
			'edit',
			{ model: 'seedream-3.0' },
			['Seedream 3.0', 'Seedream Generate'],
		],
		[
			'a composition on SeedEdit, which takes one image',
			'aceData',
			'compose',
			{ model: 'seededit-3.0' },
			['SeedEdit 3.0', 'Seedream Edit'],
		],
		[
			'a callback without a task',
			'atlasCloud',
			'generate',
			{ callbackUrl: 'https://example.com/hook' },
			["'Callback URL'", "'Output'", 'Task ID'],
		],
		[
			'a callback at AIOAGI',
			'aioagi',
			'generate',
			{ callbackUrl: 'https://example.com/hook' },
			["'Callback URL'", 'https://example.com/hook', 'AIOAGI'],
		],
		[
			'a callback that is not a URL',
			'aceData',
			'generate',
			{ output: 'task', callbackUrl: 'example.com/hook' },
			["'Callback URL'", 'example.com/hook', 'http'],
		],
		[
			'a callback by ftp',
			'aceData',
			'generate',
			{ output: 'task', callbackUrl: 'ftp://example.com/hook' },
			["'Callback URL'", 'ftp://example.com/hook'],
		],
		[
			// Section 2.5: at most 1024 characters.
			'a callback URL of 1025 characters',
			'atlasCloud',
			'generate',
			{ output: 'task', callbackUrl: 'https://example.com/'.padEnd(1025, 'a') },
			["'Callback URL'", '1024'],
		],
		[
			// Section 2.5: https and a public host.
			'a callback over plain http at Atlas Cloud',
			'atlasCloud',
			'generate',
			{ output: 'task', callbackUrl: 'http://example.com/hook' },
			["'Callback URL'", 'http://example.com/hook', 'https'],
		],
		['a timeout of zero', 'aceData', 'generate', { timeout: 0 }, ["'Timeout'", "'0'", 'seconds']],
		['a timeout without end', 'aceData', 'generate', { timeout: 1e9 }, ["'Timeout'"]],
		[
			'no concurrency at all',
			'aceData',
			'generate',
			{ maxConcurrency: 0 },
			["'Max Concurrency'", "'0'", '1 to 100'],
		],
		[
			'a watermark in words',
			'aceData',
			'generate',
			{ watermark: 'please' },
			["'Watermark'", "'please'"],
		],
		['a set in words', 'aceData', 'generate', { imageSet: 'sure' }, ["'Image Set'", "'sure'"]],
		['not a number', 'aceData', 'generate', { timeout: Number.NaN }, ["'Timeout'"]],
	];

	it.each(refusals)('%s', (_name, vendor, job, plain, named) => {
		const message = refusalOf(() => parse(vendor, job, { prompt: PROMPT, ...plain }));
		for (const part of named) expect(message).toContain(part);
	});

	it('shows a long value shortened and on one line', () => {
		const message = refusalOf(() => generate({ output: `x\n${'y'.repeat(5000)}` }));
		expect(message.length).toBeLessThan(250);
		expect(message).not.toContain('\n');
	});
});

describe('the model', () => {
	it.each([
		// Sections 2.8 and 3.2.
		['atlasCloud', 'seedream-5.0-pro', 'generate', 'bytedance/seedream-v5.0-pro/text-to-image'],
		['atlasCloud', 'seedream-5.0-pro', 'edit', 'bytedance/seedream-v5.0-pro/edit'],
		['atlasCloud', 'seedream-5.0-pro', 'compose', 'bytedance/seedream-v5.0-pro/edit'],
		[
			'atlasCloud',
			'seedream-5.0-pro',
			'decomposeLayers',
			'bytedance/seedream-v5.0-pro/layer-decomposition',
		],
		['atlasCloud', 'seedream-5.0-lite', 'generate', 'bytedance/seedream-v5.0-lite'],
		['atlasCloud', 'seedream-5.0-lite', 'edit', 'bytedance/seedream-v5.0-lite/edit'],
		['atlasCloud', 'seedream-4.5', 'generate', 'bytedance/seedream-v4.5'],
		['atlasCloud', 'seedream-4.5', 'compose', 'bytedance/seedream-v4.5/edit'],
		['atlasCloud', 'seedream-4.0', 'generate', 'bytedance/seedream-v4'],
		['atlasCloud', 'seedream-4.0', 'edit', 'bytedance/seedream-v4/edit'],
		['atlasCloud', 'seedream-3.0', 'generate', 'bytedance/seedream-v3'],
		['atlasCloud', 'seededit-3.0', 'edit', 'bytedance/seededit-v3'],
		['aceData', 'seedream-5.0-pro', 'generate', 'doubao-seedream-5-0-pro-260628'],
		['aceData', 'seedream-5.0-pro', 'decomposeLayers', 'doubao-seedream-5-0-pro-260628'],
		['aceData', 'seedream-5.0-lite', 'compose', 'doubao-seedream-5-0-260128'],
		['aceData', 'seedream-4.5', 'edit', 'doubao-seedream-4-5-251128'],
		['aceData', 'seedream-4.0', 'generate', 'doubao-seedream-4-0-250828'],
		['aceData', 'seedream-3.0', 'generate', 'doubao-seedream-3-0-t2i-250415'],
		['aceData', 'seededit-3.0', 'edit', 'doubao-seededit-3-0-i2i-250628'],
		['aioagi', 'seedream-5.0-lite', 'generate', 'doubao-seedream-5-0-260128'],
		['aioagi', 'seedream-4.5', 'compose', 'doubao-seedream-4-5-251128'],
	] as const)('on %s, %s to %s is %s', (vendor, model, job, id) => {
		expect(parse(vendor, job, { prompt: PROMPT, model }).model.id).toBe(id);
	});

	it.each([
		['seedream-5.0-lite', 'generate', 'bytedance/seedream-v5.0-lite/sequential'],
		['seedream-5.0-lite', 'edit', 'bytedance/seedream-v5.0-lite/edit-sequential'],
		['seedream-4.5', 'compose', 'bytedance/seedream-v4.5/edit-sequential'],
		['seedream-4.0', 'generate', 'bytedance/seedream-v4/sequential'],
	] as const)('on Atlas Cloud, a set of %s to %s is %s', (model, job, id) => {
		const request = parse('atlasCloud', job, { prompt: PROMPT, model, imageSet: true });
		expect(request.model.id).toBe(id);
	});

	it.each([
		['atlasCloud', 'bytedance/seedream-v9/text-to-image'],
		['atlasCloud', 'bytedance/seedream-v4.7/text-to-image'],
		['aceData', 'doubao-seedream-5-5-261028'],
		['aioagi', 'doubao-seedream-5-5-261028'],
		['aioagi', 'any/model id'],
	] as const)(
		'on %s, the unknown id %s is passed through with whatever it is given',
		(vendor, model) => {
			const request = generate(
				{
					model,
					resolution: 'custom',
					width: 1234,
					height: 777,
					imageSet: true,
					maxImages: 15,
					outputFormat: 'png',
					seed: 3,
					guidanceScale: 15,
					promptOptimization: 'fast',
				},
				vendor,
			);
			expect(request.model.id).toBe(model);
			expect(request).toMatchObject({
				size: { width: 1234, height: 777 },
				maxImages: 15,
				outputFormat: 'png',
				seed: 3,
				guidanceScale: 15,
				promptOptimization: 'fast',
			});
		},
	);

	it.each([
		['atlasCloud', 'bytedance/seedream-v4.5'],
		['aceData', 'doubao-seedream-4-5-251128'],
	] as const)('by its id on %s has the limits of its family', (vendor, model) => {
		expect(generate({ model }, vendor).model.id).toBe(model);
		const message = refusalOf(() => generate({ model, resolution: '1K' }, vendor));
		expect(message).toContain("'Resolution' is '1K'");
		expect(message).toContain('Seedream 4.5');
	});

	it('by the other id of 5.0 Lite at AceData Cloud is sent as it is, with the limits of 5.0 Lite', () => {
		// Section 9, C17.
		const model = 'doubao-seedream-5-0-lite-260128';
		expect(generate({ model, webSearch: true, resolution: '3K' }).model.id).toBe(model);
		expect(refusalOf(() => generate({ model, seed: 1 }))).toContain("'Seed'");
		expect(generate({ model, imageSet: true }).model.id).toBe(model);
	});

	it.each([
		['generate', { model: 'bytedance/seedream-v4.5/edit' }, 'bytedance/seedream-v4.5'],
		['edit', { model: 'bytedance/seedream-v4.5' }, 'bytedance/seedream-v4.5/edit'],
		[
			'generate',
			{ model: 'bytedance/seedream-v4.5', imageSet: true },
			'bytedance/seedream-v4.5/sequential',
		],
	] as const)(
		'by an id of Atlas Cloud made for another use is refused with the right id (%s)',
		(job, plain, id) => {
			const message = refusalOf(() => parse('atlasCloud', job, { prompt: PROMPT, ...plain }));
			expect(message).toContain("'Model'");
			expect(message).toContain(plain.model);
			expect(message).toContain(id);
		},
	);
});

describe('options', () => {
	it('turn the watermark off where the vendor has one, and say nothing where it has none', () => {
		expect(generate({}, 'aceData').watermark).toBe(false);
		expect(generate({}, 'aioagi').watermark).toBe(false);
		expect(generate({}, 'atlasCloud').watermark).toBeUndefined();
		expect(generate({ watermark: false }, 'atlasCloud').watermark).toBeUndefined();
		expect(generate({ watermark: true }, 'aioagi').watermark).toBe(true);
	});

	it('make a transparent background a png', () => {
		const request = parse('aceData', 'edit', {
			prompt: PROMPT,
			model: 'seedream-5.0-pro',
			background: 'transparent',
		});
		expect(request).toMatchObject({ background: 'transparent', outputFormat: 'png' });
	});

	it('take auto as no wish for a background', () => {
		expect(generate({ background: 'auto' }, 'atlasCloud').background).toBeUndefined();
	});

	it('take a callback with a task, where the vendor calls back', () => {
		const callbackUrl = 'https://example.com/webhook-waiting/12?signature=a%20b';
		for (const vendor of ['atlasCloud', 'aceData'] as const) {
			expect(generate({ output: 'task', callbackUrl }, vendor).callbackUrl).toBe(callbackUrl);
		}
	});

	it.each([
		// Section 6 "optimize mode" and 9, C21 and C35; 2.8 for Atlas Cloud.
		['aceData', 'seedream-5.0-pro', ['standard', 'fast']],
		['aceData', 'seedream-5.0-lite', ['standard']],
		['aceData', 'seedream-4.5', ['standard']],
		['aceData', 'seedream-4.0', ['standard', 'fast']],
		['aceData', 'seedream-3.0', []],
		['aioagi', 'seedream-4.0', ['standard', 'fast']],
		['atlasCloud', 'seedream-5.0-pro', ['standard', 'fast']],
		['atlasCloud', 'seedream-5.0-lite', []],
		['atlasCloud', 'seedream-4.5', []],
		['atlasCloud', 'seedream-4.0', []],
	] as const)('on %s, %s has the prompt optimizations %j', (vendor, model, modes) => {
		for (const promptOptimization of ['standard', 'fast'] as const) {
			const act = () => generate({ model, promptOptimization }, vendor);
			if (modes.some((mode) => mode === promptOptimization)) {
				expect(act().promptOptimization).toBe(promptOptimization);
			} else expect(refusalOf(act)).toContain("'Prompt Optimization'");
		}
	});

	it.each([
		// Section 6 "seed" and "guidance_scale"; 3.2, 6.3 and C19.
		['aceData', 'generate', 'seedream-3.0', true],
		['aceData', 'edit', 'seededit-3.0', true],
		['aioagi', 'generate', 'seedream-3.0', true],
		['atlasCloud', 'generate', 'seedream-3.0', true],
		['aceData', 'generate', 'seedream-4.0', false],
		['aceData', 'generate', 'seedream-5.0-pro', false],
		['aioagi', 'generate', 'seedream-5.0-lite', false],
		['atlasCloud', 'generate', 'seedream-4.5', false],
	] as const)('on %s to %s with %s, seed and guidance scale: %s', (vendor, job, model, has) => {
		const plain = { prompt: PROMPT, model };
		const seed = () => parse(vendor, job, { ...plain, seed: 7 });
		const guidance = () => parse(vendor, job, { ...plain, guidanceScale: 5 });
		if (has) {
			expect(seed().seed).toBe(7);
			expect(guidance().guidanceScale).toBe(5);
		} else {
			expect(refusalOf(seed)).toContain("'Seed'");
			expect(refusalOf(guidance)).toContain("'Guidance Scale'");
		}
	});

	it.each([
		// Section 6 "output_format" and 6.3.
		['seedream-5.0-pro', true],
		['seedream-5.0-lite', true],
		['seedream-4.5', false],
		['seedream-4.0', false],
		['seedream-3.0', false],
	] as const)('give png with %s: %s', (model, has) => {
		expect(FAMILIES[model].outputFormats.includes('png')).toBe(has);
		for (const vendor of EVERY_VENDOR.filter(({ offerings }) => offerings[model])) {
			const act = () =>
				parseImageRequest(vendor, 'generate', { prompt: PROMPT, model, outputFormat: 'png' });
			const formats = vendor.offerings[model]?.outputFormats;
			// A host may make files of its own from what the model drew.
			if (formats?.includes('png')) expect(act().outputFormat).toBe('png');
			else expect(refusalOf(act)).toContain("'Output Format'");
		}
	});

	it.each([
		// Sections 2.8 "max_images" and 6.3 "sets".
		['atlasCloud', 'seedream-5.0-lite', 15],
		['atlasCloud', 'seedream-4.5', 15],
		['atlasCloud', 'seedream-4.0', 14],
		['aceData', 'seedream-5.0-lite', 15],
		['aceData', 'seedream-4.5', 15],
		['aceData', 'seedream-4.0', 15],
		['aioagi', 'seedream-4.0', 15],
	] as const)('on %s, %s makes sets of up to %s images', (vendor, model, most) => {
		expect(generate({ model, imageSet: true, maxImages: most }, vendor).maxImages).toBe(most);
		const act = () => generate({ model, imageSet: true, maxImages: most + 1 }, vendor);
		expect(refusalOf(act)).toContain("'Max Images'");
	});
});

describe('decomposing layers', () => {
	it.each(['atlasCloud', 'aceData'] as const)('needs no prompt and no size on %s', (vendor) => {
		const request = parse(vendor, 'decomposeLayers', {
			model: 'seedream-5.0-pro',
			prompt: '',
			resolution: '4K',
			imageSet: true,
		});
		expect(request.prompt).toBeUndefined();
		expect(request.size).toBeUndefined();
		expect(request.maxImages).toBeUndefined();
	});
});

describe('the output', () => {
	it.each(['atlasCloud', 'aceData'] as const)('can be a task on %s', (vendor) => {
		expect(generate({ output: 'task' }, vendor).output).toBe('task');
	});

	it.each(EVERY_VENDOR)('can be images or URLs on $name', (vendor) => {
		for (const output of ['images', 'urls'] as const) {
			const request = parseImageRequest(vendor, 'generate', { prompt: PROMPT, output });
			expect(request.output).toBe(output);
		}
	});
});
