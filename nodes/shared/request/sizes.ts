import type { Offering } from '../models/offering';
import { RESOLUTIONS, type AspectRatio, type Pixels, type Resolution } from '../models/presets';
import type { ImageSize } from '../vendors/vendor';
import { ASPECT_RATIO_NAMES, RESOLUTION_NAMES } from './choices';
import { InvalidRequest, anyOf, invalidValue } from './invalidRequest';
import { nearestRatio, pixelsOf, ratioOf, sizeLike } from './presetSizes';
import { describeLimits, fits, nearest, scaledDown, writtenSize } from './sizeLimits';

/** What a user chose in 'Resolution', 'Aspect Ratio', 'Width' and 'Height'. */
export interface SizeChoice {
	resolution: Resolution | 'custom';
	aspectRatio: AspectRatio | 'auto';
	width: number;
	height: number;
}

const pixels = ({ width, height }: Pixels): ImageSize => ({ kind: 'pixels', width, height });

/** Whether the size depends on the shape of a reference image: the vendor wants pixels, or a ratio by its name. */
export function wantsShape(
	{ sizes, presetNames }: Offering,
	{ resolution, aspectRatio }: SizeChoice,
): boolean {
	if (aspectRatio !== 'auto' || resolution === 'custom') return false;
	return sizes.kind !== 'adaptive' && !presetNames.includes(resolution);
}

/**
 * The size to send for what the user chose, inside the vendor's limits for the model.
 * With 'Aspect Ratio' on auto, a vendor that knows resolutions by name picks the shape itself; one that wants
 * pixels gets the shape of the first reference image (`referenceRatio`, width / height), else a square.
 * A preset that only exceeds an upper limit is scaled down; any other size a vendor does not take is refused.
 *
 * @throws InvalidRequest
 */
export function chooseSize(
	offering: Offering,
	choice: SizeChoice,
	referenceRatio?: number,
): ImageSize {
	const { sizes, presets, presetNames, ratioNames, displayName } = offering;
	const { resolution, aspectRatio } = choice;
	if (sizes.kind === 'adaptive') return adaptiveSize(displayName, choice);
	if (resolution === 'custom') {
		const size = { width: choice.width, height: choice.height };
		if (sizes.kind === 'named') {
			const allowed = `${displayName} has no size of your own: choose ${anyOf(Object.keys(presets))}`;
			throw invalidValue('Resolution', RESOLUTION_NAMES.custom, allowed);
		}
		if (fits(sizes, size)) return pixels(size);
		throw otherSize(offering, size);
	}
	const row = presets[resolution];
	if (!row) {
		const custom = sizes.kind === 'named' ? [] : [RESOLUTION_NAMES.custom];
		const allowed = anyOf([...Object.keys(presets), ...custom]);
		throw invalidValue('Resolution', resolution, `${displayName} takes ${allowed}`);
	}
	if (aspectRatio === 'auto') {
		if (presetNames.includes(resolution)) return { kind: 'preset', resolution };
		if (ratioNames.length > 0) {
			const shape = nearestRatio(ratioNames, referenceRatio ?? 1);
			return { kind: 'preset', resolution, aspectRatio: shape };
		}
		return pixels(sizeLike(offering, row, referenceRatio ?? 1));
	}
	const chosen = sizeInRatio(offering, resolution, aspectRatio);
	if (chosen) return chosen;
	if (sizes.kind === 'named') {
		const allowed = anyOf([ASPECT_RATIO_NAMES.auto, ...ratioNames]);
		throw invalidValue('Aspect Ratio', aspectRatio, `${displayName} takes ${allowed}`);
	}
	throw invalidValue(
		'Aspect Ratio',
		aspectRatio,
		`${displayName} has no such image at ${resolution}. Nearest sizes it takes, with 'Resolution' ${RESOLUTION_NAMES.custom}: ${nearestNames(offering, pixelsOf(row, aspectRatio))}`,
	);
}

/** The size of a resolution in a ratio, scaled down where it must be; undefined where the vendor takes none. */
function sizeInRatio(
	{ sizes, presets, ratioNames }: Offering,
	resolution: Resolution,
	aspectRatio: AspectRatio,
): ImageSize | undefined {
	if (ratioNames.includes(aspectRatio)) return { kind: 'preset', resolution, aspectRatio };
	const row = presets[resolution];
	if (!row || sizes.kind === 'named') return undefined;
	const scaled = scaledDown(sizes, pixelsOf(row, aspectRatio), ratioOf(aspectRatio));
	return fits(sizes, scaled) ? pixels(scaled) : undefined;
}

/** Whether the vendor takes a ratio at some resolution of the model. */
export const hasRatio = (offering: Offering, aspectRatio: AspectRatio): boolean =>
	RESOLUTIONS.some(
		(resolution) =>
			resolution in offering.presets &&
			sizeInRatio(offering, resolution, aspectRatio) !== undefined,
	);

function adaptiveSize(displayName: string, { resolution, aspectRatio }: SizeChoice): ImageSize {
	// 2K is the parameter's default, so it stands for "nothing chosen" here.
	if (resolution === '2K' && aspectRatio === 'auto') return { kind: 'adaptive' };
	const [parameter, given] =
		resolution === '2K'
			? ['Aspect Ratio', aspectRatio]
			: ['Resolution', RESOLUTION_NAMES[resolution]];
	// Only what is to be changed: beside a custom size there is no 'Aspect Ratio' on the screen.
	const changes = [
		...(resolution === '2K' ? [] : ["'Resolution' to 2K"]),
		...(aspectRatio === 'auto' ? [] : [`'Aspect Ratio' to ${ASPECT_RATIO_NAMES.auto}`]),
	];
	throw invalidValue(parameter, given, keepsSize(displayName, changes));
}

/** What is to be set where there is nothing to choose. */
export const keepsSize = (displayName: string, changes: readonly string[]): string =>
	`${displayName} keeps the size of the image it edits: set ${changes.join(' and ')}.`;

/** The answer comes first, and a long list of sizes not at all in the sentence. */
function otherSize(offering: Offering, size: Pixels): InvalidRequest {
	const { displayName, sizes } = offering;
	const limits = describeLimits(sizes);
	const listed = sizes.kind === 'listed';
	const reason = listed ? 'has no such size' : `takes ${limits}`;
	return new InvalidRequest(
		`'Width' × 'Height' is '${writtenSize(size)}'. ${displayName} ${reason}. Nearest to yours: ${nearestNames(offering, size)}.`,
		listed ? `${displayName} takes ${limits}.` : undefined,
	);
}

function nearestNames(offering: Offering, size: Pixels): string {
	return anyOf(nearest(offering.sizes, size).slice(0, 3).map(writtenSize));
}
