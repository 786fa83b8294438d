import { ASPECT_RATIOS } from '../../../nodes/shared/models/presets';
import { byExpression, type Entered, type Provocation, type Setting } from '../provocation';

const node = 'seedreamGenerate';

/** A choice stays where it is when the model or the vendor is changed, and is sent. */
const RESOLUTION: Provocation[] = [
	{
		field: 'Resolution',
		entered: '`9K` by expression',
		node,
		everyModel: true,
		parameters: { resolution: byExpression('9K') },
		given: ["'9K'"],
	},
	...(['1K', '4K'] as const).map((resolution): Provocation => ({
		field: 'Resolution',
		entered: `${resolution}, which the model does not have`,
		node,
		everyModel: true,
		at: ({ offering }) => offering.ids.generate !== undefined,
		parameters: { resolution },
		given: [`'${resolution}'`],
	})),
	{
		field: 'Resolution',
		entered: 'Custom, where the vendor takes names alone',
		node,
		everyModel: true,
		at: ({ offering }) => offering.sizes.kind === 'named',
		parameters: { resolution: 'custom' },
		given: ["'Custom'"],
	},
];

const keepsSize = ({ offering }: Setting): boolean => offering.sizes.kind === 'adaptive';

/** Its model has no size to choose, so the fields are shown beside an expression alone. */
const ofSeedEdit = (field: string, entered: string, parameters: Entered): Provocation => ({
	field,
	entered: `${entered}, with SeedEdit by expression`,
	node: 'seedreamEdit',
	everyModel: true,
	modelGiven: true,
	at: keepsSize,
	parameters,
});

const ADAPTIVE: Provocation[] = [
	ofSeedEdit('Resolution', '`9K`', { resolution: byExpression('9K') }),
	ofSeedEdit('Resolution', '4K', { resolution: '4K' }),
	ofSeedEdit('Resolution', 'Custom', { resolution: 'custom' }),
	ofSeedEdit('Aspect Ratio', '16:9', { aspectRatio: '16:9' }),
	ofSeedEdit('Resolution', '4K and 16:9', { resolution: '4K', aspectRatio: '16:9' }),
];

const ratio = (entered: string, value: unknown, given: string[]): Provocation => ({
	field: 'Aspect Ratio',
	entered,
	node,
	parameters: { aspectRatio: value },
	given,
});

const RATIO: Provocation[] = [
	ratio('`7:5` by expression', byExpression('7:5'), ["'7:5'"]),
	ratio('`1080x1350` by expression', byExpression('1080x1350'), ["'1080x1350'"]),
	ratio('`16:9 portrait` by expression', byExpression('16:9 portrait'), ["'16:9 portrait'"]),
	...['1K', '2K'].flatMap((resolution) =>
		ASPECT_RATIOS.map((aspectRatio): Provocation => ({
			...ratio(`${aspectRatio} at ${resolution}, where the model has no such size`, aspectRatio, [
				aspectRatio,
			]),
			everyModel: true,
			at: ({ offering }) => offering.ids.generate !== undefined && resolution in offering.presets,
			parameters: { aspectRatio, resolution },
		})),
	),
];

const takesPixels = ({ offering: { sizes } }: Setting): boolean =>
	sizes.kind !== 'named' && sizes.kind !== 'adaptive';

const sides = (width: unknown, height: unknown): Entered => ({
	resolution: 'custom',
	width,
	height,
});

const SIDES: Provocation[] = [
	...[
		[300, 300],
		[8000, 200],
	].map(([width, height]): Provocation => ({
		field: 'Width',
		entered: `${width} × ${height}`,
		node,
		everyModel: true,
		at: takesPixels,
		parameters: sides(width, height),
		given: [`'${width}x${height}'`],
	})),
	{
		field: 'Width',
		entered: '0',
		node,
		at: takesPixels,
		parameters: sides(0, 2048),
		given: ["'0'"],
	},
	{
		field: 'Width',
		entered: '`2,5` by expression',
		node,
		at: takesPixels,
		parameters: sides(byExpression('2,5'), 2048),
		given: ["'2,5'", '2.5'],
	},
	{
		field: 'Height',
		entered: '`wide` by expression',
		node,
		at: takesPixels,
		parameters: sides(2048, byExpression('wide')),
		given: ["'wide'"],
	},
	{
		field: 'Height',
		entered: '200000',
		node,
		at: takesPixels,
		parameters: sides(2048, 200_000),
		given: ['200000'],
	},
];

export const SIZE: Provocation[] = [...RESOLUTION, ...RATIO, ...ADAPTIVE, ...SIDES];
