import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import { BINARY_IN_JSON_PROPERTY, type IBinaryData, type INodeExecutionData } from 'n8n-workflow';
import { Readable } from 'node:stream';
import { InlineImages } from '../../nodes/shared/images/inlineImages';
import {
	inspectReference,
	readReference,
	type BinaryHelpers,
} from '../../nodes/shared/images/readReference';
import { findReferences, type ReferenceSource } from '../../nodes/shared/images/referenceSources';
import { parseImageRequest } from '../../nodes/shared/request/imageRequest';
import { checkReferenceCount } from '../../nodes/shared/request/referenceCount';
import {
	checkReference,
	referenceRules,
	type InspectedReference,
} from '../../nodes/shared/request/referenceLimits';
import type { Job } from '../../nodes/shared/models/families';

import { VENDORS, type VendorName } from '../../nodes/shared/vendors/vendors';
import { sample, SAMPLE_NAMES } from '../images/samples';
import { refusalOf } from './refusal';

const file = (id: string, more: Partial<IBinaryData> = {}): IBinaryData => ({
	data: 'filesystem-v2',
	id: `filesystem-v2:workflows/1/executions/2/binary_data/${id}`,
	mimeType: 'image/png',
	fileName: `${id}.png`,
	...more,
});
const item = (names: string[], json: INodeExecutionData['json'] = {}): INodeExecutionData => ({
	json,
	binary: Object.fromEntries(names.map((name) => [name, file(name)])),
});

/** Files that other nodes of the workflow have. */
const isOfRun = (id: string): boolean => /\/(other|a|b|poster|cover|back)$/.test(id);

/** What was found, as short texts: the field's file, the URL, or the base64. */
function found(given: unknown, from: INodeExecutionData, label = 'Images'): string[] {
	return findReferences(label, given, from, { isStoredElsewhere: isOfRun }).map((source) => {
		if (source.kind === 'url') return source.url;
		if (source.kind === 'dataUri') return `base64:${source.base64}`;
		return `file:${source.binary.fileName ?? source.binary.id ?? ''}`;
	});
}

const URL_1 = 'https://example.com/1.png';
const URL_2 = 'http://example.com:8080/a/2.jpg?size=large&tags=red,green#top';
const DATA = 'data:image/png;base64,iVBORw0KGgo=';

