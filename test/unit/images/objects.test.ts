import { describe, expect, it } from '@jest/globals';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { storedIds } from '../../../nodes/shared/images/binaryValue';
import { findReferences } from '../../../nodes/shared/images/referenceSources';
import { refusalOf } from '../refusal';

const URL_1 = 'https://example.com/1.png';
const URL_2 = 'https://example.com/2.png';
const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

interface Item {
	json: IDataObject;
	binary?: Record<string, IBinaryData>;
}

/** What a value names: the field, the address with its size, or `data`. */
function found(given: unknown, { json, binary = {} }: Item = { json: {} }): string[] {
	const names = new Map(Object.entries(binary).map(([name, one]) => [one, name]));
	return findReferences('Images', given, { json, binary }).map((source) => {
		if (source.kind === 'binary') return `field ${names.get(source.binary) ?? 'of no item'}`;
		if (source.kind === 'dataUri') return 'data';
		if (source.kind !== 'url') throw new Error(JSON.stringify(source));
		const { url, size } = source;
		return size ? `${url} ${size.width}x${size.height}` : url;
	});
}
const refused = (given: unknown, from?: Item): string => refusalOf(() => found(given, from));

describe('the address that an object holds', () => {
	it.each<[string, object, string]>([
		['in numbers', { url: URL_1, width: 3, height: 4 }, `${URL_1} 3x4`],
		['in texts', { url: URL_1, width: '3', height: '4' }, `${URL_1} 3x4`],
		['without a height', { url: URL_1, width: 3 }, URL_1],
		['without a width', { url: URL_1, height: 3 }, URL_1],
		['of nothing', { url: URL_1, width: 0, height: 0 }, URL_1],
		['in words', { url: URL_1, width: 'wide', height: 'high' }, URL_1],
	])('comes with its size %s', (_, given, expected) => {
		expect(found(given)).toEqual([expected]);
	});

	it.each<[string, object, string[]]>([
		['an empty one is passed over', { secure_url: '', url: URL_1 }, [URL_1]],
		['an empty list is passed over', { secure_url: [], url: URL_1 }, [URL_1]],
		['an empty object is passed over', { secure_url: {}, url: URL_1 }, [URL_1]],
		['null is passed over', { secure_url: null, url: URL_1 }, [URL_1]],
		['a number is passed over', { secure_url: 5, url: URL_1 }, [URL_1]],
		['blanks around it are left out', { url: ` ${URL_1}\n` }, [URL_1]],
		['a list of them is all of them', { url: [URL_1, URL_2] }, [URL_1, URL_2]],
		['objects with them are all of them', { images: [{ url: URL_1 }, URL_2] }, [URL_1, URL_2]],
		['base64 is its image', { url: PNG }, ['data']],
		['words around it are left out', { output: `Here: ![a](${URL_1})` }, [URL_1]],
		['several among words are all', { output: `![a](${URL_1}) ![b](${URL_2})` }, [URL_1, URL_2]],
	])('%s', (_, given, expected) => {
		expect(found(given)).toEqual(expected);
	});

	it('is refused by its path where it is none', () => {
		expect(refused({ url: 'photo 1' })).toContain(
			"'Images' holds 'photo 1' in 'url', which is not a whole http(s) address",
		);
		expect(refused({ secure_url: 'photo 1' })).toContain("'photo 1' in 'secure_url'");
		expect(refused({ url: `see data:image/png;base64,${PNG}` })).toContain(
			"in 'url', which is not",
		);
	});
});

const sized = (url: string): IDataObject => ({ url, width: 3, height: 4 });

describe('an address tells its size where the item has it', () => {
	it.each<[string, IDataObject]>([
		['itself', { url: URL_1, width: 3, height: 4 }],
		['in a field', { photo: { url: URL_1, width: 3, height: 4 } }],
		['in a list', { x: 1, none: null, photos: [{ url: URL_1, width: 3, height: 4 }] }],
		['as the 98th of its values', { list: [...Array<number>(97).fill(1), sized(URL_1)] }],
	])('%s', (_, json) => {
		expect(found(URL_1, { json })).toEqual([`${URL_1} 3x4`]);
	});

	it.each<[string, IDataObject]>([
		['of another', { photo: sized(URL_2) }],
		['two steps down', { photo: { a: sized(URL_1) } }],
		['behind a hundred values', { list: [...Array<number>(99).fill(1), sized(URL_1)] }],
	])('not %s', (_, json) => {
		expect(found(URL_1, { json })).toEqual([URL_1]);
	});
});

