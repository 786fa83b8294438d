import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class SeedreamWaveSpeedApi implements ICredentialType {
	name = 'seedreamWaveSpeedApi';

	displayName = 'Seedream WaveSpeedAI API';

	icon: Icon = { light: 'file:../icons/waveSpeed.svg', dark: 'file:../icons/waveSpeed.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#wavespeedai';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'On the <a href="https://wavespeed.ai/accesskey" target="_blank">access key page of WaveSpeedAI</a>',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.wavespeed.ai/api/v3',
			description: 'The address of the vendor; your key goes to no other host',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	/** The balance is free to ask and needs a good key (docs/vendors/waveSpeed.md, "Hosts and keys"). */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '/balance',
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
				type: 'responseCode',
				properties: { value: 404, message: 'This is not the WaveSpeedAI API. Check the base URL.' },
			},
			{
				// An envelope can hold the refusal that HTTP does not tell.
				type: 'responseSuccessBody',
				properties: {
					key: 'code',
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
