import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { FileOwner } from '../images/fileNames';
import { findReferences, type ReferenceSource } from '../images/referenceSources';
import { isHttpUrl, trimmedAddress } from '../request/httpUrl';
import {
	DEFAULT_MAX_CONCURRENCY,
	parseImageRequest,
	type ImageRequest,
} from '../request/imageRequest';
import { InvalidRequest, invalidValue, shown } from '../request/invalidRequest';
import { asksForList, parseListRequest } from '../request/listRequest';
import { parseParameters } from '../request/parameters';
import { parsePollRequest } from '../request/pollRequest';
import { checkReferenceCount } from '../request/referenceLimits';
import type { Job } from '../models/families';
import type { Vendor } from '../vendors/vendor';
import { vendorOfCredential } from '../vendors/vendors';
import type { ImageTask } from './imageTask';
import { enterRun, inputItems } from '../run/ledger';
import { storedFiles } from './storedFiles';
import type { UploadRequest } from './uploadFiles';

type PreSend = (
	this: IExecuteSingleFunctions,
	requestOptions: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** The fields' values as routing put them together. */
type PlainRequest = IDataObject;

/**
 * Checks an item as far as that goes without I/O and announces it to its run. n8n calls this for all items
 * before any of them goes on, so nothing is thrown here: the run decides what an item that cannot be sent
 * means for the others.
 */
function enter(
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
			const request: { files?: FileOwner[] } = prepare(this, vendor, plain, baseURL);
			enterRun(this, { identity, pairedItem, request, files: request.files });
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
	throw new InvalidRequest(
		`'Base URL' in the credential is '${shown(given ?? '')}'. It takes the vendor's http(s) address.`,
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

/** The images that the parameter 'Image' or 'Images' names in the item. */
function referencesOfItem(
	context: IExecuteSingleFunctions,
	plain: PlainRequest,
	parameter: 'image' | 'images',
): ReferenceSource[] {
	const label = parameter === 'image' ? 'Image' : 'Images';
	const item = inputItems(context)[context.getItemIndex()] ?? { json: {} };
	return findReferences(label, plain[parameter], item, '', storedFiles(context, parameter));
}

/** The file of a request's task, or the first of several. */
const fileOf = ({ fileName, maxImages, job }: ImageRequest): FileOwner => ({
	fileName,
	isSeries: maxImages !== undefined || job === 'decomposeLayers',
});

export const generatePreSend = enter((_context, vendor, plain, baseUrl): ImageTask => {
	const request = parseImageRequest(vendor, 'generate', plain, baseUrl);
	return { request, files: [fileOf(request)] };
});

export const editPreSend = enter((context, vendor, plain, baseUrl): ImageTask => {
	const job: Job = plain.operation === 'decomposeLayers' ? 'decomposeLayers' : 'edit';
	const request = parseImageRequest(vendor, job, plain, baseUrl);
	const sources = referencesOfItem(context, plain, 'image');
	checkReferenceCount(request, sources.length);
	return { request, sources, files: [fileOf(request)] };
});

export const composePreSend = enter((context, vendor, plain, baseUrl): ImageTask => {
	if (plain.combine === 'allItems' && context.getItemIndex() > 0) return {};
	const request = parseImageRequest(vendor, 'compose', plain, baseUrl);
	const sources =
		plain.combine === 'allItems'
			? referencesOfAllItems(context, plain)
			: referencesOfItem(context, plain, 'images');
	checkReferenceCount(request, sources.length);
	return { request, sources, files: [fileOf(request)] };
});

/** 'Images' of every item in item order, its expression evaluated for each. */
function referencesOfAllItems(
	context: IExecuteSingleFunctions,
	plain: PlainRequest,
): ReferenceSource[] {
	const { images } = context.getNode().parameters;
	const expression = typeof images === 'string' && images.startsWith('=') && images.slice(1);
	const isStored = storedFiles(context, 'images');
	return inputItems(context).flatMap((item, itemIndex) => {
		const given = expression ? context.evaluateExpression(expression, itemIndex) : plain.images;
		return findReferences('Images', given, item, `[Item ${itemIndex}] `, isStored);
	});
}

export const uploadPreSend = enter((context, vendor, plain): UploadRequest => {
	const { maxConcurrency = DEFAULT_MAX_CONCURRENCY } = parseParameters(plain);
	const found = referencesOfItem(context, plain, 'images');
	if (found.length === 0)
		throw new InvalidRequest("'Images' is empty. Name the binary fields to upload.");
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
	return { ...request, files: request.taskIds.map(() => ({ fileName, isSeries: true })) };
});
