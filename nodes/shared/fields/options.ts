import type { INodeProperties } from 'n8n-workflow';
import {
	background,
	guidanceScale,
	outputFormat,
	promptOptimization,
	seed,
	watermark,
	webSearch,
} from './modelOptions';
import { offered } from './offered';
import { callbackUrl, fileName, maxConcurrency, onTimeout, timeout } from './runOptions';

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
