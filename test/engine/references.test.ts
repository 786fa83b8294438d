import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../emulator';
import { bytesOf } from './engine';
import { dataUri, inMemory, onDisk, picture, pictures, sha256, type Picture } from './pictures';
import { runNode, toldBy } from './seedream';
import { STATED } from './wire';
import { BASE64_RUN, FILE_KIND, QUICK, seen, separated } from './wire';

let emulator: Emulator;
/** Four files, and a fifth that only stands in a data URI. */
let files: { one: Buffer; two: Buffer; three: Buffer; four: Buffer; inline: Buffer };
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
	const [one, two, three, four, inline] = (await pictures(5, { width: 80, height: 60 })) as [
		Buffer,
		Buffer,
		Buffer,
		Buffer,
		Buffer,
	];
	files = { one, two, three, four, inline };
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const COMMA_URL = 'https://cdn.example.com/w_100,h_200,c_fill/photo.jpg?tags=a,b';
const URL_REFERENCE = 'https://cdn.example.com/photo.jpg';
type FileName = keyof typeof files;

/** What a way to name images leads to: files by name, URLs as they are. */
type Way = [what: string, given: string | ((inlineUri: string) => string), expected: string[]];

const hashesOf = (names: string[]): string[] =>
	names.map((name) => (name in files ? sha256(files[name as FileName]) : name));

type Keep = (bytes: Buffer, facts?: { fileName: string }) => IBinaryData | Promise<IBinaryData>;
const STORES: Array<[string, Keep]> = [
	['in memory', inMemory],
	['on disk', onDisk],
];

const WAYS: Way[] = [
	['names with commas between them', 'one,two', ['one', 'two']],
	['names with commas and blanks', ' two , one ', ['two', 'one']],
	['names on lines of their own', 'three\none\ntwo', ['three', 'one', 'two']],
	['names on lines of a Windows file', 'three\r\none\r\n', ['three', 'one']],
	['commas and lines together, with blanks left', 'one,\n two,, three,\n', ['one', 'two', 'three']],
	['* for every file', '*', ['one', 'two', 'three', 'four']],
	['an array of names', '={{ ["two", "one"] }}', ['two', 'one']],
	['an array in an array', '={{ [["two"], "one, three"] }}', ['two', 'one', 'three']],
	['an array with blanks in it', '={{ ["two", "", null, "one"] }}', ['two', 'one']],
	['a name made by an expression', '={{ $json.first }}, two', ['one', 'two']],
	['a list made by an expression', '={{ $json.list }}', ['four', 'one']],
	['a name and a URL', `one, ${URL_REFERENCE}`, ['one', URL_REFERENCE]],
	['a URL and a name', `${URL_REFERENCE},one`, [URL_REFERENCE, 'one']],
	['a URL with commas in it', `${COMMA_URL}, one`, [COMMA_URL, 'one']],
	['URLs with commas in them', `${COMMA_URL},${COMMA_URL}`, [COMMA_URL, COMMA_URL]],
	['URLs on lines of their own', `${COMMA_URL}\n${URL_REFERENCE}`, [COMMA_URL, URL_REFERENCE]],
	['a data URI and a name', (uri) => `${uri}, one`, ['inline', 'one']],
	['a name and a data URI', (uri) => `one,${uri}`, ['one', 'inline']],
	['two data URIs', (uri) => `${uri},${uri}`, ['inline', 'inline']],
	[
		'everything at once, by expression',
		(uri) => `={{ ["one", "${URL_REFERENCE}", "${uri}", "two"] }}`,
		['one', URL_REFERENCE, 'inline', 'two'],
	],
];