describe('the images that a field names', () => {
	it.each<[string, unknown, string[]]>([
		['the name of a binary field', 'data', ['file:data.png']],
		['a name with blanks around it', '  data \n', ['file:data.png']],
		['names with commas', 'data,photo', ['file:data.png', 'file:photo.png']],
		['names in another order', 'photo, data', ['file:photo.png', 'file:data.png']],
		['names on lines of their own', 'photo\r\ndata\n', ['file:photo.png', 'file:data.png']],
		['empty entries between them', 'photo,,\n ,data,', ['file:photo.png', 'file:data.png']],
		['the same name twice', 'data,data', ['file:data.png', 'file:data.png']],
		['a name with a blank in it', 'my photo, data', ['file:my photo.png', 'file:data.png']],
		['a URL', URL_1, [URL_1]],
		['a URL with commas and a query', URL_2, [URL_2]],
		['URLs with commas between them', `${URL_1},${URL_2}`, [URL_1, URL_2]],
		['a URL with commas before another', `${URL_2}, ${URL_1}`, [URL_2, URL_1]],
		['a URL before a field', `${URL_1},photo`, [URL_1, 'file:photo.png']],
		['a URL with commas before a field', `${URL_2}, photo`, [URL_2, 'file:photo.png']],
		['a field before a URL', `photo, ${URL_1}`, ['file:photo.png', URL_1]],
		[
			'a URL of an image service that resizes by commas',
			'https://res.example.com/upload/w_300,h_200,c_fill/a.jpg',
			['https://res.example.com/upload/w_300,h_200,c_fill/a.jpg'],
		],
		['a URL in capitals', 'HTTPS://EXAMPLE.COM/A.PNG', ['HTTPS://EXAMPLE.COM/A.PNG']],
		['a data URI', DATA, ['base64:iVBORw0KGgo=']],
		['data URIs with commas between them', `${DATA},${DATA}`, Array(2).fill('base64:iVBORw0KGgo=')],
		[
			'a data URI between fields',
			`photo,${DATA},data`,
			['file:photo.png', 'base64:iVBORw0KGgo=', 'file:data.png'],
		],
		['a URL after a data URI', `${DATA}, ${URL_1}`, ['base64:iVBORw0KGgo=', URL_1]],
		['a data URI with parameters', 'data:image/png;name=a.png;base64,AAAA', ['base64:AAAA']],
		['a list', ['photo', URL_1, DATA], ['file:photo.png', URL_1, 'base64:iVBORw0KGgo=']],
		['a list of lists', [['photo'], [URL_1, ['data']]], ['file:photo.png', URL_1, 'file:data.png']],
		['a list with names that hold commas', ['photo,data'], ['file:photo.png', 'file:data.png']],
		['a list with gaps', [null, 'photo', undefined, ''], ['file:photo.png']],
		['a star', '*', ['file:data.png', 'file:photo.png', 'file:my photo.png']],
		[
			'a star in a list',
			[URL_1, '*'],
			[URL_1, 'file:data.png', 'file:photo.png', 'file:my photo.png'],
		],
		[
			'a star after a URL',
			`${URL_1},*`,
			[URL_1, 'file:data.png', 'file:photo.png', 'file:my photo.png'],
		],
		['a name in other letter case', 'PHOTO', ['file:photo.png']],
		["a file's own name", 'photo.png', ['file:photo.png']],
		['the path of an expression', '$binary.photo', ['file:photo.png']],
		['a path with quotes', 'binary["my photo"]', ['file:my photo.png']],
		['the path of the other binary mode', "_files['data']", ['file:data.png']],
		['a link without quotes', `<a href=${URL_1}>a shoe</a>`, [URL_1]],
		['a link in single quotes', `<a href='${URL_1}'>a shoe</a>`, [URL_1]],
		['a link with quotes', `<a class="x" href="${URL_1}">a shoe</a>`, [URL_1]],
		['an image in single quotes', `<img src='${URL_1}'>`, [URL_1]],
		['a URL at the end of a sentence', `${URL_1}.`, [URL_1]],
		['a URL with dots at its end', 'https://example.com/a..', ['https://example.com/a..']],
		['a URL on each line', `${URL_1}\n${URL_2}`, [URL_1, URL_2]],
		['a URL in quotes and brackets', `["${URL_1}", '${URL_2}']`, [URL_1, URL_2]],
		['a URL in brackets', `(${URL_1})`, [URL_1]],
		['a binary object', file('other'), ['file:other.png']],
		['binary objects in a list', [file('b'), file('a')], ['file:b.png', 'file:a.png']],
		[
			'a binary object in memory',
			{ data: 'AAAA', mimeType: 'image/png', fileName: 'm.png' },
			['file:m.png'],
		],
		['nothing', '', []],
		['null', null, []],
		['undefined', undefined, []],
		['an empty list', [], []],
	])('as %s', (_name, given, expected) => {
		expect(found(given, item(['data', 'photo', 'my photo']))).toEqual(expected);
	});

	it.each([`data  ${URL_1}`, `data\t${URL_1}`, `DATA ${URL_1}`])(
		'as %j, which is an address dropped behind the default, in an item without files',
		(given) => {
			expect(found(given, item([]))).toEqual([URL_1]);
		},
	);

	it('are kept in the order given, whatever they are', () => {
		const names = ['a', 'b', 'c'];
		const entry = fc.constantFrom('a', 'b', 'c', URL_1, URL_2, DATA);
		const written: Record<string, string> = {
			a: 'file:a.png',
			b: 'file:b.png',
			c: 'file:c.png',
			[URL_1]: URL_1,
			[URL_2]: URL_2,
			[DATA]: 'base64:iVBORw0KGgo=',
		};
		fc.assert(
			fc.property(
				fc.array(entry, { maxLength: 14 }),
				fc.constantFrom('\n', ', ', ','),
				(entries, joint) => {
					const expected = entries.map((one) => written[one]);
					expect(found(entries, item(names))).toEqual(expected);
					expect(found(entries.join(joint), item(names))).toEqual(expected);
				},
			),
			{ numRuns: 500 },
		);
	});

	it('that are a binary object are named in errors by their file', () => {
		const [source] = findReferences('Image', file('poster'), item([]), {
			isStoredElsewhere: isOfRun,
		});
		expect(source?.label).toBe('poster.png');
		const [nameless] = findReferences('Image', { data: 'A', mimeType: 'image/png' }, item([]));
		expect(nameless?.label).toMatch(/\S/);
	});

	it('of a data URI are not named in errors by their data', () => {
		const [source] = findReferences('Image', DATA, item([]));
		expect(source?.label).not.toContain('iVBOR');
	});
});

