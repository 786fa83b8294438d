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

export class SeedreamBytePlusApi implements ICredentialType {
	name = 'seedreamBytePlusApi';

	displayName = 'Seedream BytePlus ModelArk API';

	icon: Icon = { light: 'file:../icons/bytePlus.svg', dark: 'file:../icons/bytePlus.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#byteplus-modelark';

	properties: INodeProperties[] = [
		apiKeyField({
			hint: 'On the API key page of the <a href="https://console.byteplus.com/ark/region:ark+ap-southeast-1/apiKey" target="_blank">ModelArk console</a>; a key belongs to one region',
		}),
		baseUrlField(
			'https://ark.ap-southeast.bytepluses.com/api/v3',
			'A key of the European region needs https://ark.eu-west.bytepluses.com/api/v3.',
		),
	];

	authenticate: IAuthenticateGeneric = authorization('Bearer');

	/** The model list is free and needs a good key (docs/vendors/bytePlus.md, "Hosts and keys"). */
	test: ICredentialTestRequest = freeTest({
		request: { url: '/models' },
		statuses: {
			401: 'The API key was not accepted. Look it up in the ModelArk console: a key belongs to one region, so check the base URL too. Keys of Volcengine are others.',
		},
	});
}