/** By expression, files stand elsewhere in each of n8n's binary modes. */
const OBJECTS: Record<'separate' | 'combined', Way[]> = {
	separate: [
		['an array of binary objects', '={{ [$binary.two, $binary.one] }}', ['two', 'one']],
		['a binary object and a name', '={{ [$binary.two, "one"] }}', ['two', 'one']],
		['all binary objects', '={{ Object.values($binary) }}', ['one', 'two', 'three', 'four']],
		[
			"binary objects of an earlier node's item",
			'={{ [$("Items").item.binary.three, $("Items").first().binary.one] }}',
			['three', 'one'],
		],
	],
	combined: [
		['an array of binary objects', '={{ [$json._files.two, $json._files.one] }}', ['two', 'one']],
		['a binary object and a name', '={{ [$json._files.two, "one"] }}', ['two', 'one']],
		['all binary objects', '={{ Object.values($json._files) }}', ['one', 'two', 'three', 'four']],
		['paths in the JSON', '_files.two, _files.one', ['two', 'one']],
		['a path by expression', '={{ ["_files", "two"].join(".") }}, one', ['two', 'one']],
	],
};

async function itemWithAll(keep: Keep): Promise<{ item: INodeExecutionData; uri: string }> {
	const { inline, ...kept } = files;
	const binary: Record<string, IBinaryData> = {};
	for (const [name, bytes] of Object.entries(kept)) {
		binary[name] = await keep(bytes, { fileName: `${name}.png` });
	}
	return {
		item: { json: { first: 'one', list: ['four', 'one'] }, binary },
		uri: dataUri(inline),
	};
}

describe.each(['separate', 'combined'] as const)("in n8n's %s binary mode", (binaryMode) => {
	describe.each(STORES)('with files %s', (_where, keep) => {
		it.each([...WAYS, ...OBJECTS[binaryMode]])(
			"Compose's Images take %s",
			async (_what, given, expected) => {
				const { item, uri } = await itemWithAll(keep);
				const images = typeof given === 'string' ? given : given(uri);
				const { items, error } = await runNode(emulator, {
					node: 'seedreamCompose',
					vendor: 'aioagi',
					parameters: { images, prompt: 'x', output: 'urls' },
					items: [item],
					binaryMode,
				});
				expect(error?.message).toBeUndefined();
				expect(items).toHaveLength(1);
				expect(emulator.aioagi.submissions).toHaveLength(1);
				expect(seen(emulator.aioagi.submissions[0]!)).toEqual(hashesOf(expected));
			},
		);

		const object = binaryMode === 'separate' ? '$binary.two' : '$json._files.two';
		it.each<Way>([
			['a name', 'two', ['two']],
			['a name by expression', '={{ $json.first }}', ['one']],
			['a binary object', `={{ ${object} }}`, ['two']],
			['an array of one', `={{ [${object}] }}`, ['two']],
			['a data URI', (uri) => uri, ['inline']],
			['a URL', URL_REFERENCE, [URL_REFERENCE]],
			['a URL with commas in it', COMMA_URL, [COMMA_URL]],
		])("Edit's Image takes %s", async (_what, given, expected) => {
			const { item, uri } = await itemWithAll(keep);
			const { error } = await runNode(emulator, {
				node: 'seedreamEdit',
				vendor: 'aioagi',
				parameters: {
					image: typeof given === 'string' ? given : given(uri),
					prompt: 'x',
					output: 'urls',
				},
				items: [item],
				binaryMode,
			});
			expect(error?.message).toBeUndefined();
			expect(emulator.aioagi.submissions).toHaveLength(1);
			expect(seen(emulator.aioagi.submissions[0]!)).toEqual(hashesOf(expected));
		});

		it.each(STATED)(
			'the file of the default field goes to %s and an image comes back',
			async (vendor) => {
				const { items, error } = await runNode(emulator, {
					node: 'seedreamEdit',
					vendor,
					parameters: { prompt: 'x' },
					items: [{ json: {}, binary: { data: await keep(files.one) } }],
					binaryMode,
				});
				expect(error?.message).toBeUndefined();
				expect(emulator[vendor].submissions).toHaveLength(1);
				const { references, images } = emulator[vendor].submissions[0]!;
				expect(references).toEqual([
					expect.objectContaining({ kind: FILE_KIND[vendor], sha256: sha256(files.one) }),
				]);
				const item = binaryMode === 'combined' ? separated(items[0]!) : items[0]!;
				expect(await bytesOf(item)).toEqual(await images[0]!.bytes());
				expect(JSON.stringify(items[0]!.json)).not.toMatch(BASE64_RUN);
			},
		);
	});

	it('files in memory that stand deeper in the JSON are found by their path', async () => {
		const photos = [inMemory(files.one), inMemory(files.two)] as unknown as string[];
		const { error } = await runNode(emulator, {
			node: 'seedreamCompose',
			vendor: 'aioagi',
			parameters: {
				images: 'product.photos[1], product.photos[0]',
				prompt: 'x',
				output: 'urls',
			},
			items: [{ json: { product: { photos } } }],
			binaryMode,
		});
		expect(error?.message).toBeUndefined();
		expect(seen(emulator.aioagi.submissions[0]!)).toEqual(hashesOf(['two', 'one']));
	});

	it('files on disk that JSON names by their path are not read: they can be of any execution', async () => {
		const photos = [await onDisk(files.one), await onDisk(files.two)] as unknown as string[];
		const { error } = await runNode(emulator, {
			node: 'seedreamCompose',
			vendor: 'aioagi',
			parameters: { images: 'product.photos[1], product.photos[0]', prompt: 'x' },
			items: [{ json: { product: { photos } } }],
			binaryMode,
		});
		expect(toldBy(error)).toContain("stored file 'product.photos[1]'");
		expect(emulator.aioagi.requests).toHaveLength(0);
	});

	it('a missing field is named together with the fields that the item has', async () => {
		const { item } = await itemWithAll(onDisk);
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor: 'aioagi',
			parameters: { image: 'five', prompt: 'x' },
			items: [item],
			binaryMode,
		});
		expect(toldBy(error)).toContain("'Image'");
		expect(toldBy(error)).toContain("'five'");
		for (const name of ['one', 'two', 'three', 'four']) expect(toldBy(error)).toContain(name);
		expect(emulator.aioagi.requests).toHaveLength(0);
	});
});

