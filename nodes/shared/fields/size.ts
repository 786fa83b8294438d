import type { INodeProperties } from 'n8n-workflow';
import { RESOLUTIONS } from '../models/presets';
import { ASPECT_RATIO_NAMES, RESOLUTION_NAMES } from '../request/choices';
import type { Vendor } from '../vendors/vendor';
import { EVERY_VENDOR } from '../vendors/vendors';
import { optionsFor } from './choices';
import { credentialsOfGroup, groupVendors, modelsWithout, offered, type Has } from './offered';

/** A model that keeps its input's size has none of these fields. */
const hasSizes: Has = ({ sizes }) => sizes.kind !== 'adaptive';
const hasResolution = RESOLUTIONS.map(
	(name): Has =>
		({ presets }) =>
			name in presets,
);

/** Each is about as large as a square with this side. */
const SIDES = { '1K': 1024, '1.5K': 1536, '2K': 2048, '3K': 3072, '4K': 4096 };

const RESOLUTION_OPTIONS = optionsFor(RESOLUTION_NAMES, {
	...Object.fromEntries(
		Object.entries(SIDES).map(([name, side]) => [name, `About ${side} × ${side} pixels`]),
	),
	custom: 'Width and height of your own',
});

/**
 * The resolutions that a vendor's models have, and of these only what the chosen model has. (n8n before 1.104 does
 * not hide single options and lists all of the vendor's.)
 */
function resolutionOf(vendors: readonly Vendor[]): INodeProperties[] {
	return groupVendors(vendors, hasSizes, ...hasResolution).map((group) => ({
		displayName: 'Resolution',
		name: 'resolution',
		type: 'options',
		default: '2K',
		description: 'How large the image is',
		hint: 'With some models a larger image costs more',
		options: RESOLUTION_OPTIONS.flatMap((option) => {
			const question = 1 + RESOLUTIONS.findIndex((name) => name === option.value);
			if (question === 0) return option;
			if (![...group.answers.values()].some((answer) => answer[question])) return [];
			const hide = modelsWithout(group, question);
			return hide ? { ...option, displayOptions: { hide } } : option;
		}),
		routing: { send: { type: 'body', property: 'resolution' } },
		displayOptions: {
			show: { '/authentication': credentialsOfGroup(group) },
			// An engine of n8n 1.x looks into what is there and holds nothing.
			...(modelsWithout(group) && { hide: modelsWithout(group) }),
		},
	}));
}

const aspectRatio: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	default: 'auto',
	description: 'The shape of the image, width to height',
	options: optionsFor(ASPECT_RATIO_NAMES, { auto: 'Follows the prompt or the input image' }),
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

/** Everything but a size of one's own. */
const presets: string[] = [...RESOLUTIONS];

/** How large and of what shape the image is. */
export const size: INodeProperties[] = [
	...resolutionOf(EVERY_VENDOR),
	// Hidden rather than shown by the resolution: beside an expression n8n would no longer look at the model.
	...offered(aspectRatio, hasSizes, { hide: { resolution: ['custom'] } }),
	...offered(width, hasSizes, { hide: { resolution: presets } }),
	...offered(height, hasSizes, { hide: { resolution: presets } }),
];
