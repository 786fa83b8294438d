import type { Reference } from '../references/read';
import { parseSize, sizeProblem } from '../core/size';
import type { ArkModel } from './models';
import { type ArkRequest, type Problem, referencesOf } from './request';

/** What the upstream refuses about the size. `layerPresets` are taken in layer mode only. */
export function arkSizeProblem(
	request: ArkRequest,
	model: ArkModel,
	layerPresets: readonly string[] = [],
): Problem | undefined {
	const { size } = request;
	if (size === undefined || model.presets.includes(size)) return undefined;
	if (request.layer_decomposition === true && layerPresets.includes(size)) return undefined;
	const problem = (message: string): Problem => ({ parameter: 'size', message });
	const pixels = parseSize(size, 'x');
	if (pixels === undefined || model.bounds === undefined) {
		return problem(
			`The parameter size specified in the request is not valid: ${size} is not supported.`,
		);
	}
	const reason = sizeProblem(pixels, model.bounds);
	return reason === undefined
		? undefined
		: problem(`The parameter size specified in the request is not valid: ${reason}.`);
}

/** What the upstream refuses about how many references there are. */
export function countProblem(request: ArkRequest, model: ArkModel): Problem | undefined {
	const count = referencesOf(request).length;
	const problem = (message: string): Problem => ({ parameter: 'image', message });
	if (request.layer_decomposition === true && count !== 1) {
		return problem('Layer decomposition requires exactly one image.');
	}
	if (count < model.references.least) return problem('The required parameter image is missing.');
	if (count > model.references.most) {
		return problem(
			model.references.most === 0
				? `The parameter image is not supported by model ${request.model}.`
				: `The number of images must not exceed ${model.references.most}.`,
		);
	}
	return undefined;
}

/** What the upstream refuses in layer mode. */
export function layerProblem(request: ArkRequest): Problem | undefined {
	if (request.layer_decomposition !== true) return undefined;
	const excluded = (
		[
			'stream',
			'tools',
			'background',
			'sequential_image_generation',
			'sequential_image_generation_options',
		] as const
	).find((parameter) => request[parameter] !== undefined);
	return excluded === undefined
		? undefined
		: { parameter: excluded, message: `${excluded} cannot be used with layer_decomposition.` };
}

/** What the upstream refuses about a background. */
export function backgroundProblem(
	request: ArkRequest,
	model: ArkModel,
	references: Reference[],
): Problem | undefined {
	const { background } = request;
	const problem = (message: string): Problem => ({ parameter: 'background', message });
	if (background === undefined) return undefined;
	if (model.background === 'edit' && references.length === 0) {
		return problem('background is supported for image editing only.');
	}
	if (background !== 'transparent') return undefined;
	if ((request.output_format ?? model.defaultFormat) !== 'png') {
		return problem('A transparent background requires output_format png.');
	}
	if (model.background === 'always') return undefined;
	const [only] = references;
	const alpha = only?.kind === 'url' || (only?.mimeType === 'image/png' && only.hasAlpha === true);
	return references.length === 1 && alpha
		? undefined
		: problem('A transparent background requires exactly one PNG image with an alpha channel.');
}