describe("images in n8n's combined binary mode, where files stand inside the JSON", () => {
	const combined = (key: string): INodeExecutionData => ({
		json: {
			title: 'x',
			[key]: { data: file('data'), photo: file('photo') },
			posts: [{ cover: file('cover') }, { cover: file('back') }],
		} as unknown as INodeExecutionData['json'],
	});
	const whole = combined(BINARY_IN_JSON_PROPERTY);

	it.each<[string, string[]]>([
		[`${BINARY_IN_JSON_PROPERTY}.data`, ['file:data.png']],
		['posts[1].cover', ['file:back.png']],
		['posts.0.cover', ['file:cover.png']],
		[`posts[1].cover, ${BINARY_IN_JSON_PROPERTY}.photo`, ['file:back.png', 'file:photo.png']],
	])('are found by the path %s', (given, expected) => {
		expect(found(given, whole)).toEqual(expected);
	});

	it("are found by their bare names where n8n itself keeps them, so that 'data' works", () => {
		expect(found('data', whole)).toEqual(['file:data.png']);
		expect(found('photo,data', whole)).toEqual(['file:photo.png', 'file:data.png']);
	});

	it('are found by their bare names behind a URL', () => {
		expect(found(`${URL_1},photo`, whole)).toEqual([URL_1, 'file:photo.png']);
		expect(found(`${URL_1},posts[0].cover`, whole)).toEqual([URL_1, 'file:cover.png']);
	});

	it('are all found by a star, and nothing else of the JSON', () => {
		expect(found('*', whole)).toEqual(['file:data.png', 'file:photo.png']);
	});

	it('are listed in an error', () => {
		const message = refusalOf(() => found('poster', whole));
		expect(message).toContain("The item has 'data', 'photo'.");
	});
});

describe('JSON that only looks like a file', () => {
	// What a Google Drive node gives about a file: an id and a MIME type, but no bytes.
	const drive = item(['data'], {
		kind: 'drive#file',
		id: '1AbCdEfGh',
		name: 'photo.png',
		mimeType: 'image/png',
	});

	it('is no file of the item', () => {
		expect(found('*', drive)).toEqual(['file:data.png']);
	});

	it('is not listed in an error', () => {
		const message = refusalOf(() => found('poster', drive));
		expect(message).toContain("The item has 'data'.");
	});

	it('leaves an item without files without files', () => {
		const bare = { json: { files: [{ id: '1AbC', mimeType: 'image/png' }] } };
		expect(refusalOf(() => found('*', bare))).toContain('no binary fields');
	});
});

