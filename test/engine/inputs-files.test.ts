import { beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeType } from 'n8n-workflow';
import { emulator, useEmulator } from './emulated';
import { chain, execute, startWith } from './execution';
import { hashes, refusedWith, sentReferences } from './inputs';
import { packNode } from './pack';
import { dataUri, inMemory, onDisk, picture, pictures, sha256 } from './pictures';
import { CREDENTIALS, credentialsFor, runNode } from './seedream';
import { seen } from './wire';

useEmulator();
let one: Buffer;
let two: Buffer;
let three: Buffer;
beforeAll(async () => {
	[one, two, three] = (await pictures(3, { width: 80, height: 60 })) as [Buffer, Buffer, Buffer];
});

/** An entry of n8n's Form and Webhook for an uploaded file. */
const entry = (filename: string, size = 10): IDataObject => ({
	filename,
	mimetype: 'image/png',
	size,
});
const wrapped = (base64: string, width: number, end = '\r\n'): string =>
	base64.match(new RegExp(`.{1,${width}}`, 'g'))!.join(end);

describe('files of an n8n Form', () => {
	it('one file, its JSON entry given', async () => {
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: '={{ $json.Photo }}',
				json: { Photo: entry('me.png'), submittedAt: '2026-01-01', formMode: 'test' },
				binary: {
					Logo: inMemory(two, { fileName: 'l.png' }),
					Photo: inMemory(one, { fileName: 'me.png' }),
				},
			}),
		).toEqual(hashes(one));
	});

	it('several files of one field, as a list', async () => {
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images: '={{ $json["Your photos"] }}',
				json: { 'Your photos': [entry('b.png'), entry('a.png')] },
				binary: {
					Your_photos_0: await onDisk(one, { fileName: 'b.png' }),
					Your_photos_1: await onDisk(two, { fileName: 'a.png' }),
				},
			}),
		).toEqual(hashes(one, two));
	});

	it('several files of one name, as phones send them', async () => {
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images: '={{ $json.photos }}',
				json: { photos: [entry('image.png', 1), entry('image.png', 2)] },
				binary: {
					photos_0: inMemory(one, { fileName: 'image.png' }),
					photos_1: inMemory(two, { fileName: 'image.png' }),
				},
			}),
		).toEqual(hashes(one, two));
	});

	it('a file that n8n has renamed, found by the key of its entry', async () => {
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: '={{ $json["My Photo"] }}',
				json: { 'My Photo': entry('图片.png') },
				binary: { My_Photo: inMemory(one, { fileName: '??.png' }), x: inMemory(two) },
			}),
		).toEqual(hashes(one));
	});

	it.each([
		['its entry', { Photo: entry('me.png') }],
		['the list of its one entry', { Photo: [entry('me.png')] }],
	])('%s, dragged onto the default', async (_, json) => {
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: '=data {{ $json.Photo }}',
				json,
				binary: {
					Logo: inMemory(two, { fileName: 'l.png' }),
					Photo: inMemory(one, { fileName: 'me.png' }),
				},
			}),
		).toEqual(hashes(one));
	});

	it('its entry dragged onto the default of several, where that is a file as well', async () => {
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images: '=data {{ $json.Photo }}',
				json: { Photo: entry('me.png') },
				binary: { Photo: inMemory(two, { fileName: 'me.png' }), data: inMemory(one) },
			}),
		).toEqual(hashes(one, two));
	});

	it.each([
		['its entry dragged onto *, which has it already', '=* {{ $json.Photo }}'],
		['a list of entries dragged onto *', '=* {{ [$json.Photo] }}'],
	])('%s', async (_, images) => {
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images,
				json: { Photo: entry('me.png') },
				binary: { Photo: inMemory(two, { fileName: 'me.png' }), data: inMemory(one) },
			}),
		).toEqual(hashes(two, one));
	});

	it('their entries dragged onto Images, with All Items Together', async () => {
		const { error } = await runNode(emulator, {
			node: 'seedreamCompose',
			vendor: 'aioagi',
			parameters: {
				images: '=data {{ $json.Photo }}',
				combine: 'allItems',
				prompt: 'x',
				output: 'urls',
			},
			items: [one, two].map((file) => ({
				json: { Photo: entry('me.png') },
				binary: { Photo: inMemory(file, { fileName: 'me.png' }) },
			})),
		});
		expect(error?.message).toBeUndefined();
		expect(emulator.aioagi.submissions.map(seen)).toEqual([hashes(one, two)]);
	});

	it('several entries whose files have one name are those of their own field', async () => {
		const file = (bytes: Buffer) => inMemory(bytes, { fileName: 'image.png' });
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images: '={{ $json.photos }}',
				json: { photos: [entry('image.png', 1), entry('image.png', 2)] },
				binary: { data: file(three), photos_0: file(one), photos_1: file(two) },
			}),
		).toEqual(hashes(one, two));
	});

	it.each(['=my {{ $json.Photo }}', '=data {{ $json.Photo }}{{ $json.Photo }}'])(
		'its entry within other text, %s, is told apart from a name',
		async (images) => {
			const message = await refusedWith(emulator, 'seedreamEdit', {
				images,
				json: { Photo: entry('me.png') },
				binary: { Photo: inMemory(one) },
			});
			expect(message).toContain(
				"Switch to Fixed and type the name of the file's field. The item has 'Photo'.",
			);
		},
	);

	it('an entry whose file is gone is refused, naming it', async () => {
		const message = await refusedWith(emulator, 'seedreamEdit', {
			images: '={{ $json.Photo }}',
			json: { Photo: entry('me.png') },
		});
		expect(message).toContain("uploaded file 'me.png'");
		expect(message).toContain('no binary fields');
	});
});

