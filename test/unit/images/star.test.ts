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

function found(label: string, takesUrls: boolean): string[] {
	const item = { json, binary: { data: FILE } };
	return findReferences(label, '*', item, { takesUrls }).map(({ label: name }) => name);
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
