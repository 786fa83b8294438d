import type { INodeParameters } from 'n8n-workflow';
import { VENDORS } from './vendors';
import type { Vendor, VendorKey } from './vendors';

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

const SIZE = ['Resolution', 'Aspect Ratio'];
const FILES = ['Output', 'Put Output File in Field', 'Options'];
const TASK_OPTIONS = ['Max Concurrency', 'Timeout'];

const model = (value: string, cachedResultName: string): INodeParameters => ({
	model: { __rl: true, mode: 'list', value, cachedResultName },
});

/** The options of the default model, Seedream 5.0 Lite, which Atlas has fewer of. */
const liteOptions = ({ key }: Vendor, ...more: string[]) =>
	[
		...['File Name', 'Output Format', 'Prompt Optimization', ...TASK_OPTIONS, ...more],
		...(key === 'atlasCloud' ? [] : ['Watermark', 'Web Search']),
	].sort();

function casesOf(vendor: Vendor): PanelCase[] {
	const { key } = vendor;
	const has = (...vendors: VendorKey[]) => vendors.includes(key);
	const panel = (
		name: string,
		type: string,
		labels: string[],
		options: string[],
		parameters: INodeParameters = {},
	): PanelCase => ({ name: `${name}-${key}`, type, vendor, parameters, labels, options });
	const prompted = ['Prompt', ...SIZE, 'Image Set', ...FILES];

	const cases = [
		panel('generate', 'seedreamGenerate', ['Model', ...prompted], liteOptions(vendor)),
		panel(
			'edit',
			'seedreamEdit',
			['Operation', 'Model', 'Image', ...prompted],
			liteOptions(vendor),
		),
		panel(
			'compose',
			'seedreamCompose',
			['Model', 'Images', 'One Task For', ...prompted],
			liteOptions(vendor),
		),
	];
	if (has('atlasCloud', 'aceData')) {
		cases.push(
			panel(
				'layers',
				'seedreamEdit',
				['Operation', 'Model', 'Image', 'Prompt', ...FILES],
				// Layers are always PNG, keep what is transparent, and need no web.
				liteOptions(vendor).filter((option) => !['Output Format', 'Web Search'].includes(option)),
				{ operation: 'decomposeLayers', ...model('seedream-5.0-pro', 'Seedream 5.0 Pro') },
			),
			panel(
				'task',
				'seedreamGenerate',
				[
					...['Model', 'Prompt', 'Resolution', 'Width', 'Height', 'Image Set', 'Max Images'],
					...['Output', 'Options'],
				],
				// No file, so nothing to name.
				liteOptions(vendor, 'Callback URL').filter((option) => option !== 'File Name'),
				{ output: 'task', resolution: 'custom', imageSet: true },
			),
			panel(
				'poll',
				'seedreamPollPrediction',
				['Operation', 'Task ID', 'Wait Until Finished', ...FILES],
				['File Name', 'On Timeout', ...TASK_OPTIONS].sort(),
			),
			panel(
				'list',
				'seedreamPollPrediction',
				['Operation', 'Return All', 'Limit', 'Filters', 'Options'],
				[],
				{ operation: 'list' },
			),
		);
	}
	if (has('atlasCloud')) cases.push(panel('upload', 'seedreamUpload', ['Images', 'Options'], []));
	if (has('aceData')) {
		cases.push(
			panel(
				'seededit',
				'seedreamEdit',
				// The result has the size of the input.
				['Operation', 'Model', 'Image', 'Prompt', ...FILES],
				['File Name', 'Guidance Scale', 'Seed', 'Watermark', ...TASK_OPTIONS].sort(),
				model('seededit-3.0', 'SeedEdit 3.0'),
			),
		);
	}
	return cases;
}

export const PANELS: PanelCase[] = VENDORS.flatMap(casesOf);
