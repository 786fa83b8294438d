import { FAMILIES, FAMILY_NAMES, type FamilyName } from '../../../nodes/shared/models/families';
import { byExpression, type Provocation, type Setting } from '../provocation';

const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });

const model = (more: Omit<Provocation, 'field'>): Provocation => ({ field: 'Model', ...more });

/** The model's name as the list has it, or its name on the vendor. */
const nameOf = ({ offering }: Setting): readonly string[] => [offering.displayName];

/** A model that the vendor does not have, for each thing that can be asked of one. */
function missing(family: FamilyName): Provocation[] {
	const { displayName } = FAMILIES[family];
	const common = {
		at: ({ vendor }: Setting) => vendor.offerings[family] === undefined,
		given: [`'${displayName}'`],
	};
	const value = byId(byExpression(family));
	return [
		model({
			...common,
			node: 'seedreamGenerate',
			entered: `${displayName}, where the vendor lacks it`,
			parameters: { model: value },
		}),
		model({
			...common,
			node: 'seedreamEdit',
			entered: `${displayName} in Edit, where the vendor lacks it`,
			parameters: { model: value },
		}),
		model({
			...common,
			node: 'seedreamEdit',
			entered: `${displayName} for layers, where the vendor lacks it`,
			parameters: { model: value, operation: 'decomposeLayers' },
		}),
	];
}

export const MODEL: Provocation[] = [
	model({
		node: 'seedreamGenerate',
		entered: 'nothing, by expression',
		parameters: { model: byId(byExpression(null)) },
	}),
	model({
		node: 'seedreamGenerate',
		entered: 'an object by expression',
		parameters: { model: byId(byExpression({ name: 'x' })) },
		given: ['{"name":"x"}'],
	}),
	model({
		node: 'seedreamGenerate',
		entered: 'a text of 201 characters',
		parameters: { model: byId('m'.repeat(201)) },
		given: ['mmmmm'],
	}),
	...FAMILY_NAMES.flatMap((family) => missing(family).slice(0, family === 'seedream-5.5' ? 3 : 1)),
	model({
		node: 'seedreamGenerate',
		entered: 'a model that only edits, in Generate',
		everyModel: true,
		at: ({ offering }) => offering.ids.generate === undefined,
		given: nameOf,
	}),
	model({
		node: 'seedreamEdit',
		entered: 'a model that edits nothing, in Edit',
		everyModel: true,
		at: ({ offering }) => offering.ids.edit === undefined,
		given: nameOf,
	}),
	model({
		node: 'seedreamCompose',
		entered: 'a model for one image, in Compose',
		everyModel: true,
		at: ({ offering: { ids, references } }) => ids.edit !== undefined && references.most < 2,
		given: nameOf,
	}),
	model({
		node: 'seedreamEdit',
		entered: 'a model that takes no image apart, with Operation Decompose Layers',
		everyModel: true,
		parameters: { operation: 'decomposeLayers' },
		at: ({ offering }) => offering.ids.decomposeLayers === undefined,
		given: nameOf,
	}),
	model({
		node: 'seedreamEdit',
		entered: "the vendor's ID of a model that edits nothing, in Edit",
		everyModel: true,
		at: ({ offering: { ids } }) => ids.edit === undefined && ids.generate !== undefined,
		parameters: ({ offering }) => ({ model: byId(offering.ids.generate) }),
		given: nameOf,
	}),
	model({
		node: 'seedreamGenerate',
		entered: "the vendor's ID for another task",
		at: ({ offering: { ids } }) =>
			ids.edit !== undefined && ids.generate !== undefined && ids.edit !== ids.generate,
		parameters: ({ offering }) => ({ model: byId(offering.ids.edit) }),
		given: ({ offering }) => [`'${offering.ids.edit}'`],
	}),
];
