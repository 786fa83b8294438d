import type { INodeProperties } from 'n8n-workflow';

export const image: INodeProperties = {
	displayName: 'Image',
	name: 'image',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data or https://example.com/photo.jpg',
	description: 'The image to change: the name of a binary field of the item, or a URL',
	hint: 'The name of the input binary field, or a URL',
	routing: { send: { type: 'body', property: 'image' } },
};

const images: INodeProperties = {
	displayName: 'Images',
	name: 'images',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '*',
	required: true,
	placeholder: 'e.g. model, garment, https://example.com/photo.jpg',
	description:
		'The images in their order: names of binary fields and URLs, with commas or new lines between them, or * for all binary fields',
	hint: '2 images or more, up to 14 where the model takes them: binary fields and URLs with commas between them, or * for all binary fields',
	routing: { send: { type: 'body', property: 'images' } },
};

/**
 * Compose's images. n8n does not store a value that is the default, so nodes saved as version 1, whose default was
 * one field, keep it.
 */
export const composeImages: INodeProperties[] = [
	{ ...images, displayOptions: { hide: { '@version': [1] } } },
	{ ...images, default: 'data', displayOptions: { show: { '@version': [1] } } },
];

export const combine: INodeProperties = {
	displayName: 'One Task For',
	name: 'combine',
	type: 'options',
	default: 'eachItem',
	description: 'Which images are composed into one',
	hint: 'Images that come in several items: All Items Together',
	options: [
		{
			name: 'Each Item',
			value: 'eachItem',
			description: 'One task per item, from its own images',
		},
		{
			name: 'All Items Together',
			value: 'allItems',
			description: 'One task from the images of all items, with the settings of the first',
		},
	],
	routing: { send: { type: 'body', property: 'combine' } },
};

export const uploadImages: INodeProperties = {
	...images,
	default: 'data',
	placeholder: 'e.g. data',
	description:
		'The files to upload: names of binary fields with commas or new lines between them, or * for all binary fields',
	hint: 'Names of input binary fields, or * for all of the item',
};
