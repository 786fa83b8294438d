import { describe, expect, it } from '@jest/globals';
import { emulator, useEmulator } from './emulated';
import { bytesOf } from './engine';
import { inMemory, itemWith, picture, pictures, sha256 } from './pictures';
import { modelList, runNode, toldBy } from './seedream';
import { STATED, FILE_KIND, liteBody, seen, sent, submissionOf } from './wire';

useEmulator();

const node = 'seedreamCompose';
const URL_REFERENCE = 'https://cdn.example.com/garment.jpg';

describe.each(STATED)('Seedream Compose on %s', (vendor) => {
	it('makes one image of two files per item, in their order', async () => {
		const files = await pictures(4);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { images: 'model, garment', prompt: '={{ $json.text }}' },
			items: [0, 1].map((index) => ({
				json: { text: `dress ${index}` },
				// The other way round than 'Images' names them.
				binary: {
					garment: inMemory(files[2 * index + 1]!),
					model: inMemory(files[2 * index]!),
				},
			})),
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(emulator[vendor].submissions).toHaveLength(2);
		for (const index of [0, 1]) {
			const prompt = `dress ${index}`;
			const own = files.slice(2 * index, 2 * index + 2);
			const submission = submissionOf(emulator, vendor, prompt);
			expect(submission.body).toEqual(
				liteBody(
					vendor,
					prompt,
					own.map((file) => sent(emulator, vendor, file)),
				),
			);
			expect(seen(submission)).toEqual(own.map(sha256));
			expect(submission.references.map(({ kind }) => kind)).toEqual(
				own.map(() => FILE_KIND[vendor]),
			);
			const bytes = await bytesOf(items[index]!);
			expect(bytes).toEqual(await submission.images[0]!.bytes());
			expect(items[index]?.json).toMatchObject({
				vendor,
				status: 'succeeded',
				index: 0,
				url: submission.images[0]!.url,
				mimeType: 'image/jpeg',
				fileSize: bytes.length,
				prompt,
			});
			expect(items[index]?.binary?.data).toMatchObject({
				mimeType: 'image/jpeg',
				fileExtension: 'jpg',
			});
		}
	});

	it.each([
		['file first', `data, ${URL_REFERENCE}`, '2304*1728'],
		// The address does not open here, so the shape is that of the next image that tells.
		['URL first', `${URL_REFERENCE}, data`, '2304*1728'],
	])('makes one image of a file and a URL, %s', async (_order, images, atlasSize) => {
		const file = await picture();
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { images, prompt: 'dress' },
			items: [itemWith(file)],
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		const submission = emulator[vendor].submissions[0]!;
		const own = sent(emulator, vendor, file);
		const references = images.startsWith('data') ? [own, URL_REFERENCE] : [URL_REFERENCE, own];
		expect(submission.body).toEqual(liteBody(vendor, 'dress', references, atlasSize));
		expect(seen(submission)).toEqual(
			references.map((reference) => (reference === URL_REFERENCE ? reference : sha256(file))),
		);
		expect(items).toHaveLength(1);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		expect(await bytesOf(items[0]!)).toEqual(await submission.images[0]!.bytes());
	});

	it('makes one image of two URLs without reading either', async () => {
		const urls = [URL_REFERENCE, 'https://cdn.example.com/model.jpg'];
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { images: urls.join('\n'), prompt: 'dress', output: 'urls' },
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions[0]?.body).toEqual(
			liteBody(vendor, 'dress', urls, '2048*2048'),
		);
		expect(emulator[vendor].uploads).toHaveLength(0);
		expect(emulator.images.requests).toHaveLength(0);
	});

	it('makes one task of all items, in item order, paired with all of them', async () => {
		const files = await pictures(5);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { images: '*', combine: 'allItems', prompt: 'one big family' },
			items: [
				{ json: {}, binary: { a: inMemory(files[0]!), b: inMemory(files[1]!) } },
				{ json: {}, binary: { z: inMemory(files[2]!), a: inMemory(files[3]!) } },
				itemWith(files[4]!),
			],
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		const submission = emulator[vendor].submissions[0]!;
		expect(submission.body).toEqual(
			liteBody(
				vendor,
				'one big family',
				files.map((file) => sent(emulator, vendor, file)),
			),
		);
		expect(seen(submission)).toEqual(files.map(sha256));
		expect(items).toHaveLength(1);
		expect(items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(await bytesOf(items[0]!)).toEqual(await submission.images[0]!.bytes());
	});

	it('evaluates Images for each of all items', async () => {
		const files = await pictures(2);
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				images: '={{ $json.from }}',
				combine: 'allItems',
				prompt: 'x',
				output: 'urls',
			},
			items: [
				{ json: { from: 'left' }, binary: { left: inMemory(files[0]!) } },
				{ json: { from: URL_REFERENCE } },
				{ json: { from: 'right' }, binary: { right: inMemory(files[1]!) } },
			],
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		expect(seen(emulator[vendor].submissions[0]!)).toEqual([
			sha256(files[0]!),
			URL_REFERENCE,
			sha256(files[1]!),
		]);
	});

	it('takes binary objects of each of all items', async () => {
		const files = await pictures(3);
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				images: '={{ $binary.data }}',
				combine: 'allItems',
				prompt: 'x',
				output: 'urls',
			},
			items: files.map((file) => itemWith(file)),
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		expect(seen(emulator[vendor].submissions[0]!)).toEqual(files.map(sha256));
	});

	it('takes the settings of the first of all items', async () => {
		const files = await pictures(3);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				combine: 'allItems',
				prompt: '={{ $json.text }}',
				aspectRatio: '={{ $json.ratio }}',
				output: 'urls',
			},
			items: [
				itemWith(files[0]!, { text: 'the first', ratio: '16:9' }),
				itemWith(files[1]!, { text: 'another', ratio: '1:1' }),
				itemWith(files[2]!, {}),
			],
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		const { body } = emulator[vendor].submissions[0]!;
		expect(body.prompt).toBe('the first');
		expect(body.size).toBe(vendor === 'atlasCloud' ? '2848*1600' : '2848x1600');
		expect(items).toHaveLength(1);
	});

	it('fails as one when one of all items has a bad image, and submits nothing', async () => {
		const file = await picture();
		const run = async (onError?: 'continueRegularOutput') =>
			await runNode(emulator, {
				node,
				vendor,
				parameters: { combine: 'allItems', prompt: 'x' },
				items: [itemWith(file), itemWith(Buffer.from('no image at all')), itemWith(file)],
				settings: { onError },
			});
		const stopped = await run();
		expect(toldBy(stopped.error)).toContain('is not an image');
		const { items, error } = await run('continueRegularOutput');
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0]?.json.error).toContain('is not an image');
		expect(items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('names the item whose field is missing when all items make one task', async () => {
		const file = await picture();
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { combine: 'allItems', prompt: 'x' },
			items: [itemWith(file), { json: {}, binary: { other: inMemory(file) } }],
			settings: { onError: 'continueRegularOutput' },
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0]?.json.error).toContain("'other'");
		expect(items[0]?.json.error).toMatch(/item 1/i);
		expect(items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('makes a set from references, 15 images together', async () => {
		const files = await pictures(3);
		const run = async (maxImages: number) =>
			await runNode(emulator, {
				node,
				vendor,
				parameters: {
					model: modelList('seedream-5.0-lite'),
					images: '*',
					prompt: 'a story',
					imageSet: true,
					maxImages,
				},
				items: [
					{
						json: {},
						binary: { a: inMemory(files[0]!), b: inMemory(files[1]!), c: inMemory(files[2]!) },
					},
				],
			});
		const refused = await run(13);
		expect(toldBy(refused.error)).toContain("'Max Images' is 13");
		expect(toldBy(refused.error)).toContain('12 or less');
		expect(emulator[vendor].requests).toHaveLength(0);
		const { items, error } = await run(12);
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		expect(items.map(({ json }) => json.index)).toEqual(Array.from({ length: 12 }, (_, i) => i));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(12).fill({ item: 0 }));
		const { images } = emulator[vendor].submissions[0]!;
		for (const [index, item] of items.entries()) {
			expect(await bytesOf(item)).toEqual(await images[index]!.bytes());
		}
	});

	it('pairs each image of a set from all items with all of them', async () => {
		const files = await pictures(2);
		const { items } = await runNode(emulator, {
			node,
			vendor,
			parameters: {
				combine: 'allItems',
				prompt: 'a story',
				imageSet: true,
				maxImages: 2,
				output: 'urls',
			},
			items: files.map((file) => itemWith(file)),
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array(2).fill([{ item: 0 }, { item: 1 }]),
		);
	});

	it.each([
		['seedream-5.0-lite', 14],
		['seedream-5.0-pro', 10],
		['seedream-4.5', vendor === 'atlasCloud' ? 10 : 14],
		['seedream-4.0', vendor === 'atlasCloud' ? 10 : 14],
	])('takes as many images as %s has room for, %i, and no more', async (family, most) => {
		const files = await pictures(most, { width: 64, height: 64 });
		const run = async (count: number) =>
			await runNode(emulator, {
				node,
				vendor,
				parameters: {
					model: modelList(family),
					images: '*',
					prompt: 'x',
					output: 'urls',
				},
				items: [
					{
						json: {},
						binary: Object.fromEntries(
							Array.from({ length: count }, (_, index) => [
								`image${index}`,
								inMemory(files[index % most]!),
							]),
						),
					},
				],
			});
		const refused = await run(most + 1);
		expect(toldBy(refused.error)).toContain(`names ${most + 1} images`);
		expect(toldBy(refused.error)).toContain(`${most}`);
		expect(emulator[vendor].requests).toHaveLength(0);
		const { error } = await run(most);
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions).toHaveLength(1);
		expect(seen(emulator[vendor].submissions[0]!)).toEqual(files.map(sha256));
	});

	it('is refused with SeedEdit 3.0, which takes one image', async () => {
		const files = await pictures(2);
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { model: modelList('seededit-3.0'), images: '*', prompt: 'x' },
			items: [{ json: {}, binary: { a: inMemory(files[0]!), b: inMemory(files[1]!) } }],
		});
		expect(toldBy(error)).toContain('SeedEdit 3.0');
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('may have the same image twice', async () => {
		const file = await picture();
		const { error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { images: 'data, data', prompt: 'x', output: 'urls' },
			items: [itemWith(file)],
		});
		expect(error?.message).toBeUndefined();
		expect(seen(emulator[vendor].submissions[0]!)).toEqual([sha256(file), sha256(file)]);
	});

	it('keeps the others when the task of one item fails, with Continue', async () => {
		emulator.inject({
			vendor,
			stage: 'submit',
			fault: 'moderation-image',
			when: ({ body }) => JSON.stringify(body).includes('item 1'),
		});
		const files = await pictures(2);
		const { items, error } = await runNode(emulator, {
			node,
			vendor,
			parameters: { images: '*', prompt: '={{ $json.text }}' },
			items: [0, 1, 2].map((index) => ({
				json: { text: `item ${index}` },
				binary: { a: inMemory(files[0]!), b: inMemory(files[1]!) },
			})),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[1]?.json.error).toContain('content rules');
		for (const index of [0, 2]) {
			const { images } = submissionOf(emulator, vendor, `item ${index}`);
			expect(await bytesOf(items[index]!)).toEqual(await images[0]!.bytes());
		}
	});
});

