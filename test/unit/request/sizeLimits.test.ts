import { describe, expect, it } from '@jest/globals';
import fc from '../../properties';
import type { SizeLimits } from '../../../nodes/shared/models/offering';
import {
	describeLimits,
	fits,
	nearest,
	parsePixels,
	scaledDown,
	writtenSize,
} from '../../../nodes/shared/request/sizeLimits';

const SIDES: SizeLimits = { kind: 'sides', least: 512, most: 2048 };
const LARGE_SIDES: SizeLimits = { kind: 'sides', least: 1024, most: 4096, leastArea: 3_686_400 };
const AREA: SizeLimits = { kind: 'area', least: 921_600, most: 16_777_216 };

describe('limits of a size', () => {
	it.each<[string, SizeLimits, string, boolean]>([
		['the least sides', SIDES, '512x512', true],
		['a width below the least', SIDES, '510x512', false],
		['a height below the least', SIDES, '512x510', false],
		['the most sides', SIDES, '2048x2048', true],
		['a width above the most', SIDES, '2050x2048', false],
		['a height above the most', SIDES, '2048x2050', false],
		['the least area within the sides', LARGE_SIDES, '1920x1920', true],
		['less than that area', LARGE_SIDES, '1918x1920', false],
		['the least area', AREA, '960x960', true],
		['less than the least area', AREA, '958x960', false],
		['the most area', AREA, '4096x4096', true],
		['more than the most area', AREA, '4098x4096', false],
		['sixteen times as wide as high', AREA, '4096x256', true],
		['wider than that', AREA, '4098x256', false],
		['sixteen times as high as wide', AREA, '256x4096', true],
		['higher than that', AREA, '256x4098', false],
		['one of a list', { kind: 'listed', sizes: ['2048x1152'] }, '2048x1152', true],
		['its sides the other way round', { kind: 'listed', sizes: ['2048x1152'] }, '1152x2048', false],
	])('%s', (_, limits, size, allowed) => {
		expect(fits(limits, parsePixels(size))).toBe(allowed);
	});

	it.each<[SizeLimits, string]>([
		[SIDES, '512 to 2048 pixels on each side'],
		[LARGE_SIDES, '1024 to 4096 pixels on each side and 3686400 or more in all'],
		[
			AREA,
			'921600 to 16777216 pixels in all (width × height), no side longer than 16 times the other',
		],
	])('are told as they are', (limits, text) => {
		expect(describeLimits(limits)).toBe(text);
	});
});

describe('the size nearest to one that is not allowed', () => {
	it.each<[SizeLimits, string, string]>([
		[SIDES, '100x100', '512x512'],
		[SIDES, '4096x4096', '2048x2048'],
		[SIDES, '4096x1024', '2048x512'],
		[SIDES, '8000x1000', '2048x512'],
		[SIDES, '1000x8000', '512x2048'],
		[SIDES, '300x600', '512x1024'],
		[SIDES, '600x300', '1024x512'],
		[LARGE_SIDES, '1024x1024', '1920x1920'],
		[LARGE_SIDES, '1200x2400', '1358x2716'],
		[AREA, '300x300', '960x960'],
		[AREA, '9000x9000', '4096x4096'],
		[AREA, '10x1000', '240x3840'],
		[AREA, '1000x10', '3840x240'],
		[AREA, '300x600', '680x1358'],
		// Rounded down, a strip is longer than the ratio allows: its short side grows where there is room, else its long one shrinks.
		[{ kind: 'area', least: 100, most: 999_000 }, '100000x1000', '3996x250'],
		[{ kind: 'area', least: 100, most: 998_000 }, '100000x1000', '3968x248'],
	])('in %j to %s is %s', (limits, wanted, expected) => {
		expect(nearest(limits, parsePixels(wanted)).map(writtenSize)).toEqual([expected]);
	});

	it.each([SIDES, LARGE_SIDES, AREA])('is allowed itself, whatever is wanted, in %j', (limits) => {
		const side = fc.integer({ min: 1, max: 30_000 });
		fc.assert(
			fc.property(side, side, (width, height) => {
				const [size] = nearest(limits, { width, height });
				expect(size && fits(limits, size)).toBe(true);
				expect([size!.width % 2, size!.height % 2]).toEqual([0, 0]);
			}),
			{ numRuns: 500 },
		);
	});

	it.each([SIDES, LARGE_SIDES, AREA])('keeps which side is the longer one, in %j', (limits) => {
		const side = fc.integer({ min: 1, max: 30_000 });
		fc.assert(
			fc.property(side, side, (width, height) => {
				const [size] = nearest(limits, { width, height });
				if (width > height) expect(size!.width).toBeGreaterThanOrEqual(size!.height);
				else expect(size!.height).toBeGreaterThanOrEqual(size!.width);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('a size above the limits', () => {
	it.each<[SizeLimits, string, number, string]>([
		[SIDES, '2048x2048', 1, '2048x2048'],
		[SIDES, '2050x2050', 1, '2048x2048'],
		[SIDES, '4096x2304', 16 / 9, '2048x1152'],
		[SIDES, '2304x4096', 9 / 16, '1152x2048'],
		[SIDES, '2048x1152', 16 / 9, '2048x1152'],
		[AREA, '4096x4096', 1, '4096x4096'],
		[AREA, '8192x4608', 16 / 9, '5460x3072'],
		[AREA, '100x100', 1, '100x100'],
	])('in %j, %s of %d is scaled to %s', (limits, size, ratio, expected) => {
		expect(writtenSize(scaledDown(limits, parsePixels(size), ratio))).toBe(expected);
	});
});
