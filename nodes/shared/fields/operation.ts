import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Vendor } from '../vendors/vendor';
import { vendorsWithout } from './authentication';

const hasLayers = ({ offerings }: Vendor): boolean =>
	Object.values(offerings).some(({ ids }) => ids.decomposeLayers !== undefined);

/** What Edit does with an image. */
export const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'edit',
	options: [
		{
			name: 'Edit',
			value: 'edit',
			action: 'Edit an image',
			description: 'Change an image as the prompt says',
		},
		{
			name: 'Decompose Layers',
			value: 'decomposeLayers',
			action: 'Decompose an image into layers',
			description: `Take an image apart into a background and transparent layers, one item each.${vendorsWithout(hasLayers)}`,
		},
	],
	routing: { send: { type: 'body', property: 'operation' } },
};

/** When options of Edit are shown that only one of its operations has. */
export const whenEditing: IDisplayOptions = { show: { '/operation': ['edit'] } };
export const whenDecomposing: IDisplayOptions = { show: { '/operation': ['decomposeLayers'] } };

/** Fields that decomposing does not have. */
export function onlyWhenEditing(fields: INodeProperties[]): INodeProperties[] {
	return fields.map((field) => {
		const { show, hide } = field.displayOptions ?? {};
		return {
			...field,
			displayOptions: { show: { ...show, operation: ['edit'] }, ...(hide && { hide }) },
		};
	});
}
