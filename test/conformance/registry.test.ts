import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ICredentialType } from 'n8n-workflow';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { upstreamOffering } from '../../nodes/shared/vendors/wire/upstreamOfferings';
import type { Vendor } from '../../nodes/shared/vendors/vendor';
import { VENDORS } from '../../nodes/shared/vendors/vendors';
import { VENDORS as EMULATED, type VendorDescriptor } from '../emulator';
import { stagesOf } from '../emulator/core/descriptor';
import { credentialTypes, packNode } from '../engine/pack';
import { lacks, type Surroundings } from './completeness';

const ROOT = join(__dirname, '..', '..');
let credentials: Map<string, ICredentialType>;
let offered: string[];
beforeAll(async () => {
	credentials = await credentialTypes();
	const { description } = await packNode('seedreamGenerate');
	const field = description.properties.find(({ name }) => name === 'authentication');
	offered = (field?.options ?? []).map((option) => String((option as { value: unknown }).value));
});

function around(name: string, { credential }: Vendor): Surroundings {
	const descriptor = (EMULATED as Record<string, unknown>)[name] as VendorDescriptor | undefined;
	return {
		emulator: descriptor && {
			stages: stagesOf(descriptor),
			can: descriptor.can,
			// A keyless host is given by the vendor, and no field of the credential.
			hosts: Object.entries(descriptor.hosts).flatMap(([host, { keyless }]) =>
				keyless ? [] : [host],
			),
			keyScheme: descriptor.keyScheme,
		},
		credential: credentials.get(credential),
		has: (path) => existsSync(join(ROOT, path)),
		text: (path) => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : ''),
		offered,
	};
}

it.each(Object.entries<Vendor>(VENDORS))('%s is complete', (name, vendor) => {
	expect(lacks(name, vendor, around(name, vendor))).toEqual([]);
});

it('every folder of a vendor is registered', () => {
	const folder = join(ROOT, 'nodes', 'shared', 'vendors');
	const rooms = readdirSync(folder).filter(
		(entry) =>
			!['interface', 'wire'].includes(entry) && statSync(join(folder, entry)).isDirectory(),
	);
	expect(rooms.sort()).toEqual(Object.keys(VENDORS).sort());
});

describe('a vendor that is registered but incomplete', () => {
	const complete: Vendor = {
		...VENDORS.bytePlus,
		name: 'madeUp',
		displayName: 'Made Up',
		credential: 'seedreamMadeUpApi',
		prices: undefined,
	};
	const lacksOf = (vendor: Vendor) => lacks('madeUp', vendor, around('madeUp', vendor));

	it('is told what it has not got: room, page, icons, credential, emulator', () => {
		expect(lacksOf(complete)).toEqual([
			'no nodes/shared/vendors/madeUp',
			'no documentation page docs/vendors/madeUp.md',
			'no icon icons/madeUp.svg',
			'no icon icons/madeUp.dark.svg',
			'one icon for light and dark',
			"no 'Vendor' of Seedream Generate (npm run build)",
			"no line '- Made Up' in .github/ISSUE_TEMPLATE/bug.yml",
			'no line for madeUp.md in docs/vendors/README.md',
			'no credential class credentials/SeedreamMadeUpApi.credentials.ts, or no line for it in package.json',
			'no emulator test/emulator/madeUp, or no line for it',
		]);
	});

	it.each<[string, Partial<Vendor>]>([
		[
			"offering 'seedream-4.5': no sizes",
			{
				offerings: {
					'seedream-4.5': upstreamOffering('seedream-4.5', 'a', { sizes: undefined }),
				},
			},
		],
		[
			"offering 'seedream-4.5': no model ID for 'edit'",
			{
				offerings: {
					'seedream-4.5': upstreamOffering('seedream-4.5', 'a', {
						ids: { generate: 'a', edit: '', generateSet: 'a' },
					}),
				},
			},
		],
		['its price list has no date', { prices: { currency: 'USD', readOn: '', families: {} } }],
		[
			"a price for 'seedream-3.0', which it does not offer",
			{
				prices: {
					currency: 'USD',
					readOn: '2026-11-28',
					families: { 'seedream-3.0': { image: [{ upTo: Infinity, price: 1 }] } },
				},
			},
		],
	])('is told: %s', (lack, change) => {
		expect(lacksOf({ ...complete, ...change })).toContain(lack);
	});
});
