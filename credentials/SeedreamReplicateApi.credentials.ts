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

export class SeedreamReplicateApi implements ICredentialType {
	name = 'seedreamReplicateApi';

	displayName = 'Seedream Replicate API';

	icon: Icon = { light: 'file:../icons/replicate.svg', dark: 'file:../icons/replicate.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#replicate';

	properties: INodeProperties[] = [
		apiKeyField({
			placeholder: 'e.g. r8_…',
			hint: 'A token that starts with "r8_"; on the <a href="https://replicate.com/account/api-tokens" target="_blank">API tokens page of Replicate</a>',
		}),
		baseUrlField('https://api.replicate.com/v1'),
	];

	authenticate: IAuthenticateGeneric = authorization('Bearer');

	/** Who the key belongs to is free to ask (docs/vendors/replicate.md, "Hosts and keys"). */
	test: ICredentialTestRequest = freeTest({ request: { url: '/account' } });
}
