import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class SeedreamAceDataApi implements ICredentialType {
	name = 'seedreamAceDataApi';

	displayName = 'Seedream AceData Cloud API';

	icon: Icon = { light: 'file:../icons/aceData.svg', dark: 'file:../icons/aceData.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#acedata-cloud';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'A token; under Credentials of the Seedream service in the <a href="https://platform.acedata.cloud" target="_blank">AceData Cloud console</a>',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.acedata.cloud',
			description: 'The address of the vendor; your key goes to no other host',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	/** A question about no tasks at all is free and needs a good token (vendor-apis.md 3.6). */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '/seedream/tasks',
			method: 'POST',
			body: { action: 'retrieve_batch', ids: [] },
			json: true,
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 400,
					message: 'The API key was not accepted. Check it at the vendor.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'The API key was not accepted. Check it at the vendor.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'success',
					value: false,
					message: 'The API key was not accepted. Check it at the vendor.',
				},
			},
			{
				// The first character of a page: the edge or a proxy answered, not the API.
				type: 'responseSuccessBody',
				properties: {
					key: '0',
					value: '<',
					message: 'A web page answered instead of the API. Check the base URL and the network.',
				},
			},
		] as ICredentialTestRequest['rules'],
	};
}
