import type {
	DeclarativeRestApiSettings,
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyRouting,
} from 'n8n-workflow';
import { VENDOR_NAMES, type VendorName } from '../models/catalog';
import { replyPostReceive } from '../run/transport';
import type { Vendor } from '../vendors/vendor';
import { VENDORS } from '../vendors/vendors';

type PreSend = NonNullable<NonNullable<INodePropertyRouting['send']>['preSend']>[number];

/** The vendors of a node: all, or those that have what it needs. */
export const EVERY_VENDOR = vendorsWith(() => true);
export const UPLOADING_VENDORS = vendorsWith(({ uploads }) => uploads !== undefined);
export const POLLED_VENDORS = vendorsWith(({ tasks }) => tasks !== undefined);

function vendorsWith(has: (vendor: Vendor) => boolean): VendorName[] {
	return Object.values(VENDORS).flatMap((vendor) => (has(vendor) ? [vendor.name] : []));
}

/** The credentials of the vendors that a choice is not for, as `hide` takes them. */
export function allBut(vendors: readonly VendorName[]): string[] {
	return Object.values(VENDORS).flatMap(({ name, credential }) =>
		vendors.includes(name) ? [] : [credential],
	);
}

/** The credential of each vendor, asked for where 'authentication' names it. */
export function credentialsOf(vendors: readonly VendorName[]): INodeCredentialDescription[] {
	return vendors.map((vendor) => {
		const { credential: name } = VENDORS[vendor];
		return { name, required: true, displayOptions: { show: { authentication: [name] } } };
	});
}

/**
 * The vendor selector, which n8n shows as the credential selector. Its routing is the node's: `preSend` checks
 * the request, and paginating hands every item to the node's `pagination` function, the entry to its run.
 */
export function authentication(vendors: readonly VendorName[], preSend: PreSend): INodeProperties {
	return {
		displayName: 'Vendor',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: vendors.map((vendor) => ({
			name: VENDOR_NAMES[vendor],
			value: VENDORS[vendor].credential,
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
