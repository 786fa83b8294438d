import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { Offering } from '../../nodes/shared/models/offering';
import type { StoredCredential } from '../n8n/n8n-api';
import type { Vendor } from '../n8n/vendors';
import { manualTrigger, seedreamNode, writeFiles } from '../n8n/workflow-nodes';
import { workflow } from '../n8n/workflow-sketch';
import type { WorkflowSketch } from '../n8n/workflow-sketch';

interface DemoRow {
	/** Its files are named <prefix>-1, <prefix>-2 … */
	prefix: string;
	nodeName: string;
	images: number;
	/** Whether a vendor's model can do it. */
	fits(model: Offering): boolean;
	parameters: INodeParameters;
}

const SET_SIZE = 3;

const DEMO_ROWS: DemoRow[] = [
	{
		prefix: 'image',
		nodeName: 'One image',
		images: 1,
		fits: () => true,
		parameters: { prompt: 'A lighthouse on a cliff at dawn, oil painting' },
	},
	{
		prefix: 'set',
		nodeName: 'Image set',
		images: SET_SIZE,
		fits: ({ mostImagesInSet }) => mostImagesInSet >= SET_SIZE,
		parameters: {
			prompt: 'A storyboard of three scenes: a fox wakes up, a fox runs, a fox sleeps',
			imageSet: true,
			maxImages: SET_SIZE,
		},
	},
	{
		prefix: 'custom-size',
		nodeName: 'Custom size',
		images: 1,
		fits: ({ sizes }) => sizes.kind !== 'named',
		parameters: {
			prompt: 'A travel poster of Lisbon with a yellow tram',
			resolution: 'custom',
			width: 2304,
			height: 1728,
		},
	},
];

/** What the demo makes on a vendor: all that the model has which a node starts with. */
export const rowsOf = ({ model }: Vendor): DemoRow[] => DEMO_ROWS.filter(({ fits }) => fits(model));

export const imagesOf = (vendor: Vendor): number =>
	rowsOf(vendor).reduce((sum, { images }) => sum + images, 0);

/** The workflow of one vendor: each row generates images and writes them into the folder. */
export function demoWorkflow(
	vendor: Vendor,
	credential: StoredCredential,
	folder: string,
): WorkflowSketch {
	const made = rowsOf(vendor);
	const rows = made.map(({ nodeName, prefix, parameters }) => [
		seedreamNode('seedreamGenerate', nodeName, credential, parameters),
		writeFiles(`Save ${nodeName.toLowerCase()}`, folder, prefix),
	]);
	const demo = workflow(`Seedream demo: ${vendor.name}`, manualTrigger, rows);
	const what = made.map(({ nodeName }) => nodeName.toLowerCase()).join(', ');
	demo.nodes.push({
		id: randomUUID(),
		name: 'Note',
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: [-80, -280],
		parameters: {
			content: `## ${vendor.name}\nPress **Execute workflow**: ${what}, saved in\n\`${folder}\``,
			width: 720,
			height: 180,
		},
	});
	return demo;
}
