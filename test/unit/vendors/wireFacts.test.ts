import { describe, expect, it } from '@jest/globals';
import { FAMILIES, type FamilyName } from '../../../nodes/shared/models/families';
import type { Vendor } from '../../../nodes/shared/vendors/vendor';
import { VENDORS, vendorsWhere, type VendorName } from '../../../nodes/shared/vendors/vendors';
import { ALL_RATIOS, EVERY_USE, NO_OPTIMIZATION, RATIOS } from './stated';

/* The upstream's own body: ratios in pixels alone, resolutions by name, a watermark to turn off. */
describe.each(['bytePlus', 'volcengine', 'aceData', 'aioagi'] as const)('at %s', (name) => {
	const { offerings }: Vendor = VENDORS[name];
	const every = Object.entries(offerings);

	it.each(every)('%s has the names of the upstream', (_family, offering) => {
		const { legacy, presets } = offering;
		expect(offering).toMatchObject({
			watermark: true,
			callback: name === 'aceData',
			ratioNames: [],
			presetNames: legacy ? [] : Object.keys(presets),
			promptOptimizationUses: EVERY_USE,
		});
	});
});

it.each<[VendorName, object]>([
	['aceData', { callback: true }],
	['aioagi', {}],
	['bytePlus', {}],
	['volcengine', {}],
	[
		'atlasCloud',
		{ presetNames: [], ratioNames: [], watermark: false, callback: true, webSearch: false },
	],
	[
		'fal',
		{
			ratioNames: [],
			watermark: false,
			callback: true,
			webSearch: false,
			references: { least: 0, most: 10 },
			mostImagesInSet: 6,
		},
	],
	[
		'replicate',
		{ ...NO_OPTIMIZATION, ratioNames: RATIOS, watermark: false, callback: true, webSearch: false },
	],
	[
		'waveSpeed',
		{
			presetNames: ['1K', '1.5K', '2K', '3K', '4K'],
			ratioNames: ALL_RATIOS,
			watermark: false,
			callback: true,
			webSearch: false,
		},
	],
	[
		'kie',
		{
			...NO_OPTIMIZATION,
			sizes: { kind: 'named' },
			presetNames: [],
			ratioNames: RATIOS,
			watermark: false,
			callback: true,
			webSearch: false,
		},
	],
])('a model that no table knows has at %s what its wire has', (name, wire) => {
	expect(VENDORS[name].unlisted).toEqual(wire);
});

describe('presets of a vendor of its own, inside its bounds', () => {
	const presetsOf = (name: VendorName, family: FamilyName) =>
		(VENDORS[name] as Vendor).offerings[family]?.presets;

	// docs/vendors/atlasCloud.md, "Models": its list of 13 sizes, by what resolution each is.
	it.each(['seedream-5.0-pro', 'seedream-5.5'] as const)('at Atlas Cloud for %s', (family) => {
		expect(presetsOf('atlasCloud', family)).toEqual({
			'1K': { '1:1': '1024x1024' },
			'1.5K': { '1:1': '1536x1536', '4:3': '1776x1328', '16:9': '2048x1152' },
			'2K': { '1:1': '2048x2048', '4:3': '2304x1728', '16:9': '2720x1530', '3:2': '2496x1664' },
		});
	});

	it.each(['seedream-5.0-pro', 'seedream-5.0-flash'] as const)(
		'at fal for %s: 1K where ByteDance’s own is too small',
		(family) => {
			const presets = presetsOf('fal', family);
			expect(presets?.['1K']).toEqual({
				'1:1': '1024x1024',
				'4:3': '1184x888',
				'16:9': '1424x800',
				'3:2': '1260x840',
				'21:9': '1568x672',
			});
			expect(Object.keys(presets ?? {})).toEqual(['1K', '1.5K', '2K']);
		},
	);

	it.each<[VendorName, FamilyName, string[]]>([
		['atlasCloud', 'seedream-5.0-lite', ['2K', '3K']],
		['fal', 'seedream-5.0-lite', ['2K', '3K']],
		['replicate', 'seedream-5.0-lite', ['2K', '3K']],
		['replicate', 'seedream-5.0-pro', ['1K', '2K']],
		['kie', 'seedream-5.0-pro', ['1K', '2K']],
	])('at %s for %s are %j', (name, family, resolutions) => {
		const presets = presetsOf(name, family) ?? {};
		expect(Object.keys(presets)).toEqual(resolutions);
		for (const row of Object.values(presets)) expect(row['1:1']).toMatch(/^(\d+)x\1$/);
	});
});

