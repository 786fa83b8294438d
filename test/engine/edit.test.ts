import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { emulator, useEmulator } from './emulated';
import { bytesOf } from './engine';
import { itemWith, picture, pictures, sha256, type Picture } from './pictures';
import { hasTasks, modelList, runNode, toldBy } from './seedream';
import { STATED, FILE_KIND, LITE, liteBody, seen, sent, submissionOf } from './wire';

useEmulator();

const node = 'seedreamEdit';
const URL_REFERENCE = 'https://cdn.example.com/photo.jpg';

describe.each(STATED)('Seedream Edit on %s', (vendor) => {
	it('changes the file of each item and gives a file, paired with the item', async () => {
		const files = await pictures(3);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { prompt: '={{ $json.text }}' },
			items: files.map((bytes, index) => itemWith(bytes, { text: `make it ${index}` })),
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(3);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		for (const [index, file] of files.entries()) {
			const prompt = `make it ${index}`;
			const submission = submissionOf(emulator, vendor, prompt);
			expect(submission.body).toEqual(liteBody(vendor, prompt, [sent(emulator, vendor, file)]));
			expect(submission.references).toEqual([
				expect.objectContaining({ kind: FILE_KIND[vendor], sha256: sha256(file) }),
			]);
			const item = items[index]!;
			const bytes = await bytesOf(item);
			expect(bytes).toEqual(await submission.images[0]!.bytes());
			const { width, height } = await sharp(bytes).metadata();
			expect(item.json).toEqual({
				vendor,
				model: LITE[vendor],
				...(hasTasks(vendor) && { taskId: submission.taskId }),
				...(vendor === 'atlasCloud' && {
					cost: 0.032,
					costCurrency: 'USD',
					costBasis: 'billed',
				}),
				status: 'succeeded',
				index: 0,
				url: submission.images[0]!.url,
				width,
				height,
				mimeType: 'image/jpeg',
				fileSize: bytes.length,
				prompt,
			});
			expect(item.binary?.data).toMatchObject({ mimeType: 'image/jpeg', fileExtension: 'jpg' });
			expect(item.binary?.data?.fileName).toMatch(/\.jpg$/);
		}
	});

	it('passes a URL on untouched and unread', async () => {
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { image: URL_REFERENCE, prompt: 'make it blue' },
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		const submission = emulator[vendor].submissions[0]!;
		expect(submission.body).toEqual(liteBody(vendor, 'make it blue', [URL_REFERENCE], '2048*2048'));
		expect(emulator[vendor].uploads).toHaveLength(0);
		expect(await bytesOf(items[0]!)).toEqual(await submission.images[0]!.bytes());
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('leaves the files at the vendor for image URLs', async () => {
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { prompt: 'x', output: 'urls' },
			items: [itemWith(await picture())],
		});
		expect(items[0]?.json.url).toBe(emulator[vendor].submissions[0]?.images[0]?.url);
		expect(items[0]?.binary).toBeUndefined();
		expect(emulator.images.requests).toHaveLength(0);
	});

	it.each(['seedream-5.0-pro', 'seedream-5.0-lite', 'seedream-4.5', 'seedream-4.0'])(
		'edits with %s from the defaults',
		async (family) => {
			const file = await picture();
			const { items, error } = await runNode(emulator, {
				node,
				vendor,
				parameters: { model: modelList(family), prompt: 'x' },
				items: [itemWith(file)],
			});
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(emulator[vendor].submissions).toHaveLength(1);
			expect(seen(emulator[vendor].submissions[0]!)).toEqual([sha256(file)]);
		},
	);

	it('refuses to edit with a model that edits nothing', async () => {
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { model: modelList('seedream-3.0'), prompt: 'x' },
			items: [itemWith(await picture())],
		});
		expect(toldBy(error)).toContain('Seedream 3.0');
		expect(toldBy(error)).toContain('does not edit images');
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('edits with SeedEdit 3.0, which keeps the size of the image', async () => {
		const file = await picture({ width: 900, height: 600 });
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { model: modelList('seededit-3.0'), prompt: 'make it blue' },
			items: [itemWith(file)],
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(emulator[vendor].submissions).toHaveLength(1);
		const submission = emulator[vendor].submissions[0]!;
		const reference = sent(emulator, vendor, file);
		const upstream = {
			model: 'doubao-seededit-3-0-i2i-250628',
			prompt: 'make it blue',
			size: 'adaptive',
			watermark: false,
		};
		const bodies = {
			atlasCloud: {
				model: 'bytedance/seededit-v3',
				prompt: 'make it blue',
				images: [reference],
			},
			aceData: { ...upstream, image: [reference], async: true },
			aioagi: { ...upstream, image: reference, response_format: 'url' },
		};
		expect(submission.body).toMatchObject(bodies[vendor]);
		expect(submission.body).not.toHaveProperty('sequential_image_generation');
		expect(await bytesOf(items[0]!)).toEqual(await submission.images[0]!.bytes());
	});

	it('refuses a size for SeedEdit 3.0 by name where it is shown, with a model by expression', async () => {
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { model: modelList('={{ "seededit-3.0" }}'), prompt: 'x', aspectRatio: '16:9' },
			items: [itemWith(await picture())],
		});
		expect(toldBy(error)).toContain("'Aspect Ratio' is '16:9'");
		expect(toldBy(error)).toContain('keeps the size of the image');
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('makes a set from one image, an item for each', async () => {
		const file = await picture();
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				model: modelList('seedream-4.5'),
				prompt: 'four seasons',
				imageSet: true,
				maxImages: 4,
			},
			items: [itemWith(file)],
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		const { body, images } = emulator[vendor].submissions[0]!;
		expect(body).toMatchObject(
			vendor === 'atlasCloud'
				? { model: 'bytedance/seedream-v4.5/edit-sequential', max_images: 4 }
				: {
						sequential_image_generation: 'auto',
						sequential_image_generation_options: { max_images: 4 },
					},
		);
		expect(items.map(({ json }) => json.index)).toEqual([0, 1, 2, 3]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(4).fill({ item: 0 }));
		for (const [index, item] of items.entries()) {
			expect(await bytesOf(item)).toEqual(await images[index]!.bytes());
		}
	});

	it('takes a set of 14 with one image, and refuses one of 15 before paying', async () => {
		const run = async (maxImages: number) =>
			await runNode(emulator, {
				node,
				vendor,
				parameters: {
					model: modelList('seedream-5.0-lite'),
					prompt: 'x',
					imageSet: true,
					maxImages,
					output: 'urls',
				},
				items: [itemWith(await picture())],
			});
		const refused = await run(15);
		expect(toldBy(refused.error)).toContain("'Max Images' is 15");
		expect(toldBy(refused.error)).toContain('14 or less');
		expect(emulator[vendor].requests).toHaveLength(0);
		const { items, error } = await run(14);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(14);
		expect(emulator[vendor].submissions).toHaveLength(1);
	});

	it('names a model that cannot decompose layers', async () => {
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { operation: 'decomposeLayers', model: modelList('seedream-4.5') },
			items: [itemWith(await picture({ width: 1024, height: 1024 }))],
		});
		expect(toldBy(error)).toContain('Seedream 4.5');
		expect(toldBy(error)).toContain('cannot decompose layers');
		expect(toldBy(error)).toContain('Seedream 5.0 Pro');
		expect(emulator[vendor].requests).toHaveLength(0);
	});
});

