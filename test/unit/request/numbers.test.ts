import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../refusal';
import { read } from './read';

describe('a number is read', () => {
	it.each<[string, unknown, number]>([
		// Thousands with commas.
		['seed', '12,345,678', 12_345_678],
		['width', '1,024.0', 1024],
		['spendingLimit', '1,234.5', 1234.5],
		['spendingLimit', '12,345.67', 12_345.67],
		['spendingLimit', '1,234,567', 1_234_567],
		// A comma elsewhere is a point.
		['guidanceScale', '0,123', 0.123],
		['guidanceScale', '1,24', 1.24],
		['guidanceScale', '1,2345', 1.2345],
		['spendingLimit', '1234,567', 1234.567],
		['spendingLimit', '+2,5', 2.5],
		['spendingLimit', '12.345,67', 12_345.67],
		['spendingLimit', '1.234.567,8', 1_234_567.8],
		// Thousands with blanks or apostrophes.
		['width', "2'048", 2048],
		['width', '2’048', 2048],
		['width', '12 048', 12_048],
		['seed', '1 048 576', 1_048_576],
		['seed', "1'048'576", 1_048_576],
		['spendingLimit', '2 048,5', 2048.5],
		['spendingLimit', '2 048.75', 2048.75],
		// As programs write them.
		['seed', '1e9', 1e9],
		['seed', '12E2', 1200],
		['guidanceScale', '.25', 0.25],
		['guidanceScale', '+.5', 0.5],
		['guidanceScale', '7.', 7],
		['guidanceScale', '10.25', 10.25],
		['guidanceScale', '1.5e+1', 15],
		['guidanceScale', '150e-12', 1.5e-10],
		// With a unit, and in what sheets and databases wrap it.
		['width', '2048 px', 2048],
		['width', '2048PX', 2048],
		['timeout', '90 s', 90],
		['timeout', '90sec', 90],
		['timeout', '90 sec', 90],
		['width', '2048,', 2048],
		['width', '2048;', 2048],
		['width', '"2048"', 2048],
		['width', [[['2048']]], 2048],
		['width', [{ value: '2048' }], 2048],
		['width', { value: '2048' }, 2048],
		['seed', '–1', -1],
	])('%s: %j as %d', (name, given, value) => {
		expect(read(name, given)).toBe(value);
	});

	it.each<[string, unknown]>([
		...['1,234,56', '20 48', '1234 567', "1'23", '1 2345', '1.23.4,5', '1234.567,8', '1,5,5'].map(
			(given): [string, unknown] => ['spendingLimit', given],
		),
		...['1e', 'e5', '.', '+', '1.2.3', '--1', '1-', '1e1.5', '5 kg', 'x5', '5x'].map(
			(given): [string, unknown] => ['guidanceScale', given],
		),
		['width', 'px'],
		['width', '2048 pxx'],
		['seed', '7s'],
		['seed', '7px'],
		['width', [[[['2048']]]]],
		['width', ['1', '2']],
		['width', []],
		['width', { value: 2048 }],
		['width', { values: '2048' }],
		['width', '0'],
		['width', '-5'],
		['width', '100001'],
		['width', '10.5'],
		['maxImages', '0'],
		['maxImages', '16'],
		['maxImages', '2.5'],
		['seed', '-2'],
		['seed', '2147483648'],
		['seed', '1.5'],
		['guidanceScale', '-0.1'],
		['guidanceScale', '20.1'],
		['timeout', '0'],
		['timeout', '86401'],
		['maxConcurrency', '0'],
		['maxConcurrency', '101'],
		['maxConcurrency', '1.5'],
		['spendingLimit', '-1'],
		['spendingLimit', '1e999'],
	])('not %s from %j', (name, given) => {
		expect(refusalOf(() => read(name, given))).toMatch(/^'[A-Z][A-Za-z ]+' is '/);
	});

	it.each<[string, unknown, number]>([
		['width', '1', 1],
		['width', '100000', 100_000],
		['maxImages', '1', 1],
		['maxImages', '15', 15],
		['seed', '2147483647', 2_147_483_647],
		['guidanceScale', '0', 0],
		['guidanceScale', '20', 20],
		['timeout', '1', 1],
		['timeout', '86400', 86_400],
		['maxConcurrency', '1', 1],
		['maxConcurrency', '100', 100],
		['spendingLimit', '0', 0],
		['height', 1, 1],
	])('%s at its border: %j', (name, given, value) => {
		expect(read(name, given)).toBe(value);
	});

	it.each([
		['1.024', "is '1.024', taken for 1.024; for 1024 write it without the point."],
		['-1.024', 'taken for -1.024; for -1024 write it without the point.'],
		['123.456', 'taken for 123.456; for 123456 write it without the point.'],
		['0,5', "is '0,5', taken for 0.5."],
		['1.024,5', "is '1.024,5', taken for 1024.5."],
		['1024.5', "'Width' is '1024.5'. It takes a whole number of pixels from 1 to 100000."],
		['1.02', "'Width' is '1.02'. It takes"],
	])('%j for a whole number says what it was taken for', (given, words) => {
		expect(refusalOf(() => read('width', given))).toContain(words);
	});

	it.each(['1.500', '1,500', '12.345', '12,345', '-1.500', '999.999'])(
		'an amount of money is not: %s could be a thousand times as much',
		(given) => {
			expect(refusalOf(() => read('spendingLimit', given))).toContain(
				'an amount, 0 or more, with no divider of thousands',
			);
		},
	);
});