describe('an object of no known shape is refused with the place of its image', () => {
	const nested = (depth: number): object =>
		depth === 0 ? { photo: URL_1 } : { a: nested(depth - 1) };

	it.each<[string, object]>([
		['photo', { photo: URL_1 }],
		['photo', { x: 5, y: null, photo: URL_1 }],
		['photo', { deep: { photo: URL_2 }, photo: URL_1 }],
		['photo', { photo: `//example.com/1.png` }],
		['photo', { photo: [URL_1] }],
		['photo', { photo: { url: URL_1 } }],
		['photo', { thumbnail: URL_2, preview_2: URL_2, Icon: URL_2, avatar: URL_2, photo: URL_1 }],
		['photo', { permalink: URL_2, photo: URL_1 }],
		['a.photo', nested(1)],
		['a.a.photo', nested(2)],
		['b.photo', { a: { x: 1 }, b: { photo: URL_1 } }],
	])('%s', (place, given) => {
		expect(refused(given)).toContain(`where it is not certain what is the image`);
		expect(refused(given)).toContain(`To use its '${place}', let the expression end there.`);
	});

	it.each<[string, object]>([
		['nothing', {}],
		['no address', { photo: 'a.png', size: 5 }],
		['an empty list', { photo: [] }],
		['an address three steps down', nested(3)],
		['smaller copies only', { thumbnailUrl: URL_1, deep: { preview: URL_1 } }],
		[
			'an address behind a hundred others',
			Object.fromEntries([
				...Array.from({ length: 100 }, (_, index) => [`x${index}`, index]),
				['photo', URL_1],
			]),
		],
	])('not where it has %s', (_, given) => {
		expect(refused(given)).toContain('It takes names of binary fields');
	});

	it('the hundredth of its values is looked at', () => {
		const entries = Array.from({ length: 99 }, (_, index) => [`x${index}`, index]);
		const given = Object.fromEntries([...entries, ['photo', URL_1]]) as object;
		expect(refused(given)).toContain("To use its 'photo'");
	});
});

const file = (more: object = {}): IBinaryData => ({
	data: PNG,
	mimeType: 'image/png',
	fileName: 'a.png',
	...more,
});

describe('a file in an object', () => {
	const withoutData = { mimeType: 'image/png', fileName: 'a.png' };

	it('is the one that is like it, where one alone is', () => {
		const binary = { a: file(), b: file({ fileName: 'b.png' }) };
		expect(found(withoutData, { json: {}, binary })).toEqual(['field a']);
		expect(found({ ...withoutData, fileName: 'b.png' }, { json: {}, binary })).toEqual(['field b']);
		expect(found([withoutData, withoutData], { json: {}, binary })).toEqual(['field a', 'field a']);
	});

	it('is called as its file, else as its field', () => {
		const nameless = file({ fileName: undefined });
		const labels = (given: object, one: IBinaryData) =>
			findReferences('Image', given, { json: {}, binary: { a: one } }).map(({ label }) => label);
		expect(labels(withoutData, file())).toEqual(['a.png']);
		expect(labels({ mimeType: 'image/png' }, nameless)).toEqual(['a']);
	});

	it('is refused where several are like it, or none', () => {
		expect(refused(withoutData, { json: {}, binary: { a: file(), b: file() } })).toContain(
			"'a', 'b'",
		);
		expect(
			refused({ ...withoutData, fileName: 'c' }, { json: {}, binary: { a: file() } }),
		).toContain("'a'");
		expect(refused({ fileName: 'a.png' }, { json: {}, binary: { a: file() } })).toContain("'a'");
	});

	it('with its data is itself', () => {
		expect(found({ data: PNG, mimeType: 'image/png' })).toEqual(['field of no item']);
		expect(refused({ data: 5, mimeType: 'image/png' })).toContain("'Images'");
		expect(refused({ data: 'x', mimeType: 5 })).toContain("'Images'");
		expect(refused({ mimeType: 5, fileName: 'x' })).toContain("'Images'");
	});

	it.each<[string, (binary: object) => object]>([
		['as $binary has them', (binary) => binary],
		['as an item has them', (binary) => ({ json: {}, binary })],
		['as an item has them, in a list', (binary) => [{ json: {}, binary }]],
	])('is each of several, %s', (_, given) => {
		const binary = { a: file(), b: file({ fileName: 'b.png' }) };
		const bare = { a: withoutData, b: { ...withoutData, fileName: 'b.png' } };
		expect(found(given(bare), { json: {}, binary })).toEqual(['field a', 'field b']);
	});

	it.each<[string, object]>([
		['something else among them', { a: withoutData, b: 5 }],
		['null among them', { a: withoutData, b: null }],
		['one without a type', { a: withoutData, b: { fileName: 'a.png' } }],
		['one whose type is no text', { a: withoutData, b: { mimeType: 5 } }],
		['no files at all', { json: {}, binary: null }],
		['a number in their place', { json: {}, binary: 5 }],
	])('is none of several with %s', (_, given) => {
		expect(refused(given, { json: {}, binary: { a: file() } })).toContain("'a'");
	});

	it('of n8n’s store is believed where the item has it', () => {
		const stored = file({ data: 'filesystem-v2', id: 'filesystem-v2:1' });
		expect(found({ ...stored }, { json: {}, binary: { a: stored } })).toEqual(['field a']);
		expect(refused({ ...stored }, { json: {} })).toContain("holds the stored file 'a.png'");
		expect(refused({ ...stored, fileName: undefined }, { json: {} })).toContain("'binary object'");
		expect(refused('photo', { json: { photo: stored as unknown as IDataObject } })).toContain(
			"holds the stored file 'photo'",
		);
	});

	it('of the combined mode is one where it has data and type', () => {
		const files = { a: file(), b: { mimeType: 'image/png' }, c: 5, d: null, e: { data: 'x' } };
		expect(findReferences('Images', '*', { json: { _files: files } })).toHaveLength(1);
		expect(refused('*', { json: { _files: [{ ...file() }] } as unknown as IDataObject })).toContain(
			'no binary',
		);
	});
});

