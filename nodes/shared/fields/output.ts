import type { INodeProperties } from 'n8n-workflow';
import { credentialsWhereNot } from './authentication';

/** What comes out of a task. URLs expire (docs/vendors, "Lifetimes"). */
export const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'images',
	options: [
		{
			name: 'Image Files',
			value: 'images',
			description: 'Wait for the images and put the files into the items',
		},
		{
			name: 'Image URLs',
			value: 'urls',
			description:
				'Wait for the images, but leave the files at the vendor. The URLs expire, some after 24 hours.',
		},
		{
			name: 'Task ID',
			value: 'task',
			description: 'Do not wait. Seedream Poll Prediction or a callback brings the images later.',
			displayOptions: {
				hide: { authentication: credentialsWhereNot(({ tasks }) => tasks !== undefined) },
			},
		},
	],
	routing: { send: { type: 'body', property: 'output' } },
};

/** Poll Prediction comes for what is already on its way. */
export const pollOutput: INodeProperties = {
	...output,
	options: output.options?.slice(0, 2),
};

export const binaryPropertyName: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	displayOptions: { show: { output: ['images'] } },
	hint: 'The name of the output binary field to put the file in',
	routing: { send: { type: 'body', property: 'binaryPropertyName' } },
};
