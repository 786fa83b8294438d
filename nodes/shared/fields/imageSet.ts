import type { INodeProperties } from 'n8n-workflow';
import { MOST_IMAGES_IN_SET } from '../models/families';
import { DEFAULT_MAX_IMAGES } from '../request/imageRequest';
import { offered, type Has } from './offered';

const imageSet: INodeProperties = {
	displayName: 'Image Set',
	name: 'imageSet',
	type: 'boolean',
	default: false,
	description:
		'Whether to make several related images from one prompt; the model may make fewer than the maximum',
	hint: 'Each image of a set is paid for',
	routing: { send: { type: 'body', property: 'imageSet' } },
};

const maxImages: INodeProperties = {
	displayName: 'Max Images',
	name: 'maxImages',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_IMAGES_IN_SET },
	default: DEFAULT_MAX_IMAGES,
	description: `The most images of the set; together with reference images at most ${MOST_IMAGES_IN_SET}`,
	routing: { send: { type: 'body', property: 'maxImages' } },
};

/** Whether a model makes several related images from one prompt. */
export const makesSets: Has = ({ mostImagesInSet }) => mostImagesInSet > 0;

export const imageSetFields: INodeProperties[] = [
	...offered(imageSet, makesSets),
	// Not `show` where it is on: beside an expression n8n would then no longer look at the model.
	...offered(maxImages, makesSets, { hide: { imageSet: [false] } }),
];