describe('field names', () => {
	it.each(['my photo', 'photo.png', 'Foto-größe_1', '图片', 'attachment_0', '0'])(
		"may be '%s'",
		async (name) => {
			const { error } = await runNode(emulator, {
				node: 'seedreamEdit',
				vendor: 'aioagi',
				parameters: { image: name, prompt: 'x', output: 'urls' },
				items: [{ json: {}, binary: { [name]: inMemory(files.one) } }],
			});
			expect(error?.message).toBeUndefined();
			expect(seen(emulator.aioagi.submissions[0]!)).toEqual(hashesOf(['one']));
		},
	);

	it('with a comma in them are reached by expression', async () => {
		const name = 'photo, large';
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor: 'aioagi',
			parameters: { image: `={{ $binary['${name}'] }}`, prompt: 'x', output: 'urls' },
			items: [{ json: {}, binary: { [name]: inMemory(files.one) } }],
		});
		expect(error?.message).toBeUndefined();
		expect(seen(emulator.aioagi.submissions[0]!)).toEqual(hashesOf(['one']));
	});
});

describe.each(STATED)('the bytes decide the format on %s', (vendor) => {
	const FACTS: Array<[string, Picture['format'], { fileName?: string; mimeType?: string }]> = [
		['a PNG named .jpg', 'png', { fileName: 'photo.jpg', mimeType: 'image/jpeg' }],
		['a JPEG named .png', 'jpeg', { fileName: 'photo.png', mimeType: 'image/png' }],
		[
			'a JPEG of no known type',
			'jpeg',
			{ fileName: 'photo', mimeType: 'application/octet-stream' },
		],
		['a WebP declared as text', 'webp', { fileName: 'photo.txt', mimeType: 'text/plain' }],
		['a GIF without a name', 'gif', { fileName: undefined, mimeType: 'image/png' }],
		['a TIFF', 'tiff', { fileName: 'scan.tif', mimeType: 'image/tif' }],
	];

	it.each(FACTS)('of %s', async (_what, format, facts) => {
		const bytes = await picture({ format });
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: { prompt: 'x', output: 'urls' },
			items: [{ json: {}, binary: { data: inMemory(bytes, facts) } }],
		});
		expect(error?.message).toBeUndefined();
		const [submission] = emulator[vendor].submissions;
		expect(submission?.references).toEqual([
			expect.objectContaining({ mimeType: `image/${format}`, sha256: sha256(bytes) }),
		]);
		if (vendor === 'atlasCloud') {
			expect(emulator.atlasCloud.uploads[0]?.mimeType).toBe(`image/${format}`);
			const extension = format === 'jpeg' ? 'jpg' : format;
			expect(emulator.atlasCloud.uploads[0]?.fileName).toMatch(new RegExp(`\\.${extension}$`));
		} else {
			expect(String([submission?.body.image].flat()[0])).toMatch(
				new RegExp(`^data:image/${format};base64,`),
			);
		}
	});

	it('of a data URI that says otherwise', async () => {
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: {
				image: dataUri(files.one, 'image/JPEG'),
				prompt: 'x',
				output: 'urls',
			},
		});
		expect(error?.message).toBeUndefined();
		expect(emulator[vendor].submissions[0]?.references).toEqual([
			expect.objectContaining({ mimeType: 'image/png', sha256: sha256(files.one) }),
		]);
	});
});

