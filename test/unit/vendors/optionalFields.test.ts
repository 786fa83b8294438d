import { describe, expect, it } from '@jest/globals';
import type { ModelUse } from '../../../nodes/shared/models/offering';
import type { Order } from '../../../nodes/shared/vendors/vendor';
import type { VendorName } from '../../../nodes/shared/vendors/vendors';
import { sent } from './submission';

const [ONE, TWO] = ['https://example.com/1.png', 'https://example.com/2.png'];

/** The fields of the model, as JSON has them: without the model's id, and where some host's answers are. */
function fieldsOf(...given: Parameters<typeof sent>): object {
	const body = JSON.parse(JSON.stringify(sent(...given).body)) as Record<string, unknown>;
	const fields = { ...((body.input as object | undefined) ?? body) } as Record<string, unknown>;
	for (const name of ['model', 'prompt', 'response_format', 'async']) delete fields[name];
	return fields;
}

type Row = [VendorName, string, ModelUse, Partial<Order>, object];

describe('what is chosen goes in the fields of the page', () => {
	it.each<Row>([
		['fal', 'seedream-4.5', 'generate', { seed: 7 }, { seed: 7 }],
		// No number stands for a random one.
		['fal', 'seedream-4.5', 'generate', { seed: -1 }, {}],
		['fal', 'seedream-4.5', 'generate', { seed: 0 }, { seed: 0 }],
		['fal', 'seedream-4.5', 'generate', { outputFormat: 'jpeg' }, {}],
		['fal', 'seedream-5.0-pro', 'edit', { outputFormat: 'png' }, { output_format: 'png' }],
		['fal', 'seedream-5.0-pro', 'decomposeLayers', { outputFormat: 'png' }, {}],
		['fal', 'seedream-3.0', 'generate', { guidanceScale: 2.5 }, { guidance_scale: 2.5 }],
		[
			'fal',
			'seedream-4.0',
			'generate',
			{ promptOptimization: 'fast' },
			{ enhance_prompt_mode: 'fast' },
		],
		[
			'fal',
			'seedream-5.5',
			'generate',
			{ background: 'transparent' },
			{ background: 'transparent' },
		],
		['fal', 'seedream-4.0', 'generateSet', { maxImages: 3 }, { max_images: 3 }],
		['fal', 'seedream-4.0', 'generate', { size: { kind: 'adaptive' } }, {}],
		// By ID: an endpoint of one image, whose size follows from it.
		[
			'fal',
			'fal-ai/bytedance/seededit/v3/edit-image',
			'edit',
			{ references: [ONE!], size: { kind: 'pixels', width: 20, height: 10 } },
			{ image_url: ONE },
		],
		[
			'fal',
			'bytedance/seedream/v9/edit-images',
			'edit',
			{ references: [ONE!, TWO!], size: { kind: 'pixels', width: 20, height: 10 } },
			{ image_urls: [ONE, TWO], image_size: { width: 20, height: 10 } },
		],
		['replicate', 'seedream-3.0', 'generate', { seed: 7 }, { seed: 7 }],
		['replicate', 'seedream-3.0', 'generate', { seed: -1 }, {}],
		['replicate', 'seededit-3.0', 'edit', { guidanceScale: 5.5 }, { guidance_scale: 5.5 }],
		[
			'replicate',
			'seedream-5.0-lite',
			'generate',
			{ outputFormat: 'jpeg' },
			{ output_format: 'jpeg' },
		],
		['replicate', 'seedream-4.0', 'generate', { outputFormat: 'jpeg' }, {}],
		['replicate', 'seedream-4.0', 'generate', { size: { kind: 'adaptive' } }, {}],
		[
			'replicate',
			'seedream-4.0',
			'generate',
			{ size: { kind: 'pixels', width: 1024, height: 2048 } },
			{ size: 'custom', width: 1024, height: 2048 },
		],
		[
			'replicate',
			'bytedance/seedream-3:0a1b',
			'generate',
			{ size: { kind: 'pixels', width: 1024, height: 2048 } },
			{ aspect_ratio: 'custom', width: 1024, height: 2048 },
		],
		[
			'replicate',
			'bytedance/seedream-3.5',
			'generate',
			{ size: { kind: 'pixels', width: 1024, height: 2048 } },
			{ size: 'custom', width: 1024, height: 2048 },
		],
		[
			'replicate',
			'somebody/bytedance/seedream-3',
			'generate',
			{ size: { kind: 'pixels', width: 1024, height: 2048 } },
			{ size: 'custom', width: 1024, height: 2048 },
		],
		[
			'replicate',
			'somebody/bytedance/seededit',
			'edit',
			{ references: [ONE!] },
			{ image_input: [ONE] },
		],
		[
			'waveSpeed',
			'seedream-5.0-pro',
			'generate',
			{ outputFormat: 'png', size: { kind: 'preset', resolution: '1.5K', aspectRatio: '3:2' } },
			{ output_format: 'png', resolution: '1.5k', aspect_ratio: '3:2' },
		],
		['waveSpeed', 'seedream-4.5', 'generate', { outputFormat: 'jpeg' }, {}],
		['waveSpeed', 'seedream-4.5', 'generate', { size: { kind: 'adaptive' } }, {}],
		[
			'waveSpeed',
			'seedream-5.5',
			'generate',
			{ background: 'transparent' },
			{ background: 'transparent' },
		],
		[
			'waveSpeed',
			'seedream-5.0-pro',
			'decomposeLayers',
			{ promptOptimization: 'fast', references: [ONE!] },
			{ prompt_optimization_mode: 'fast', image: ONE },
		],
		[
			'waveSpeed',
			'a/model',
			'generate',
			{ seed: 7, guidanceScale: 2 },
			{ seed: 7, guidance_scale: 2 },
		],
		['waveSpeed', 'seedream-4.0', 'generateSet', { maxImages: 3 }, { max_images: 3 }],
		['kie', 'seedream-4.0', 'generate', { seed: 7 }, { seed: 7 }],
		['kie', 'seedream-5.0-pro', 'generate', { outputFormat: 'png' }, { output_format: 'png' }],
		['kie', 'seedream-5.0-lite', 'generate', { outputFormat: 'jpeg' }, {}],
		['kie', 'a/model', 'generate', { guidanceScale: 2 }, { guidance_scale: 2 }],
		['kie', 'a/model', 'generate', { background: 'opaque' }, { background: 'opaque' }],
		[
			'atlasCloud',
			'seededit-3.0',
			'edit',
			{ references: [ONE!] },
			{ images: [ONE], enable_sync_mode: false },
		],
		['atlasCloud', 'seedream-4.5', 'generate', { size: { kind: 'preset', resolution: '2K' } }, {}],
		[
			'atlasCloud',
			'bytedance/seedream-v6-pro/edit',
			'edit',
			{ promptOptimization: 'fast' },
			{ prompt_optimization_mode: 'fast' },
		],
		[
			'atlasCloud',
			'bytedance/seedream-v6-pro/edit-sequential',
			'edit',
			{ promptOptimization: 'fast' },
			{ optimize_prompt_options: { mode: 'fast' } },
		],
		[
			'bytePlus',
			'seedream-5.5',
			'generate',
			{ background: 'transparent', outputFormat: 'png', watermark: false },
			{ background: 'transparent', output_format: 'png', watermark: false },
		],
		[
			'volcengine',
			'seedream-3.0',
			'generate',
			{ seed: 7, guidanceScale: 2.5 },
			{ seed: 7, guidance_scale: 2.5 },
		],
		[
			'volcengine',
			'seededit-3.0',
			'edit',
			{ references: [ONE!], size: { kind: 'adaptive' } },
			{ image: ONE, size: 'adaptive' },
		],
		[
			'bytePlus',
			'seedream-4.0',
			'generate',
			{ promptOptimization: 'fast' },
			{ optimize_prompt_options: { mode: 'fast' }, sequential_image_generation: 'disabled' },
		],
		[
			'bytePlus',
			'seedream-4.5',
			'generate',
			{ outputFormat: 'jpeg' },
			{ sequential_image_generation: 'disabled' },
		],
		// One of a family without sets may refuse the field.
		['bytePlus', 'seedream-9-0-300101', 'generate', {}, {}],
		['aceData', 'doubao-seedream-9-0-300101', 'generate', { maxImages: undefined }, {}],
	])('at %s with %s to %s: %j', (name, model, use, chosen, fields) => {
		expect(fieldsOf(name, model, use, chosen)).toEqual(fields);
	});
});

