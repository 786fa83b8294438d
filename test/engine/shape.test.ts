import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import sharp from 'sharp';
import { startEmulator, type Emulator } from '../emulator';
import { inMemory } from './pictures';
import { runNode } from './seedream';

/** The shape of what is made from a picture, where the vendor wants pixels and 'Aspect Ratio' is Auto. */
let emulator: Emulator;
let photos: Server;
let asked: Array<{ range?: string; authorization?: string }> = [];
let address = '';

/** A phone's photo: 1600 × 900 pixels, and a note that says how the phone was held. */
const photo = async (orientation: number, format: 'jpeg' | 'webp' | 'png' | 'tiff' = 'jpeg') =>
	await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#876' } })
		.withMetadata({ orientation })
		.toFormat(format)
		.toBuffer();

beforeAll(async () => {
	emulator = await startEmulator({ everyVendor: { taskTimeMs: 20, drawing: 'small' } });
	const upright = await photo(6);
	photos = createServer((request, response) => {
		const { range, authorization } = request.headers;
		asked.push({ range, authorization });
		if (request.url === '/gone.jpg') response.writeHead(404).end();
		else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(upright);
	});
	await new Promise<void>((ready) => photos.listen(0, '127.0.0.1', ready));
	address = `http://127.0.0.1:${(photos.address() as AddressInfo).port}`;
});
afterEach(() => {
	emulator.reset();
	asked = [];
});
afterAll(async () => {
	photos.close();
	await emulator.close();
});

const LANDSCAPE = '2848*1600';
const PORTRAIT = '1600*2848';
const SQUARE = '2048*2048';

async function sizeOf(
	node: string,
	item: INodeExecutionData,
	given: IDataObject,
	parameters: IDataObject = {},
): Promise<unknown> {
	const { error } = await runNode(emulator, {
		node,
		vendor: 'atlasCloud',
		parameters: { prompt: 'brighter', output: 'urls', ...given, ...parameters },
		items: [item],
	});
	expect(error).toBeUndefined();
	return emulator.atlasCloud.submissions.at(-1)?.body.size;
}
const edit = async (item: INodeExecutionData, image: string, parameters?: IDataObject) =>
	await sizeOf('seedreamEdit', item, { image }, parameters);

describe('a phone photo, 1600 × 900 pixels', () => {
	it.each([
		[1, LANDSCAPE],
		[6, PORTRAIT],
		[8, PORTRAIT],
		[3, LANDSCAPE],
	])('as JPEG with EXIF orientation %s makes %s', async (orientation, size) => {
		const item = { json: {}, binary: { data: inMemory(await photo(orientation)) } };
		expect(await edit(item, 'data')).toBe(size);
	});

	it.each(['webp', 'png', 'tiff'] as const)(
		'held upright makes a portrait as %s too',
		async (format) => {
			const item = { json: {}, binary: { data: inMemory(await photo(6, format)) } };
			expect(await edit(item, 'data')).toBe(PORTRAIT);
		},
	);

	it('makes its shape by URL, from the first bytes of the file and without the key', async () => {
		expect(await edit({ json: {} }, `${address}/photo.jpg`)).toBe(PORTRAIT);
		expect(asked).toEqual([{ range: 'bytes=0-262143', authorization: undefined }]);
	});

	it('makes its shape by the size that its item tells, unread', async () => {
		const json = { url: `${address}/photo.jpg`, width: 900, height: 1600 };
		expect(await edit({ json }, '={{ $json.url }}')).toBe(PORTRAIT);
		expect(asked).toEqual([]);
	});

	it('makes its shape after Seedream Upload', async () => {
		const { items } = await runNode(emulator, {
			node: 'seedreamUpload',
			vendor: 'atlasCloud',
			items: [{ json: {}, binary: { data: inMemory(await photo(8)) } }],
		});
		expect(await edit(items[0]!, '={{ $json.url }}')).toBe(PORTRAIT);
	});
});

describe('an address that does not tell', () => {
	it('costs nothing and makes a square', async () => {
		expect(await edit({ json: {} }, `${address}/gone.jpg`)).toBe(SQUARE);
	});

	it('leaves the shape to the next image, where that is a file', async () => {
		const item = { json: {}, binary: { data: inMemory(await photo(6)) } };
		const images = `${address}/gone.jpg, data`;
		expect(await sizeOf('seedreamCompose', item, { images })).toBe(PORTRAIT);
	});

	it('is not looked at where the shape is chosen, or the vendor picks it', async () => {
		const item = { json: {} };
		await edit(item, `${address}/photo.jpg`, { aspectRatio: '1:1' });
		await runNode(emulator, {
			node: 'seedreamEdit',
			vendor: 'aceData',
			parameters: { prompt: 'x', image: `${address}/photo.jpg`, output: 'urls' },
		});
		expect(asked).toEqual([]);
	});
});

describe('24 items with one File Name', () => {
	it.each([['atlasCloud'], ['aioagi']] as const)(
		'give 24 names on %s, in the order of the items',
		async (vendor) => {
			const items = Array.from({ length: 24 }, (_, index) => ({ json: { text: `${index}` } }));
			const run = async (options: IDataObject) =>
				await runNode(emulator, {
					node: 'seedreamGenerate',
					vendor,
					parameters: { prompt: '={{ $json.text }}', options },
					items,
				});
			const named = (await run({ fileName: 'product' })).items;
			const names = named.map(({ binary }) => binary?.data?.fileName);
			expect(new Set(names).size).toBe(24);
			expect(names.slice(0, 3)).toEqual(['product.jpg', 'product (2).jpg', 'product (3).jpg']);
			const unnamed = (await run({})).items.map(({ binary }) => binary?.data?.fileName);
			expect(new Set(unnamed).size).toBe(24);
		},
	);
});
