import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { authentication, credentialsOf, requestDefaults } from '../shared/fields/authentication';
import { combine, composeImages } from '../shared/fields/images';
import { imageSetFields } from '../shared/fields/imageSet';
import { model, MODEL_NAME } from '../shared/fields/model';
import { composeOptions } from '../shared/fields/options';
import { binaryPropertyName, output } from '../shared/fields/output';
import { composePrompt } from '../shared/fields/prompt';
import { searchComposeModels } from '../shared/fields/searchModels';
import { size } from '../shared/fields/size';
import { costlyTool, toolNoticeWithReferences } from '../shared/fields/tool';
import { makeImages } from '../shared/task/imageTask';
import { composePreSend } from '../shared/task/imagePreSend';
import { EVERY_VENDOR } from '../shared/vendors/vendors';

export class SeedreamCompose implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Seedream Compose',
		name: 'seedreamCompose',
		icon: {
			light: 'file:../../icons/seedreamCompose.svg',
			dark: 'file:../../icons/seedreamCompose.dark.svg',
		},
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: `={{ ${MODEL_NAME} }}`,
		description: 'Make one image from several with a ByteDance Seedream model',
		defaults: { name: 'Seedream Compose' },
		usableAsTool: costlyTool('Make one image from several with a ByteDance Seedream model'),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(EVERY_VENDOR),
		requestDefaults,
		requestOperations: { pagination: makeImages },
		properties: [
			authentication(EVERY_VENDOR, composePreSend),
			model,
			...composeImages,
			combine,
			composePrompt,
			...size,
			...imageSetFields,
			toolNoticeWithReferences,
			output,
			binaryPropertyName,
			composeOptions,
		],
	};

	methods = { listSearch: { searchModels: searchComposeModels } };
}
