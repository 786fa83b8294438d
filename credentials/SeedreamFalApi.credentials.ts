import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { authorization } from './shared/authorization';
import { apiKeyField, baseUrlField } from './shared/fields';
import { freeTest } from './shared/freeTest';

const KEY_NOT_ACCEPTED =
	'The API key was not accepted. It has two parts, id:secret, and no word before them.';

export class SeedreamFalApi implements ICredentialType {
	name = 'seedreamFalApi';

	displayName = 'Seedream Fal API';

	icon: Icon = { light: 'file:../icons/fal.svg', dark: 'file:../icons/fal.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#fal';

	properties: INodeProperties[] = [
		apiKeyField({
			placeholder: 'e.g. id:secret',
			hint: 'Two parts with a colon between them, without "Key" before them; under Keys in the <a href="https://fal.ai/dashboard/keys" target="_blank">fal dashboard</a>',
		}),
		baseUrlField('https://queue.fal.run'),
		{
			displayName: 'Storage URL',
			name: 'storageUrl',
			type: 'string',
			default: 'https://rest.fal.ai',
			description: 'The address of the vendor that takes images to edit; it gets your key too',
		},
		{
			displayName: 'Platform URL',
			name: 'platformUrl',
			type: 'string',
			default: 'https://api.fal.ai',
			description: 'The address of the vendor that tells models and prices; it gets your key too',
		},
	];

	authenticate: IAuthenticateGeneric = authorization('Key');

	/** A price is free to ask for and needs a good key; the list of models needs none (docs/vendors/fal.md, "Hosts and keys"). */
	test: ICredentialTestRequest = freeTest({
		host: 'platformUrl',
		request: {
			url: '/v1/models/pricing',
			qs: { endpoint_id: 'bytedance/seedream/v5/pro/text-to-image' },
		},
		statuses: {
			401: KEY_NOT_ACCEPTED,
			403: KEY_NOT_ACCEPTED,
			404: 'There is no such API at this address. Check the platform URL.',
		},
	});
}
