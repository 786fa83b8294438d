import type { ModelUse, Offering } from '../models/offering';
import type { Job } from '../models/families';
import type { Order } from '../vendors/vendor';
import { checkCallbackUrl } from './callbackUrl';
import { BACKGROUND_NAMES, OUTPUT_FORMAT_NAMES } from './choices';
import { anyOf, invalidValue } from './invalidRequest';
import type { Output, Parameters } from './parameters';
import { checkPromptOptimization } from './promptOptimization';

type Options = Pick<
	Order,
	| 'outputFormat'
	| 'watermark'
	| 'seed'
	| 'guidanceScale'
	| 'promptOptimization'
	| 'webSearch'
	| 'background'
	| 'callbackUrl'
>;

/** A switch's position, as messages say it. */
const ON = 'on';

const REMOVE = "Remove it from 'Options'.";

/**
 * The request's options, each refused by name where the model or vendor does not have it: what a user can see
 * and cannot be done is not ignored (docs/design.md).
 *
 * @param baseUrl of the vendor's credential
 * @throws InvalidRequest
 */
export function checkOptions(
	offering: Offering,
	use: ModelUse,
	job: Job,
	output: Output,
	given: Parameters,
	baseUrl?: string,
): Options {
	const { displayName } = offering;
	const refuseUnless = (has: boolean, label: string, value: unknown, reason: string): void => {
		if (!has) throw invalidValue(label, value, reason);
	};
	const { outputFormat, seed, guidanceScale, watermark = false } = given;

	if (outputFormat === 'jpeg' && job === 'decomposeLayers') {
		throw invalidValue(
			'Output Format',
			OUTPUT_FORMAT_NAMES.jpeg,
			`Layers are always ${OUTPUT_FORMAT_NAMES.png}. ${REMOVE}`,
		);
	}
	if (outputFormat) {
		const formats = anyOf(offering.outputFormats.map((format) => OUTPUT_FORMAT_NAMES[format]));
		refuseUnless(
			offering.outputFormats.includes(outputFormat),
			'Output Format',
			OUTPUT_FORMAT_NAMES[outputFormat],
			`${displayName} gives ${formats} only. ${REMOVE}`,
		);
	}
	if (watermark) {
		refuseUnless(
			offering.watermark,
			'Watermark',
			ON,
			`${displayName} has no watermark to turn on. ${REMOVE}`,
		);
	}
	if (seed !== undefined) {
		refuseUnless(offering.seed, 'Seed', seed, `${displayName} takes no seed. ${REMOVE}`);
	}
	if (guidanceScale !== undefined) {
		const range = offering.guidanceScale;
		refuseUnless(
			range !== undefined && guidanceScale >= range.least && guidanceScale <= range.most,
			'Guidance Scale',
			guidanceScale,
			range
				? `${displayName} takes ${range.least} to ${range.most}`
				: `${displayName} takes no guidance scale. ${REMOVE}`,
		);
	}
	const webSearch = given.webSearch === true;
	if (webSearch) {
		const reason = `${displayName} has no web search. ${REMOVE}`;
		refuseUnless(offering.webSearch, 'Web Search', ON, reason);
	}
	const background = given.background === 'auto' ? undefined : given.background;
	if (background) {
		refuseUnless(
			offering.background?.jobs.includes(job) === true,
			'Background',
			BACKGROUND_NAMES[background],
			`${displayName} has no such setting here. ${REMOVE}`,
		);
		if (background === 'transparent' && outputFormat === 'jpeg') {
			const allowed = `'Background' ${BACKGROUND_NAMES.transparent} needs ${OUTPUT_FORMAT_NAMES.png}`;
			throw invalidValue('Output Format', OUTPUT_FORMAT_NAMES.jpeg, allowed);
		}
	}
	return {
		outputFormat: background === 'transparent' ? 'png' : outputFormat,
		watermark: offering.watermark ? watermark : undefined,
		seed,
		guidanceScale,
		promptOptimization: checkPromptOptimization(offering, use, given.promptOptimization),
		webSearch,
		background,
		callbackUrl: checkCallbackUrl(offering, output, given.callbackUrl, baseUrl),
	};
}
