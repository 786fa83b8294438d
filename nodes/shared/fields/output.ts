import type { INodeProperties } from 'n8n-workflow';
import { OUTPUT_NAMES } from '../request/choices';
import { vendorsWithout } from './authentication';
import { optionsFor } from './choices';

/** What comes out of a task. URLs expire (docs/vendors, "Lifetimes"). */
const DESCRIPTIONS = {
	images: 'Wait for the images and put the files into the items',
	urls: 'Wait for the images, but leave the files at the vendor. Most URLs expire, some after an hour.',
	task: `Do not wait. Seedream Poll Prediction brings the images later, or 'Callback URL' in 'Options' tells of them.${vendorsWithout(({ tasks }) => tasks !== undefined)}`,
	quote: 'Check everything and tell what it would cost, without sending anything that is paid',
};

export const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'images',
	description: 'What comes out of the node',
	options: optionsFor(OUTPUT_NAMES, DESCRIPTIONS),
	routing: { send: { type: 'body', property: 'output' } },
};

/** Poll Prediction comes for what is already on its way. */
export const pollOutput: INodeProperties = {
	...output,
	options: optionsFor<'images' | 'urls'>(
		{ images: OUTPUT_NAMES.images, urls: OUTPUT_NAMES.urls },
		DESCRIPTIONS,
	),
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
