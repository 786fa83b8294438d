import { describe, expect, it } from '@jest/globals';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { findReferences } from '../../../nodes/shared/images/referenceSources';
import { refusalOf } from '../refusal';

const URL_1 = 'https://example.com/1.png';
const FILE: IBinaryData = { data: 'AAAA', mimeType: 'image/png', fileName: 'a.png' };
/** An item of Put All Images in One Item, one of whose images was left at its URL. */
const json: IDataObject = {
	images: [
		{ url: URL_1, index: 0, downloadError: 'HTTP 404' },
		{ url: 'https://example.com/2.png', index: 1, binaryField: 'data' },
	],
};

const item = { json, binary: { data: FILE } };

function found(label: string, takesUrls: boolean, given: unknown = '*'): string[] {
	return findReferences(label, given, item, { takesUrls }).map(({ label: name }) => name);
}

describe('a star stands for', () => {
	it('the files and what was left at its URL, where several images are asked for', () => {
		expect(found('Images', true)).toEqual([URL_1, 'data']);
	});

	it('the files alone, where one image is asked for, or addresses are of no use', () => {
		expect(found('Image', true)).toEqual(['data']);
		expect(found('Images', false)).toEqual(['data']);
	});
});

describe('all files of an item, by an expression,', () => {
	/** As n8n hands over `$binary`: without the data of a file in memory. */
	const described = { mimeType: FILE.mimeType, fileName: FILE.fileName };
	const another = { json: { images: [json.images].flat().slice(0, 1) }, binary: { photo: FILE } };

	it.each<[string, unknown]>([
		['$input.item', { json, binary: { data: described } }],
		['$input.all()', [{ json, binary: { data: described }, pairedItem: { item: 0 } }]],
	])('mean what a star means, by %s', (_name, given) => {
		expect(found('Images', true, given)).toEqual([URL_1, 'a.png']);
		expect(found('Image', true, given)).toEqual(['a.png']);
		expect(found('Images', false, given)).toEqual(['a.png']);
	});

	it('mean the files alone, by $binary, whatever they are called', () => {
		expect(found('Images', true, { data: described })).toEqual(['a.png']);
		const binary = { binary: FILE };
		const given = { binary: described };
		expect(findReferences('Images', given, { json, binary }).map(({ label }) => label)).toEqual([
			'a.png',
		]);
	});

	it('are refused where two are described alike: nobody knows which is which', () => {
		const binary = { data: FILE, data_1: { ...FILE, data: 'BBBB' } };
		const given = { data: described, data_1: described };
		expect(refusalOf(() => findReferences('Images', given, { json: {}, binary }))).toContain(
			'It takes names of binary fields',
		);
	});

	it("mean another item's own list, where the item is given", () => {
		expect(found('Images', true, another)).toEqual([URL_1, 'a.png']);
	});

	it('mean no list, where the files of another item are given alone', () => {
		expect(found('Images', true, another.binary)).toEqual(['a.png']);
		expect(found('Images', true, { data: { ...FILE, fileName: 'b.png' } })).toEqual(['b.png']);
	});
});

describe('a refusal says what would do', () => {
	const refused = (given: unknown, takesUrls: boolean, binary = {}) =>
		refusalOf(() =>
			findReferences('Image', given, { json: {}, binary }, { where: 'Item 3: ', takesUrls }),
		);

	it('with the item that it is about', () => {
		expect(refused('x', true)).toMatch(/^Item 3: 'Image' names the binary field 'x'/);
	});

	it('an address, where one would', () => {
		expect(refused(5, true)).toContain(
			'names of binary fields, URLs, data URIs or binary objects.',
		);
		expect(refused(5, true)).toContain('connect a node that outputs a file, or enter a URL.');
	});

	it('a file, where an address would not', () => {
		expect(refused(5, false)).toContain('names of binary fields, data URIs or binary objects.');
		expect(refused(5, false)).toContain('connect a node that outputs a file.');
	});

	it('which files there are', () => {
		expect(refused('x', true, { data: FILE })).toContain("The item has 'data'.");
	});

	it('to switch to Fixed, where text around an expression made an object a text', () => {
		expect(refused('x [object Object]', true)).toContain('Switch to Fixed and type the name');
	});
});