describe.each(['aceData', 'aioagi'] as const)('a transparent background on %s', (vendor) => {
	const parameters = {
		model: modelList('seedream-5.0-pro'),
		prompt: 'cut it out',
		options: { background: 'transparent' },
	};

	it('comes from a PNG with transparent pixels, as a PNG', async () => {
		const file = await picture({ transparent: true });
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: [itemWith(file)],
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		expect(emulator[vendor].submissions[0]?.body).toMatchObject({
			background: 'transparent',
			output_format: 'png',
		});
		const metadata = await sharp(await bytesOf(items[0]!)).metadata();
		expect(metadata).toMatchObject({ format: 'png', hasAlpha: true });
		expect(items[0]?.binary?.data).toMatchObject({ mimeType: 'image/png', fileExtension: 'png' });
	});

	it.each<[string, Picture]>([
		['an opaque PNG', { transparent: false }],
		['a JPEG', { format: 'jpeg' }],
	])('is refused for %s before anything is paid', async (_what, like) => {
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: [itemWith(await picture(like))],
		});
		expect(toldBy(error)).toContain("'data'");
		expect(toldBy(error)).toContain('transparen');
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('is refused for JPEG output by name', async () => {
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				...parameters,
				options: { background: 'transparent', outputFormat: 'jpeg' },
			},
			items: [itemWith(await picture({ transparent: true }))],
		});
		expect(toldBy(error)).toContain("'Output Format' is 'JPEG'");
		expect(emulator[vendor].requests).toHaveLength(0);
	});
});

