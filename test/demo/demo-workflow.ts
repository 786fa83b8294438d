import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from '../n8n/n8n-api';
import type { Vendor } from '../n8n/vendors';
import { manualTrigger, seedreamNode, writeFiles } from '../n8n/workflow-nodes';
import { workflow } from '../n8n/workflow-sketch';
import type { WorkflowSketch } from '../n8n/workflow-sketch';

export interface DemoRow {
	/** Its files are named <prefix>-1, <prefix>-2 … */
	prefix: string;
	nodeName: string;
	images: number;
	parameters: INodeParameters;
}

const SET_SIZE = 3;

/** What the demo makes on every vendor. */
export const DEMO_ROWS: DemoRow[] = [
	{
		prefix: 'image',
		nodeName: 'One image',
		images: 1,
		parameters: { prompt: 'A lighthouse on a cliff at dawn, oil painting' },
	},
	{
		prefix: 'set',
		nodeName: 'Image set',
		images: SET_SIZE,
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
		parameters: {
			prompt: 'A travel poster of Lisbon with a yellow tram',
			resolution: 'custom',
			width: 2304,
			height: 1728,
		},
	},
];

export const IMAGES_PER_VENDOR = DEMO_ROWS.reduce((sum, { images }) => sum + images, 0);

/** The workflow of one vendor: each row generates images and writes them into the folder. */
export function demoWorkflow(
	vendor: Vendor,
	credential: StoredCredential,
	folder: string,
): WorkflowSketch {
	const rows = DEMO_ROWS.map(({ nodeName, prefix, parameters }) => [
		seedreamNode('seedreamGenerate', nodeName, credential, parameters),
		writeFiles(`Save ${nodeName.toLowerCase()}`, folder, prefix),
	]);
	const demo = workflow(`Seedream demo: ${vendor.name}`, manualTrigger, rows);
	demo.nodes.push({
		id: randomUUID(),
		name: 'Note',
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: [-80, -280],
		parameters: {
			content: `## ${vendor.name}\nPress **Execute workflow**: one image, a set of ${SET_SIZE} and a custom size, saved in\n\`${folder}\``,
			width: 720,
			height: 180,
		},
	});
	return demo;
}