describe('a binary field by its name', () => {
	const names = (...list: string[]): Item => ({
		json: {},
		binary: Object.fromEntries(
			list.map((name) => [name, { data: PNG, mimeType: 'image/png', fileName: `${name}.jpg` }]),
		),
	});

	it.each<[string, unknown]>([
		['photos[10].cover', { photos: [...Array<number>(10).fill(0), { cover: { ...file() } }] }],
		['photos.x.cover', { photos: { x: { cover: { ...file() } } } }],
		['a.b', { 'a.b': { ...file() }, a: { b: 5 } }],
	])('or by its path, %s', (path, json) => {
		expect(found(path, { json: json as IDataObject })).toEqual(['field of no item']);
	});

	it.each(['photos[x].cover', 'photos.[0].cover', 'constructor.name'])('no path: %s', (path) => {
		const json = { photos: [{ cover: { ...file() } }] } as unknown as IDataObject;
		expect(refused(path, { json })).toContain(`the binary field '${path}'`);
	});

	it('of n8n’s store is known by its ID', () => {
		const stored = (id: string) => file({ id });
		const item = { json: { _files: { c: stored('3') } } as unknown as IDataObject };
		expect(storedIds({ ...item, binary: { a: stored('1'), b: file() } })).toEqual(['3', '1']);
		expect(storedIds({ json: {} })).toEqual([]);
	});

	it.each([
		...['_files.photo', '_files["photo"]', "_files['photo']", '_files[photo]', '$binary.photo'],
		...['binary.photo', "$binary['photo']", 'PHOTO', 'photo.jpg'],
	])('%s', (name) => {
		expect(found(name, names('photo', 'other'))).toEqual(['field photo']);
	});

	it.each(['_files.poster', 'x_files.photo', 'photo.JPG'])('not %s', (name) => {
		expect(refused(name, names('photo'))).toContain(`the binary field '${name}'`);
	});

	it('is the one in its own letter case before one in another', () => {
		expect(found('photo', names('Photo', 'photo'))).toEqual(['field photo']);
	});

	it('is the one of that name before one whose file is called so', () => {
		const { binary } = names('a', 'b');
		const files = { A: { ...binary?.a, fileName: 'x' }, b: { ...binary?.b, fileName: 'a' } };
		expect(found('a', { json: {}, binary: files as Item['binary'] })).toEqual(['field A']);
	});

	it('is listed where it is not there: ten, in short, and how many more', () => {
		const many = names(...Array.from({ length: 12 }, (_, index) => `f${index}`));
		expect(refused('x', many)).toContain("'f8', 'f9' and 2 more.");
		expect(refused('x', names('a', 'b'))).toContain("The item has 'a', 'b'.");
		expect(refused('x', names('y'.repeat(50)))).toContain(`The item has '${'y'.repeat(40)}'.`);
		const ten = names(...Array.from({ length: 10 }, (_, index) => `f${index}`));
		expect(refused('x', ten)).toContain("'f8', 'f9'.");
	});

	it('is not looked for among texts that are no name', () => {
		const long = 'x'.repeat(301);
		expect(found('y'.repeat(300), names('Y'.repeat(300)))).toHaveLength(1);
		expect(refused(long, names(long.toUpperCase()))).toContain("'Images'");
		expect(found(long, names(long))).toHaveLength(1);
	});
});
