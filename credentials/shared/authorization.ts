import type { IAuthenticateGeneric } from 'n8n-workflow';

/** Sends the key in the Authorization header, behind the word that the vendor wants before it. */
export function authorization(scheme: 'Bearer' | 'Key'): IAuthenticateGeneric {
	return {
		type: 'generic',
		properties: { headers: { Authorization: `=${scheme} {{$credentials.apiKey}}` } },
	};
}
