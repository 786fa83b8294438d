import { describe, expect, it } from '@jest/globals';
import type { FamilyName, Job } from '../../../nodes/shared/models/families';
import type { VendorName } from '../../../nodes/shared/vendors/vendors';
import { submissionOf } from './submission';

const PROMPT = 'a kite';
const IMAGES = ['https://example.com/1.png', 'https://example.com/2.png'];
const [ONE] = IMAGES;
/** What is chosen for a set. */
const SET = { imageSet: true, maxImages: 4 };

/** The job, with or without a set; the path; and the fields of the model that go with the prompt. */
type Sent = [job: Job | 'generateSet', path: string, fields: object];

/** What goes to the vendors that came second, with nothing chosen but model and job. */
const SUBMISSIONS: Array<[vendor: VendorName, model: FamilyName, sent: Sent[]]> = [
	[
		'fal',
		'seedream-5.5',
		[
			['generate', '/bytedance/seedream/v5.5/text-to-image', { image_size: 'auto_2K' }],
			['decomposeLayers', '/bytedance/seedream/v5.5/layerize', { image_url: ONE }],
		],
	],
	[
		'fal',
		'seedream-5.0-flash',
		[
			['generate', '/bytedance/seedream/v5/flash/text-to-image', { image_size: 'auto_2K' }],
			['edit', '/bytedance/seedream/v5/flash/edit', { image_urls: [ONE], image_size: 'auto_2K' }],
			['decomposeLayers', '/bytedance/seedream/v5/flash/layerize', { image_url: ONE }],
		],
	],
	[
		'fal',
		'seedream-5.0-pro',
		[
			['generate', '/bytedance/seedream/v5/pro/text-to-image', { image_size: 'auto_2K' }],
			['edit', '/bytedance/seedream/v5/pro/edit', { image_urls: [ONE], image_size: 'auto_2K' }],
			['decomposeLayers', '/bytedance/seedream/v5/pro/layerize', { image_url: ONE }],
		],
	],
	[
		'fal',
		'seedream-5.0-lite',
		[
			['generate', '/bytedance/seedream/v5/lite/text-to-image', { image_size: 'auto_2K' }],
			['edit', '/bytedance/seedream/v5/lite/edit', { image_urls: [ONE], image_size: 'auto_2K' }],
			[
				'generateSet',
				'/bytedance/seedream/v5/lite/text-to-image',
				{ image_size: 'auto_2K', max_images: 4 },
			],
		],
	],
	[
		'fal',
		'seedream-4.5',
		[
			['generate', '/fal-ai/bytedance/seedream/v4.5/text-to-image', { image_size: 'auto_2K' }],
			[
				'edit',
				'/fal-ai/bytedance/seedream/v4.5/edit',
				{ image_urls: [ONE], image_size: 'auto_2K' },
			],
			[
				'generateSet',
				'/fal-ai/bytedance/seedream/v4.5/text-to-image',
				{ image_size: 'auto_2K', max_images: 4 },
			],
		],
	],
	[
		'fal',
		'seedream-4.0',
		[
			['generate', '/fal-ai/bytedance/seedream/v4/text-to-image', { image_size: 'auto_2K' }],
			['edit', '/fal-ai/bytedance/seedream/v4/edit', { image_urls: [ONE], image_size: 'auto_2K' }],
			[
				'compose',
				'/fal-ai/bytedance/seedream/v4/edit',
				{ image_urls: IMAGES, image_size: 'auto_2K' },
			],
			[
				'generateSet',
				'/fal-ai/bytedance/seedream/v4/text-to-image',
				{ image_size: 'auto_2K', max_images: 4 },
			],
		],
	],
	[
		'fal',
		'seedream-3.0',
		[
			[
				'generate',
				'/fal-ai/bytedance/seedream/v3/text-to-image',
				{ image_size: { width: 2048, height: 2048 } },
			],
		],
	],
	[
		'replicate',
		'seedream-5.0-pro',
		[
			['generate', '/models/bytedance/seedream-5-pro/predictions', { size: '2K' }],
			['edit', '/models/bytedance/seedream-5-pro/predictions', { size: '2K', image_input: [ONE] }],
			[
				'decomposeLayers',
				'/models/bytedance/seedream-5-pro/predictions',
				{ image_input: [ONE], layer_decomposition: true },
			],
		],
	],
	[
		'replicate',
		'seedream-5.0-lite',
		[
			['generate', '/models/bytedance/seedream-5-lite/predictions', { size: '2K' }],
			['edit', '/models/bytedance/seedream-5-lite/predictions', { size: '2K', image_input: [ONE] }],
			[
				'generateSet',
				'/models/bytedance/seedream-5-lite/predictions',
				{ size: '2K', sequential_image_generation: 'auto', max_images: 4 },
			],
		],
	],
	[
		'replicate',
		'seedream-4.0',
		[
			['generate', '/models/bytedance/seedream-4/predictions', { size: '2K' }],
			['edit', '/models/bytedance/seedream-4/predictions', { size: '2K', image_input: [ONE] }],
			['compose', '/models/bytedance/seedream-4/predictions', { size: '2K', image_input: IMAGES }],
			[
				'generateSet',
				'/models/bytedance/seedream-4/predictions',
				{ size: '2K', sequential_image_generation: 'auto', max_images: 4 },
			],
		],
	],
	[
		'replicate',
		'seedream-3.0',
		[
			[
				'generate',
				'/models/bytedance/seedream-3/predictions',
				{ aspect_ratio: 'custom', width: 2048, height: 2048 },
			],
		],
	],
	[
		'replicate',
		'seededit-3.0',
		[['edit', '/models/bytedance/seededit-3.0/predictions', { image: ONE }]],
	],
	[
		'waveSpeed',
		'seedream-5.5',
		[
			['generate', '/bytedance/seedream-v5.5', { aspect_ratio: '1:1', resolution: '2k' }],
			['decomposeLayers', '/bytedance/seedream-v5.5/layer-decomposition', { image: ONE }],
		],
	],
	[
		'waveSpeed',
		'seedream-5.0-flash',
		[
			['generate', '/bytedance/seedream-v5.0-flash', { aspect_ratio: '1:1', resolution: '2k' }],
			[
				'edit',
				'/bytedance/seedream-v5.0-flash/edit',
				{ images: [ONE], aspect_ratio: '1:1', resolution: '2k' },
			],
			['decomposeLayers', '/bytedance/seedream-v5.0-flash/layer-decomposition', { image: ONE }],
		],
	],
	[
		'waveSpeed',
		'seedream-5.0-pro',
		[
			['generate', '/bytedance/seedream-v5.0-pro', { aspect_ratio: '1:1', resolution: '2k' }],
			[
				'edit',
				'/bytedance/seedream-v5.0-pro/edit',
				{ images: [ONE], aspect_ratio: '1:1', resolution: '2k' },
			],
			['decomposeLayers', '/bytedance/seedream-v5.0-pro/layer-decomposition', { image: ONE }],
		],
	],
	[
		'waveSpeed',
		'seedream-5.0-lite',
		[
			['generate', '/bytedance/seedream-v5.0-lite', { size: '2048*2048' }],
			['edit', '/bytedance/seedream-v5.0-lite/edit', { images: [ONE], size: '2048*2048' }],
			[
				'generateSet',
				'/bytedance/seedream-v5.0-lite/sequential',
				{ size: '2048*2048', max_images: 4 },
			],
		],
	],
	[
		'waveSpeed',
		'seedream-4.0',
		[
			['generate', '/bytedance/seedream-v4', { size: '2048*2048' }],
			['edit', '/bytedance/seedream-v4/edit', { images: [ONE], size: '2048*2048' }],
			['compose', '/bytedance/seedream-v4/edit', { images: IMAGES, size: '2048*2048' }],
			['generateSet', '/bytedance/seedream-v4/sequential', { size: '2048*2048', max_images: 4 }],
		],
	],
	[
		'kie',
		'seedream-5.0-flash',
		[
			[
				'generate',
				'/jobs/createTask',
				{ model: 'seedream/5-flash-text-to-image', aspect_ratio: '1:1', size: '2K' },
			],
			[
				'edit',
				'/jobs/createTask',
				{
					model: 'seedream/5-flash-image-to-image',
					aspect_ratio: '1:1',
					size: '2K',
					image_urls: [ONE],
				},
			],
			[
				'decomposeLayers',
				'/jobs/createTask',
				{ model: 'seedream/5-flash-layer-decomposition', image_url: ONE, size: 'auto' },
			],
		],
	],
	[
		'kie',
		'seedream-5.0-pro',
		[
			[
				'generate',
				'/jobs/createTask',
				{ model: 'seedream/5-pro-text-to-image', aspect_ratio: '1:1', quality: 'high' },
			],
			[
				'edit',
				'/jobs/createTask',
				{
					model: 'seedream/5-pro-image-to-image',
					aspect_ratio: '1:1',
					quality: 'high',
					image_urls: [ONE],
				},
			],
			[
				'decomposeLayers',
				'/jobs/createTask',
				{ model: 'seedream/5-pro-layer-decomposition', image_url: ONE, size: 'auto' },
			],
		],
	],
	[
		'kie',
		'seedream-5.0-lite',
		[
			[
				'generate',
				'/jobs/createTask',
				{ model: 'seedream/5-lite-text-to-image', aspect_ratio: '1:1', quality: 'basic' },
			],
			[
				'edit',
				'/jobs/createTask',
				{
					model: 'seedream/5-lite-image-to-image',
					aspect_ratio: '1:1',
					quality: 'basic',
					image_urls: [ONE],
				},
			],
		],
	],
	[
		'kie',
		'seedream-4.5',
		[
			[
				'generate',
				'/jobs/createTask',
				{ model: 'seedream/4.5-text-to-image', aspect_ratio: '1:1', quality: 'basic' },
			],
			[
				'edit',
				'/jobs/createTask',
				{ model: 'seedream/4.5-edit', aspect_ratio: '1:1', quality: 'basic', image_urls: [ONE] },
			],
		],
	],
	[
		'kie',
		'seedream-4.0',
		[
			[
				'generate',
				'/jobs/createTask',
				{
					model: 'bytedance/seedream-v4-text-to-image',
					image_size: 'square_hd',
					image_resolution: '2K',
				},
			],
			[
				'edit',
				'/jobs/createTask',
				{
					model: 'bytedance/seedream-v4-edit',
					image_size: 'square_hd',
					image_resolution: '2K',
					image_urls: [ONE],
				},
			],
			[
				'compose',
				'/jobs/createTask',
				{
					model: 'bytedance/seedream-v4-edit',
					image_size: 'square_hd',
					image_resolution: '2K',
					image_urls: IMAGES,
				},
			],
			[
				'generateSet',
				'/jobs/createTask',
				{
					model: 'bytedance/seedream-v4-text-to-image',
					image_size: 'square_hd',
					image_resolution: '2K',
					max_images: 4,
				},
			],
		],
	],
	[
		'bytePlus',
		'seedream-5.5',
		[
			['generate', '/images/generations', { model: 'seedream-5-5-261028', size: '2K' }],
			['edit', '/images/generations', { model: 'seedream-5-5-261028', size: '2K', image: ONE }],
			[
				'compose',
				'/images/generations',
				{ model: 'seedream-5-5-261028', size: '2K', image: IMAGES },
			],
			[
				'decomposeLayers',
				'/images/generations',
				{ model: 'seedream-5-5-261028', image: ONE, layer_decomposition: true },
			],
		],
	],
	[
		'bytePlus',
		'seedream-5.0-pro',
		[
			['generate', '/images/generations', { model: 'dola-seedream-5-0-pro-260628', size: '2K' }],
			[
				'edit',
				'/images/generations',
				{ model: 'dola-seedream-5-0-pro-260628', size: '2K', image: ONE },
			],
			[
				'compose',
				'/images/generations',
				{ model: 'dola-seedream-5-0-pro-260628', size: '2K', image: IMAGES },
			],
			[
				'decomposeLayers',
				'/images/generations',
				{ model: 'dola-seedream-5-0-pro-260628', image: ONE, layer_decomposition: true },
			],
		],
	],
	[
		'bytePlus',
		'seedream-5.0-lite',
		[
			[
				'generate',
				'/images/generations',
				{ model: 'seedream-5-0-260128', size: '2K', sequential_image_generation: 'disabled' },
			],
			[
				'edit',
				'/images/generations',
				{
					model: 'seedream-5-0-260128',
					size: '2K',
					sequential_image_generation: 'disabled',
					image: ONE,
				},
			],
			[
				'compose',
				'/images/generations',
				{
					model: 'seedream-5-0-260128',
					size: '2K',
					sequential_image_generation: 'disabled',
					image: IMAGES,
				},
			],
			[
				'generateSet',
				'/images/generations',
				{
					model: 'seedream-5-0-260128',
					size: '2K',
					sequential_image_generation: 'auto',
					sequential_image_generation_options: { max_images: 4 },
					stream: true,
				},
			],
		],
	],
	[
		'bytePlus',
		'seedream-4.0',
		[
			[
				'generate',
				'/images/generations',
				{ model: 'seedream-4-0-250828', size: '2K', sequential_image_generation: 'disabled' },
			],
			[
				'edit',
				'/images/generations',
				{
					model: 'seedream-4-0-250828',
					size: '2K',
					sequential_image_generation: 'disabled',
					image: ONE,
				},
			],
			[
				'compose',
				'/images/generations',
				{
					model: 'seedream-4-0-250828',
					size: '2K',
					sequential_image_generation: 'disabled',
					image: IMAGES,
				},
			],
			[
				'generateSet',
				'/images/generations',
				{
					model: 'seedream-4-0-250828',
					size: '2K',
					sequential_image_generation: 'auto',
					sequential_image_generation_options: { max_images: 4 },
					stream: true,
				},
			],
		],
	],
];

