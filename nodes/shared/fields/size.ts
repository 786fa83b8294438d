import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Offering } from '../models/offering';
import { FAMILIES, FAMILY_NAMES } from '../models/families';
import { RESOLUTIONS } from '../models/presets';
import { offered } from './offered';

const resolution: INodeProperties = {
	displayName: 'Resolution',
	name: 'resolution',
	type: 'options',
	default: '2K',
	description: 'How large the image is; not every model has every resolution',
	options: [
		{ name: '1.5K', value: '1.5K', description: 'About 1536 × 1536 pixels, for 5.0 Pro' },
		{ name: '1K', value: '1K', description: 'About 1024 × 1024 pixels, for 5.0 Pro, 4.0 and 3.0' },
		{ name: '2K', value: '2K', description: 'About 2048 × 2048 pixels, for all models' },
		{ name: '3K', value: '3K', description: 'About 3072 × 3072 pixels, for 5.0 Lite' },
		{ name: '4K', value: '4K', description: 'About 4096 × 4096 pixels, for 5.0 Lite, 4.5 and 4.0' },
		{ name: 'Custom', value: 'custom', description: 'Width and height of your own' },
	],
	routing: { send: { type: 'body', property: 'resolution' } },
};

const aspectRatio: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	default: 'auto',
	description: 'The shape of the image, width to height',
	options: [
		{ name: '1:1 (Square)', value: '1:1' },
		{ name: '16:9 (Wide)', value: '16:9' },
		{ name: '2:3 (Portrait)', value: '2:3' },
		{ name: '21:9 (Ultrawide)', value: '21:9' },
		{ name: '3:2 (Landscape)', value: '3:2' },
		{ name: '3:4 (Portrait)', value: '3:4' },
		{ name: '4:3 (Landscape)', value: '4:3' },
		{ name: '9:16 (Tall)', value: '9:16' },
		{ name: '9:21 (Ultratall)', value: '9:21' },
		{ name: 'Auto', value: 'auto', description: 'Follows the prompt or the input image' },
	],
	routing: { send: { type: 'body', property: 'aspectRatio' } },
};

const width: INodeProperties = {
	displayName: 'Width',
	name: 'width',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 2048,
	description:
		'In pixels. Each model has its own limits; a size outside them is refused before it costs anything.',
	routing: { send: { type: 'body', property: 'width' } },
};

const height: INodeProperties = {
	displayName: 'Height',
	name: 'height',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 2048,
	description: 'In pixels',
	routing: { send: { type: 'body', property: 'height' } },
};

const hasSizes = ({ sizes }: Offering): boolean => sizes.kind !== 'adaptive';

/** A resolution that a family has on no vendor is not in its list. */
const resolutionByModel: INodeProperties = {
	...resolution,
	options: (resolution.options as INodePropertyOptions[]).map((option) => {
		const families = FAMILY_NAMES.filter((family) => {
			const { presets } = FAMILIES[family];
			return option.value !== 'custom' && !(String(option.value) in presets);
		});
		return families.length ? { ...option, displayOptions: { hide: { model: families } } } : option;
	}),
};

/** How large and of what shape the image is; a model that keeps its input's size has none of these. */
export const size: INodeProperties[] = [
	...offered(resolutionByModel, hasSizes),
	...offered(aspectRatio, hasSizes, { resolution: [...RESOLUTIONS] }),
	...offered(width, hasSizes, { resolution: ['custom'] }),
	...offered(height, hasSizes, { resolution: ['custom'] }),
];