it('of two references with the same bytes Atlas Cloud gets one upload, whatever form they have', async () => {
	const { error } = await runNode(emulator, {
		node: 'seedreamCompose',
		vendor: 'atlasCloud',
		parameters: { images: `data, other, ${dataUri(files.one)}`, prompt: 'x', output: 'urls' },
		items: [{ json: {}, binary: { data: inMemory(files.one), other: await onDisk(files.one) } }],
	});
	expect(error?.message).toBeUndefined();
	expect(emulator.atlasCloud.uploads).toHaveLength(1);
	const { url } = emulator.atlasCloud.uploads[0]!;
	expect(emulator.atlasCloud.submissions[0]?.body.images).toEqual([url, url, url]);
});

it('a file of several megabytes arrives whole', async () => {
	const bytes = await picture({ width: 3000, height: 2000, format: 'tiff' });
	const noise = Buffer.concat([bytes, Buffer.alloc(4 * 1024 * 1024, 7)]);
	for (const vendor of STATED) {
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor,
			parameters: { prompt: 'x', output: 'urls' },
			items: [{ json: {}, binary: { data: await onDisk(noise, { fileName: 'scan.tiff' }) } }],
		});
		expect(error?.message).toBeUndefined();
		expect(seen(emulator[vendor].submissions[0]!)).toEqual([sha256(noise)]);
	}
});

it.each(STATED)('each of many items sends its own files on %s', async (vendor) => {
	const many = await pictures(8, { width: 50, height: 50 });
	const { error } = await runNode(emulator, {
		node: 'seedreamEdit',
		vendor,
		parameters: { image: '={{ $json.field }}', prompt: '={{ $json.text }}', output: 'urls' },
		items: many.map((bytes, index) => ({
			json: { field: `field${index}`, text: `item ${index}` },
			binary: { [`field${index}`]: inMemory(bytes) },
		})),
	});
	expect(error?.message).toBeUndefined();
	const byPrompt = new Map(
		emulator[vendor].submissions.map((submission) => [submission.body.prompt, seen(submission)]),
	);
	expect(byPrompt).toEqual(new Map(many.map((bytes, index) => [`item ${index}`, [sha256(bytes)]])));
});

it('keeps base64 given as a data URI out of every JSON', async () => {
	const { items } = await runNode(emulator, {
		node: 'seedreamEdit',
		vendor: 'atlasCloud',
		parameters: { image: '={{ $json.picture }}', prompt: 'x' },
		items: [{ json: { picture: dataUri(await picture()) } }],
	});
	expect(items).toHaveLength(1);
	expect(JSON.stringify(items[0]?.json)).not.toMatch(BASE64_RUN);
});
