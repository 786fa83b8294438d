import type { Job } from '../models/families';
import type { Offering } from '../models/offering';
import { InvalidRequest, invalidValue } from './invalidRequest';
import { isNothing, trimmed } from './plainText';

/** What sheets and programs show in the place of a value that they could not work out, or have not yet. */
const ERRORS = [
	...['#REF!', '#NAME?', '#VALUE!', '#DIV/0!', '#NULL!', '#NUM!', '#ERROR!', '#SPILL!', '#CALC!'],
	...['#BEZUG!', '#WERT!', '#ZAHL!', '#NV', 'Loading...', 'NaN'],
];

/**
 * Checks the prompt: what an expression or a sheet writes where a value is missing would be painted and paid for.
 *
 * @param given what the field gave, before it was read as `prompt`
 * @throws InvalidRequest
 */
export function checkPrompt(
	{ displayName, longestPrompt = Infinity }: Offering,
	job: Job,
	prompt: string | undefined,
	given: unknown,
): void {
	if (!prompt && job === 'decomposeLayers') return;
	const isWord = typeof given === 'string' && isNothing(trimmed(given));
	if (!prompt && !isWord) {
		throw new InvalidRequest("'Prompt' is empty. Write what the image should show.");
	}
	const text = prompt ?? '';
	if (isWord || ERRORS.includes(text) || text.includes('[object Object]')) {
		throw invalidValue(
			'Prompt',
			given,
			'That stands for a missing value or an object: check the field or sheet that it comes from. It takes text that says what the image should show',
		);
	}
	const length = [...text].length;
	if (length <= longestPrompt) return;
	throw new InvalidRequest(
		`'Prompt' has ${length} characters. ${displayName} takes up to ${longestPrompt}: shorten it.`,
	);
}
