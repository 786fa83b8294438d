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

export class SeedreamWaveSpeedApi implements ICredentialType {
	name = 'seedreamWaveSpeedApi';

	displayName = 'Seedream WaveSpeedAI API';

	icon: Icon = { light: 'file:../icons/waveSpeed.svg', dark: 'file:../icons/waveSpeed.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-seedream/n8n-nodes-seedream#wavespeedai';

	properties: INodeProperties[] = [
		apiKeyField({
			hint: 'On the <a href="https://wavespeed.ai/accesskey" target="_blank">access key page of WaveSpeedAI</a>',
		}),
		baseUrlField('https://api.wavespeed.ai/api/v3'),
	];

	authenticate: IAuthenticateGeneric = authorization('Bearer');

	/** The balance is free to ask and needs a good key; the envelope can tell what HTTP does not (docs/vendors/waveSpeed.md, "Hosts and keys"). */
	test: ICredentialTestRequest = freeTest({
		request: { url: '/balance' },
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'code', value: 401, message: KEY_NOT_ACCEPTED },
			},
		],
	});
}