describe('images that are not there', () => {
	const full = item(['data', 'photo']);

	it('are refused with the fields that the item has', () => {
		const message = refusalOf(() => found('poster', full, 'Image'));
		for (const part of ["'Image'", "'poster'", "'data'", "'photo'"])
			expect(message).toContain(part);
	});

	it('are refused where the item has no files at all', () => {
		const message = refusalOf(() => found('data', { json: {} }, 'Image'));
		for (const part of ["'Image'", "'data'", 'no binary fields']) expect(message).toContain(part);
	});

	it('are refused though others are there', () => {
		expect(refusalOf(() => found('data, poster', full))).toContain("'poster'");
		expect(refusalOf(() => found(['data', 'poster'], full))).toContain("'poster'");
	});

	const nested = (depth: number): unknown => (depth === 0 ? 'data' : [nested(depth - 1)]);
	it('are refused in lists deeper than anybody means', () => {
		expect(found(nested(5), full)).toEqual(['file:data.png']);
		expect(refusalOf(() => found(nested(100), full))).toContain('a list inside too many lists');
	});

	it.each([
		['data poster', "'data poster'"],
		['1 a:b', "binary field '1 a:b'"],
		['iVBORw0KGgoAAAANSUhEUg==', "binary field 'iVBORw0KGgoAAAANSUhEUg=='"],
		[`iVBORw0KGgoAAAANSUhEUg${'A'.repeat(9000)}!`, "broken at '!'"],
	])('are refused by the whole of a name that is none: %#', (given, words) => {
		expect(refusalOf(() => found(given, full))).toContain(words);
	});

	it.each([
		'/data/photo.jpg',
		'C:\\photo.jpg',
		'c:/photo.jpg',
		'\\\\server\\photo.jpg',
		'~/photo.jpg',
		'file:///a.png',
	])('are refused as a path on a disk: %s', (given) => {
		expect(refusalOf(() => found(given, full))).toContain('a path on a disk');
	});

	it('are refused where two fields are called alike', () => {
		const message = refusalOf(() => found('photo', item(['Photo', 'PHOTO'])));
		expect(message).toContain("'photo'");
		expect(message).toContain("The item has 'Photo', 'PHOTO'.");
	});

	it('are refused for * on an item without files', () => {
		const message = refusalOf(() => found('*', { json: { a: 1 } }));
		for (const part of ["'Images'", '*', 'no binary fields']) expect(message).toContain(part);
	});

	it.each([
		'ftp://example.com/a.png',
		'file:///etc/passwd',
		'javascript:alert(1)',
		'data:text/plain,hi',
	])('are refused as %s, which is not http(s)', (given) => {
		const message = refusalOf(() => found(given, full));
		expect(message).toContain("'Images'");
		expect(message).toContain('http(s)');
	});

	it.each([5, true, { address: URL_1 }, [{}]])('are refused as %j', (given) => {
		expect(refusalOf(() => found(given, full))).toContain("'Images'");
	});

	it('are named short, however long the text was', () => {
		expect(refusalOf(() => found('x'.repeat(10_000), full)).length).toBeLessThan(300);
		expect(
			refusalOf(() => found(`data:image/png;${'A'.repeat(10_000)}`, full)).length,
		).toBeLessThan(300);
	});
});

/** n8n's binary store as far as it is asked: bytes by id, in chunks of some size. */
const store = (bytes: Buffer, chunk: number): BinaryHelpers => ({
	getBinaryStream: async () =>
		await Promise.resolve(
			Readable.from(
				(function* chunks() {
					for (let start = 0; start < bytes.length; start += chunk) {
						yield bytes.subarray(start, start + chunk);
					}
				})(),
			),
		),
});
const nothingStored: BinaryHelpers = {
	getBinaryStream: async () =>
		await Promise.reject(new Error('ENOENT: /home/node/.n8n/binaryData/x')),
};
const stored = (name = 'a'): Extract<ReferenceSource, { kind: 'binary' }> => ({
	kind: 'binary',
	label: 'photo',
	binary: file(name),
});

