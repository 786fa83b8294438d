import { describe, expect, it } from '@jest/globals';
import { EVERY_VENDOR, VENDORS, vendorOfCredential } from '../../nodes/shared/vendors/vendors';

it('each vendor is registered under its own name', () => {
	expect(EVERY_VENDOR.map(({ name }) => name)).toEqual(Object.keys(VENDORS));
});

describe.each(EVERY_VENDOR)('$name', (vendor) => {
	const offerings = Object.values(vendor.offerings);

	it('is found by its credential', () => {
		expect(vendorOfCredential(vendor.credential)).toBe(vendor);
	});

	it('has families of its own', () => {
		expect(offerings.length).toBeGreaterThan(0);
	});

	it('takes callbacks only with tasks', () => {
		if (offerings.some(({ callback }) => callback)) expect(vendor.tasks).toBeDefined();
	});
});