it('uploads each distinct file once per run to Atlas Cloud, in whatever items it is', async () => {
	const [logo, ...products] = (await pictures(4)) as [Buffer, ...Buffer[]];
	const { items, error } = await runNode(emulator, {
		node,
		vendor: 'atlasCloud',
		parameters: { images: 'product, logo', prompt: '={{ $json.text }}', output: 'urls' },
		items: products.map((product, index) => ({
			json: { text: `product ${index}` },
			binary: { logo: inMemory(logo), product: inMemory(product) },
		})),
	});
	expect(error?.message).toBeUndefined();
	expect(items).toHaveLength(3);
	expect(emulator.atlasCloud.uploads).toHaveLength(4);
	expect(emulator.atlasCloud.submissions).toHaveLength(3);
	for (const [index, product] of products.entries()) {
		const { body } = submissionOf(emulator, 'atlasCloud', `product ${index}`);
		expect(body.images).toEqual([product, logo].map((file) => sent(emulator, 'atlasCloud', file)));
	}
});

it('sends inside the request only the file whose upload Atlas Cloud refuses', async () => {
	const [small, large] = [await picture(), await picture({ width: 1200, height: 800 })];
	emulator.inject({
		vendor: 'atlasCloud',
		stage: 'upload',
		fault: 'status',
		status: 413,
		when: ({ body }) => (body as Array<{ size: number }>)[0]?.size === large.length,
		times: Infinity,
	});
	const { error } = await runNode(emulator, {
		node,
		vendor: 'atlasCloud',
		parameters: { images: 'small, large', prompt: 'x', output: 'urls' },
		items: [{ json: {}, binary: { large: inMemory(large), small: inMemory(small) } }],
	});
	expect(error?.message).toBeUndefined();
	expect(
		emulator.atlasCloud.submissions[0]?.references.map(({ kind, sha256: hash }) => [kind, hash]),
	).toEqual([
		['upload', sha256(small)],
		['data-uri', sha256(large)],
	]);
});

it('keeps the shape of the first image on Atlas Cloud with Aspect Ratio auto', async () => {
	const wide = await picture({ width: 1600, height: 900 });
	const tall = await picture({ width: 900, height: 1600 });
	for (const [images, size] of [
		['wide, tall', '2848*1600'],
		['tall, wide', '1600*2848'],
	]) {
		await runNode(emulator, {
			node,
			vendor: 'atlasCloud',
			parameters: { images, prompt: 'x', output: 'urls' },
			items: [{ json: {}, binary: { wide: inMemory(wide), tall: inMemory(tall) } }],
		});
		expect(emulator.atlasCloud.submissions.at(-1)?.body.size).toBe(size);
	}
});