it('does not ask Atlas Cloud, which has none, for a transparent background', async () => {
	await runNode(emulator, {
		node,
		vendor: 'atlasCloud',
		parameters: {
			model: modelList('seedream-5.0-pro'),
			prompt: 'x',
			options: { background: 'transparent' },
		},
		items: [itemWith(await picture({ transparent: true }))],
	});
	expect(emulator.atlasCloud.submissions[0]?.body).not.toHaveProperty('background');
});

describe.each(['atlasCloud', 'aceData'] as const)('decomposing layers on %s', (vendor) => {
	const parameters = { operation: 'decomposeLayers', model: modelList('seedream-5.0-pro') };

	it('gives one item per layer with its place, the base first', async () => {
		const file = await picture({ width: 1024, height: 768 });
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, options: { fileName: 'poster' } },
			items: [itemWith(file)],
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		const { body, images, references } = emulator[vendor].submissions[0]!;
		const reference = sent(emulator, vendor, file);
		expect(body).toEqual(
			vendor === 'atlasCloud'
				? { model: 'bytedance/seedream-v5.0-pro/layer-decomposition', image: reference }
				: {
						model: 'doubao-seedream-5-0-pro-260628',
						image: [reference],
						layer_decomposition: true,
						watermark: false,
						async: true,
					},
		);
		expect(references.map(({ sha256: hash }) => hash)).toEqual([sha256(file)]);
		expect(items).toHaveLength(images.length);
		expect(items.length).toBeGreaterThan(2);
		expect(items.map(({ json }) => json.index)).toEqual(images.map((_, index) => index));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(images.map(() => ({ item: 0 })));
		const layers = items.map(({ json }) => json.layer as { zIndex: number; name: string });
		expect(layers.map(({ zIndex }) => zIndex)).toEqual(images.map((_, index) => index));
		expect(layers[0]).toMatchObject({ zIndex: 0, name: 'background' });
		for (const layer of layers.slice(1)) {
			expect(layer).toEqual({
				zIndex: layer.zIndex,
				name: `layer ${layer.zIndex}`,
				boundingBox: {
					left: expect.any(Number),
					top: expect.any(Number),
					right: expect.any(Number),
					bottom: expect.any(Number),
				},
			});
		}
		const box = (index: number) =>
			(items[index]!.json.layer as { boundingBox: Record<string, number> }).boundingBox;
		expect(box(1).right! - box(1).left!).toBe(images[1]!.width);
		expect(box(1).bottom! - box(1).top!).toBe(images[1]!.height);
		expect(box(2).left!).toBeGreaterThan(box(1).left!);
		for (const [index, item] of items.entries()) {
			const bytes = await bytesOf(item);
			expect(bytes).toEqual(await images[index]!.bytes());
			expect((await sharp(bytes).metadata()).format).toBe('png');
			expect(item.binary?.data).toMatchObject({
				mimeType: 'image/png',
				fileName: `poster-${index}.png`,
			});
		}
	});

	it('sends a prompt where there is one', async () => {
		await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, prompt: 'keep the headline whole', output: 'urls' },
			items: [itemWith(await picture({ width: 1024, height: 768 }))],
		});
		expect(emulator[vendor].submissions[0]?.body.prompt).toBe('keep the headline whole');
	});

	it('gives the places with image URLs too', async () => {
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, image: URL_REFERENCE, output: 'urls' },
		});
		expect(items.map(({ json }) => (json.layer as { zIndex: number }).zIndex)).toEqual([
			0, 1, 2, 3,
		]);
	});

	it('refuses an image that is too small, and one in another format, before paying', async () => {
		const small = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: [itemWith(await picture({ width: 400, height: 400 }))],
		});
		expect(toldBy(small.error)).toContain('400x400');
		const webp = await runNode(emulator, {
			node,
			vendor,
			parameters,
			items: [itemWith(await picture({ width: 1024, height: 768, format: 'webp' }))],
		});
		expect(toldBy(webp.error)).toContain('WebP');
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('is not touched by what was set for editing', async () => {
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { ...parameters, resolution: '4K', imageSet: true, output: 'urls' },
			items: [itemWith(await picture({ width: 1024, height: 768 }))],
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(4);
		expect(emulator[vendor].submissions[0]?.body).not.toHaveProperty('size');
		expect(emulator[vendor].submissions[0]?.body).not.toHaveProperty('max_images');
		expect(emulator[vendor].submissions[0]?.body).not.toHaveProperty('sequential_image_generation');
	});
});

