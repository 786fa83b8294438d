import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class SeedreamFalApi implements ICredentialType {
	name = 'seedreamFalApi';

	displayName = 'Seedream Fal API';

	icon: Icon = { light: 'file:../icons/fal.svg', dark: 'file:../icons/fal.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#fal';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. id:secret',
			hint: 'Two parts with a colon between them, without "Key" before them; under Keys in the <a href="https://fal.ai/dashboard/keys" target="_blank">fal dashboard</a>',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://queue.fal.run',
			description: "The address of the vendor's queue; your key goes to the hosts named here only",
		},
		{
			displayName: 'Storage URL',
			name: 'storageUrl',
			type: 'string',
			default: 'https://rest.fal.ai',
			description: 'The address that takes images to edit',
		},
		{
			displayName: 'Platform URL',
			name: 'platformUrl',
			type: 'string',
			default: 'https://api.fal.ai',
			description: 'The address that tells models and prices',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Key {{$credentials.apiKey}}' } },
	};

	/** A price is free to ask for and needs a good key; the list of models needs none (docs/vendors/fal.md, "Hosts and keys"). */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.platformUrl.trim().replace(/\\/+$/, "") }}',
			url: '/v1/models/pricing',
			qs: { endpoint_id: 'bytedance/seedream/v5/pro/text-to-image' },
			disableFollowRedirect: true,
		},
		rules: [
			...[401, 403].map((value) => ({
				type: 'responseCode',
				properties: {
					value,
					message:
						'The API key was not accepted. It has two parts, id:secret, and no word before them.',
				},
			})),
			{
				type: 'responseCode',
				properties: { value: 404, message: 'This is not the API of fal. Check the platform URL.' },
			},
			{
				// The first character of a page: the edge or a proxy answered, not the API.
				type: 'responseSuccessBody',
				properties: {
					key: '0',
					value: '<',
					message:
						'A web page answered instead of the API. Check the platform URL and the network.',
				},
			},
		] as ICredentialTestRequest['rules'],
	};
}
