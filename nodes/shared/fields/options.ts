import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Job } from '../models/families';
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
import {
	callbackUrl,
	extraFields,
	fileName,
	maxConcurrency,
	onTimeout,
	timeout,
} from './runOptions';

const collection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options,
});

/** Without a file there is nothing to name. */
const outputFileName: INodeProperties = {
	...fileName,
	displayOptions: { hide: { '/output': ['task'] } },
};

/** Layers are PNG files with transparency whatever is asked for, and nothing is looked up for them. */
const whenEditing: IDisplayOptions = { show: { '/operation': ['edit'] } };

/** By the alphabet, as n8n lists options. */
function optionsOf(job: Job): INodeProperties {
	const whereMade = job === 'edit' ? whenEditing : {};
	return collection([
		...offered(
			background,
			(offering) => offering.background?.jobs.includes(job) === true,
			whereMade,
		),
		...offered(callbackUrl, (offering) => offering.callback, { show: { '/output': ['task'] } }),
		extraFields,
		outputFileName,
		...offered(guidanceScale, (offering) => offering.guidanceScale !== undefined),
		maxConcurrency,
		...offered(outputFormat, ({ outputFormats }) => outputFormats.length > 1, whereMade),
		...offered(promptOptimization, ({ promptOptimizations }) => promptOptimizations.length > 0),
		...offered(seed, (offering) => offering.seed),
		timeout,
		...offered(watermark, (offering) => offering.watermark),
		...offered(webSearch, (offering) => offering.webSearch, whereMade),
	]);
}

export const generateOptions = optionsOf('generate');
export const editOptions = optionsOf('edit');
export const composeOptions = optionsOf('compose');

export const uploadOptions = collection([maxConcurrency]);

export const listOptions = collection([maxConcurrency]);

/** A look at a task takes no time. */
const whenWaiting = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { hide: { '/wait': [false] } },
});

export const pollOptions = collection([
	fileName,
	maxConcurrency,
	whenWaiting(onTimeout),
	whenWaiting(timeout),
]);
