import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { startEmulator, type Emulator } from '../emulator';
import { padded } from '../emulator/drawing/padding';
import { bytesOf } from './engine';
import { dataUri, inMemory, onDisk, picture, sha256 } from './pictures';
import { runNode, type VendorName, toldBy } from './seedream';
import { STATED } from './wire';
import { QUICK, seen } from './wire';

const MEGABYTE = 1024 * 1024;

let emulator: Emulator;
let good: Buffer;
let oversized: Buffer;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
	good = await picture();
	oversized = padded(good, 'png', 11 * MEGABYTE);
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

interface Bad {
	what: string;
	/** The field's value; the good items have the default `data`. */
	given?: string;
	binary?: () => Promise<Record<string, IBinaryData>> | Record<string, IBinaryData>;
	json?: () => IDataObject;
	/** What the error must name. */
	words: Array<string | RegExp>;
}

function withData(make: () => Buffer | Promise<Buffer>, facts: Partial<IBinaryData> = {}) {
	let bytes: Promise<Buffer> | undefined;
	return {
		binary: async () => {
			bytes ??= Promise.resolve(make());
			return { data: inMemory(await bytes, facts) };
		},
	};
}

/** An image that does not compress to nearly nothing. */
const noisy = () =>
	sharp(randomBytes(200 * 150 * 3), { raw: { width: 200, height: 150, channels: 3 } });

