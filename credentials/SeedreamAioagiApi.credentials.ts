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

export class SeedreamAioagiApi implements ICredentialType {
	name = 'seedreamAioagiApi';

	displayName = 'Seedream AIOAGI API';

	icon: Icon = { light: 'file:../icons/aioagi.svg', dark: 'file:../icons/aioagi.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#aioagi';

	properties: INodeProperties[] = [
		apiKeyField({
			placeholder: 'e.g. sk-…',
			hint: 'Starts with "sk-"; on the token page of the <a href="https://api.aiearth.dev" target="_blank">AIOAGI console</a>',
		}),
		baseUrlField(
			'https://api.aiearth.dev/v1',
			'If it cannot be reached, try https://api.aiearth.vip/v1.',
		),
	];

	authenticate: IAuthenticateGeneric = authorization('Bearer');

	/** The model list is free and needs a good key (docs/vendors/aioagi.md, "Hosts and keys"). */
	test: ICredentialTestRequest = freeTest({ request: { url: '/models' } });
}