/** As n8n's Aggregate or Set may have renamed the fields. */
const renamed = ({ binaryField, ...image }: IDataObject): IDataObject =>
	binaryField === undefined ? image : { ...image, binaryField: `photo_${String(binaryField)}` };

describe('an item of Put All Images in One Item', () => {
	const URL = 'https://cdn.example.com/second.png';
	const images: IDataObject[] = [
		{ index: 0, url: 'https://cdn.example.com/first.png', binaryField: 'data' },
		{ index: 1, url: URL, downloadError: 'HTTP 404' },
		{ index: 2, url: 'https://cdn.example.com/third.png', binaryField: 'data_1' },
	];
	const binary = () => ({ data: inMemory(one), data_1: inMemory(two) });

	it.each([
		['* means the image that was not downloaded as well, in its place', '*'],
		['so does the item', '={{ $input.item }}'],
		['so do all items', '={{ $input.all() }}'],
		['its images dragged onto * are none twice', '=* {{ $json.images }}'],
		['its images dragged onto the default of version 1 are none twice', '=data {{ $json.images }}'],
		['its images by expression are the files, where there is one', '={{ $json.images }}'],
	])('%s', async (_, given) => {
		const [first, third] = hashes(one, two);
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images: given,
				json: { images },
				binary: binary(),
			}),
		).toEqual([first, URL, third]);
	});

	const other = 'https://cdn.example.com/other.png';

	it.each<[string, IDataObject[], string[]]>([
		['their fields have other names', images.map(renamed), ['one', 'two', URL]],
		[
			'a field is named twice',
			[...images, { index: 0, url: other, binaryField: 'data' }],
			['one', 'two', URL],
		],
		[
			'an entry has no file any more',
			[...images, { index: 3, url: other, binaryField: 'gone' }],
			['one', 'two', URL],
		],
		[
			'an entry has no URL',
			[...images, { index: 3, downloadError: 'HTTP 404' }],
			['one', URL, 'two'],
		],
		[
			'nothing is left at its URL',
			images.map((image) => ({ ...image, downloadError: null })),
			['one', 'two'],
		],
	])(
		'* is every file once, and what was left at its URL, where %s',
		async (_, listed, expected) => {
			const [first = '', third = ''] = hashes(one, two);
			const known: Record<string, string> = { one: first, two: third };
			expect(
				await sentReferences(emulator, 'seedreamCompose', {
					images: '*',
					json: { images: listed },
					binary: binary(),
				}),
			).toEqual(expected.map((name) => known[name] ?? name));
		},
	);

	it('* is the URLs where no download came through', async () => {
		const listed = [URL, other].map((url, index) => ({ index, url, downloadError: 'HTTP 404' }));
		expect(
			await sentReferences(emulator, 'seedreamCompose', { images: '*', json: { images: listed } }),
		).toEqual([URL, other]);
	});

	it("the entries of another item are its URLs, not this item's files of the same names", async () => {
		const listOf = (name: string) =>
			[0, 1].map((index) => ({
				index,
				url: `https://cdn.example.com/${name}${index}.png`,
				binaryField: index === 0 ? 'data' : 'data_1',
			}));
		const { error } = await runNode(emulator, {
			node: 'seedreamCompose',
			vendor: 'aioagi',
			parameters: {
				images: '={{ [$input.first().json.images, $input.last().json.images] }}',
				prompt: 'x',
				output: 'urls',
			},
			settings: { executeOnce: true },
			items: ['a', 'b'].map((name) => ({ json: { images: listOf(name) }, binary: binary() })),
		});
		expect(error?.message).toBeUndefined();
		const own = hashes(one, two);
		const [sent = []] = emulator.aioagi.submissions.map(seen);
		expect(sent).toEqual([
			...own,
			'https://cdn.example.com/b0.png',
			'https://cdn.example.com/b1.png',
		]);
	});

	it("* stays the item's files where images of its JSON are somebody else's", async () => {
		const others = [{ url: URL }, { url: 'https://cdn.example.com/other.png' }];
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images: '*',
				json: { images: others },
				binary: binary(),
			}),
		).toEqual(hashes(one, two));
	});
});

