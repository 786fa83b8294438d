import { describe, expect, it } from '@jest/globals';
import type { FamilyName } from '../../../nodes/shared/models/families';
import { findModel } from '../../../nodes/shared/request/findModel';
import { nearestRatio } from '../../../nodes/shared/request/presetSizes';
import { chooseSize, wantsShape, type SizeChoice } from '../../../nodes/shared/request/sizes';
import { VENDORS, type VendorName } from '../../../nodes/shared/vendors/vendors';

const offered = (vendor: VendorName, family: FamilyName) =>
	findModel(VENDORS[vendor], family, family === 'seededit-3.0' ? 'edit' : 'generate').offering;
const chosen = (more: Partial<SizeChoice> = {}): SizeChoice => ({
	resolution: '2K',
	aspectRatio: 'auto',
	width: 2048,
	height: 2048,
	...more,
});

describe('the shape of the first image is wanted', () => {
	it.each<[boolean, string, VendorName, FamilyName, Partial<SizeChoice>]>([
		[true, 'where the vendor wants pixels', 'atlasCloud', 'seedream-4.5', {}],
		[true, 'where it wants a ratio by its name', 'kie', 'seedream-4.5', {}],
		[false, 'where a ratio is chosen', 'atlasCloud', 'seedream-4.5', { aspectRatio: '1:1' }],
		[false, 'where pixels are', 'atlasCloud', 'seedream-4.5', { resolution: 'custom' }],
		[false, 'where the vendor takes a resolution alone', 'aceData', 'seedream-4.5', {}],
		[false, 'where the model keeps the size', 'aceData', 'seededit-3.0', {}],
	])('%s, %s', (isWanted, _, vendor, family, more) => {
		expect(wantsShape(offered(vendor, family), chosen(more))).toBe(isWanted);
	});
});

it.each<[number | undefined, string]>([
	[undefined, '1:1'],
	[1, '1:1'],
	[1.01, '1:1'],
	[1.3, '4:3'],
	[0.77, '3:4'],
	[1.5, '3:2'],
	[1.8, '16:9'],
	[0.5, '9:16'],
	[5, '21:9'],
])('a vendor that takes ratios by name gets the one nearest to %s: %s', (ratio, aspectRatio) => {
	expect(chooseSize(offered('kie', 'seedream-4.5'), chosen(), ratio)).toEqual({
		kind: 'preset',
		resolution: '2K',
		aspectRatio,
	});
});

it('the nearest ratio is known by how much longer one side is, lying or standing', () => {
	expect(nearestRatio(['16:9', '9:16'], 0.99)).toBe('9:16');
	expect(nearestRatio(['9:16', '16:9'], 1.01)).toBe('16:9');
	expect(nearestRatio(['3:2', '1:1', '2:3'], 1.2)).toBe('1:1');
	expect(nearestRatio(['3:2', '1:1', '2:3'], 1.25)).toBe('3:2');
});
