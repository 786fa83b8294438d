import { describe, expect, it } from '@jest/globals';
import fc from '../../properties';
import { stemOfPrompt } from '../../../nodes/shared/images/fileName';
import { baseNames, nameOfTask, numberedName } from '../../../nodes/shared/images/fileNames';

const single = (fileName?: string) => ({ fileName, isSeries: false });
const series = (fileName?: string) => ({ fileName, isSeries: true });

describe('the files of a run', () => {
	it('are all called differently where 24 items have one File Name', () => {
		const names = baseNames(
			Array.from({ length: 24 }, () => single('product')),
			'7',
		);
		expect(names.slice(0, 3)).toEqual(['product', 'product (2)', 'product (3)']);
		expect(new Set(names).size).toBe(24);
	});

	it('are called by run and item where nothing else names them', () => {
		expect(baseNames([single(), single('shoe'), single()], '81')).toEqual([
			'seedream-81-1',
			'shoe',
			'seedream-81-3',
		]);
	});

	it.each([
		['names that differ in letter case only', [single('Shoe'), single('shoe')]],
		['a name that looks like a second one', [single('a'), single('a (2)'), single('a')]],
		['a number that a series would give', [series('shoe'), single('shoe-1')]],
		['a number that a later series would give', [single('shoe-1'), series('shoe')]],
		['two ways to write an ä', [single('ä'), single('a\u0308')]],
	])('are all called differently with %s', (_what, owners) => {
		const names = baseNames(owners, '1');
		const files = owners.flatMap(({ isSeries }, item) =>
			Array.from({ length: isSeries ? 15 : 1 }, (_, index) =>
				numberedName(names[item]!, { index, count: isSeries ? 15 : 1 }, 'fromZero'),
			),
		);
		const folded = files.map((name) => name.normalize('NFC').toLowerCase());
		expect(new Set(folded).size).toBe(files.length);
	});

	it('are never called alike, whatever the items are called, and the same on every try', () => {
		const owner = fc.record({
			fileName: fc.option(fc.constantFrom('a', 'A', 'a-1', 'a-01', 'a (2)', 'b', '', 'a-1-2'), {
				nil: undefined,
			}),
			isSeries: fc.boolean(),
		});
		fc.assert(
			fc.property(
				fc.array(owner, { maxLength: 20 }),
				fc.constantFrom('fromZero' as const, 'fromOne' as const),
				(owners, numbering) => {
					const names = baseNames(owners, '1');
					expect(baseNames(owners, '1')).toEqual(names);
					const files = owners.flatMap(({ isSeries }, item) => {
						const count = isSeries ? 12 : 1;
						return Array.from({ length: count }, (_, index) =>
							numberedName(names[item]!, { index, count }, numbering).toLowerCase(),
						);
					});
					expect(new Set(files).size).toBe(files.length);
				},
			),
		);
	});
});

it.each([
	['fromZero', 0, 3, 'shoe-0'],
	['fromZero', 11, 12, 'shoe-11'],
	['fromOne', 0, 3, 'shoe-1'],
	['fromOne', 0, 12, 'shoe-01'],
	['fromOne', 11, 12, 'shoe-12'],
	['fromOne', 0, 1, 'shoe'],
	['fromOne', 1, 2, 'shoe-2'],
] as const)('numbered %s, file %i of %i is %s', (numbering, index, count, name) => {
	expect(numberedName('shoe', { index, count }, numbering)).toBe(name);
});

it.each([
	['A red bicycle, leaning on a wall', 'a-red-bicycle-leaning-on-a-wall'],
	['一只戴帽子的猫', '一只戴帽子的猫'],
	['Ein Bär/Bücherregal: "50 %" günstiger als je zuvor', 'ein-bär-bücherregal-50-günstiger-als-je'],
	['Pneumonoultramicroscopicsilicovolcanoconiosis', 'pneumonoultramicroscopicsilicovolcanocon'],
	['☀️ beach ❤️', 'beach'],
	[`a${'𠀀'.repeat(60)}`, `a${'𠀀'.repeat(39)}`],
	['???', 'seedream'],
	['हिन्दी चित्र', 'हिन्दी-चित्र'],
	['twelve-chars twelve-chars twelve-chars a', 'twelve-chars-twelve-chars-twelve-chars-a'],
	[`${' '.repeat(399)}ab`, 'a'],
	['', 'seedream'],
	[undefined, 'seedream'],
])('the file of a picture of %j begins with %j', (prompt, stem) => {
	expect(stemOfPrompt(prompt)).toBe(stem);
});

it.each([
	['95fc59f66436851cdb8124840d7c84ba', undefined, 'seedream-95fc59f66436851cdb8124840d7c84ba'],
	['95fc59f66436851cdb8124840d7c84ba', 'a-cat', 'a-cat-0d7c84ba'],
	['bytedance/seedream/v4/764cabcf-b745-4b3e-ae38-1200304cf45b', 'a-cat', 'a-cat-304cf45b'],
	['t1', 'a-cat', 'a-cat-t1'],
])('the files of task %s, called after %j, are called %j', (taskId, stem, name) => {
	expect(nameOfTask(taskId, stem)).toBe(name);
});