describe('JSON is no binary field', () => {
	const inline = (bytes: Buffer) => ({ mimeType: 'image/png', data: bytes.toString('base64') });

	it("* means the item's two files, not Gemini's inlineData beside them", async () => {
		const json = { candidates: [{ content: { parts: [{ inlineData: inline(one) }] } }] };
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images: '*',
				json,
				binary: { a: inMemory(one), b: inMemory(two) },
			}),
		).toEqual(hashes(one, two));
	});

	it('a field of the same name is the file, not the JSON', async () => {
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: 'data',
				json: { data: inline(two) },
				binary: { data: inMemory(one) },
			}),
		).toEqual(hashes(one));
	});

	it("Gemini's inlineData is taken where an expression gives it", async () => {
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: '={{ $json.parts[0].inlineData }}',
				json: { parts: [{ inlineData: inline(two) }] },
				binary: { data: inMemory(one) },
			}),
		).toEqual(hashes(two));
	});

	it.each(['={{ $json.body.image }}', 'body.image'])(
		"a stored file of another execution is not read on a webhook's word: %s",
		async (images) => {
			const stored = await onDisk(two);
			const message = await refusedWith(emulator, 'seedreamEdit', {
				images,
				json: { body: { image: stored as unknown as IDataObject } },
				binary: { data: inMemory(one) },
			});
			expect(message).toContain('stored file');
			expect(message).toContain("The item has 'data'");
		},
	);

	it('nor by a path that goes through the files of this execution', async () => {
		const stored = await onDisk(two);
		const [mode = '', path = ''] = stored.id!.split(':');
		const through = Array.from({ length: 2_000 }, (_, own) => `x/executions/${own}/../../../`);
		const image = { ...stored, id: `${mode}:${through.join('')}${path}` };
		const message = await refusedWith(emulator, 'seedreamEdit', {
			images: '={{ $json.body.image }}',
			json: { body: { image: image as unknown as IDataObject } },
			binary: { data: inMemory(one) },
		});
		expect(message).toContain('stored file');
	});

	it('nor where a webhook puts it to where the combined binary mode keeps files', async () => {
		const stored = (await onDisk(two)) as unknown as IDataObject;
		const json = { _files: { evil: stored }, body: { image: stored } };
		const input = { json, binary: { data: inMemory(one), more: inMemory(three) } };
		expect(await sentReferences(emulator, 'seedreamCompose', { images: '*', ...input })).toEqual(
			hashes(one, three),
		);
		emulator.reset();
		for (const images of ['evil', '={{ $json.body.image }}']) {
			await refusedWith(emulator, 'seedreamEdit', { images, ...input });
		}
	});

	it("a file of another node's item is read where the expression names the node", async () => {
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: "={{ $('Items').first().binary.photo }}",
				binary: { photo: await onDisk(one) },
			}),
		).toEqual(hashes(one));
	});

	it('files of all items in one list are read from the input', async () => {
		const { error } = await runNode(emulator, {
			node: 'seedreamCompose',
			vendor: 'aioagi',
			parameters: {
				images: '={{ [$input.first().binary.data, $input.last().binary.data] }}',
				prompt: 'x',
				output: 'urls',
			},
			items: [
				{ json: {}, binary: { data: await onDisk(one) } },
				{ json: {}, binary: { data: await onDisk(two) } },
			],
			settings: { executeOnce: false },
		});
		expect(error?.message).toBeUndefined();
		expect(seen(emulator.aioagi.submissions[0]!)).toEqual(hashes(one, two));
	});

	it.each(['={{ $binary }}', '={{ $input.item }}', '={{ Object.values($binary) }}', '*'])(
		'all files of the item are meant by %s',
		async (images) => {
			expect(
				await sentReferences(emulator, 'seedreamCompose', {
					images,
					binary: { a: await onDisk(one), b: await onDisk(two) },
				}),
			).toEqual(hashes(one, two));
		},
	);
});