/** Issue 3, "Bad input", for one image. */
const BAD_IMAGES: Bad[] = [
	{
		what: 'a missing field',
		given: 'photo',
		binary: () => ({ data: inMemory(good), logo: inMemory(good) }),
		words: ["'photo'", "'data'", "'logo'"],
	},
	{ what: 'a field on an item without files', words: ["'data'", 'no binary fields'] },
	{ what: 'an empty field', given: '={{ "" }}', words: ['is empty'] },
	{ what: 'a field of blanks', given: ' \n , ', words: ['is empty'] },
	{ what: 'null', given: '={{ null }}', words: ['is empty'] },
	{ what: 'an empty list', given: '={{ [] }}', words: ['is empty'] },
	{
		what: 'a text file named .png',
		...withData(() => Buffer.from('Dear sir or madam, this is a letter.'.repeat(20)), {
			fileName: 'letter.png',
		}),
		words: ["'data'", 'is not an image'],
	},
	{
		what: 'an SVG, which is an image but text',
		...withData(() => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'.repeat(9)), {
			fileName: 'logo.svg',
			mimeType: 'image/svg+xml',
		}),
		words: ["'data'", 'is SVG'],
	},
	{
		what: 'a PNG cut short',
		...withData(async () => {
			const bytes = await picture();
			return bytes.subarray(0, bytes.length - 20);
		}),
		words: ["'data'", 'cut short'],
	},
	{
		what: 'a JPEG cut in half',
		...withData(async () => {
			const bytes = await picture({ format: 'jpeg' });
			return bytes.subarray(0, bytes.length / 2);
		}),
		words: ["'data'", 'cut short'],
	},
	{
		what: 'a WebP cut short',
		...withData(async () => {
			const bytes = await picture({ format: 'webp' });
			return bytes.subarray(0, bytes.length - 9);
		}),
		words: ["'data'", 'cut short'],
	},
	{
		what: 'a GIF cut in half',
		...withData(async () => {
			const bytes = await noisy().gif().toBuffer();
			return bytes.subarray(0, bytes.length / 2);
		}),
		words: ["'data'", 'cut short'],
	},
	{
		what: 'a TIFF cut in half',
		...withData(async () => {
			const bytes = await noisy().tiff({ compression: 'none' }).toBuffer();
			return bytes.subarray(0, bytes.length / 2);
		}),
		words: ["'data'", 'cut short'],
	},
	{
		what: 'the first bytes of a PNG and no more',
		...withData(() => good.subarray(0, 20)),
		words: ["'data'", 'cut short'],
	},
	{
		what: 'a file of 0 bytes',
		...withData(() => Buffer.alloc(0)),
		words: ["'data'", '0 bytes'],
	},
	{
		what: 'a file of 0 bytes on disk',
		binary: async () => ({ data: await onDisk(Buffer.alloc(0)) }),
		words: ["'data'", '0 bytes'],
	},
	{
		what: '11 MB where 10 is the limit',
		...withData(() => oversized),
		words: ["'data'", '11 MB', '10 MB'],
	},
	{
		what: '11 MB on disk where 10 is the limit',
		binary: async () => ({ data: await onDisk(oversized) }),
		words: ["'data'", '11 MB', '10 MB'],
	},
	{
		what: 'a URL that is not http(s)',
		given: 'ftp://example.com/photo.jpg',
		words: ['ftp://example.com/photo.jpg', 'http(s)'],
	},
	{ what: 'a file URL', given: 'file:///etc/passwd', words: ['file:///etc/passwd', 'http(s)'] },
	{
		what: 'a script URL',
		given: 'javascript:alert(1)',
		words: ['javascript:alert(1)', 'http(s)'],
	},
	{ what: '* on an item without files', given: '*', words: ['*', 'no binary fields'] },
	{
		what: 'a binary object whose data is gone',
		binary: async () => {
			const binary = await onDisk(good);
			return { data: { ...binary, id: `${binary.id}-deleted` } };
		},
		words: ["'data'", 'no longer has its data'],
	},
	{
		what: 'a binary object, by expression, whose data is gone',
		given: '={{ $binary.data }}',
		binary: async () => {
			const binary = await onDisk(good, { fileName: 'old.png' });
			return { data: { ...binary, id: `${binary.id}-deleted` } };
		},
		words: ['old.png', 'no longer has its data'],
	},
	{
		what: 'a binary object of a store that this n8n does not have',
		binary: () => ({
			data: { fileName: 'x.png', mimeType: 'image/png', data: 's3', id: 's3:workflows/1/2' },
		}),
		words: ["'data'", 'no longer has its data'],
	},
	{ what: 'a number', given: '={{ 42 }}', words: ['42'] },
	{ what: 'an object that is no file', given: '={{ { name: "data" } }}', words: ['name', 'data'] },
	{ what: 'an object in a list', given: '={{ [{ url: "x" }] }}', words: ['url'] },
	{
		what: 'a data URI of text',
		given: `data:text/plain;base64,${Buffer.from('hello there, reader').toString('base64')}`,
		words: ['data URI', 'is not an image'],
	},
	{
		what: 'a data URI that is not base64',
		given: 'data:image/svg+xml,%3Csvg%3E%3C/svg%3E',
		words: ['image data URI'],
	},
	{ what: 'an empty data URI', given: 'data:image/png;base64,', words: ['data URI', '0 bytes'] },
	{
		what: 'base64 of something that is no image',
		given: '={{ $json.picture }}',
		json: () => ({
			picture: Buffer.from('Dear sir or madam, a letter. '.repeat(9)).toString('base64'),
		}),
		words: ['binary field'],
	},
	{
		what: 'sides of too few pixels',
		...withData(async () => await picture({ width: 14, height: 100 })),
		words: ["'data'", '14x100'],
	},
	{
		what: 'too wide an image',
		...withData(async () => await picture({ width: 1700, height: 100 })),
		words: ["'data'", '1700x100', '16'],
	},
	{
		what: 'too many pixels',
		...withData(async () => await picture({ width: 6100, height: 6000 })),
		words: ["'data'", '6100x6000'],
	},
	{
		what: 'a BMP that is not one',
		...withData(() => Buffer.from('BMW and other cars, a text that starts like a bitmap.')),
		words: ["'data'"],
	},
];

/** And for several. */
const BAD_LISTS: Bad[] = [
	...BAD_IMAGES.filter(({ what }) => what !== 'a field on an item without files').map((bad) => ({
		...bad,
		given:
			bad.given === undefined
				? `data, https://example.com/second.jpg`
				: bad.given === '={{ $binary.data }}'
					? '={{ [$binary.data, "https://example.com/second.jpg"] }}'
					: bad.given.startsWith('=') || bad.given === '*'
						? bad.given
						: `${bad.given}\nhttps://example.com/second.jpg`,
	})),
	{
		what: '15 references',
		given: '*',
		binary: () =>
			Object.fromEntries(
				Array.from({ length: 15 }, (_, index) => [`image${index}`, inMemory(good)]),
			),
		words: ['15 images', '14'],
	},
	{
		what: '15 URLs',
		given: Array.from({ length: 15 }, (_, index) => `https://example.com/${index}.jpg`).join('\n'),
		words: ['15 images', '14'],
	},
	{
		what: 'one reference',
		...withData(() => good),
		given: 'data',
		words: ['1 image', '2 to 14', 'Seedream Edit'],
	},
	{
		what: 'one field missing of three',
		given: 'a, b, c',
		binary: () => ({ a: inMemory(good), c: inMemory(good) }),
		words: ["'b'", "'a'", "'c'"],
	},
	{
		what: 'one bad file of three',
		given: 'a, b, c',
		binary: () => ({
			a: inMemory(good),
			b: inMemory(Buffer.from('not an image, only some text')),
			c: inMemory(good),
		}),
		words: ["'b'", 'is not an image'],
	},
];

