import type { Offering } from '../models/offering';
import type { AspectRatio, Pixels, PresetRow } from '../models/presets';
import { apart, mostAlike, nearest, parsePixels, writtenSize } from './sizeLimits';

const turned = ({ width, height }: Pixels): Pixels => ({ width: height, height: width });

/** Width by height. */
export function ratioOf(aspectRatio: AspectRatio): number {
	const { width, height } = parsePixels(aspectRatio.replace(':', 'x'));
	return width / height;
}

/** The named ratio that is most like a shape (width / height). */
export function nearestRatio(names: readonly AspectRatio[], shape: number): AspectRatio {
	const unlike = (name: AspectRatio): number => apart(ratioOf(name), shape);
	return [...names].sort((one, other) => unlike(one) - unlike(other))[0] ?? '1:1';
}

/** The size of a resolution in a ratio, by its table, else with the area of its square. */
export const pixelsOf = (row: PresetRow, aspectRatio: AspectRatio): Pixels =>
	presetSize(row, aspectRatio) ?? sizeOfRatio(row, ratioOf(aspectRatio));

/** The size a preset table gives for a ratio; portrait ratios are the landscape ones turned. */
function presetSize(row: PresetRow, aspectRatio: AspectRatio): Pixels | undefined {
	const portrait = ratioOf(aspectRatio) < 1;
	const landscape = portrait ? aspectRatio.split(':').reverse().join(':') : aspectRatio;
	const size = row[landscape as keyof PresetRow];
	if (!size) return undefined;
	return portrait ? turned(parsePixels(size)) : parsePixels(size);
}

/** A size with the area of the resolution's square in any ratio, whether a vendor takes it or not. */
function sizeOfRatio(row: PresetRow, ratio: number): Pixels {
	const { width: side } = parsePixels(row['1:1']);
	return {
		width: Math.round(side * Math.sqrt(ratio)),
		height: Math.round(side / Math.sqrt(ratio)),
	};
}

/** The nearest size a vendor takes in the shape of the first reference image. */
export function sizeLike(offering: Offering, row: PresetRow, referenceRatio: number): Pixels {
	const wanted = sizeOfRatio(row, referenceRatio);
	if (offering.sizes.kind !== 'listed') return nearest(offering.sizes, wanted)[0] ?? wanted;
	const landscape = Object.values(row).map(parsePixels);
	const sizes = [...landscape, ...landscape.map(turned)].map(writtenSize);
	const listed = offering.sizes.sizes.filter((size) => sizes.includes(size));
	return mostAlike(listed.map(parsePixels), wanted) ?? wanted;
}
