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

export class SeedreamAceDataApi implements ICredentialType {
	name = 'seedreamAceDataApi';

	displayName = 'Seedream AceData Cloud API';

	icon: Icon = { light: 'file:../icons/aceData.svg', dark: 'file:../icons/aceData.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#acedata-cloud';

	properties: INodeProperties[] = [
		apiKeyField({
			hint: 'A token; under Credentials of the Seedream service in the <a href="https://platform.acedata.cloud" target="_blank">AceData Cloud console</a>',
		}),
		baseUrlField('https://api.acedata.cloud'),
	];

	authenticate: IAuthenticateGeneric = authorization('Bearer');

	/** A question about no tasks at all is free and needs a good token (docs/vendors/aceData.md, "Hosts and keys"). */
	test: ICredentialTestRequest = freeTest({
		request: {
			url: '/seedream/tasks',
			method: 'POST',
			body: { action: 'retrieve_batch', ids: [] },
			json: true,
		},
		statuses: { 400: KEY_NOT_ACCEPTED },
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'success', value: false, message: KEY_NOT_ACCEPTED },
			},
		],
	});
}
