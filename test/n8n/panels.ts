import type { INodeParameters } from 'n8n-workflow';
import type { Job } from '../../nodes/shared/models/families';
import type { ModelUse, Offering } from '../../nodes/shared/models/offering';
import { vendorOf, VENDORS } from './vendors';
import type { Vendor } from './vendors';

/** A node as somebody has set it up, and what its panel then shows. */
export interface PanelCase {
	/** The node's name on the canvas, and the screenshot's. */
	name: string;
	type: string;
	vendor: Vendor;
	parameters: INodeParameters;
	/** The fields from top to bottom, below the credential. */
	labels: string[];
	/** What "Add option" offers; a collection of one adds it without asking. */
	options: string[];
}

/** A node's work with a model. */
interface Work {
	job: Job;
	model: Offering;
}

const FILES = ['Output', 'Put Output File in Field', 'Options'];
const RUN_OPTIONS = ['Extra Fields', 'File Name', 'Max Concurrency', 'Spending Limit', 'Timeout'];

const USES: Record<Job, readonly ModelUse[]> = {
	generate: ['generate', 'generateSet'],
	edit: ['edit', 'editSet'],
	compose: ['edit', 'editSet'],
	decomposeLayers: ['decomposeLayers'],
};

/** Layers are always PNG, keep what is transparent, and need no web. */
const isDrawn = ({ job }: Work): boolean => job !== 'decomposeLayers';

/** The options that are there where a model has what they set. */
const MODEL_OPTIONS: Record<string, (work: Work) => boolean> = {
	Background: ({ job, model }) => model.background?.jobs.includes(job) === true,
	'Guidance Scale': ({ model }) => model.guidanceScale !== undefined,
	'Output Format': (work) => isDrawn(work) && work.model.outputFormats.length > 1,
	'Prompt Optimization': ({ job, model }) =>
		model.promptOptimizations.length > 0 &&
		USES[job].some((use) => model.promptOptimizationUses.includes(use)),
	// Of a set it appears once that is on.
	'Put All Images in One Item': ({ job }) => job === 'decomposeLayers',
	Seed: ({ model }) => model.seed,
	Watermark: ({ model }) => model.watermark,
	'Web Search': (work) => isDrawn(work) && work.model.webSearch,
};

function optionsOf(work: Work): string[] {
	const ofModel = Object.keys(MODEL_OPTIONS).filter((name) => MODEL_OPTIONS[name]?.(work));
	return [...RUN_OPTIONS, ...ofModel].sort();
}

function promptedFields({ sizes, mostImagesInSet }: Offering): string[] {
	const size = sizes.kind === 'adaptive' ? [] : ['Resolution', 'Aspect Ratio'];
	return ['Prompt', ...size, ...(mostImagesInSet > 0 ? ['Image Set'] : []), ...FILES];
}

function panel(
	name: string,
	type: string,
	vendor: Vendor,
	[labels, options, parameters = {}]: [string[], string[], INodeParameters?],
): PanelCase {
	return { name: `${name}-${vendor.key}`, type, vendor, parameters, labels, options };
}

/** Generate with the model that it starts with. */
export function generatePanel(vendor: Vendor): PanelCase {
	const { model } = vendor;
	const labels = ['Model', ...promptedFields(model)];
	return panel('generate', 'seedreamGenerate', vendor, [
		labels,
		optionsOf({ job: 'generate', model }),
	]);
}

function editPanel(vendor: Vendor, family = 'seedream-5.0-lite', name = 'edit'): PanelCase {
	const model = Object.entries(vendor.can.offerings).find(([key]) => key === family)?.[1];
	if (!model) throw new Error(`${vendor.name} has no ${family}`);
	return panel(name, 'seedreamEdit', vendor, [
		['Operation', 'Model', 'Image', ...promptedFields(model)],
		optionsOf({ job: 'edit', model }),
		{ model: { __rl: true, mode: 'list', value: family, cachedResultName: model.displayName } },
	]);
}

function layersPanel(vendor: Vendor): PanelCase {
	const model = vendor.can.offerings['seedream-5.0-pro'];
	if (!model) throw new Error(`${vendor.name} takes nothing apart`);
	return panel('layers', 'seedreamEdit', vendor, [
		['Operation', 'Model', 'Image', 'Prompt', ...FILES],
		optionsOf({ job: 'decomposeLayers', model }),
		{ operation: 'decomposeLayers' },
	]);
}

const atlasCloud = vendorOf('atlasCloud');

/** Edit of every vendor; of the others what is to be seen once. Generate is in editor.n8n.test.ts. */
export const PANELS: PanelCase[] = [
	...VENDORS.map((vendor) => editPanel(vendor)),
	// The result has the size of the input.
	editPanel(vendorOf('aceData'), 'seededit-3.0', 'seededit'),
	// Resolutions and ratios by name, and a background.
	editPanel(vendorOf('bytePlus'), 'seedream-5.0-pro', 'pro'),
	editPanel(vendorOf('waveSpeed'), 'seedream-5.0-pro', 'pro'),
	editPanel(vendorOf('kie'), 'seedream-4.0', 'sets'),
	layersPanel(atlasCloud),
	layersPanel(vendorOf('fal')),
	panel('compose', 'seedreamCompose', atlasCloud, [
		['Model', 'Images', 'One Task For', ...promptedFields(atlasCloud.model)],
		optionsOf({ job: 'compose', model: atlasCloud.model }),
	]),
	panel('task', 'seedreamGenerate', atlasCloud, [
		[
			...['Model', 'Prompt', 'Resolution', 'Width', 'Height', 'Image Set', 'Max Images'],
			...['Output', 'Options'],
		],
		// No file, so nothing to name.
		['Callback URL', ...optionsOf({ job: 'generate', model: atlasCloud.model })].filter(
			(option) => option !== 'File Name',
		),
		{ output: 'task', resolution: 'custom', imageSet: true },
	]),
	panel('poll', 'seedreamPollPrediction', atlasCloud, [
		['Operation', 'Task ID', 'Wait Until Finished', ...FILES],
		['File Name', 'Max Concurrency', 'On Timeout', 'Put All Images in One Item', 'Timeout'],
	]),
	panel('list', 'seedreamPollPrediction', atlasCloud, [
		['Operation', 'Return All', 'Limit', 'Filters', 'Options'],
		[],
		{ operation: 'list' },
	]),
	panel('upload', 'seedreamUpload', atlasCloud, [['Images', 'Options'], []]),
];
