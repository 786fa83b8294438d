import type { INodeProperties } from 'n8n-workflow';
import {
	BACKGROUND_NAMES,
	OUTPUT_FORMAT_NAMES,
	PROMPT_OPTIMIZATION_NAMES,
} from '../request/choices';
import { MOST_SEED } from '../request/parameters';
import { optionsFor } from './choices';

export const background: INodeProperties = {
	displayName: 'Background',
	name: 'background',
	type: 'options',
	default: 'auto',
	description: 'What stands behind the subject',
	options: optionsFor(BACKGROUND_NAMES, {
		transparent: 'Some models need an image with transparent pixels to begin with',
	}),
	routing: { send: { type: 'body', property: 'background' } },
};

export const guidanceScale: INodeProperties = {
	displayName: 'Guidance Scale',
	name: 'guidanceScale',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 20, numberPrecision: 1 },
	default: 2.5,
	description: 'How closely the image follows the prompt; higher is closer',
	routing: { send: { type: 'body', property: 'guidanceScale' } },
};

export const outputFormat: INodeProperties = {
	displayName: 'Output Format',
	name: 'outputFormat',
	type: 'options',
	default: 'jpeg',
	description: 'The file format of the image',
	options: optionsFor(OUTPUT_FORMAT_NAMES),
	routing: { send: { type: 'body', property: 'outputFormat' } },
};

export const promptOptimization: INodeProperties = {
	displayName: 'Prompt Optimization',
	name: 'promptOptimization',
	type: 'options',
	default: 'standard',
	description: 'How thoroughly the model rewrites the prompt before it draws',
	options: optionsFor(PROMPT_OPTIMIZATION_NAMES),
	routing: { send: { type: 'body', property: 'promptOptimization' } },
};

export const seed: INodeProperties = {
	displayName: 'Seed',
	name: 'seed',
	type: 'number',
	typeOptions: { minValue: -1, maxValue: MOST_SEED },
	default: -1,
	description: 'The same seed and prompt give a similar image; -1 is random',
	routing: { send: { type: 'body', property: 'seed' } },
};

export const watermark: INodeProperties = {
	displayName: 'Watermark',
	name: 'watermark',
	type: 'boolean',
	default: false,
	description: 'Whether to put an "AI generated" mark on the image',
	routing: { send: { type: 'body', property: 'watermark' } },
};

export const webSearch: INodeProperties = {
	displayName: 'Web Search',
	name: 'webSearch',
	type: 'boolean',
	default: false,
	description:
		'Whether the model may look things up on the web first. Vendors charge a little more for it.',
	routing: { send: { type: 'body', property: 'webSearch' } },
};
