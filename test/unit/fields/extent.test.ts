import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import type { Vendor } from '../../../nodes/shared/vendors/vendor';
import { EVERY_VENDOR } from '../../../nodes/shared/vendors/vendors';
import { displayed, modelById } from './display';
import { NODES } from './nodes';

/** Bytes of JSON: the editor loads every node's description when it opens. */
const MOST_BYTES = 80 * 1024;
/** Fields and options to be added that somebody has before them. */
const MOST_FIELDS = 45;

/** Whatever 'Model' can hold for a vendor. */
function modelsOf({ offerings, otherIds = {} }: Vendor): string[] {
	const ids = Object.values(offerings).flatMap((offering) => Object.values(offering.ids));
	return [
		...new Set([...Object.keys(offerings), ...ids, ...Object.keys(otherIds)]),
		'some/model-9',
		'={{ $json.model }}',
	];
}

/** The states of the switches that other fields depend on. */
const SWITCHES: INodeParameters[] = ['edit', 'decomposeLayers'].flatMap((operation) =>
	['images', 'urls', 'task', 'quote', '={{ $json.output }}'].flatMap((output) =>
		['2K', 'custom', '={{ $json.size }}'].flatMap((resolution) =>
			[false, true].map((on) => ({ operation, output, resolution, imageSet: on, wait: on })),
		),
	),
);

describe.each(Object.entries(NODES))('%s', (_name, { description }) => {
	it(`describes itself in less than ${MOST_BYTES / 1024} KB`, () => {
		expect(JSON.stringify(description).length).toBeLessThan(MOST_BYTES);
	});

	it.each(EVERY_VENDOR.map((vendor) => [vendor.displayName, vendor] as const))(
		`never shows more than ${MOST_FIELDS} fields and options at %s, nor one twice`,
		(_vendor, vendor) => {
			for (const model of modelsOf(vendor)) {
				for (const switches of SWITCHES) {
					const parameters = {
						authentication: vendor.credential,
						model: modelById(model),
						...switches,
					};
					const names = displayed(description, parameters).map(({ name }) => name);
					expect(names.length).toBeLessThanOrEqual(MOST_FIELDS);
					expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
				}
			}
		},
	);
});
