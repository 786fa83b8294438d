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

export class SeedreamAtlasCloudApi implements ICredentialType {
	name = 'seedreamAtlasCloudApi';

	displayName = 'Seedream Atlas Cloud API';

	icon: Icon = { light: 'file:../icons/atlasCloud.svg', dark: 'file:../icons/atlasCloud.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#atlas-cloud';

	properties: INodeProperties[] = [
		apiKeyField({
			placeholder: 'e.g. apikey-…',
			hint: 'Starts with "apikey-"; under API Keys in the <a href="https://www.atlascloud.ai/console/api-keys" target="_blank">Atlas Cloud console</a>',
		}),
		baseUrlField('https://api.atlascloud.ai'),
	];

	authenticate: IAuthenticateGeneric = authorization('Bearer');

	/**
	 * The balance is free to ask; a team key without billing rights gets 403 as JSON and is good
	 * (docs/vendors/atlasCloud.md, "Hosts and keys").
	 */
	test: ICredentialTestRequest = freeTest({
		request: {
			url: '/public/v1/balance',
			ignoreHttpStatusErrors: {
				ignore: true,
				except: [
					301, 302, 303, 307, 308, 400, 401, 402, 404, 405, 408, 410, 418, 421, 422, 425, 429, 451,
					500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 530,
				],
			},
		},
	});
}
