import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class SeedreamAtlasCloudApi implements ICredentialType {
	name = 'seedreamAtlasCloudApi';

	displayName = 'Seedream Atlas Cloud API';

	icon: Icon = { light: 'file:../icons/atlasCloud.svg', dark: 'file:../icons/atlasCloud.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#atlas-cloud';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. apikey-…',
			hint: 'Starts with "apikey-"; under API Keys in the <a href="https://www.atlascloud.ai/console/api-keys" target="_blank">Atlas Cloud console</a>',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.atlascloud.ai',
			description: 'The address of the vendor; your key goes to no other host',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	/** The balance is free to ask; a team key without billing rights gets 403 as JSON and is good (vendor-apis.md 2.7). */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '/public/v1/balance',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: {
				ignore: true,
				except: [
					301, 302, 303, 307, 308, 400, 401, 402, 404, 405, 408, 410, 418, 421, 422, 425, 429, 451,
					500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 530,
				],
			},
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'The API key was not accepted. Check it, and the base URL.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'This is not the Atlas Cloud API. Check the base URL.' },
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
