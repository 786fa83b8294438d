import { byExpression, type Provocation } from '../provocation';

const prompt = (entered: string, value: unknown, given: string[] = []): Provocation => ({
	field: 'Prompt',
	entered,
	node: 'seedreamGenerate',
	parameters: { prompt: value },
	given,
});

export const PROMPT: Provocation[] = [
	prompt('nothing, by expression', byExpression(null)),
	{ ...prompt('blanks, in Edit', ' \n '), node: 'seedreamEdit' },
	prompt('`undefined` by expression', byExpression('undefined'), ["'undefined'"]),
	prompt('`#REF!` from a sheet', byExpression('#REF!'), ["'#REF!'"]),
	prompt('an object inside of text', byExpression('a photo of [object Object]'), [
		"'a photo of [object Object]'",
	]),
	prompt('a list by expression', byExpression(['a', 'b']), ['["a","b"]']),
	{
		...prompt('a text longer than the vendor takes', ''),
		everyModel: true,
		at: ({ offering }) => offering.longestPrompt !== undefined,
		parameters: ({ offering }) => ({ prompt: 'a'.repeat((offering.longestPrompt ?? 0) + 1) }),
		given: ({ offering }) => [String((offering.longestPrompt ?? 0) + 1)],
	},
];
