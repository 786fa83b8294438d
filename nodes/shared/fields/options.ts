import type { INodeProperties } from 'n8n-workflow';
import type { Offering } from '../models/offering';
import {
	background,
	guidanceScale,
	outputFormat,
	promptOptimization,
	seed,
	watermark,
	webSearch,
} from './modelOptions';
import { kept, offered } from './offered';
import { callbackUrl, fileName, maxConcurrency, onTimeout, timeout } from './runOptions';

const collection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options,
});

/** By 'Output', a field that only task IDs have is shown, and kept elsewhere so that it can be refused. */
const callback = [
	...offered(callbackUrl, (offering) => offering.callback, { '/output': ['task'] }),
	kept(callbackUrl, { hide: { '/output': ['task'] } }),
];

/** Without a file there is nothing to name. */
const outputFileName: INodeProperties = {
	...fileName,
	displayOptions: { hide: { '/output': ['task'] } },
};

/** A field of edits; kept out of sight where an image is decomposed. */
const ofEdits = (field: INodeProperties, has: Parameters<typeof offered>[1]): INodeProperties[] => [
	...offered(field, has, { '/operation': ['edit'] }),
	kept(field, { show: { '/operation': ['decomposeLayers'] } }),
];

const transparent = ({ background }: Offering): boolean =>
	background?.jobs.includes('edit') === true;
const formats = (offering: Offering): boolean => offering.outputFormats.length > 1;
const searches = (offering: Offering): boolean => offering.webSearch;

const ofEveryTask = {
	guidanceScale: offered(guidanceScale, (offering) => offering.guidanceScale !== undefined),
	promptOptimization: offered(
		promptOptimization,
		(offering) => offering.promptOptimizations.length > 0,
	),
	seed: offered(seed, (offering) => offering.seed),
	watermark: offered(watermark, (offering) => offering.watermark),
};

export const generateOptions = collection([
	...callback,
	outputFileName,
	...ofEveryTask.guidanceScale,
	maxConcurrency,
	...offered(outputFormat, formats),
	...ofEveryTask.promptOptimization,
	...ofEveryTask.seed,
	timeout,
	...ofEveryTask.watermark,
	...offered(webSearch, searches),
]);

export const composeOptions = generateOptions;

export const editOptions = collection([
	...ofEdits(background, transparent),
	...callback,
	outputFileName,
	...ofEveryTask.guidanceScale,
	maxConcurrency,
	...ofEdits(outputFormat, formats),
	...ofEveryTask.promptOptimization,
	...ofEveryTask.seed,
	timeout,
	...ofEveryTask.watermark,
	...ofEdits(webSearch, searches),
]);

export const uploadOptions = collection([maxConcurrency]);

export const pollOptions = collection([fileName, maxConcurrency, onTimeout, timeout]);
