import { describe, expect, it } from '@jest/globals';
import {
	FAMILIES,
	FAMILY_NAMES,
	type Family,
	type FamilyName,
} from '../../../nodes/shared/models/families';
import type { AspectRatio, Resolution } from '../../../nodes/shared/models/presets';
import { rowsBelow } from '../vendors/page';

/** What the page says in a row of a table for each family, whose column some rule finds. */
function rowOf(
	heading: string,
	row: string,
	columnOf: (name: FamilyName, column: string) => boolean,
): Record<string, string> {
	const [head = [], ...rows] = rowsBelow('upstream', heading);
	const cells = rows.find(([title]) => title === row) ?? [];
	return Object.fromEntries(
		FAMILY_NAMES.map((name) => [
			name,
			cells[head.findIndex((title) => columnOf(name, title))] ?? '',
		]),
	);
}

const ofFamily = (row: string) =>
	rowOf('Families', row, (name, column) => column === `\`${name}\``);

/** How the page calls the families in its other tables. */
const SHORT: Record<FamilyName, string> = {
	'seedream-5.5': '5.5',
	'seedream-5.0-flash': 'Flash',
	'seedream-5.0-pro': 'Pro',
	'seedream-5.0-lite': 'Lite',
	'seedream-4.5': '4.5',
	'seedream-4.0': '4.0',
	'seedream-3.0': '3.0',
	'seededit-3.0': '`seededit-3.0`',
};
const ofReferences = (row: string) =>
	rowOf('References', row, (name, column) => column.includes(SHORT[name]));

const listed = (text: string): string[] => text.split(', ').filter((part) => part !== '–');
const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? 0);
const isYes = (text: string): boolean => text === 'yes';

function formatsIn(text: string): string[] {
	const parts = text.replace(', fixed', '').split(', ');
	return parts.map((part) => part.replace(' (default)', ''));
}

function bounds(text: string): { least: number; most: number } {
	const [least = 0, most = 0] = text
		.replace(/ \(.*/, '')
		.split(/ … |–|, /)
		.map((bound) => bound.split('/').map(Number))
		.map(([numerator = 0, denominator = 1]) => numerator / denominator);
	return { least, most };
}

const backgroundOf = (text: string) =>
	({
		'–': undefined,
		i2i: { jobs: ['edit'], fromTransparent: true },
		't2i and i2i': { jobs: ['generate', 'edit', 'compose'], fromTransparent: false },
	})[text];

/** Every format of the families that take most; HEIF is read as HEIC. */
const COMMON = ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'];
const referenceFormatsIn = (text: string): string[] =>
	text.startsWith('+') ? [...COMMON, 'heic'] : formatsIn(text.replace(/;.*/, ''));

function referencesIn(cell: string) {
	return { least: cell.startsWith('exactly') ? numberIn(cell) : 0, most: numberIn(cell) };
}

/** What a family can do, as a table of the page says it. */
const STATED: Array<
	[what: string, rows: Record<string, string>, stated: (cell: string) => unknown, key: keyof Family]
> = [
	['references', ofFamily('references'), referencesIn, 'references'],
	['sets', ofFamily('sets'), numberIn, 'mostImagesInSet'],
	['streaming', ofFamily('`stream`'), isYes, 'streams'],
	['web search', ofFamily('web search'), isYes, 'webSearch'],
	['output formats', ofFamily('output format'), formatsIn, 'outputFormats'],
	['background', ofFamily('background'), backgroundOf, 'background'],
	['layers', ofFamily('layers besides base'), numberIn, 'mostLayers'],
	['seed', ofFamily('seed'), isYes, 'seed'],
	['state', ofFamily('state'), (cell) => cell === 'retired', 'legacy'],
];

describe('the families are what the page about ByteDance says', () => {
	describe.each(STATED)('of %s', (_, rows, stated, key) => {
		it.each(FAMILY_NAMES)('%s', (name) => {
			expect(rows[name]).toBeTruthy();
			expect(FAMILIES[name][key]).toEqual(stated(rows[name] ?? ''));
		});
	});

	it.each(FAMILY_NAMES)('of prompt optimization: %s', (name) => {
		const modes = listed(ofFamily('optimization mode')[name] ?? '').map((mode) =>
			mode.replace(' (M)', ''),
		);
		expect(FAMILIES[name].promptOptimizations).toEqual(
			modes.filter((mode) => mode !== 'none to be sent'),
		);
	});

	it.each(FAMILY_NAMES)('of the guidance scale: %s', (name) => {
		const cell = ofFamily('guidance scale')[name] ?? '';
		expect(FAMILIES[name].guidanceScale).toEqual(cell === 'no' ? undefined : bounds(cell));
	});

	// 3.0 takes no reference, and has no column.
	describe.each(FAMILY_NAMES.filter((name) => name !== 'seedream-3.0'))(
		'of references: %s',
		(name) => {
			const { referenceFormats, referenceRatio } = FAMILIES[name];

			it('formats', () => {
				expect(referenceFormats).toEqual(referenceFormatsIn(ofReferences('formats')[name] ?? ''));
			});

			it('shape', () => {
				expect(referenceRatio).toEqual(bounds(ofReferences('ratio w/h')[name] ?? ''));
			});
		},
	);
});

describe('the pixels of presets are what the page about ByteDance says', () => {
	const [head = [], ...rows] = rowsBelow('upstream', 'Presets in pixels');
	const ratios = head.slice(2) as AspectRatio[];

	it.each(FAMILY_NAMES.filter((name) => name !== 'seededit-3.0'))('of %s', (name) => {
		const stated: Record<string, object> = {};
		for (const [preset = '', families = '', ...pixels] of rows) {
			if (!families.includes(SHORT[name])) continue;
			stated[preset] = Object.fromEntries(ratios.map((ratio, index) => [ratio, pixels[index]]));
		}
		const presets: Partial<Record<Resolution, object>> = { ...FAMILIES[name].presets };
		// 2K is none of 3.0's own: it is scaled down to its longest side.
		if (name === 'seedream-3.0') delete presets['2K'];
		expect(presets).toEqual(stated);
	});
});