it('refuses to decompose layers on AIOAGI, naming who can', async () => {
	const { error } = await runNode(emulator, {
		node,
		vendor: 'aioagi',
		parameters: { operation: 'decomposeLayers', model: modelList('seedream-5.0-pro') },
		items: [itemWith(await picture({ width: 1024, height: 768 }))],
	});
	expect(toldBy(error)).toContain('AIOAGI');
	expect(toldBy(error)).toContain('cannot decompose layers');
	expect(toldBy(error)).toContain('on Atlas Cloud, AceData Cloud');
	expect(emulator.aioagi.requests).toHaveLength(0);
});

it.each([
	['seed', { seed: 7 }, { seed: 7 }],
	['guidance scale', { guidanceScale: 5.5 }, { guidance_scale: 5.5 }],
])('sends the %s of SeedEdit 3.0 only where the vendor has it', async (_what, options, wire) => {
	for (const vendor of ['aceData', 'aioagi'] as const) {
		await runNode(emulator, {
			node,
			vendor,
			parameters: { model: modelList('seededit-3.0'), prompt: 'x', output: 'urls', options },
			items: [itemWith(await picture())],
		});
		expect(emulator[vendor].submissions[0]?.body).toMatchObject(wire);
	}
	await runNode(emulator, {
		node,
		vendor: 'atlasCloud',
		parameters: { model: modelList('seededit-3.0'), prompt: 'x', output: 'urls', options },
		items: [itemWith(await picture())],
	});
	const [name = ''] = Object.keys(wire);
	expect(emulator.atlasCloud.submissions[0]?.body).not.toHaveProperty(name);
});

it('does not lose a SeedEdit 3.0 task that takes Atlas Cloud longer than it waits in the request', async () => {
	// The 3.0 models wait inside the request unless told not to, and answer 504 in the end.
	emulator.atlasCloud.settings.syncWaitLimitMs = 100;
	emulator.atlasCloud.settings.taskTimeMs = 600;
	const { items, error } = await runNode(emulator, {
		node,
		vendor: 'atlasCloud',
		parameters: { model: modelList('seededit-3.0'), prompt: 'x', output: 'urls' },
		items: [itemWith(await picture())],
	});
	expect(emulator.atlasCloud.submissions).toHaveLength(1);
	expect(error?.message).toBeUndefined();
	expect(items).toHaveLength(1);
});

