import type { INodeProperties } from 'n8n-workflow';

export const background: INodeProperties = {
	displayName: 'Background',
	name: 'background',
	type: 'options',
	default: 'auto',
	description:
		'What stands behind the subject; transparent needs a PNG with transparent pixels as input',
	options: [
		{ name: 'Auto', value: 'auto' },
		{ name: 'Opaque', value: 'opaque' },
		{ name: 'Transparent', value: 'transparent' },
	],
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
	options: [
		{ name: 'JPEG', value: 'jpeg' },
		{ name: 'PNG', value: 'png' },
	],
	routing: { send: { type: 'body', property: 'outputFormat' } },
};

export const promptOptimization: INodeProperties = {
	displayName: 'Prompt Optimization',
	name: 'promptOptimization',
	type: 'options',
	default: 'standard',
	description: 'How thoroughly the model rewrites the prompt before it draws',
	options: [
		{ name: 'Fast', value: 'fast' },
		{ name: 'Standard', value: 'standard' },
	],
	routing: { send: { type: 'body', property: 'promptOptimization' } },
};

export const seed: INodeProperties = {
	displayName: 'Seed',
	name: 'seed',
	type: 'number',
	typeOptions: { minValue: -1, maxValue: 2147483647 },
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
