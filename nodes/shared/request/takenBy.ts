import type { ModelUse, Offering } from '../models/offering';
import { ASPECT_RATIOS } from '../models/presets';
import type { Vendor } from '../vendors/vendor';
import { ASPECT_RATIO_NAMES, OUTPUT_FORMAT_NAMES, OUTPUT_NAMES, RESOLUTION_NAMES } from './choices';
import { anyOf } from './invalidRequest';
import type { Allowed } from './parameters';
import { optimizationTaken } from './promptOptimization';
import { hasRatio, keepsSize } from './sizes';

/**
 * What vendor and model take for the parameters of which others take more: a refusal offers nothing that would be
 * refused in its turn.
 */
export function takenBy(vendor: Vendor, offering: Offering, use: ModelUse): Allowed {
	const { displayName, presets, sizes, mostImagesInSet, outputFormats } = offering;
	const { guidanceScale: range } = offering;
	const takes = (values: readonly string[]): string => `${displayName} takes ${anyOf(values)}.`;
	const ownSize = sizes.kind === 'named' ? [] : [RESOLUTION_NAMES.custom];
	const ratios = ASPECT_RATIOS.filter((ratio) => hasRatio(offering, ratio));
	const outputs = Object.values(OUTPUT_NAMES).filter((name) => name !== OUTPUT_NAMES.task);
	return {
		...(sizes.kind === 'adaptive'
			? {
					resolution: keepsSize(displayName, ["'Resolution' to 2K"]),
					aspectRatio: keepsSize(displayName, [`'Aspect Ratio' to ${ASPECT_RATIO_NAMES.auto}`]),
				}
			: {
					resolution: takes([...Object.keys(presets), ...ownSize]),
					aspectRatio: takes([ASPECT_RATIO_NAMES.auto, ...ratios]),
				}),
		...(mostImagesInSet > 0 && {
			maxImages: `It takes a whole number from 1 to ${mostImagesInSet}.`,
		}),
		...(!vendor.tasks && { output: `It takes ${anyOf(outputs)}.` }),
		outputFormat: takes(outputFormats.map((format) => OUTPUT_FORMAT_NAMES[format])),
		...(range && { guidanceScale: `It takes a number from ${range.least} to ${range.most}.` }),
		promptOptimization: optimizationTaken(offering, use),
	};
}
