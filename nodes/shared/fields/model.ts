import type { INodeProperties } from 'n8n-workflow';
import { FAMILIES, FAMILY_NAMES, type FamilyName } from '../models/families';
import { DEFAULT_LAYER_MODEL, DEFAULT_MODEL } from '../request/imageRequest';

const fromList = (family: FamilyName): INodeProperties['default'] => ({
	mode: 'list',
	value: family,
	cachedResultName: FAMILIES[family].displayName,
});

function modelField(family: FamilyName, searchListMethod: string): INodeProperties {
	return {
		displayName: 'Model',
		name: 'model',
		type: 'resourceLocator',
		default: fromList(family),
		required: true,
		description: 'The Seedream model that makes the image',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. bytedance/seedream-v4.5',
				hint: 'A model ID of the vendor, sent as it is',
			},
		],
		routing: { send: { type: 'body', property: 'model' } },
	};
}

export const model: INodeProperties = modelField(DEFAULT_MODEL, 'searchModels');

/** Few models decompose, so that operation has a field with a default and a list of its own. */
export const layerModel: INodeProperties = {
	...modelField(DEFAULT_LAYER_MODEL, 'searchLayerModels'),
	description: 'The Seedream model that takes the image apart',
	displayOptions: { show: { operation: ['decomposeLayers'] } },
};

const NAMES = JSON.stringify(
	Object.fromEntries(FAMILY_NAMES.map((family) => [family, FAMILIES[family].displayName])),
);

/**
 * A JavaScript expression for the model's name as the list shows it, or its id. n8n gives expressions no more of a
 * resource locator than its value, so the name is looked up.
 */
export const MODEL_NAME = `(${NAMES}[$parameter["model"]] || $parameter["model"])`;
