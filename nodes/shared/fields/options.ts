import type { INodeProperties } from 'n8n-workflow';
import { offered } from './offered';

const background: INodeProperties = {
	displayName: 'Background',
	name: 'background',
	type: 'options',
	default: 'auto',
	description:
		'What stands behind the subject; transparent needs a PNG with transparent pixels as input',
	options: [
		{ name: 'Auto', value: 'auto' },
		{ name: 'Opaque', value: 'opaque' },
		{ name: 'Transparent', value: 'transparent' },
	],
	routing: { send: { type: 'body', property: 'background' } },
};

const callbackUrl: INodeProperties = {
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $execution.resumeUrl }}',
	description:
		'Where the vendor reports that the task is finished, such as the resume URL of a Wait node',
	routing: { send: { type: 'body', property: 'callbackUrl' } },
};

const fileName: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. product-photo',
	description: 'Name of the output file without extension; images of a set get their number added',
	routing: { send: { type: 'body', property: 'fileName' } },
};

const guidanceScale: INodeProperties = {
	displayName: 'Guidance Scale',
	name: 'guidanceScale',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 20, numberPrecision: 1 },
	default: 2.5,
	description: 'How closely the image follows the prompt; higher is closer',
	routing: { send: { type: 'body', property: 'guidanceScale' } },
};

const maxConcurrency: INodeProperties = {
	displayName: 'Max Concurrency',
	name: 'maxConcurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 10,
	description: 'How many items are worked on at the same time',
	routing: { send: { type: 'body', property: 'maxConcurrency' } },
};

const onTimeout: INodeProperties = {
	displayName: 'On Timeout',
	name: 'onTimeout',
	type: 'options',
	default: 'error',
	description: 'What to do when a task is still running at the timeout',
	options: [
		{ name: 'Stop With an Error', value: 'error' },
		{ name: 'Return the Task', value: 'return', description: "An item with status 'processing'" },
	],
	routing: { send: { type: 'body', property: 'onTimeout' } },
};

const outputFormat: INodeProperties = {
	displayName: 'Output Format',
	name: 'outputFormat',
	type: 'options',
	default: 'jpeg',
	description: 'The file format of the image',
	options: [
		{ name: 'JPEG', value: 'jpeg' },
		{ name: 'PNG', value: 'png' },
	],
	routing: { send: { type: 'body', property: 'outputFormat' } },
};

const promptOptimization: INodeProperties = {
	displayName: 'Prompt Optimization',
	name: 'promptOptimization',
	type: 'options',
	default: 'standard',
	description: 'How thoroughly the model rewrites the prompt before it draws',
	options: [
		{ name: 'Fast', value: 'fast' },
		{ name: 'Standard', value: 'standard' },
	],
	routing: { send: { type: 'body', property: 'promptOptimization' } },
};

const seed: INodeProperties = {
	displayName: 'Seed',
	name: 'seed',
	type: 'number',
	typeOptions: { minValue: -1, maxValue: 2147483647 },
	default: -1,
	description: 'The same seed and prompt give a similar image; -1 is random',
	routing: { send: { type: 'body', property: 'seed' } },
};

const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 86400 },
	default: 600,
	description:
		'How many seconds to wait for each task. One that takes longer is not lost: its task ID is in the error.',
	routing: { send: { type: 'body', property: 'timeout' } },
};

const watermark: INodeProperties = {
	displayName: 'Watermark',
	name: 'watermark',
	type: 'boolean',
	default: false,
	description: 'Whether to put an "AI generated" mark on the image',
	routing: { send: { type: 'body', property: 'watermark' } },
};

const webSearch: INodeProperties = {
	displayName: 'Web Search',
	name: 'webSearch',
	type: 'boolean',
	default: false,
	description:
		'Whether the model may look things up on the web first. Vendors charge a little more for it.',
	routing: { send: { type: 'body', property: 'webSearch' } },
};

const collection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options,
});

/** By 'Output', a field that only task ids have is shown, and kept elsewhere so that it can be refused. */
const callback = [
	...offered(callbackUrl, (offering) => offering.callback, { '/output': ['task'] }),
	{
		...callbackUrl,
		type: 'hidden' as const,
		displayOptions: { hide: { '/output': ['task'] } },
	},
];

const offeredOptions = {
	background: offered(background, ({ transparentBackground }) => transparentBackground),
	guidanceScale: offered(guidanceScale, (offering) => offering.guidanceScale !== undefined),
	outputFormat: offered(outputFormat, ({ outputFormats }) => outputFormats.length > 1),
	promptOptimization: offered(
		promptOptimization,
		(offering) => offering.promptOptimizations.length > 0,
	),
	seed: offered(seed, (offering) => offering.seed),
	watermark: offered(watermark, (offering) => offering.watermark),
	webSearch: offered(webSearch, (offering) => offering.webSearch),
};

export const generateOptions = collection([
	...callback,
	fileName,
	...offeredOptions.guidanceScale,
	maxConcurrency,
	...offeredOptions.outputFormat,
	...offeredOptions.promptOptimization,
	...offeredOptions.seed,
	timeout,
	...offeredOptions.watermark,
	...offeredOptions.webSearch,
]);

export const editOptions = collection([
	...offeredOptions.background,
	...((generateOptions.options ?? []) as INodeProperties[]),
]);

export const composeOptions = generateOptions;

export const uploadOptions = collection([maxConcurrency]);

export const pollOptions = collection([fileName, maxConcurrency, onTimeout, timeout]);
