import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILY_NAMES, type FamilyName } from '../../../nodes/shared/models/families';
import type { ModelUse, Offering } from '../../../nodes/shared/models/offering';
import type { Vendor } from '../../../nodes/shared/vendors/vendor';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';
import { rowsBelow } from './page';

type Ids = Offering['ids'];

/** The page's row of a family in its first table of models, by the heads of the columns. */
function rowOf(page: VendorName, family: FamilyName): Record<string, string> {
	const [head = [], ...rows] = rowsBelow(page, 'Models');
	const cells = rows.find(
		([first, ...others]) => first === `\`${family}\`` && others.length === head.length - 1,
	);
	return Object.fromEntries(head.map((title, at) => [title.split(' (')[0], cells?.[at] ?? '']));
}

/** An id that stands in a cell; one that is reached by its id alone belongs to no family. */
function idIn(cell = ''): string | undefined {
	return cell.includes('By ID') ? undefined : /^`([^`]+)`/.exec(cell)?.[1];
}

const given = (ids: Record<string, string | undefined>): Ids =>
	Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== undefined));

/** Families whose sets are made at the endpoints of single images, by `max_images`. */
const SETS_BY_FIELD: Partial<Record<VendorName, FamilyName[]>> = {
	fal: ['seedream-5.0-lite', 'seedream-4.5', 'seedream-4.0'],
	kie: ['seedream-4.0'],
};

/** Pages with a column for each use. */
function idsByUse(page: VendorName, family: FamilyName): Ids {
	const row = rowOf(page, family);
	const { Source = '', 'Conf.': conf = Source } = row;
	if (/By ID/.test(conf) && !/edit M, By ID/.test(conf)) return {};
	const generate = idIn(row['Text to image']);
	const edit = /edit M, By ID/.test(conf) ? undefined : idIn(row['Edit']);
	const sets = SETS_BY_FIELD[page]?.includes(family);
	return given({
		generate,
		edit,
		generateSet: sets ? generate : idIn(row['Set']),
		editSet: sets ? edit : idIn(row['Set from references']),
		decomposeLayers: idIn(row['Layers']),
	});
}

const USES: Array<[word: RegExp, ...uses: ModelUse[]]> = [
	[/generate/, 'generate'],
	[/edit/, 'edit'],
	[/sets/, 'generateSet', 'editSet'],
	[/layers/, 'decomposeLayers'],
];

/** Pages with one id for the uses that they list. */
function idsByFamily(page: VendorName, family: FamilyName): Ids {
	const row = rowOf(page, family);
	const id = idIn(row['Id'] ?? row['Id sent']);
	const uses = USES.filter(([word]) => word.test(row['Uses'] ?? '')).flatMap(([, ...of]) => of);
	return given(Object.fromEntries(uses.map((use) => [use, id])));
}

const BY_USE: VendorName[] = ['atlasCloud', 'fal', 'waveSpeed', 'kie'];

describe.each(Object.keys(VENDORS) as VendorName[])('the models of %s', (name) => {
	const { offerings }: Vendor = VENDORS[name];

	it.each(FAMILY_NAMES)('%s have the ids of its page for each use', (family) => {
		const stated = (BY_USE.includes(name) ? idsByUse : idsByFamily)(name, family);
		expect(offerings[family]?.ids ?? {}).toEqual(stated);
	});
});

describe('other ids by which a vendor answers', () => {
	it.each(['bytePlus', 'volcengine'] as const)('at %s are those of its page', (name) => {
		const stated = FAMILY_NAMES.flatMap((family) => {
			const { 'Also answers': cell, Uses } = rowOf(name, family);
			const id = Uses === 'not offered' ? undefined : idIn(cell);
			return id ? [[id, family]] : [];
		});
		expect(stated.length).toBeGreaterThan(0);
		expect(VENDORS[name].otherIds).toEqual(Object.fromEntries(stated));
	});

	// Its newest name, as the pages of both tell.
	it.each(['aceData', 'aioagi'] as const)('at %s are the newest of Lite', (name) => {
		expect(VENDORS[name].otherIds).toEqual({
			'doubao-seedream-5-0-lite-260128': 'seedream-5.0-lite',
		});
	});
});

describe('the sizes that Atlas Cloud lists', () => {
	const page = readFileSync(join(__dirname, '../../../docs/vendors/atlasCloud.md'), 'utf8');

	it.each([
		['Lite, 16', 'seedream-5.0-lite'],
		['Pro, 13', 'seedream-5.0-pro'],
		['Pro, 13', 'seedream-5.5'],
	] as const)('%s are those of %s', (title, family) => {
		const [, text = ''] = page.split(`**${title}:**`);
		const [list = ''] = text.split(/\[|;/);
		const stated = [...list.matchAll(/`(\d+)\*(\d+)`/g)].map(
			([, width, height]) => `${width}x${height}`,
		);
		expect(stated).toHaveLength(Number(title.slice(-2)));
		const { sizes } = VENDORS.atlasCloud.offerings[family]!;
		expect(sizes.kind === 'listed' && [...sizes.sizes].sort()).toEqual(stated.sort());
	});
});

describe('the bounds of pixels', () => {
	/** `921,600 … 4,194,304`, or of each side. */
	function boundsIn(cell: string): object {
		if (cell === '`adaptive`') return { kind: 'adaptive' };
		const [least, most] = [...cell.matchAll(/[\d,]+/g)].map(([text]) =>
			Number(text.replaceAll(',', '')),
		);
		return { kind: cell.includes('per side') ? 'sides' : 'area', least, most };
	}

	it.each(
		(['aceData', 'aioagi'] as const).flatMap((name) =>
			Object.keys(VENDORS[name].offerings).map((family) => [name, family as FamilyName] as const),
		),
	)('at %s for %s are what its page says', (name, family) => {
		const { sizes, references, mostImagesInSet } = VENDORS[name].offerings[family]!;
		const row = rowOf(name, family);
		expect(sizes).toEqual(boundsIn(row['Pixels'] ?? ''));
		expect(references.most).toBe(Number(row['References']));
		expect(mostImagesInSet).toBe(row['Set'] === '–' ? 0 : Number(row['Set']?.slice(2)));
	});
});
