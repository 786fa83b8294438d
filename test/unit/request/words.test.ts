import { describe, expect, it } from '@jest/globals';
import { parseParameters } from '../../../nodes/shared/request/parameters';
import { refusalOf } from '../refusal';
import { read } from './read';

describe('a word is read', () => {
	it.each<[string, unknown, unknown]>([
		['resolution', '1,5K', '1.5K'],
		['resolution', '1.5 k', '1.5K'],
		['resolution', '“2K”', '2K'],
		['resolution', '2K;,', '2K'],
		['resolution', [[{ value: ' 2k ' }]], '2K'],
		['outputFormat', '.jpg', 'jpeg'],
		['outputFormat', '.PNG', 'png'],
		['outputFormat', 'image/png', 'png'],
		['onTimeout', 'Stop  With an Error', 'error'],
		['onTimeout', 'return the task', 'return'],
		['watermark', 'Ja', true],
		['watermark', 'да', true],
		['watermark', '是', true],
		['watermark', '✓', true],
		['watermark', 1.0, true],
		['watermark', '1.0', true],
		['watermark', 'hayır', false],
		['watermark', 'нет', false],
		['watermark', 'いいえ', false],
		['watermark', '✗', false],
		['watermark', 'none', false],
		['watermark', '0.0', false],
		['prompt', 5, '5'],
		['prompt', ['a dog'], 'a dog'],
		['prompt', [['a dog']], 'a dog'],
		['fileName', ' a ', 'a'],
	])('%s: %j as %j', (name, given, value) => {
		expect(read(name, given)).toBe(value);
	});

	it.each<[string, unknown]>([
		['resolution', 2],
		['resolution', true],
		['resolution', ['2K', '4K']],
		['resolution', { value: 2 }],
		['resolution', { label: '2K' }],
		['resolution', `2K${' '.repeat(100)}x`.replace(/ /g, '_')],
		['watermark', 'truee'],
		['watermark', 2],
		['watermark', {}],
		['prompt', true],
		['prompt', { text: 'a dog' }],
		['prompt', ['a', 'b']],
	])('not %s from %j', (name, given) => {
		expect(refusalOf(() => read(name, given))).toMatch(/^'[A-Z][A-Za-z ]+' is '/);
	});

	it.each(['-', '–', '—', 'n/a', '#N/A', 'NULL', 'undefined', '\u200b', ' \n '])(
		'for nothing, %j',
		(given) => {
			for (const name of ['resolution', 'aspectRatio', 'width', 'watermark', 'prompt', 'model'])
				expect([name, parseParameters({ [name]: given })]).toEqual([name, {}]);
		},
	);

	it('of up to 200 characters as the ID of a model', () => {
		expect(read('model', 'm'.repeat(200))).toBe('m'.repeat(200));
		expect(refusalOf(() => read('model', 'm'.repeat(201)))).toContain(
			'Choose a model from the list or enter a model ID.',
		);
	});
});
