import type { INodeProperties } from 'n8n-workflow';

export const model: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'resourceLocator',
	default: { mode: 'list', value: 'seedream-5.0-lite', cachedResultName: 'Seedream 5.0 Lite' },
	required: true,
	description: 'The Seedream model that makes the image',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchModels', searchable: true },
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