/** What Edit says of lists. */
const TOO_MANY: Bad = {
	what: 'two references in Edit',
	given: 'data, other',
	binary: () => ({ data: inMemory(good), other: inMemory(good) }),
	words: ['2 images', 'Seedream Compose'],
};

// "is empty" in a list of Compose is told as a number of images.
const COMPOSE_EMPTY = new Set(['an empty field', 'null', 'an empty list']);

interface Node {
	node: 'seedreamEdit' | 'seedreamCompose' | 'seedreamUpload';
	field: 'image' | 'images';
	goodValue: string;
	vendors: VendorName[];
	bad: Bad[];
}

const NODES: Node[] = [
	{
		node: 'seedreamEdit',
		field: 'image',
		goodValue: 'data',
		vendors: STATED,
		bad: [...BAD_IMAGES, TOO_MANY],
	},
	{
		node: 'seedreamCompose',
		field: 'images',
		goodValue: 'data, again',
		vendors: STATED,
		bad: BAD_LISTS.map((bad) =>
			COMPOSE_EMPTY.has(bad.what) ? { ...bad, words: ['no images', '2 to 14'] } : bad,
		).filter(({ what }) => what !== 'a field of blanks'),
	},
	{
		node: 'seedreamUpload',
		field: 'images',
		goodValue: 'data',
		vendors: ['atlasCloud'],
		// A URL that is not http(s) is refused as any other URL is.
		bad: BAD_IMAGES,
	},
];

/** The bad item stands between two good ones. */
async function itemsAround(bad: Bad, goodValue: string): Promise<INodeExecutionData[]> {
	const fine = (): INodeExecutionData => ({
		json: { given: goodValue },
		binary: { data: inMemory(good), again: inMemory(good) },
	});
	const binary = await bad.binary?.();
	const json = { given: bad.given ?? goodValue, ...bad.json?.() };
	return [fine(), binary ? { json, binary } : { json }, fine()];
}

/** An expression of the case is evaluated for the bad item only. */
function expressionFor(bad: Bad): string {
	const given = bad.given ?? '';
	if (!given.startsWith('=')) return '={{ $json.given }}';
	const inner = given.replace(/^=\{\{\s*|\s*\}\}$/g, '');
	return `={{ $itemIndex === 1 ? ${inner} : $json.given }}`;
}

describe.each(NODES)('$node', ({ node, field, goodValue, vendors, bad: cases }) => {
	const prompt = node === 'seedreamUpload' ? {} : { prompt: 'x' };

	describe.each(vendors)('on %s', (vendor) => {
		const run = async (bad: Bad, onError?: 'continueRegularOutput' | 'continueErrorOutput') =>
			await runNode(emulator, {
				node,
				vendor,
				parameters: { ...prompt, [field]: expressionFor(bad) },
				items: await itemsAround(bad, goodValue),
				settings: { onError },
			});
		const expectWords = (message: unknown, { words }: Bad): void => {
			for (const word of words) {
				if (typeof word === 'string') expect(message).toContain(word);
				else expect(message).toMatch(word);
			}
			expect(String(message)).not.toContain('met something it does not expect');
			expect(String(message).length).toBeLessThan(600);
		};

		it.each(cases)('stops at $what, before anything is sent', async (bad) => {
			const { items, error } = await run(bad);
			expectWords(error?.message, bad);
			expect(error?.context?.itemIndex).toBe(1);
			expect(items).toHaveLength(0);
			expect(emulator[vendor].requests).toHaveLength(0);
		});

		it.each(cases)('makes an item of $what and spares the others, with Continue', async (bad) => {
			const { items, error } = await run(bad, 'continueRegularOutput');
			expect(error?.message).toBeUndefined();
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
			expectWords(items[1]?.json.error, bad);
			await expectGood([items[0]!, items[2]!]);
		});

		// Which output an item takes has nothing to do with the vendor.
		const routed = vendor === vendors.at(-1) ? cases : cases.slice(0, 1);
		it.each(routed)('routes $what to the error output and spares the others', async (bad) => {
			const { items, errorItems, error } = await run(bad, 'continueErrorOutput');
			expect(error?.message).toBeUndefined();
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
			expect(errorItems).toHaveLength(1);
			expect(errorItems[0]?.pairedItem).toEqual({ item: 1 });
			expectWords(errorItems[0]?.json.error, bad);
			await expectGood(items);
		});

		async function expectGood(items: INodeExecutionData[]): Promise<void> {
			if (node === 'seedreamUpload') {
				expect(emulator.atlasCloud.uploads).toHaveLength(2);
				for (const { json } of items) {
					const upload = emulator.atlasCloud.uploads.find(({ url }) => url === json.url);
					expect(upload?.bytes.sha256).toBe(sha256(good));
				}
				return;
			}
			const { submissions } = emulator[vendor];
			expect(submissions).toHaveLength(2);
			for (const submission of submissions) {
				expect(new Set(seen(submission))).toEqual(new Set([sha256(good)]));
			}
			for (const item of items) {
				expect(item.json.status).toBe('succeeded');
				const own = submissions.find(({ images }) => images[0]!.url === item.json.url);
				expect(await bytesOf(item)).toEqual(await own!.images[0]!.bytes());
			}
		}
	});
});

