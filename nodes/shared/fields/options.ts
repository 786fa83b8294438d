import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Job, PromptOptimization } from '../models/families';
import type { ModelUse } from '../models/offering';
import {
	background,
	guidanceScale,
	outputFormat,
	promptOptimization,
	seed,
	watermark,
	webSearch,
} from './modelOptions';
import { makesSets } from './imageSet';
import { offered, type Has } from './offered';
import { whenDecomposing, whenEditing } from './operation';
import { offeredChoices } from './offeredChoices';
import {
	allInOneItem,
	callbackUrl,
	extraFields,
	fileName,
	maxConcurrency,
	onTimeout,
	spendingLimit,
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
	displayOptions: { hide: { '/output': ['task', 'quote'] } },
};

/** A quote spends nothing. */
const limitOfSpending: INodeProperties = {
	...spendingLimit,
	displayOptions: { hide: { '/output': ['quote'] } },
};

/** Some vendors take it for some uses of a model only. */
function promptOptimizationFor(uses: readonly ModelUse[], where: IDisplayOptions = {}) {
	const has: Has = ({ promptOptimizations, promptOptimizationUses }) =>
		promptOptimizations.length > 0 && uses.some((use) => promptOptimizationUses.includes(use));
	const hasMode =
		(mode: PromptOptimization): Has =>
		({ promptOptimizations }) =>
			promptOptimizations.includes(mode);
	const needs = { standard: hasMode('standard'), fast: hasMode('fast') };
	return offeredChoices(promptOptimization, has, needs, where);
}

function promptOptimizationOf(job: Job): INodeProperties[] {
	if (job === 'generate') return promptOptimizationFor(['generate', 'generateSet']);
	if (job === 'compose') return promptOptimizationFor(['edit', 'editSet']);
	return [
		...promptOptimizationFor(['edit', 'editSet'], whenEditing),
		...promptOptimizationFor(['decomposeLayers'], whenDecomposing),
	];
}

/** Tasks that make several images: sets, and layers. */
function allInOneItemOf(job: Job): INodeProperties[] {
	const without = { '/output': ['task', 'quote'] };
	const ofSets = offered(allInOneItem, makesSets, {
		...(job === 'edit' && whenEditing),
		hide: { ...without, '/imageSet': [false] },
	});
	if (job !== 'edit') return ofSets;
	return [...ofSets, { ...allInOneItem, displayOptions: { ...whenDecomposing, hide: without } }];
}

/** By the alphabet, as n8n lists options. */
function optionsOf(job: Job): INodeProperties {
	// Layers are PNG files with transparency whatever is asked for, and nothing is looked up for them.
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
		...promptOptimizationOf(job),
		...allInOneItemOf(job),
		...offered(seed, (offering) => offering.seed),
		limitOfSpending,
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
	allInOneItem,
	whenWaiting(timeout),
]);
