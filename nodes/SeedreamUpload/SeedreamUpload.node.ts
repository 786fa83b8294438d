import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import {
	UPLOADING_VENDORS,
	authentication,
	credentialsOf,
	requestDefaults,
} from '../shared/fields/authentication';
import { uploadImages } from '../shared/fields/images';
import { uploadOptions } from '../shared/fields/options';
import { uploadPreSend } from '../shared/task/preSend';
import { uploadFiles } from '../shared/task/uploadFiles';

export class SeedreamUpload implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Seedream Upload',
		name: 'seedreamUpload',
		icon: {
			light: 'file:../../icons/seedreamUpload.svg',
			dark: 'file:../../icons/seedreamUpload.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ "Upload: " + $parameter["images"] }}',
		description: 'Upload image files to the vendor and get URLs that Edit and Compose can use',
		defaults: { name: 'Seedream Upload' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(UPLOADING_VENDORS),
		requestDefaults,
		requestOperations: { pagination: uploadFiles },
		properties: [authentication(UPLOADING_VENDORS, uploadPreSend), uploadImages, uploadOptions],
	};
}
