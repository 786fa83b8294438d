import type { INodeProperties } from 'n8n-workflow';
import { offered } from './offered';

const imageSet: INodeProperties = {
	displayName: 'Image Set',
	name: 'imageSet',
	type: 'boolean',
	default: false,
	description:
		'Whether to make several related images from one prompt. You pay for each image; the model may make fewer than the maximum.',
	routing: { send: { type: 'body', property: 'imageSet' } },
};

const maxImages: INodeProperties = {
	displayName: 'Max Images',
	name: 'maxImages',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 15 },
	default: 4,
	displayOptions: { show: { imageSet: [true] } },
	description: 'The most images of the set; together with reference images at most 15',
	routing: { send: { type: 'body', property: 'maxImages' } },
};

export const imageSetFields: INodeProperties[] = [
	...offered(imageSet, ({ mostImagesInSet }) => mostImagesInSet > 0),
	maxImages,
];
