import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';
import { isHttpUrl, trimmedAddress } from '../request/httpUrl';
import { DEFAULT_MAX_CONCURRENCY } from '../request/imageRequest';
import { InvalidRequest, invalidValue, shown } from '../request/invalidRequest';
import { asksForList, parseListRequest } from '../request/listRequest';
import { parseParameters } from '../request/parameters';
import { parsePollRequest } from '../request/pollRequest';
import type { Vendor } from '../vendors/vendor';
import { vendorOfCredential } from '../vendors/vendors';
import type { Entry } from '../run/attempt';
import { enterRun, inputItems } from '../run/ledger';
import { stemOf } from './fileNaming';
import { filesOfItem, referencesOfItem } from './itemReferences';
import type { UploadRequest } from './uploadFiles';

type PreSend = (
	this: IExecuteSingleFunctions,
	requestOptions: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** What of a request others of its run need to know. */
type Announced = Pick<Entry, 'files' | 'spendingLimit'>;

/** The fields' values as routing put them together. */
type PlainRequest = IDataObject;

/**
 * Checks an item as far as that goes without I/O and announces it to its run. n8n calls this for all items
 * before any of them goes on, so nothing is thrown here: the run decides what an item that cannot be sent
 * means for the others.
 */
export function enter(
	prepare: (
		context: IExecuteSingleFunctions,
		vendor: Vendor,
		plain: PlainRequest,
		baseUrl: string,
	) => object,
): PreSend {
	return async function (this: IExecuteSingleFunctions, requestOptions) {
		const plain = (requestOptions.body ?? {}) as PlainRequest;
		const vendor = vendorOfCredential(this.getNodeParameter('authentication'));
		const model = typeof plain.model === 'string' ? plain.model : undefined;
		const identity = { vendor, model };
		const pairedItem = pairedItemOf(this, plain);
		try {
			if (!vendor) throw new InvalidRequest("Choose a vendor's credential first.");
			const baseURL = checkBaseUrl(requestOptions.baseURL);
			const request: Announced = prepare(this, vendor, plain, baseURL);
			const { files, spendingLimit } = request;
			enterRun(this, { identity, pairedItem, request, files, spendingLimit });
			return { ...requestOptions, baseURL };
		} catch (refusal) {
			enterRun(this, { identity, pairedItem, refusal });
			return requestOptions;
		}
	};
}

function checkBaseUrl(given: string | undefined): string {
	const baseURL = trimmedAddress(given);
	if (isHttpUrl(baseURL)) return baseURL;
	const held = baseURL === '' ? 'empty' : `'${shown(given)}'`;
	throw new InvalidRequest(
		`'Base URL' in the credential is ${held}. It takes the vendor's http(s) address.`,
	);
}

/** The input items that an item's results belong to: its own, or all where they make one task. */
function pairedItemOf(
	context: IExecuteSingleFunctions,
	{ combine }: PlainRequest,
): INodeExecutionData['pairedItem'] {
	if (combine === 'allItems') return inputItems(context).map((_, item) => ({ item }));
	return { item: context.getItemIndex() };
}

export const uploadPreSend = enter((context, vendor, plain): UploadRequest => {
	const { maxConcurrency = DEFAULT_MAX_CONCURRENCY } = parseParameters(plain);
	const found = referencesOfItem(context, plain, 'images', false);
	if (found.length === 0) {
		const files = filesOfItem(context, false);
		throw new InvalidRequest(`'Images' is empty. Name the binary fields to upload. ${files}`);
	}
	const sources = found.map((source) => {
		if (source.kind !== 'url') return source;
		const allowed = 'It takes files: Edit and Compose take URLs as they are';
		throw invalidValue('Images', source.url, allowed);
	});
	return { vendor, sources, maxConcurrency };
});

export const pollPreSend = enter((context, vendor, plain) => {
	if (asksForList(plain)) return parseListRequest(vendor, plain, context.getTimezone());
	const request = parsePollRequest(vendor, plain);
	const { fileName } = request;
	// How many images a task has is known only when they are there.
	const stem = stemOf(context.getNode());
	return { ...request, files: request.taskIds.map(() => ({ fileName, stem, isSeries: true })) };
});
