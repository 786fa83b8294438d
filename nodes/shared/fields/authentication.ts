import type {
	DeclarativeRestApiSettings,
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyRouting,
} from 'n8n-workflow';
import { replyPostReceive } from '../traffic/transport';
import type { Vendor } from '../vendors/vendor';
import { EVERY_VENDOR } from '../vendors/vendors';

type PreSend = NonNullable<NonNullable<INodePropertyRouting['send']>['preSend']>[number];

/** The vendors of the nodes that need something which not all of them have. */
export const UPLOADING_VENDORS = EVERY_VENDOR.filter(({ uploads }) => uploads !== undefined);
export const POLLED_VENDORS = EVERY_VENDOR.filter(({ tasks }) => tasks !== undefined);

/** The credential of each vendor, asked for where 'authentication' names it. */
export function credentialsOf(vendors: readonly Vendor[]): INodeCredentialDescription[] {
	return vendors.map(({ credential: name }) => ({
		name,
		required: true,
		displayOptions: { show: { authentication: [name] } },
	}));
}

/**
 * The vendor selector, which n8n shows as the credential selector. Its routing is the node's: `preSend` checks
 * the request, and paginating hands every item to the node's `pagination` function, the entry to its run.
 */
export function authentication(vendors: readonly Vendor[], preSend: PreSend): INodeProperties {
	return {
		displayName: 'Vendor',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: vendors.map(({ displayName, credential }) => ({
			name: displayName,
			value: credential,
		})),
		default: 'seedreamAtlasCloudApi',
		description: 'Whose account makes the images',
		routing: {
			send: { paginate: true, preSend: [preSend] },
			output: { postReceive: [replyPostReceive] },
		},
	};
}

/** The vendor's host comes from the credential, so the key goes nowhere else. */
export const requestDefaults: DeclarativeRestApiSettings.HttpRequestOptions = {
	baseURL: '={{ $credentials.baseUrl }}',
};