describe('the shape of the image on Atlas Cloud with Aspect Ratio auto', () => {
	const sizeFor = async (like: Picture, family: string, resolution = '2K'): Promise<string> => {
		const { error, items } = await runNode(emulator, {
			node,
			vendor: 'atlasCloud',
			parameters: { model: modelList(family), prompt: 'x', resolution, output: 'urls' },
			items: [itemWith(await picture(like))],
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		return String(emulator.atlasCloud.submissions.at(-1)?.body.size);
	};

	it.each<[string, string, number, number, string]>([
		['seedream-5.0-lite', '2K', 1600, 900, '2848*1600'],
		['seedream-5.0-lite', '2K', 900, 1600, '1600*2848'],
		['seedream-5.0-lite', '2K', 600, 800, '1728*2304'],
		['seedream-5.0-lite', '2K', 500, 500, '2048*2048'],
		['seedream-5.0-lite', '2K', 2100, 900, '3136*1344'],
		['seedream-5.0-lite', '3K', 1600, 900, '4096*2304'],
		['seedream-5.0-lite', '3K', 900, 1600, '2304*4096'],
		['seedream-5.0-pro', '2K', 1600, 900, '2720*1530'],
		['seedream-5.0-pro', '2K', 900, 1600, '1530*2720'],
		['seedream-5.0-pro', '2K', 800, 600, '2304*1728'],
		['seedream-5.0-pro', '2K', 600, 900, '1664*2496'],
		['seedream-5.0-pro', '1.5K', 900, 1600, '1152*2048'],
		['seedream-5.0-pro', '1K', 1600, 900, '1024*1024'],
	])(
		'is the nearest of the sizes of %s at %s for %ix%i',
		async (family, tier, width, height, size) => {
			expect(await sizeFor({ width, height }, family, tier)).toBe(size);
		},
	);

	it.each<[string, string, number, number, number]>([
		['seedream-4.5', '2K', 1600, 900, 2048],
		['seedream-4.5', '2K', 900, 1600, 2048],
		['seedream-4.5', '2K', 1111, 777, 2048],
		['seedream-4.0', '2K', 1600, 900, 2048],
		['seedream-4.0', '2K', 777, 1111, 2048],
		['seedream-4.0', '2K', 640, 640, 2048],
	])('is kept by %s at %s for %ix%i', async (family, tier, width, height, side) => {
		const [wide = 0, high = 0] = (await sizeFor({ width, height }, family, tier))
			.split('*')
			.map(Number);
		expect(wide / high).toBeCloseTo(width / height, 2);
		expect((wide * high) / side ** 2).toBeCloseTo(1, 1);
	});

	it('is as near as the limits of the model allow for a very wide image', async () => {
		const [wide = 0, high = 0] = (await sizeFor({ width: 1500, height: 150 }, 'seedream-4.5'))
			.split('*')
			.map(Number);
		expect([wide, high]).toEqual([4096, 1472]);
	});

	it('is as the ratio says where one is chosen', async () => {
		await runNode(emulator, {
			node,
			vendor: 'atlasCloud',
			parameters: { prompt: 'x', aspectRatio: '9:16', output: 'urls' },
			items: [itemWith(await picture({ width: 1600, height: 900 }))],
		});
		expect(emulator.atlasCloud.submissions[0]?.body.size).toBe('1600*2848');
	});

	it('follows a JPEG and a WebP as well', async () => {
		for (const format of ['jpeg', 'webp', 'gif'] as const) {
			expect(await sizeFor({ width: 900, height: 1600, format }, 'seedream-5.0-lite')).toBe(
				'1600*2848',
			);
		}
	});
});

describe('files for Atlas Cloud', () => {
	const vendor = 'atlasCloud';
	const run = async (files: Buffer[]) =>
		await runNode(emulator, {
			node,
			vendor,
			parameters: { prompt: '={{ $json.text }}', output: 'urls' },
			items: files.map((bytes, index) => itemWith(bytes, { text: `edit ${index}` })),
		});

	it('are uploaded once each, however many items have them', async () => {
		const [one, other] = (await pictures(2)) as [Buffer, Buffer];
		const { items, error } = await run([one, one, other, one]);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(4);
		const { uploads, submissions } = emulator[vendor];
		expect(uploads.map(({ bytes }) => bytes.sha256).sort()).toEqual(
			[sha256(one), sha256(other)].sort(),
		);
		expect(submissions).toHaveLength(4);
		for (const [index, file] of [one, one, other, one].entries()) {
			const { body } = submissionOf(emulator, vendor, `edit ${index}`);
			expect(body.images).toEqual([sent(emulator, vendor, file)]);
		}
	});

	it('are uploaded again by the next run', async () => {
		const file = await picture();
		await run([file]);
		await run([file]);
		expect(emulator[vendor].uploads).toHaveLength(2);
	});

	it('go inside the request when their upload is refused', async () => {
		emulator.inject({ vendor, stage: 'upload', fault: 'status', status: 403, times: Infinity });
		const file = await picture();
		const { items, error } = await run([file]);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(emulator[vendor].submissions).toHaveLength(1);
		expect(emulator[vendor].submissions[0]?.references).toEqual([
			expect.objectContaining({ kind: 'data-uri', sha256: sha256(file), mimeType: 'image/png' }),
		]);
	});

	it('are uploaded all the same after a passing fault', async () => {
		emulator.inject({ vendor, stage: 'upload', fault: 'gateway-html', createsTask: false });
		const { items, error } = await run([await picture()]);
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(emulator[vendor].submissions[0]?.references[0]?.kind).toBe('upload');
	});

	it('are uploaded once under Retry On Fail', async () => {
		emulator.inject({ vendor, stage: 'submit', fault: 'throttle', times: 1 });
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: { prompt: 'x', output: 'urls', options: { timeout: 1 } },
			items: [itemWith(await picture())],
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		expect(items).toHaveLength(1);
		expect(emulator[vendor].uploads).toHaveLength(1);
		expect(emulator[vendor].submissions).toHaveLength(1);
	});
});

it.each(STATED)(
	'sends the files of many items in a bounded number of requests on %s',
	async (vendor) => {
		const files = await pictures(12, { width: 200, height: 200 });
		emulator[vendor].settings.taskTimeMs = 400;
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { prompt: '={{ $json.text }}', output: 'urls', options: { maxConcurrency: 3 } },
			items: files.map((bytes, index) => itemWith(bytes, { text: `edit ${index}` })),
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(12);
		expect(emulator[vendor].submissions).toHaveLength(12);
		const { submissions } = emulator[vendor];
		for (const { receivedAt } of submissions) {
			const working = submissions.filter(
				(other) => other.receivedAt <= receivedAt && other.finishesAt > receivedAt,
			);
			expect(working.length).toBeLessThanOrEqual(3);
		}
		for (const [index, file] of files.entries()) {
			expect(seen(submissionOf(emulator, vendor, `edit ${index}`))).toEqual([sha256(file)]);
		}
	},
);
