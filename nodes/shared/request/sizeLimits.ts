import type { SizeLimits } from '../models/offering';
import type { Pixels } from '../models/presets';
import { anyOf } from './invalidRequest';

/** Output ratios upstream (docs/vendors/upstream.md, "Sizes"). */
const MOST_RATIO = 16;

/** Vendors' own sizes are even numbers of pixels; the tolerance takes up what floating point loses. */
const TOLERANCE = 1e-6;
const evenDown = (side: number): number => Math.floor(side / 2 + TOLERANCE) * 2;
const evenUp = (side: number): number => Math.ceil(side / 2 - TOLERANCE) * 2;
const within = (value: number, least: number, most: number): number =>
	Math.min(Math.max(value, least), most);

/** A size as vendors write it: 2048x1536. */
export const writtenSize = ({ width, height }: Pixels): string => `${width}x${height}`;

/** The size that `writtenSize` wrote. */
export function parsePixels(size: string): Pixels {
	const [width = 0, height = 0] = size.split('x').map(Number);
	return { width, height };
}

/** Whether a vendor takes a size. */
export function fits(limits: SizeLimits, { width, height }: Pixels): boolean {
	switch (limits.kind) {
		case 'listed':
			return limits.sizes.includes(writtenSize({ width, height }));
		case 'sides':
			return (
				[width, height].every((side) => side >= limits.least && side <= limits.most) &&
				width * height >= (limits.leastArea ?? 0)
			);
		case 'area':
			return (
				width * height >= limits.least &&
				width * height <= limits.most &&
				Math.max(width / height, height / width) <= MOST_RATIO
			);
		default:
			return true;
	}
}

/** What the limits allow, in words for an error. */
export function describeLimits(limits: SizeLimits): string {
	switch (limits.kind) {
		case 'listed':
			return anyOf(limits.sizes);
		case 'sides':
			return limits.leastArea
				? `${limits.least} to ${limits.most} pixels on each side and ${limits.leastArea} or more in all`
				: `${limits.least} to ${limits.most} pixels on each side`;
		case 'area':
			return `${limits.least} to ${limits.most} pixels in all (width × height), no side longer than ${MOST_RATIO} times the other`;
		default:
			return 'any size';
	}
}

/** Scales a size that exceeds an upper limit into it, ratio kept; any other size comes back as it was. */
export function scaledDown(limits: SizeLimits, size: Pixels, ratio: number): Pixels {
	const { width, height } = size;
	if (limits.kind === 'sides' && Math.max(width, height) > limits.most) {
		return ratio >= 1
			? { width: limits.most, height: evenDown(limits.most / ratio) }
			: { width: evenDown(limits.most * ratio), height: limits.most };
	}
	if (limits.kind === 'area' && width * height > limits.most) {
		const factor = Math.sqrt(limits.most / (width * height));
		return { width: evenDown(width * factor), height: evenDown(height * factor) };
	}
	return size;
}

/** How far apart two lengths, areas or ratios are, whichever is larger; 0 for equal ones. */
export const apart = (one: number, other: number): number => Math.abs(Math.log(one / other));

/** How unlike two sizes are, in shape and extent; 0 for equal ones. */
const unlikeness = (one: Pixels, other: Pixels): number =>
	apart(one.width, other.width) + apart(one.height, other.height);

/** The size that fills the place of a wanted one best, of sizes about as large as it. */
export function mostAlike(sizes: readonly Pixels[], wanted: Pixels): Pixels | undefined {
	const like = (size: Pixels): number => unlikeness(size, wanted);
	return [...sizes].sort((a, b) => like(a) - like(b))[0];
}

/** Shapes nearer to each other than this look the same: 2848x1600 and 4096x2304 are both 16:9. */
const SAME_SHAPE = 0.02;

/**
 * The allowed sizes to name beside a wanted one, best first: those of its shape, then those of its extent. One
 * where the limits are a range.
 */
export function nearest(limits: SizeLimits, wanted: Pixels): Pixels[] {
	if (limits.kind !== 'listed') return [nearestInRange(limits, wanted)];
	const shape = ({ width, height }: Pixels): number =>
		Math.floor(apart(width / height, wanted.width / wanted.height) / SAME_SHAPE);
	const extent = ({ width, height }: Pixels): number =>
		apart(width * height, wanted.width * wanted.height);
	return limits.sizes.map(parsePixels).sort((a, b) => shape(a) - shape(b) || extent(a) - extent(b));
}

function nearestInRange(limits: SizeLimits, wanted: Pixels): Pixels {
	const ratio = within(wanted.width / wanted.height, 1 / MOST_RATIO, MOST_RATIO);
	const area = wanted.width * wanted.height;
	if (limits.kind === 'area') {
		const allowed = within(area, limits.least, limits.most);
		return withinRatio(
			evenSize(allowed, ratio, allowed === limits.least ? evenUp : evenDown),
			limits,
		);
	}
	if (limits.kind !== 'sides') return evenSize(area, ratio);
	const { least, most, leastArea = 0 } = limits;
	// The ratio is kept as far as both sides can lie inside the limits, then it gives way.
	const bounded = within(ratio, least / most, most / least);
	const leastOfRatio = Math.max(leastArea, least * least * Math.max(bounded, 1 / bounded));
	const mostOfRatio = most * most * Math.min(bounded, 1 / bounded);
	const allowed = Math.min(Math.max(area, leastOfRatio), mostOfRatio);
	const size = evenSize(allowed, bounded, allowed > area ? evenUp : evenDown);
	return { width: within(size.width, least, most), height: within(size.height, least, most) };
}

/** Rounding can make a long strip longer than the ratio allows: then its short side grows, or its long one shrinks. */
function withinRatio(size: Pixels, limits: { least: number; most: number }): Pixels {
	const [short, long] = [size.width, size.height].sort((a, b) => a - b) as [number, number];
	if (long <= short * MOST_RATIO) return size;
	const grown = short + 2;
	const sides = grown * long <= limits.most ? [grown, long] : [short, evenDown(short * MOST_RATIO)];
	const [newShort = short, newLong = long] = sides;
	return size.width < size.height
		? { width: newShort, height: newLong }
		: { width: newLong, height: newShort };
}

function evenSize(area: number, ratio: number, even = evenDown): Pixels {
	return { width: even(Math.sqrt(area * ratio)), height: even(Math.sqrt(area / ratio)) };
}
