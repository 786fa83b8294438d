import type { PromptOptimization } from '../models/families';
import type { ModelUse, Offering } from '../models/offering';
import { PROMPT_OPTIMIZATION_NAMES } from './choices';
import { anyOf, invalidValue } from './invalidRequest';

/**
 * How the prompt is to be rewritten: some vendors take it for some uses of a model only.
 *
 * @throws InvalidRequest where model or use do not have it
 */
export function checkPromptOptimization(
	offering: Offering,
	use: ModelUse,
	given: PromptOptimization | undefined,
): PromptOptimization | undefined {
	const { promptOptimizations: modes, promptOptimizationUses: uses } = offering;
	if (!given || (modes.includes(given) && uses.includes(use))) return given;
	const name = PROMPT_OPTIMIZATION_NAMES[given];
	throw invalidValue('Prompt Optimization', name, optimizationTaken(offering, use));
}

/** What a model takes of it for a use, as a refusal says it. */
export function optimizationTaken(
	{ displayName, promptOptimizations: modes, promptOptimizationUses: uses }: Offering,
	use: ModelUse,
): string {
	const remove = "Remove it from 'Options'.";
	if (modes.length === 0) return `${displayName} has no such setting. ${remove}`;
	if (uses.includes(use)) {
		return `${displayName} takes ${anyOf(modes.map((mode) => PROMPT_OPTIMIZATION_NAMES[mode]))}.`;
	}
	const job = uses.includes('generateSet') ? "with 'Image Set' on" : 'for Decompose Layers';
	return `${displayName} has it only ${job}. ${remove}`;
}
