import type { Vendor } from '../vendor';
import type { HostErrors } from './arkErrors';
import { arkModelList } from './arkModelList';
import { readArkSubmission } from './arkReplies';
import { arkSubmission } from './arkSubmission';
import { UPSTREAM_CODES } from './errorCodes';
import { UPSTREAM_RESERVED_FIELDS } from './upstreamBody';

/** What is a host's own among those of ByteDance: one wire, with accounts, ids and prices apart. */
interface ArkHost extends Pick<
	Vendor,
	'name' | 'displayName' | 'credential' | 'offerings' | 'otherIds' | 'prices'
> {
	/** Pages of its console, for what can be put right only there. */
	pages: { keys: string; models: string };
	/** How its model ids look, for one that it does not know. */
	ids: string;
}

/** A host of ByteDance's own: one request brings the images; there are no tasks to come back to. */
export function arkVendor({ pages, ids, ...own }: ArkHost): Vendor {
	const activate = `Activate the model in the console, at ${pages.models}, then run the node again.`;
	const host: HostErrors = {
		codes: UPSTREAM_CODES,
		advice: {
			ModelNotOpen: activate,
			'OperationDenied.ServiceNotOpen': activate,
			InvalidEndpointOrModel: `Check the ID in 'Model': ${ids}. The models of your account are at ${pages.models}.`,
			credential: `Check the API key in the credential: those of this vendor are at ${pages.keys}, and one of another region or vendor is not accepted. Check the base URL too.`,
		},
	};
	return {
		...own,
		unlisted: {},
		reservedFields: UPSTREAM_RESERVED_FIELDS,
		submission: arkSubmission,
		readSubmission: (reply, asked) => readArkSubmission(reply, host, asked?.mostImages),
		modelList: arkModelList,
		urlLifetime: '24 hours',
	};
}