describe('looking at a reference', () => {
	it.each(SAMPLE_NAMES)(
		'%s is the same from disk in any chunks, from memory and from a data URI',
		async (name) => {
			const { bytes, expected } = await sample(name);
			const base64 = bytes.toString('base64');
			const inMemory = {
				kind: 'binary',
				label: 'photo',
				binary: { data: base64, mimeType: 'x' },
			} as const;
			const inText = { kind: 'dataUri', label: 'photo', base64 } as const;
			const looks = await Promise.all([
				...[100, 1000, 65_536, 1e9].map((chunk) => inspectReference(store(bytes, chunk), stored())),
				inspectReference(nothingStored, inMemory),
				inspectReference(nothingStored, inText),
			]);
			for (const look of looks) {
				expect(look).toEqual({
					label: 'photo',
					format: expected,
					bytes: bytes.length,
					complete: true,
					file: {
						fileName: expect.stringMatching(`\\.${expected.extension}$`),
						mimeType: expected.mimeType,
						bytes: bytes.length,
					},
				});
			}
		},
	);

	it('tells a file that is cut from one that is whole', async () => {
		const { bytes } = await sample('jpeg');
		const look = await inspectReference(store(bytes.subarray(0, -500), 777), stored());
		expect(look).toMatchObject({ complete: false, bytes: bytes.length - 500 });
	});

	it('tells what is no image', async () => {
		const look = await inspectReference(store(Buffer.from('only text in here'), 5), stored());
		expect(look).toMatchObject({ complete: false, bytes: 17 });
		expect(look.format).toBeUndefined();
	});

	it('of which n8n has lost the data says so, without paths of the machine', async () => {
		const looked = inspectReference(nothingStored, stored());
		await expect(looked).rejects.toThrow(/'photo'.*no longer/);
		await expect(readReference(nothingStored, stored())).rejects.not.toThrow(/binaryData/);
	});

	it('reads the bytes with the name and type of what they are', async () => {
		const { bytes } = await sample('webp');
		const source = stored();
		source.binary.fileName = 'Mein Foto (1).png';
		const read = await readReference(store(bytes, 333), source);
		expect(read.bytes.equals(bytes)).toBe(true);
		expect(read).toMatchObject({ mimeType: 'image/webp' });
		expect(read.fileName).toBe('Mein Foto (1).webp');
		source.binary.fileName = 'photo.heic';
		expect((await readReference(store(bytes, 333), source)).fileName).toBe('photo.webp');
		source.binary.fileName = undefined;
		expect((await readReference(store(bytes, 333), source)).fileName).toBe('image.webp');
	});

	it('go into a body inline, each where its data URI stands', () => {
		const files = ['webp', 'png'].map((name, index) => ({
			bytes: Buffer.from(`${name} ${'$&'.repeat(index)}`),
			mimeType: `image/${name}`,
			fileName: `image.${name}`,
		}));
		const inline = new InlineImages();
		const [first, second] = files.map((file) => inline.dataUri(file));
		const body = {
			prompt: 'ein Drache ä "1"',
			image: [second, 'https://x.example/1', first, second],
		};
		const filled = JSON.parse(String(inline.fill(body))) as unknown;
		// Section 5: data:image/<lowercase format>;base64,…
		const uris = files.map(
			({ mimeType, bytes }) => `data:${mimeType};base64,${bytes.toString('base64')}`,
		);
		expect(filled).toEqual({ ...body, image: [uris[1], 'https://x.example/1', uris[0], uris[1]] });
		expect(new InlineImages().fill(body)).toBe(body);
	});
});

const requestOf = (job: Job, model: string, more: object = {}) =>
	parseImageRequest(VENDORS.aceData, job, { prompt: 'x', model, ...more });