describe.each(STATED)('limits of models on %s', (vendor) => {
	const editWith = async (family: string, bytes: Buffer) =>
		await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: {
				model: { __rl: true, mode: 'list', value: family },
				prompt: 'x',
				output: 'urls',
			},
			items: [{ json: {}, binary: { data: inMemory(bytes) } }],
		});

	it.each([
		['WebP', { format: 'webp' as const }, 'WebP'],
		['a ratio beyond 3', { width: 620, height: 200 }, '620x200'],
	])('SeedEdit 3.0 takes no %s', async (_what, like, word) => {
		const { error } = await editWith('seededit-3.0', await picture(like));
		expect(toldBy(error)).toContain("'data'");
		expect(toldBy(error)).toContain(word);
		expect(toldBy(error)).toContain('SeedEdit 3.0');
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('10 MB to the byte are taken', async () => {
		const bytes = padded(good, 'png', 10 * MEGABYTE);
		const { error } = await editWith('seedream-5.0-lite', bytes);
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions[0]?.references[0]?.size).toBe(10 * MEGABYTE);
	});

	it('one byte more is refused with both numbers', async () => {
		const bytes = padded(good, 'png', 10 * MEGABYTE + 1);
		const { error } = await editWith('seedream-5.0-lite', bytes);
		expect(toldBy(error)).toContain("'data'");
		expect(toldBy(error)).toContain('10 MB');
		expect(toldBy(error)).not.toContain('has 10 MB');
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it.each(['jpeg', 'png', 'gif'] as const)(
		'a %s with something behind its end is taken, as phones append videos',
		async (format) => {
			const bytes = Buffer.concat([await picture({ format }), Buffer.alloc(300_000, 'ftypmp42')]);
			const { error } = await editWith('seedream-5.0-lite', bytes);
			expect(error?.message).toBeUndefined();
			expect(seen(emulator[vendor].submissions[0]!)).toEqual([sha256(bytes)]);
		},
	);

	it('sides of 15 and a ratio of 16 are taken', async () => {
		for (const [width, height] of [
			[15, 15],
			[1600, 100],
			[100, 1600],
		] as const) {
			const { error } = await editWith('seedream-5.0-lite', await picture({ width, height }));
			expect(error?.message).toBeUndefined();
		}
		expect(emulator[vendor].submissions).toHaveLength(3);
	});

	it('nothing is submitted when the last of many items is bad', async () => {
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: { prompt: 'x' },
			items: Array.from({ length: 12 }, (_, index) => ({
				json: {},
				binary: { data: inMemory(index === 11 ? good.subarray(0, 60) : good) },
			})),
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(toldBy(error)).toContain('cut short');
		expect(error?.context?.itemIndex).toBe(11);
		expect(emulator[vendor].requests).toHaveLength(0);
	});

	it('an error quotes no more of a long value than a line', async () => {
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: { image: '={{ $json.picture }}', prompt: 'x' },
			items: [{ json: { picture: `x${dataUri(good)}` } }],
		});
		expect(error).toBeDefined();
		expect(error!.message.length).toBeLessThan(400);
	});
});
