import { describe, expect, it } from '@jest/globals';
import {
	CATALOG,
	VENDOR_NAMES,
	VENDORS_WITH_TASKS,
	type VendorName,
} from '../../nodes/shared/models/catalog';
import { VENDORS } from '../../nodes/shared/vendors/vendors';

describe.each(Object.keys(VENDOR_NAMES) as VendorName[])('%s', (name) => {
	const vendor = VENDORS[name];

	it('has a name, and families of its own', () => {
		expect(vendor.name).toBe(name);
		expect(Object.keys(CATALOG[name]).length).toBeGreaterThan(0);
	});

	it('has tasks to come back to where the catalog says so', () => {
		expect(VENDORS_WITH_TASKS.includes(name)).toBe(vendor.tasks !== undefined);
	});

	it('takes callbacks only with tasks', () => {
		const offerings = Object.values(CATALOG[name]);
		if (offerings.some(({ callback }) => callback)) expect(vendor.tasks).toBeDefined();
	});
});