it("a file that Edit Fields has moved inside the JSON is found in n8n's combined binary mode", async () => {
	const mover = {
		...startWith([]),
		async execute(this: { getInputData(): Array<{ json: IDataObject }> }) {
			const [item] = this.getInputData();
			const { _files: files } = item!.json as { _files: IDataObject };
			return [[{ json: { product: { photo: files.data } } }]];
		},
	} as unknown as INodeType;
	const run = await execute({
		binaryMode: 'combined',
		credentials: credentialsFor(emulator),
		types: new Map([
			['test.items', startWith([{ json: {}, binary: { data: inMemory(one) } }])],
			[
				'test.mover',
				{ ...mover, description: { ...mover.description, inputs: ['main'] } } as INodeType,
			],
			['n8n-nodes-seedream.seedreamEdit', await packNode('seedreamEdit')],
		]),
		connections: chain('Items', 'Move', 'Edit'),
		nodes: [
			{ name: 'Items', type: 'test.items' },
			{ name: 'Move', type: 'test.mover' },
			{
				name: 'Edit',
				type: 'n8n-nodes-seedream.seedreamEdit',
				parameters: {
					authentication: CREDENTIALS.aioagi,
					image: 'product.photo',
					prompt: 'x',
					output: 'urls',
				},
			},
		],
	});
	expect(run.data.resultData.error?.message).toBeUndefined();
	expect(seen(emulator.aioagi.submissions[0]!)).toEqual(hashes(one));
});

