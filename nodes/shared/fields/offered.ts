import type { IDisplayOptions, INodeProperties, NodePropertyTypes } from 'n8n-workflow';
import type { Offering } from '../models/offering';
import type { Vendor } from '../vendors/vendor';
import { EVERY_VENDOR } from '../vendors/vendors';

/** What 'Model' can hold for the offerings of a vendor that lack something: family names and vendor ids. */
function modelsWithout(
	{ offerings, otherIds = {} }: Vendor,
	has: (offering: Offering) => boolean,
): string[] {
	return Object.entries(offerings).flatMap(([family, offering]) => {
		if (has(offering)) return [];
		const aliases = Object.keys(otherIds).filter((id) => otherIds[id] === family);
		return [family, ...new Set(Object.values(offering.ids)), ...aliases];
	});
}

/** The field out of sight, with its value. */
export function kept(field: INodeProperties, displayOptions: IDisplayOptions): INodeProperties {
	const type: NodePropertyTypes = 'hidden';
	return { ...field, type, typeOptions: undefined, displayOptions };
}

/**
 * A field shown where the catalog says that vendor and model have it. Where they do not, it is kept out of
 * sight but not dropped: n8n forgets values of fields that are not displayed, and a saved value that cannot
 * apply is to be refused, not ignored.
 */
export function offered(
	field: INodeProperties,
	has: (offering: Offering) => boolean,
	show: IDisplayOptions['show'] = {},
): INodeProperties[] {
	return EVERY_VENDOR.flatMap((vendor): INodeProperties[] => {
		const here = { '/authentication': [vendor.credential], ...show };
		const without = modelsWithout(vendor, has);
		const everywhere = without.length === 0;
		if (everywhere) return [{ ...field, displayOptions: { show: here } }];
		if (!Object.values(vendor.offerings).some(has)) return [kept(field, { show: here })];
		return [
			{ ...field, displayOptions: { show: here, hide: { '/model': without } } },
			kept(field, { show: { ...here, '/model': without } }),
		];
	});
}
