import type { TaskPlan } from '../core/create-task';
import { parseSize, type Size } from '../core/size';
import { type Reference, readReference, ReferenceRefused } from '../references/read';
import type { ReferenceRules } from '../references/rules';
import { arkSizeProblem, backgroundProblem, countProblem, layerProblem } from './images';
import type { ArkModel } from './models';
import { chosenSize } from './presets';
import { type ArkRequest, fieldProblem, type Problem, referencesOf, setSize } from './request';

export interface ArkRules {
	model: ArkModel;
	referenceRules: ReferenceRules;
	/** Sizes taken in layer mode only. */
	layerPresets?: readonly string[];
}

/** Something the upstream refuses about a reference: its code differs from that of other parameters. */
export class ArkRefused extends Error {
	constructor(
		readonly problem: Problem,
		readonly inImage: boolean,
	) {
		super(problem.message);
	}
}

/** Checks a request against the model and reads its references; throws ArkRefused. */
export async function checkArkRequest(
	request: ArkRequest,
	{ model, referenceRules, layerPresets }: ArkRules,
): Promise<Reference[]> {
	const problem =
		layerProblem(request) ??
		fieldProblem(request, model) ??
		arkSizeProblem(request, model, layerPresets) ??
		countProblem(request, model);
	if (problem !== undefined) throw new ArkRefused(problem, false);
	const references: Reference[] = [];
	for (const entry of referencesOf(request)) {
		try {
			references.push(await readReference(entry, referenceRules, async () => undefined));
		} catch (error) {
			if (!(error instanceof ReferenceRefused)) throw error;
			throw new ArkRefused({ parameter: 'image', message: `${error.message}.` }, true);
		}
	}
	const background = backgroundProblem(request, model, references);
	if (background !== undefined) throw new ArkRefused(background, false);
	return references;
}

/** The task a checked request makes. */
export function arkPlan(
	request: ArkRequest,
	model: ArkModel,
	references: Reference[],
	layerCount: number,
): TaskPlan {
	const layered = request.layer_decomposition === true;
	return {
		model: request.model,
		prompt: request.prompt ?? '',
		body: { ...request },
		references,
		size: sizeOf(request, model, references),
		count: setSize(request),
		format: request.output_format ?? model.defaultFormat,
		transparent: request.background === 'transparent',
		layers: layered ? Math.min(layerCount, model.layers) : undefined,
		listsFailures: true,
	};
}

function sizeOf(request: ArkRequest, model: ArkModel, references: Reference[]): Size {
	const text = request.size ?? model.defaultSize;
	const preset = text === 'auto' ? '1K' : text;
	return (
		parseSize(text, 'x') ??
		chosenSize(model.presetFamily, preset, request.prompt ?? '', references[0])
	);
}
