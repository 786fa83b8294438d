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

export class SeedreamVolcengineApi implements ICredentialType {
	name = 'seedreamVolcengineApi';

	displayName = 'Seedream Volcengine Ark API';

	icon: Icon = { light: 'file:../icons/volcengine.svg', dark: 'file:../icons/volcengine.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#volcengine-ark';

	properties: INodeProperties[] = [
		apiKeyField({
			hint: 'On the API key page of the <a href="https://console.volcengine.com/ark/region:ark+cn-beijing/apiKey" target="_blank">Volcengine Ark console</a>',
		}),
		baseUrlField('https://ark.cn-beijing.volces.com/api/v3'),
	];

	authenticate: IAuthenticateGeneric = authorization('Bearer');

	/** The model list is free and needs a good key (docs/vendors/volcengine.md, "Hosts and keys"). */
	test: ICredentialTestRequest = freeTest({
		request: { url: '/models' },
		statuses: {
			401: 'The API key was not accepted. Look it up in the Volcengine Ark console; keys of BytePlus are others.',
		},
	});
}
