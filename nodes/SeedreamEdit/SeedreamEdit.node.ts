import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { authentication, credentialsOf, requestDefaults } from '../shared/fields/authentication';
import { image } from '../shared/fields/images';
import { imageSetFields } from '../shared/fields/imageSet';
import { layerModel, model, MODEL_NAME } from '../shared/fields/model';
import { onlyWhenEditing, operation } from '../shared/fields/operation';
import { editOptions } from '../shared/fields/options';
import { binaryPropertyName, output } from '../shared/fields/output';
import { editPrompt, layerPrompt } from '../shared/fields/prompt';
import { searchEditModels, searchLayerModels } from '../shared/fields/searchModels';
import { size } from '../shared/fields/size';
import { costlyTool, toolNoticeWithReferences } from '../shared/fields/tool';
import { makeImages } from '../shared/task/imageTask';
import { editPreSend } from '../shared/task/imagePreSend';
import { EVERY_VENDOR } from '../shared/vendors/vendors';

export class SeedreamEdit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Seedream Edit',
		name: 'seedreamEdit',
		icon: {
			light: 'file:../../icons/seedreamEdit.svg',
			dark: 'file:../../icons/seedreamEdit.dark.svg',
		},
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: `={{ ($parameter["operation"] === "decomposeLayers" ? "Decompose layers" : "Edit") + " · " + ${MODEL_NAME} }}`,
		description: 'Change an image, or take it apart into layers, with a ByteDance Seedream model',
		defaults: { name: 'Seedream Edit' },
		usableAsTool: costlyTool(
			'Change an image, or take it apart into layers, with a ByteDance Seedream model',
		),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(EVERY_VENDOR),
		requestDefaults,
		requestOperations: { pagination: makeImages },
		properties: [
			authentication(EVERY_VENDOR, editPreSend),
			operation,
			...onlyWhenEditing([model]),
			layerModel,
			image,
			...onlyWhenEditing([editPrompt]),
			layerPrompt,
			...onlyWhenEditing([...size, ...imageSetFields]),
			toolNoticeWithReferences,
			output,
			binaryPropertyName,
			editOptions,
		],
	};

	methods = { listSearch: { searchModels: searchEditModels, searchLayerModels } };
}
