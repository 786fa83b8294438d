import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { authentication, credentialsOf, requestDefaults } from '../shared/fields/authentication';
import { imageSetFields } from '../shared/fields/imageSet';
import { model, MODEL_NAME } from '../shared/fields/model';
import { generateOptions } from '../shared/fields/options';
import { binaryPropertyName, output } from '../shared/fields/output';
import { prompt } from '../shared/fields/prompt';
import { searchGenerateModels } from '../shared/fields/searchModels';
import { size } from '../shared/fields/size';
import { costlyTool, toolNotice } from '../shared/fields/tool';
import { makeImages } from '../shared/task/imageTask';
import { generatePreSend } from '../shared/task/imagePreSend';
import { EVERY_VENDOR } from '../shared/vendors/vendors';

export class SeedreamGenerate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Seedream Generate',
		name: 'seedreamGenerate',
		icon: {
			light: 'file:../../icons/seedreamGenerate.svg',
			dark: 'file:../../icons/seedreamGenerate.dark.svg',
		},
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: `={{ ${MODEL_NAME} }}`,
		description: 'Make images from a text prompt with a ByteDance Seedream model',
		defaults: { name: 'Seedream Generate' },
		usableAsTool: costlyTool('Make images from a text prompt with a ByteDance Seedream model'),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(EVERY_VENDOR),
		requestDefaults,
		requestOperations: { pagination: makeImages },
		properties: [
			authentication(EVERY_VENDOR, generatePreSend),
			model,
			prompt,
			...size,
			...imageSetFields,
			toolNotice,
			output,
			binaryPropertyName,
			generateOptions,
		],
	};

	methods = { listSearch: { searchModels: searchGenerateModels } };
}