describe('the number of references', () => {
	const count = (
		vendor: VendorName,
		job: Job,
		model: string,
		images: number,
		more: object = {},
	) => {
		const request = parseImageRequest(VENDORS[vendor], job, { prompt: 'x', model, ...more });
		checkReferenceCount(request, images);
	};

	it.each([
		// Sections 6 "reference images", 2.8 and 6.3 "refs".
		['atlasCloud', 'seedream-5.0-lite', 14],
		['atlasCloud', 'seedream-5.0-pro', 10],
		['atlasCloud', 'seedream-4.5', 10],
		['atlasCloud', 'seedream-4.0', 10],
		['aceData', 'seedream-5.0-lite', 14],
		['aceData', 'seedream-5.0-pro', 10],
		['aceData', 'seedream-4.5', 14],
		['aceData', 'seedream-4.0', 14],
		['aioagi', 'seedream-5.0-lite', 14],
		['aioagi', 'seedream-5.0-pro', 10],
	] as const)('to compose on %s with %s is 2 to %s', (vendor, model, most) => {
		count(vendor, 'compose', model, 2);
		count(vendor, 'compose', model, most);
		const many = refusalOf(() => count(vendor, 'compose', model, most + 1));
		expect(many).toContain("'Images'");
		expect(many).toContain(String(most + 1));
		expect(many).toContain(String(most));
		for (const few of [0, 1]) {
			const message = refusalOf(() => count(vendor, 'compose', model, few));
			expect(message).toContain("'Images'");
			expect(message).toContain(`2 to ${most}`);
		}
		expect(refusalOf(() => count(vendor, 'compose', model, 1))).toContain('Seedream Edit');
	});

	it.each(['edit', 'decomposeLayers'] as const)('to %s is one', (job) => {
		count('aceData', job, 'seedream-5.0-pro', 1);
		expect(refusalOf(() => count('aceData', job, 'seedream-5.0-pro', 0))).toContain("'Image'");
		const two = refusalOf(() => count('aceData', job, 'seedream-5.0-pro', 2));
		expect(two).toContain("'Image'");
		expect(two).toContain('2 images');
	});

	it('to edit points to Compose where there are several', () => {
		expect(refusalOf(() => count('aceData', 'edit', 'seedream-4.5', 3))).toContain(
			'Seedream Compose',
		);
	});

	it.each([
		// Section 6: references + outputs <= 15.
		['compose', 'seedream-5.0-lite', 2, 13, true],
		['compose', 'seedream-5.0-lite', 2, 14, false],
		['compose', 'seedream-5.0-lite', 14, 1, true],
		['compose', 'seedream-5.0-lite', 14, 2, false],
		['edit', 'seedream-4.5', 1, 14, true],
		['edit', 'seedream-4.5', 1, 15, false],
	] as const)(
		'to %s with %s: %s with a set of %s is allowed: %s',
		(job, model, images, maxImages, allowed) => {
			const act = () => count('aceData', job, model, images, { imageSet: true, maxImages });
			if (allowed) {
				act();
				return;
			}
			const message = refusalOf(act);
			expect(message).toContain("'Max Images'");
			expect(message).toContain(String(maxImages));
			expect(message).toContain('15');
			expect(message).toContain(String(15 - images));
		},
	);

	it('does not matter to Generate', () => {
		count('aceData', 'generate', 'seedream-5.0-lite', 0);
	});
});

