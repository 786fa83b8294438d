import type { INodeProperties } from 'n8n-workflow';
import { ASPECT_RATIOS, RESOLUTIONS, type Resolution } from '../models/presets';
import { ASPECT_RATIO_NAMES, RESOLUTION_NAMES } from '../request/choices';
import { DEFAULT_SIDE } from '../request/imageRequest';
import { hasRatio } from '../request/sizes';
import { optionsFor } from './choices';
import { offered, type Has } from './offered';
import { offeredChoices } from './offeredChoices';

/** A model that keeps its input's size has none of these fields. */
const hasSizes: Has = ({ sizes }) => sizes.kind !== 'adaptive';
const takesPixels: Has = ({ sizes }) => sizes.kind !== 'adaptive' && sizes.kind !== 'named';

/** What a model must have for each choice; with 'Auto' every model does. */
const RESOLUTION_NEEDS: Record<Resolution | 'custom', Has> = {
	...needsOf(
		RESOLUTIONS,
		(name): Has =>
			({ presets }) =>
				name in presets,
	),
	custom: takesPixels,
};
const RATIO_NEEDS = needsOf(
	ASPECT_RATIOS,
	(name): Has =>
		(offering) =>
			hasRatio(offering, name),
);

function needsOf<Name extends string>(
	names: readonly Name[],
	need: (name: Name) => Has,
): Record<Name, Has> {
	return Object.fromEntries(names.map((name) => [name, need(name)])) as Record<Name, Has>;
}

/** Each is about as large as a square with this side. */
const SIDES = { '1K': 1024, '1.5K': 1536, '2K': 2048, '3K': 3072, '4K': 4096 };

const RESOLUTION_OPTIONS = optionsFor(RESOLUTION_NAMES, {
	...Object.fromEntries(
		Object.entries(SIDES).map(([name, side]) => [name, `About ${side} × ${side} pixels`]),
	),
	custom: 'Width and height of your own',
});

const resolution: INodeProperties = {
	displayName: 'Resolution',
	name: 'resolution',
	type: 'options',
	default: '2K',
	description: 'How large the image is',
	hint: 'With some models a larger image costs more',
	options: RESOLUTION_OPTIONS,
	routing: { send: { type: 'body', property: 'resolution' } },
};

const aspectRatio: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	default: 'auto',
	description: 'The shape of the image, width to height',
	options: optionsFor(ASPECT_RATIO_NAMES, { auto: 'Follows the prompt or the reference image' }),
	routing: { send: { type: 'body', property: 'aspectRatio' } },
};

const width: INodeProperties = {
	displayName: 'Width',
	name: 'width',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_SIDE,
	description:
		'In pixels. Each model has its own limits; a size outside them is refused before it costs anything.',
	routing: { send: { type: 'body', property: 'width' } },
};

const height: INodeProperties = {
	displayName: 'Height',
	name: 'height',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_SIDE,
	description: 'In pixels',
	routing: { send: { type: 'body', property: 'height' } },
};

/** Everything but a size of one's own. */
const presets: string[] = [...RESOLUTIONS];

/** How large and of what shape the image is. */
export const size: INodeProperties[] = [
	...offeredChoices(resolution, hasSizes, RESOLUTION_NEEDS),
	// Hidden rather than shown by the resolution: beside an expression n8n would no longer look at the model.
	...offeredChoices(aspectRatio, hasSizes, RATIO_NEEDS, { hide: { resolution: ['custom'] } }),
	...offered(width, takesPixels, { hide: { resolution: presets } }),
	...offered(height, takesPixels, { hide: { resolution: presets } }),
];