describe('every ratio of Seedream 4.0 has a name of its own at Kie.ai', () => {
	it.each([
		['1:1', 'square_hd'],
		['4:3', 'landscape_4_3'],
		['3:4', 'portrait_4_3'],
		['3:2', 'landscape_3_2'],
		['2:3', 'portrait_3_2'],
		['16:9', 'landscape_16_9'],
		['9:16', 'portrait_16_9'],
		['21:9', 'landscape_21_9'],
	] as const)('%s is %s', (aspectRatio, image_size) => {
		const size = { kind: 'preset', resolution: '4K', aspectRatio } as const;
		expect(fieldsOf('kie', 'seedream-4.0', 'generate', { size })).toEqual({
			image_size,
			image_resolution: '4K',
		});
	});

	it('or is left to the vendor', () => {
		const size = { kind: 'preset', resolution: '2K' } as const;
		expect(fieldsOf('kie', 'seedream-4.0', 'edit', { size })).toEqual({ image_resolution: '2K' });
	});
});

/* docs/vendors/kie.md, "Inputs": what a word of `quality` stands for differs by model. */
it.each([
	['seedream-4.5', '2K', { quality: 'basic' }],
	['seedream-4.5', '4K', { quality: 'high' }],
	['seedream-5.0-lite', '2K', { quality: 'basic' }],
	['seedream-5.0-lite', '3K', { quality: 'high' }],
	['seedream-5.0-lite', '4K', { quality: 'ultra' }],
	['seedream-5.0-pro', '1K', { quality: 'basic' }],
	['seedream-5.0-pro', '2K', { quality: 'high' }],
	['seedream-5.0-flash', '1.5K', { size: '1.5K' }],
] as const)('%s in %s is at Kie.ai %j', (model, resolution, fields) => {
	const size = { kind: 'preset', resolution, aspectRatio: '4:3' } as const;
	const expected = { ...fields, aspect_ratio: '4:3' };
	expect(fieldsOf('kie', model, 'generate', { size })).toEqual(expected);
	expect(fieldsOf('kie', model, 'generate', {})).toEqual({});
});
