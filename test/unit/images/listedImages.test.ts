import { describe, expect, it } from '@jest/globals';
import type { IBinaryData } from 'n8n-workflow';
import { fieldOfListed, ownImages } from '../../../nodes/shared/images/listedImages';

const fields = new Map<string, IBinaryData>(
	['data', 'data_1', 'photo'].map((name) => [name, { data: name, mimeType: 'image/png' }]),
);
const entry = (index: number, more: object = {}) => ({
	url: `https://example.com/${index}.png`,
	index,
	...more,
});
const FIRST = entry(0, { binaryField: 'data' });
const SECOND = entry(1, { binaryField: 'data_1' });
const LEFT = entry(2, { downloadError: 'HTTP 404' });

describe('the field of an image that an item lists', () => {
	it('is that of its own entry', () => {
		expect(fieldOfListed(FIRST, [FIRST, SECOND], fields)).toBe('data');
		expect(fieldOfListed({ ...SECOND, width: 5 }, [FIRST, SECOND], fields)).toBe('data_1');
	});

	it.each<[string, object, unknown]>([
		['no list', FIRST, undefined],
		['a list without it', FIRST, [SECOND]],
		['a list that names the field twice', FIRST, [FIRST, { ...SECOND, binaryField: 'data' }]],
		['another address', { ...FIRST, url: 'https://example.com/x.png' }, [FIRST]],
		['another place', { ...FIRST, index: 1 }, [FIRST]],
		['no field', LEFT, [LEFT]],
		[
			'a field that the item lacks',
			entry(0, { binaryField: 'x' }),
			[entry(0, { binaryField: 'x' })],
		],
		['no address', { ...FIRST, url: '' }, [{ ...FIRST, url: '' }]],
		['no place', { url: FIRST.url, binaryField: 'data' }, [FIRST]],
	])('is not known with %s', (_, given, images) => {
		expect(fieldOfListed(given, images, fields)).toBeUndefined();
	});
});

describe('the images of an item', () => {
	const all = [...fields.keys()].map((field) => ({ field }));

	it.each<[string, unknown, object[]]>([
		['without a list are its files', undefined, all],
		['that came are its files', [FIRST, SECOND], all],
		[
			'that were left at their URLs stand where the list has them',
			[LEFT, SECOND, FIRST],
			[{ url: LEFT.url }, { field: 'data_1' }, { field: 'data' }, { field: 'photo' }],
		],
		[
			'stand behind the files where a file is listed twice',
			[LEFT, FIRST, FIRST],
			[...all, { url: LEFT.url }],
		],
		[
			'stand behind the files where the list names a file that is not there',
			[LEFT, entry(0, { binaryField: 'x' })],
			[...all, { url: LEFT.url }],
		],
		[
			'stand behind the files where one of two that the list names is not there',
			[LEFT, FIRST, entry(1, { binaryField: 'x' })],
			[...all, { url: LEFT.url }],
		],
		['whose error is empty came', [entry(0, { binaryField: 'data', downloadError: '' })], all],
		['are not what is no entry', [null, 'x', 5, { url: LEFT.url, downloadError: 'x' }], all],
	])('%s', (_, images, expected) => {
		expect(ownImages(images, [...fields.keys()])).toEqual(expected);
	});
});