describe('base64 in a field', () => {
	it.each<[string, (base64: string) => string]>([
		[
			'a data URI with line ends every 76 characters',
			(b) => `data:image/png;base64,${wrapped(b, 76)}`,
		],
		[
			'a data URI whose header has a line of its own',
			(b) => `data:image/png;base64,\n${wrapped(b, 64, '\n')}`,
		],
		['a data URI in one long line with a line end behind', (b) => `data:image/png;base64,${b}\n`],
		['a data URI with blanks', (b) => `data:image/png;base64,${wrapped(b, 76, ' ')}`],
		[
			'a data URI whose plus signs a form made blanks',
			(b) => `data:image/png;base64,${b.replaceAll('+', ' ')}`,
		],
		['a data URI percent-encoded', (b) => `data:image/png;base64,${encodeURIComponent(b)}`],
		['a data URI in quotes', (b) => `"data:image/png;base64,${b}"`],
		['a data URI with blanks around it', (b) => `\n  data:image/png;base64,${b}  `],
		['bare base64', (b) => b],
		['bare base64 without its equal signs', (b) => b.replace(/=+$/, '')],
		['bare base64 with line ends', (b) => wrapped(b, 76)],
		['bare base64 in the letters for URLs', (b) => b.replaceAll('+', '-').replaceAll('/', '_')],
	])('%s', async (_what, written) => {
		expect(
			await sentReferences(emulator, 'seedreamEdit', {
				images: '={{ $json.v }}',
				json: { v: written(one.toString('base64')) },
			}),
		).toEqual(hashes(one));
	});

	it('a wrapped data URI, a field and another data URI on lines of their own', async () => {
		const v = `data:image/png;base64,${wrapped(one.toString('base64'), 76)}\nlogo\n${dataUri(two)}`;
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images: '={{ $json.v }}',
				json: { v },
				binary: { logo: inMemory(two) },
			}),
		).toEqual(hashes(one, two, two));
	});

	it('an Outlook attachment', async () => {
		const v = { name: 'a.png', contentType: 'image/png', contentBytes: one.toString('base64') };
		expect(
			await sentReferences(emulator, 'seedreamEdit', { images: '={{ $json.v }}', json: { v } }),
		).toEqual(hashes(one));
	});

	it('a misspelt name behind a data URI is named', async () => {
		const message = await refusedWith(emulator, 'seedreamCompose', {
			images: '={{ $json.v }}',
			json: { v: `${dataUri(one)}\nlogo` },
			binary: { photo: inMemory(two) },
		});
		expect(message).toContain("names the binary field 'logo'");
		expect(message).toContain("The item has 'photo'");
	});
});

describe('names of fields', () => {
	it.each<[string, string]>([
		['in other letters', 'PHOTO, Attachment_0'],
		['with a semicolon between', 'photo; attachment_0'],
		['with a blank between', 'photo attachment_0'],
		['in quotes', '"photo", "attachment_0"'],
		['as a list typed into the field', "['photo', 'attachment_0']"],
		['by the names of their files', 'me.png, scan 1.png'],
		['with an invisible character', '\u200bphoto\ufeff,attachment_0'],
	])('%s', async (_what, images) => {
		expect(
			await sentReferences(emulator, 'seedreamCompose', {
				images,
				binary: {
					photo: inMemory(one, { fileName: 'me.png' }),
					attachment_0: inMemory(two, { fileName: 'scan 1.png' }),
				},
			}),
		).toEqual(hashes(one, two));
	});
});

describe.each(['图片.png', '商品 1.png', 'Größe.png', 'façade (2).png', 'фото.png'])(
	'a file called %s',
	(fileName) => {
		it('keeps its name through Upload, on the wire and in the item', async () => {
			const { items, error } = await runNode(emulator, {
				node: 'seedreamUpload',
				vendor: 'atlasCloud',
				items: [{ json: {}, binary: { data: inMemory(await picture(), { fileName }) } }],
			});
			expect(error?.message).toBeUndefined();
			expect(items[0]?.json.fileName).toBe(fileName);
			expect(emulator.atlasCloud.uploads.map((upload) => upload.fileName)).toEqual([fileName]);
		});
	},
);

it('a file without a usable name is called image', async () => {
	const { items } = await runNode(emulator, {
		node: 'seedreamUpload',
		vendor: 'atlasCloud',
		items: [{ json: {}, binary: { data: inMemory(one, { fileName: '.png' }) } }],
	});
	expect(items[0]?.json.fileName).toBe('image.png');
	expect(emulator.atlasCloud.uploads[0]?.bytes.sha256).toBe(sha256(one));
});
