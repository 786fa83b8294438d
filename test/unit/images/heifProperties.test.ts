import { describe, expect, it } from '@jest/globals';
import { box, heif } from '../../images/build';
import { associationsBox, fullBox, heicOf, number } from '../../images/tables';
import { sizeOf } from '../../images/whole';

const size = (width: number, height: number): Buffer =>
	fullBox('ispe', {}, number(4, width), number(4, height));
const half = fullBox('ispe', {}, number(4, 64));
const turn = (quarters: number): Buffer => box('irot', Buffer.from([quarters]));
/** What is left of the picture, each side a fraction, and where. */
const cut = (...fractions: number[]): Buffer =>
	box('clap', ...[...fractions, 0, 1, 0, 1].map((part) => number(4, part)));
const other = (count: number): Buffer[] => Array.from({ length: count }, () => box('free'));

const primary = (item: number, version: 0 | 1 = 0): Buffer =>
	fullBox('pitm', { version }, number(version > 0 ? 4 : 2, item));
const properties = (...boxes: Buffer[]): Buffer => box('iprp', ...boxes);
const container = (...boxes: Buffer[]): Buffer => box('ipco', ...boxes);

const LYING = '64 x 48';
const PICTURE = size(64, 48);
const ONE = associationsBox({ entries: [[1, [1]]] });

describe('the size of a HEIC', () => {
	it.each<[string, Buffer[], string]>([
		[
			'is that of its primary item, not of its thumbnail',
			[
				primary(1),
				properties(
					container(PICTURE, size(16, 12), turn(1)),
					associationsBox({
						entries: [
							[1, [0x81]],
							[2, [2, 0x83]],
						],
					}),
				),
			],
			LYING,
		],
		[
			'is turned by an essential property',
			[
				primary(2),
				properties(
					container(size(16, 12), PICTURE, turn(1)),
					associationsBox({
						entries: [
							[1, [0x81]],
							[2, [2, 0x83]],
						],
					}),
				),
			],
			'48 x 64',
		],
		[
			'is found by items of 32 bits',
			[
				primary(0x10002, 1),
				properties(
					container(size(16, 12), PICTURE),
					associationsBox({
						version: 1,
						entries: [
							[2, [1]],
							[0x10002, [2]],
						],
					}),
				),
			],
			LYING,
		],
		[
			'is found by properties of 15 bits',
			[
				primary(1),
				properties(
					container(...other(299), PICTURE, turn(1)),
					associationsBox({ flags: 1, entries: [[1, [300, 0x8000 + 301]]] }),
				),
			],
			'48 x 64',
		],
		[
			'is what a cut leaves, in whole pixels',
			[
				primary(1),
				properties(
					container(PICTURE, cut(123, 2, 83, 4)),
					associationsBox({ entries: [[1, [1, 2]]] }),
				),
			],
			'62 x 21',
		],
		[
			'is not that of an association behind those that are counted',
			[
				primary(1),
				properties(
					container(PICTURE, turn(1)),
					associationsBox({
						count: 1,
						entries: [
							[1, [1]],
							[1, [2]],
						],
					}),
				),
			],
			LYING,
		],
		[
			// The length of the next box would be item 16, and its content the turn.
			'is not that of what stands behind the associations, when more are counted',
			[
				primary(16, 1),
				properties(
					container(PICTURE, turn(1)),
					associationsBox({ version: 1, count: 2, entries: [[16, [1]]] }),
					box('free', Buffer.alloc(8, 2)),
				),
			],
			LYING,
		],
	])('%s', (_, tables, expected) => {
		expect(sizeOf(heicOf(() => tables))).toBe(expected);
	});

	it.each<[string, Buffer[]]>([
		['no primary item', [properties(container(PICTURE), ONE)]],
		['no properties', [primary(1)]],
		['no container of properties', [primary(1), properties(ONE)]],
		['no associations of properties', [primary(1), properties(container(PICTURE))]],
		['properties of another item only', [primary(2), properties(container(PICTURE), ONE)]],
		['a size without a height', [primary(1), properties(container(half, box('free')), ONE)]],
		['no size among its properties', [primary(1), properties(container(turn(1)), ONE)]],
		[
			'a cut to nothing',
			[
				primary(1),
				properties(
					container(PICTURE, cut(0, 1, 9, 1)),
					associationsBox({ entries: [[1, [1, 2]]] }),
				),
			],
		],
		[
			'a cut to fractions that are no numbers',
			[
				primary(1),
				properties(
					container(PICTURE, cut(64, 0, 48, 0)),
					associationsBox({ entries: [[1, [1, 2]]] }),
				),
			],
		],
	])('is not known with %s', (_, tables) => {
		expect(sizeOf(heicOf(() => tables))).toBeUndefined();
	});

	it('is not told by a part of the tables', () => {
		const turned = heif({ brands: ['heic'], width: 64, height: 48, rotation: 1 });
		const behind = turned.indexOf('mdat') - 4;
		expect(sizeOf(turned.subarray(0, behind))).toBe('48 x 64');
		for (let length = 16; length < behind; length += 1) {
			expect([length, sizeOf(turned.subarray(0, length))]).toEqual([length, undefined]);
		}
	});
});
