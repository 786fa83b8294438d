import { file, png } from '../files';
import { byExpression, type Provocation } from '../provocation';

/** More images than fit into a set beside ten others. */
const EIGHT = Object.fromEntries(
	['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => [name, file(png(64, 64))]),
);

const most = (entered: string, maxImages: unknown, given: string[]): Provocation => ({
	field: 'Max Images',
	entered,
	node: 'seedreamGenerate',
	parameters: { imageSet: true, maxImages },
	given,
});

export const IMAGE_SET: Provocation[] = [
	{
		field: 'Image Set',
		entered: '`maybe` by expression',
		node: 'seedreamGenerate',
		parameters: { imageSet: byExpression('maybe') },
		given: ["'maybe'"],
	},
	{
		field: 'Image Set',
		entered: 'on, in Generate, with a model by expression that makes no sets',
		node: 'seedreamGenerate',
		everyModel: true,
		modelGiven: true,
		at: ({ offering: { ids } }) => ids.generate !== undefined && ids.generateSet === undefined,
		parameters: { imageSet: true },
	},
	{
		field: 'Image Set',
		entered: 'on, in Edit, with a model by expression that makes no sets',
		node: 'seedreamEdit',
		everyModel: true,
		modelGiven: true,
		at: ({ offering: { ids } }) => ids.edit !== undefined && ids.editSet === undefined,
		parameters: { imageSet: true },
	},
	most('99', 99, ["'99'"]),
	most('0', 0, ["'0'"]),
	most('2.5', 2.5, ["'2.5'"]),
	most('`many` by expression', byExpression('many'), ["'many'"]),
	{
		...most('15, where the model makes fewer', 15, ["'15'"]),
		everyModel: true,
		at: ({ offering }) => offering.mostImagesInSet > 0 && offering.mostImagesInSet < 15,
	},
	{
		...most('15 in Edit, with its image', 15, ['15']),
		node: 'seedreamEdit',
		at: ({ offering }) => offering.mostImagesInSet === 15,
	},
	{
		...most('10 in Compose, with 8 images', 10, ['10', '8 images']),
		node: 'seedreamCompose',
		files: EIGHT,
		at: ({ offering }) => offering.mostImagesInSet >= 10,
	},
];
