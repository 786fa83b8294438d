import { byExpression, type Provocation } from '../provocation';

const option = (
	field: string,
	name: string,
	entered: string,
	value: unknown,
	given: readonly string[] = [],
): Provocation => ({
	field,
	entered,
	node: 'seedreamGenerate',
	parameters: { options: { [name]: value } },
	given,
});

/** An option that another model has, with one by expression that lacks it. */
const lacking = (field: string, name: string, value: unknown, shown: string): Provocation => ({
	...option(field, name, `${shown}, with a model by expression that lacks it`, value, [
		`'${shown}'`,
	]),
	everyModel: true,
	modelGiven: true,
	at: ({ offering }) => offering.ids.generate !== undefined,
});

/** Options of a kind that takes what is not a number. */
const number = (field: string, name: string, ...wrong: Array<number | string>): Provocation[] =>
	wrong.map((value) =>
		typeof value === 'number'
			? option(field, name, String(value), value, [`'${value}'`])
			: option(field, name, `\`${value}\` by expression`, byExpression(value), [`'${value}'`]),
	);

const word = (field: string, name: string, value: string): Provocation =>
	option(field, name, `\`${value}\` by expression`, byExpression(value), [`'${value}'`]);

/** Shown with this model on every vendor that has it, so that its own limits are met. */
const inEdit = (row: Provocation): Provocation => ({
	...row,
	node: 'seedreamEdit',
	entered: `${row.entered}, in Edit`,
	at: ({ offering }) => offering.ids.edit !== undefined,
});

export const OPTIONS: Provocation[] = [
	{ ...word('Background', 'background', 'blue'), everyModel: true },
	lacking('Background', 'background', 'opaque', 'Opaque'),
	{
		...inEdit(lacking('Background', 'background', 'transparent', 'Transparent')),
		at: ({ offering: { ids, background } }) => ids.edit !== undefined && !background,
	},
	{
		...option('Output Format', 'outputFormat', 'JPEG, with Background Transparent', 'jpeg', [
			"'JPEG'",
		]),
		node: 'seedreamEdit',
		everyModel: true,
		parameters: { options: { background: 'transparent', outputFormat: 'jpeg' } },
		at: ({ offering }) => offering.ids.edit !== undefined,
	},
	word('Output Format', 'outputFormat', 'webp'),
	lacking('Output Format', 'outputFormat', 'png', 'PNG'),
	lacking('Output Format', 'outputFormat', 'jpeg', 'JPEG'),
	...number('Guidance Scale', 'guidanceScale', 42, 'high').map((row): Provocation => ({
		...row,
		everyModel: true,
	})),
	{
		...option('Guidance Scale', 'guidanceScale', '15', 15, ["'15'"]),
		everyModel: true,
		modelGiven: true,
	},
	lacking('Guidance Scale', 'guidanceScale', 5, '5'),
	...number('Seed', 'seed', -5, 'lucky').map((row): Provocation => ({ ...row, everyModel: true })),
	lacking('Seed', 'seed', 7, '7'),
	{ ...word('Prompt Optimization', 'promptOptimization', 'quick'), everyModel: true },
	lacking('Prompt Optimization', 'promptOptimization', 'fast', 'Fast'),
	lacking('Prompt Optimization', 'promptOptimization', 'standard', 'Standard'),
	inEdit(lacking('Prompt Optimization', 'promptOptimization', 'fast', 'Fast')),
	word('Watermark', 'watermark', 'maybe'),
	lacking('Watermark', 'watermark', true, 'on'),
	word('Web Search', 'webSearch', 'maybe'),
	lacking('Web Search', 'webSearch', true, 'on'),
	...number('Timeout', 'timeout', 0, 100_000, 'long'),
	...number('Max Concurrency', 'maxConcurrency', 0, 101, 'many'),
	{
		...option('Max Concurrency', 'maxConcurrency', '0, in Upload', 0, ["'0'"]),
		node: 'seedreamUpload',
	},
	option('File Name', 'fileName', 'an object by expression', byExpression({ name: 'x' }), [
		'{"name":"x"}',
	]),
	option('Extra Fields', 'extraFields', 'text that is no JSON', '{ size: 2K', ["'{ size: 2K'"]),
	option('Extra Fields', 'extraFields', 'a list', '[1]', ["'[1]'"]),
	{
		...option('Extra Fields', 'extraFields', 'a field that the node sets itself', ''),
		parameters: ({ vendor }) => ({
			options: { extraFields: JSON.stringify({ [vendor.reservedFields[0] ?? '']: 1 }) },
		}),
		given: ({ vendor }) => [`'${vendor.reservedFields[0]}'`],
	},
];

const callback = (entered: string, callbackUrl: unknown, given: string[]): Provocation => ({
	field: 'Callback URL',
	entered,
	node: 'seedreamGenerate',
	at: ({ vendor }) => vendor.tasks !== undefined,
	parameters: { output: 'task', options: { callbackUrl } },
	given,
});

export const CALLBACK: Provocation[] = [
	callback('`hook`', 'hook', ["'hook'"]),
	callback('an http address', 'http://example.com/hook', ["'http://example.com/hook'"]),
	callback('an address of more than 1024 characters', `https://example.com/${'a'.repeat(1024)}`, [
		'https://example.com/aaa',
	]),
	callback('an address of this network', 'http://localhost:5678/webhook/1', [
		"'http://localhost:5678/webhook/1'",
	]),
	callback('an object by expression', byExpression({ url: 'x' }), ['{"url":"x"}']),
	{
		...callback('an address, with Output by expression on Image Files', 'https://example.com/', []),
		parameters: {
			output: byExpression('images'),
			options: { callbackUrl: 'https://example.com/' },
		},
	},
];
