import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import type { RequestOptions } from '../images/downloadImage';
import type { HttpCall, Reply } from '../vendors/vendor';
import { ConnectionLost, connectionLost } from './connectionLost';
import { isHttpUrl } from '../request/httpUrl';
import { openCredential } from './credential';
import { readEvents } from './events';
import { now } from './pause';

/** Sends a call to the vendor's API host, with the credential's key, and brings back whatever it answered. */
export type Send = (
	call: HttpCall,
	timeout: number,
	/** Ends the call at once; only for calls that nobody pays for. */
	cancelSignal?: AbortSignal,
) => Promise<Reply>;

const USER_AGENT = 'n8n-nodes-seedream';

/** What a header can hold: a key pasted with other characters is told before anything is sent. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Request Options as the engine has put them into the request. */
export function requestOptionsOf(
	context: IExecuteSingleFunctions,
	{ options }: DeclarativeRestApiSettings.ResultOptions,
): RequestOptions {
	const { proxy } = options;
	const skipSslCertificateValidation = Boolean(options.skipSslCertificateValidation);
	const set = context.getNodeParameter('requestOptions', {}) as { timeout?: unknown };
	const timeout = Number(set.timeout) > 0 ? Number(set.timeout) : undefined;
	return { proxy, skipSslCertificateValidation, timeout };
}

/**
 * The engine's own request function as `Send`: n8n's credential, proxy and domain settings apply. Redirects
 * are off and HTTP errors come back as replies, so that the key goes to no other host and no POST is repeated.
 * Replies come without the credential's key, should the vendor echo it. What `Send` throws is ConnectionLost,
 * without the request's headers.
 */
export function sender(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
): Send {
	const opening = openCredential(context).catch(() => undefined);
	const { timeout: allowed = Infinity } = requestOptionsOf(context, requestData);
	return async (call, timeout, abortSignal) => {
		const credential = await opening;
		if (!credential) throw new ConnectionLost('its credential could not be read', false, true);
		if (!HEADER_VALUE.test(credential.key)) {
			throw new ConnectionLost('the API key holds characters that cannot be sent', false, true);
		}
		const { method, host, path, body, events } = call;
		const patience = Math.min(timeout, allowed);
		const end = now() + patience;
		const options: IHttpRequestOptions = {
			...requestData.options,
			skipSslCertificateValidation: Boolean(requestData.options.skipSslCertificateValidation),
			method,
			baseURL: host ? credential.address(host) : requestData.options.baseURL,
			url: path,
			body: body as IHttpRequestOptions['body'],
			qs: {},
			headers: {
				'User-Agent': USER_AGENT,
				...(Buffer.isBuffer(body) && { 'Content-Type': 'application/json' }),
				...call.headers,
			},
			json: true,
			encoding: events ? 'stream' : undefined,
			timeout: patience,
			abortSignal,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
		};
		try {
			const reply = isHttpUrl(path)
				? await sendWithoutKey(context, options)
				: await sendWithKey(context, requestData, options);
			const whole = events ? await readEvents(reply, end - now(), abortSignal) : reply;
			return credential.hideKey(whole) as Reply;
		} catch (error) {
			throw connectionLost(error);
		}
	};
}

async function sendWithKey(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	options: IHttpRequestOptions,
): Promise<Reply> {
	const request = { ...requestData, options };
	const [item] = await context.makeRoutingRequest.call(context as never, request as never);
	return item?.json as unknown as Reply;
}

/** An address that the vendor gave, such as a presigned one for an upload, is no host of the credential. */
async function sendWithoutKey(
	context: IExecutePaginationFunctions,
	{ method, url, body, headers, timeout, abortSignal, proxy, ...others }: IHttpRequestOptions,
): Promise<Reply> {
	const { skipSslCertificateValidation, disableFollowRedirect, ignoreHttpStatusErrors } = others;
	return (await context.helpers.httpRequest({
		method,
		url,
		body,
		headers,
		timeout,
		abortSignal,
		proxy,
		skipSslCertificateValidation,
		disableFollowRedirect,
		ignoreHttpStatusErrors,
		returnFullResponse: true,
	})) as Reply;
}

/** Hands a vendor's full response on as the item that `Send` reads. */
export async function replyPostReceive(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const { statusCode, headers, body } = response;
	return [{ json: { statusCode, headers, body } as unknown as INodeExecutionData['json'] }];
}