it('names the vendors with some model for which something holds', () => {
	expect(vendorsWhere(({ webSearch }) => webSearch)).toEqual([
		'AceData Cloud',
		'AIOAGI',
		'BytePlus ModelArk',
		'Volcengine Ark',
	]);
	expect(vendorsWhere(() => false)).toEqual([]);
});

it.each<[VendorName, string]>([
	['atlasCloud', '14 days'],
	['aceData', 'not stated by the vendor'],
	['aioagi', '24 hours'],
	['bytePlus', '24 hours'],
	['volcengine', '24 hours'],
	['fal', 'unlimited'],
	['replicate', '1 hour'],
	['waveSpeed', 'not stated by the vendor'],
	['kie', '20 minutes to 14 days: its pages disagree'],
])('addresses of images live at %s: %s', (name, lifetime) => {
	expect(VENDORS[name].urlLifetime).toBe(lifetime);
});

it.each<[VendorName, object | undefined]>([
	['kie', { tasks: 20, milliseconds: 10_000 }],
	['replicate', { tasks: 600, milliseconds: 60_000 }],
	['atlasCloud', undefined],
])('tasks are taken at %s at the pace of its page', (name, pace) => {
	expect((VENDORS[name] as Vendor).statedPace).toEqual(pace);
});

it.each<[VendorName, string | undefined]>([
	['kie', 'input'],
	['replicate', 'input'],
	['waveSpeed', undefined],
])('a model’s own fields are at %s in %s', (name, field) => {
	expect((VENDORS[name] as Vendor).fieldsIn).toBe(field);
});

/* As the README and the credentials name them: saved workflows depend on the second. */
it.each<[VendorName, string, string]>([
	['atlasCloud', 'Atlas Cloud', 'seedreamAtlasCloudApi'],
	['aceData', 'AceData Cloud', 'seedreamAceDataApi'],
	['aioagi', 'AIOAGI', 'seedreamAioagiApi'],
	['bytePlus', 'BytePlus ModelArk', 'seedreamBytePlusApi'],
	['volcengine', 'Volcengine Ark', 'seedreamVolcengineApi'],
	['fal', 'fal', 'seedreamFalApi'],
	['replicate', 'Replicate', 'seedreamReplicateApi'],
	['waveSpeed', 'WaveSpeedAI', 'seedreamWaveSpeedApi'],
	['kie', 'Kie.ai', 'seedreamKieApi'],
])('%s is called %s, and its credential %s', (name, displayName, credential) => {
	expect(VENDORS[name]).toMatchObject({ name, displayName, credential });
});

it.each(Object.keys(VENDORS) as VendorName[])(
	'%s has the families under their own names',
	(name) => {
		const { offerings, tasks }: Vendor = VENDORS[name];
		for (const [family, { displayName, mostLayers }] of Object.entries(offerings)) {
			const upstream = FAMILIES[family as FamilyName];
			expect(displayName).toBe(upstream.displayName);
			// The page of AIOAGI names no layers.
			expect(mostLayers).toBe(name === 'aioagi' ? 0 : upstream.mostLayers);
		}
		// Of fal's ids the first two parts are the app.
		expect(tasks?.idsHaveParts).toBe(name === 'fal' ? true : undefined);
	},
);
