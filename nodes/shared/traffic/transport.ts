import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	IExecuteSingleFunctions,
} from 'n8n-workflow';
import type { HttpCall, Reply } from '../vendors/vendor';
import { keyHider } from './hideKey';

/** Sends a call to the vendor's API host, with the credential's key, and brings back whatever it answered. */
export type Send = (call: HttpCall, timeout: number) => Promise<Reply>;

/** A call that brought no reply. */
export class ConnectionLost extends Error {
	constructor(
		message: string,
		/** False only where it is certain that the request never reached the vendor. */
		readonly mayHaveArrived: boolean,
	) {
		super(message);
		this.name = 'ConnectionLost';
	}
}

/** What Node names a connection that was never made, and how a person would say it. */
const NEVER_CONNECTED: Record<string, string> = {
	ENOTFOUND: 'its host name is unknown',
	EAI_AGAIN: 'its host name could not be looked up',
	ECONNREFUSED: 'it refused the connection',
	EHOSTUNREACH: 'its host cannot be reached',
	ENETUNREACH: 'its network cannot be reached',
	EADDRNOTAVAIL: 'its address is not available',
};
/** Node's codes of a TLS handshake that was not completed: nothing of the request was sent. */
const TLS_REFUSED = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO)/;
const BEFORE_TLS = /before secure TLS connection was established/;

const USER_AGENT = 'n8n-nodes-seedream';

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
	const hider = keyHider(context).catch(() => undefined);
	return async ({ method, path, body }, timeout) => {
		const hideKey = await hider;
		if (!hideKey) throw new ConnectionLost('its credential could not be read', false);
		const options = {
			...requestData.options,
			method,
			url: path,
			body: body as IHttpRequestOptions['body'],
			qs: {},
			headers: {
				'User-Agent': USER_AGENT,
				...(Buffer.isBuffer(body) && { 'Content-Type': 'application/json' }),
			},
			json: true,
			timeout,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		};
		try {
			const request = { ...requestData, options };
			const [item] = await context.makeRoutingRequest.call(context as never, request);
			return hideKey(item?.json) as Reply;
		} catch (error) {
			throw connectionLost(error);
		}
	};
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

interface CodedError {
	code?: unknown;
	message?: unknown;
	/** What n8n's own error keeps of the one it was made from; that of n8n 1.110 to 2.31 keeps nothing else. */
	httpCode?: unknown;
	messages?: unknown;
	cause?: unknown;
	errorResponse?: unknown;
}

/** An error and everything it was made from, outermost first. */
function chain(error: unknown): CodedError[] {
	const links: CodedError[] = [];
	let next = error;
	while (typeof next === 'object' && next !== null && links.length < 10) {
		const link: CodedError = next;
		links.push(link);
		next = link.cause ?? link.errorResponse;
	}
	return links;
}

function connectionLost(error: unknown): ConnectionLost {
	const links = chain(error);
	const codes = links
		.flatMap(({ code, httpCode }) => [code, httpCode])
		.filter((code) => typeof code === 'string');
	const known = codes.find((code) => code in NEVER_CONNECTED);
	if (known) return new ConnectionLost(NEVER_CONNECTED[known] ?? '', false);
	const messages = links.flatMap(({ message, messages }) => [message, messages].flat()).map(String);
	if (
		codes.some((code) => TLS_REFUSED.test(code)) ||
		messages.some((text) => BEFORE_TLS.test(text))
	) {
		return new ConnectionLost('no secure connection to it could be made', false);
	}
	if (messages.some((text) => text.startsWith('connect ETIMEDOUT'))) {
		return new ConnectionLost('it did not take the connection in time', false);
	}
	const timedOut = codes.some((code) => ['ECONNABORTED', 'ETIMEDOUT'].includes(code));
	return new ConnectionLost(
		timedOut ? 'no answer came in time' : 'the connection was closed early',
		true,
	);
}
