import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { authorization } from './shared/authorization';
import { apiKeyField, baseUrlField } from './shared/fields';
import { freeTest, KEY_NOT_ACCEPTED } from './shared/freeTest';

export class SeedreamKieApi implements ICredentialType {
	name = 'seedreamKieApi';

	displayName = 'Seedream Kie.ai API';

	icon: Icon = { light: 'file:../icons/kie.svg', dark: 'file:../icons/kie.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#kieai';

	properties: INodeProperties[] = [
		apiKeyField({
			hint: 'On the <a href="https://kie.ai/api-key" target="_blank">API key page of Kie.ai</a>',
		}),
		baseUrlField('https://api.kie.ai/api/v1'),
		{
			displayName: 'Upload URL',
			name: 'uploadUrl',
			type: 'string',
			default: 'https://kieai.redpandaai.co',
			description: 'The address of the vendor that takes images to edit; it gets your key too',
		},
	];

	authenticate: IAuthenticateGeneric = authorization('Bearer');

	/** The credits are free to ask; HTTP says 200 to a wrong key too, the body's code does not (docs/vendors/kie.md, "Hosts and keys"). */
	test: ICredentialTestRequest = freeTest({
		request: { url: '/chat/credit' },
		rules: [401, 403].map((code) => ({
			type: 'responseSuccessBody' as const,
			properties: { key: 'code', value: code, message: KEY_NOT_ACCEPTED },
		})),
	});
}
