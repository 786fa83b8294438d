import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class SeedreamAioagiApi implements ICredentialType {
	name = 'seedreamAioagiApi';

	displayName = 'Seedream AIOAGI API';

	icon: Icon = { light: 'file:../icons/aioagi.svg', dark: 'file:../icons/aioagi.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#aioagi';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. sk-…',
			hint: 'Starts with "sk-"; on the token page of the <a href="https://api.aiearth.dev" target="_blank">AIOAGI console</a>',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.aiearth.dev/v1',
			description:
				'The address of the vendor; your key goes to no other host. If it cannot be reached, try https://api.aiearth.vip/v1.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	/** The model list is free and needs a good key (vendor-apis.md 4.2). */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '/models',
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
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
