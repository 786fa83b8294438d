import type { Offering } from '../models/offering';
import type { ImageSize } from '../vendors/vendor';
import { pixelsOf } from './presetSizes';
import { parsePixels } from './sizeLimits';

/**
 * The areas, in pixels, that an image can have that is asked for in this size: the vendor picks the shape where it is
 * told a resolution alone. Undefined where nothing is known of them.
 */
export function areasOf({ presets }: Offering, size: ImageSize | undefined): number[] | undefined {
	if (size?.kind === 'pixels') return [size.width * size.height];
	const row = size?.kind === 'preset' ? presets[size.resolution] : undefined;
	if (size?.kind !== 'preset' || !row) return undefined;
	const { aspectRatio } = size;
	const sizes = aspectRatio ? [pixelsOf(row, aspectRatio)] : Object.values(row).map(parsePixels);
	return sizes.map(({ width, height }) => width * height);
}