describe('a reference is checked', () => {
	const good: InspectedReference = {
		label: 'photo',
		format: { name: 'jpeg', width: 1000, height: 1000 },
		complete: true,
		bytes: 500_000,
	};
	const lite = referenceRules(requestOf('edit', 'seedream-5.0-lite'));
	const pro = referenceRules(requestOf('edit', 'seedream-5.0-pro'));
	const seedEdit = referenceRules(requestOf('edit', 'seededit-3.0'));
	const layers = referenceRules(requestOf('decomposeLayers', 'seedream-5.0-pro'));
	const transparent = referenceRules(
		requestOf('edit', 'seedream-5.0-pro', { background: 'transparent' }),
	);
	const sized = (width: number, height: number): InspectedReference => ({
		...good,
		format: { name: 'jpeg', width, height },
	});
	const named = (name: string): InspectedReference => ({ ...good, format: { name } });

	it.each([
		['an ordinary photo', lite, good],
		['10 MB', lite, { ...good, bytes: 10 * 1024 * 1024 }],
		['sides of 15', lite, sized(15, 15)],
		['a ratio of 16', lite, sized(16_00, 100)],
		['a ratio of 1/16', lite, sized(100, 1600)],
		['6000 × 6000', lite, sized(6000, 6000)],
		['a ratio of 3 for SeedEdit', seedEdit, sized(900, 300)],
		['a size that nothing tells', lite, named('tiff')],
		['512 × 512 for layers', layers, sized(512, 512)],
		[
			'a PNG with alpha for a transparent background',
			transparent,
			{ ...good, format: { name: 'png', transparent: true, width: 100, height: 100 } },
		],
		...['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'].map(
			(name) => [name, lite, named(name)] as const,
		),
		['HEIC for 5.0 Pro', pro, named('heic')],
	])('and takes %s', (_name, rules, reference) => {
		expect(() => checkReference(rules, reference)).not.toThrow();
	});

	it.each<[string, typeof lite, InspectedReference, string[]]>([
		// Section 6.1.
		['no bytes', lite, { ...good, format: undefined, complete: false, bytes: 0 }, ['0 bytes']],
		[
			'no image',
			lite,
			{ ...good, format: undefined, complete: false },
			['JPEG', 'PNG', 'not an image'],
		],
		['a cut file', lite, { ...good, complete: false }, ['cut']],
		['11 MB', lite, { ...good, bytes: 11 * 1024 * 1024 }, ['11', '10 MB', 'Seedream 5.0 Lite']],
		['a side of 14', lite, sized(14, 100), ['14x100', '15']],
		['too many pixels', lite, sized(6001, 6000), ['6001x6000', '36000000']],
		['a strip', lite, sized(1700, 100), ['1700x100', '16']],
		['a tall strip', lite, sized(100, 1601), ['100x1601', '16']],
		['a ratio above 3 for SeedEdit', seedEdit, sized(1000, 330), ['1000x330', '3', 'SeedEdit 3.0']],
		['a WebP for SeedEdit', seedEdit, named('webp'), ['WebP', 'JPEG', 'PNG']],
		['HEIC for 5.0 Lite', lite, named('heic'), ['HEIC', 'JPEG']],
		['a WebP for layers', layers, named('webp'), ['WebP', 'PNG', 'JPEG']],
		['a small image for layers', layers, sized(500, 500), ['500x500', '262144']],
		['a JPEG for a transparent background', transparent, good, ['PNG', 'transparent']],
		[
			'an opaque PNG for a transparent background',
			transparent,
			{ ...good, format: { name: 'png', transparent: false, width: 100, height: 100 } },
			['PNG', 'transparent'],
		],
	])('and refuses %s', (_name, rules, reference, parts) => {
		const message = refusalOf(() => checkReference(rules, reference));
		for (const part of ["'photo'", ...parts]) expect(message).toContain(part);
	});

	it('and says how large a file is that is only a little too large', () => {
		const message = refusalOf(() => checkReference(lite, { ...good, bytes: 10 * 1024 * 1024 + 1 }));
		expect(message).not.toContain('has 10 MB');
	});

	it('and never as a composition of one, where a model takes a single image', () => {
		const act = () =>
			checkReferenceCount(
				parseImageRequest(VENDORS.aceData, 'compose', { prompt: 'x', model: 'seededit-3.0' }),
				1,
			);
		expect(refusalOf(act)).not.toContain('2 to 1');
	});
});