/** How many references a job is given. */
const REFERENCES = { generate: 0, generateSet: 0, edit: 1, decomposeLayers: 1, compose: 2 };

/** The whole body, from the fields of the model. */
const BODIES: Partial<Record<VendorName, (fields: Record<string, unknown>) => object>> = {
	replicate: (input) => ({ input }),
	kie: ({ model, ...input }) => ({ model, input }),
	bytePlus: (fields) => ({ ...fields, watermark: false, response_format: 'url' }),
};

describe.each(SUBMISSIONS)('at %s, %s', (vendor, model, sent) => {
	it.each(sent)('to %s is POST %s', (job, path, fields) => {
		const chosen = job === 'generateSet' ? SET : {};
		const images = IMAGES.slice(0, REFERENCES[job]);
		const plain = { prompt: PROMPT, model, ...chosen };
		const asked = job === 'generateSet' ? 'generate' : job;
		const all = { prompt: PROMPT, ...fields };
		expect(submissionOf(vendor, asked, plain, images)).toEqual({
			method: 'POST',
			path,
			body: BODIES[vendor]?.(all) ?? all,
		});
	});
});

it.each<[VendorName, object, object]>([
	[
		'kie',
		{ model: 'seedream-5.0-pro', resolution: '1K', aspectRatio: '3:4' },
		{ quality: 'basic', aspect_ratio: '3:4' },
	],
	['kie', { model: 'seedream-5.0-lite', resolution: '3K' }, { quality: 'high' }],
	['kie', { model: 'seedream-5.0-lite', resolution: '4K' }, { quality: 'ultra' }],
	['kie', { model: 'seedream-4.5', resolution: '4K' }, { quality: 'high' }],
	[
		'kie',
		{ model: 'seedream-4.0', aspectRatio: '21:9' },
		{ image_size: 'landscape_21_9', image_resolution: '2K' },
	],
	['kie', { model: 'seedream-5.0-flash', resolution: '1.5K' }, { size: '1.5K' }],
	['replicate', { model: 'seedream-5.0-lite', resolution: '3K' }, { size: '3K' }],
	[
		'replicate',
		{ model: 'seedream-5.0-lite', aspectRatio: '16:9' },
		{ size: '2K', aspect_ratio: '16:9' },
	],
	[
		'waveSpeed',
		{ model: 'seedream-5.0-pro', resolution: '1K', aspectRatio: '9:16' },
		{ resolution: '1k', aspect_ratio: '9:16' },
	],
	['fal', { model: 'seedream-4.5', resolution: '4K' }, { image_size: 'auto_4K' }],
	['fal', { model: 'seedream-5.0-pro', outputFormat: 'jpeg' }, { output_format: 'jpeg' }],
	['fal', { model: 'seedream-5.0-pro', outputFormat: 'png' }, { output_format: 'png' }],
	[
		'bytePlus',
		{ model: 'seedream-5.0-lite', outputFormat: 'png', webSearch: true },
		{ output_format: 'png', tools: [{ type: 'web_search' }] },
	],
])('at %s, %j is %j', (vendor, chosen, fields) => {
	const { body } = submissionOf(vendor, 'generate', { prompt: PROMPT, ...chosen });
	const { input } = body as { input?: object };
	expect(input ?? body).toMatchObject(fields);
});
