import type { ICredentialTestRequest } from 'n8n-workflow';

type Rules = NonNullable<ICredentialTestRequest['rules']>;

interface FreeTest {
	/** A request that costs nothing and that a wrong key fails; `url` is below the address of the credential. */
	request: ICredentialTestRequest['request'];
	/** The credential's field with that address, where it is not the base URL. */
	host?: string;
	/** What a status means to the user, where the usual words do not fit. */
	statuses?: Record<number, string>;
	/** What a vendor tells in another way than by status. */
	rules?: Rules;
}

export const KEY_NOT_ACCEPTED = 'The API key was not accepted. Check it at the vendor.';

const USUAL_STATUSES: Record<number, string> = {
	401: KEY_NOT_ACCEPTED,
	404: 'There is no such API at this address. Check the base URL.',
};

/** The first character of a page: the edge or a proxy answered, not the API. */
const NO_PAGE = {
	type: 'responseSuccessBody',
	properties: {
		key: '0',
		value: '<',
		message: 'A web page answered instead of the API. Check the base URL and the network.',
	},
};

/**
 * What 'Test' does in the editor. Blanks around the address and slashes behind it do not matter, and redirects are
 * not followed, so that the key goes to no other host.
 */
export function freeTest({ request, host = 'baseUrl', statuses, rules = [] }: FreeTest) {
	const told = Object.entries({ ...USUAL_STATUSES, ...statuses }).map(([status, message]) => ({
		type: 'responseCode',
		properties: { value: Number(status), message },
	}));
	return {
		request: {
			baseURL: `={{ $credentials.${host}.trim().replace(/\\/+$/, "") }}`,
			disableFollowRedirect: true,
			...request,
		},
		rules: [...told, ...rules, NO_PAGE],
	} as ICredentialTestRequest;
}
