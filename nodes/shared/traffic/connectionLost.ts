import { UserError } from 'n8n-workflow';
import type { VendorError } from '../vendors/vendor';

/** A call that brought no reply. */
export class ConnectionLost extends Error {
	constructor(
		message: string,
		/** False only where it is certain that nothing of the request reached the vendor. */
		readonly mayHaveArrived: boolean,
		/** Nothing could be sent, and another try would be no different. */
		readonly unsendable = false,
	) {
		super(message);
		this.name = 'ConnectionLost';
	}
}

/** Why a call brought nothing that can be read. */
export function faultOf(error: unknown): VendorError {
	if (error instanceof ConnectionLost) {
		return { kind: error.unsendable ? 'unsent' : 'connection', message: error.message };
	}
	return { kind: 'unreadable', message: 'its form is unknown' };
}

/** What Node names a connection that was never made, and how a person would say it. */
const NEVER_CONNECTED: Record<string, string> = {
	ENOTFOUND: 'its host name is unknown',
	EAI_AGAIN: 'its host name could not be looked up',
	ECONNREFUSED: 'it refused the connection',
	EHOSTUNREACH: 'its host cannot be reached',
	ENETUNREACH: 'its network cannot be reached',
	EADDRNOTAVAIL: 'its address is not available',
	ETIMEDOUT: 'it did not take the connection in time',
};
/** Only these system calls come before the request; a route that goes away later has the same codes. */
const BEFORE_THE_REQUEST = ['connect', 'getaddrinfo'];
/** Without the error itself, its words: n8n 1.110 to 2.31 keeps nothing else. */
const CONNECT_WORDS = new RegExp(
	`\\b(?:${BEFORE_THE_REQUEST.join('|')}) (${Object.keys(NEVER_CONNECTED).join('|')})\\b`,
);

/** Certificates that Node refuses, in its own codes; alerts and spoiled records come in the middle of a session too. */
const CERTIFICATE_CODES =
	/^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA$|HOSTNAME_MISMATCH$|ERR_TLS_CERT_ALTNAME_INVALID$)/;
/** Handshakes that could not be completed, in OpenSSL's words; Node makes codes of them or quotes them after EPROTO. */
const HANDSHAKE_REASONS =
	/wrong.version.number|unsupported.protocol|unknown.protocol|no.protocols.available|protocol.version|handshake.failure|no.shared.cipher|http.request|before secure TLS connection was established/i;

/** What Node cannot write into a request, or make one of: nothing was sent. */
const UNSENDABLE: Record<string, string> = {
	ERR_INVALID_URL: 'its address is not a URL',
	ERR_INVALID_CHAR: 'the API key holds characters that cannot be sent',
	ERR_INVALID_PROTOCOL: 'its address is not http(s)',
	ERR_UNESCAPED_CHARACTERS: 'its address holds characters that cannot be sent',
};
const REFUSED_BY_N8N = /Domain not allowed|request was blocked because/;

interface ErrorLink {
	code?: unknown;
	syscall?: unknown;
	message?: unknown;
	/** What n8n's own error keeps of the one it was made from. */
	httpCode?: unknown;
	messages?: unknown;
	cause?: unknown;
	errorResponse?: unknown;
	/** The tries of a connection by IPv6 and IPv4. */
	errors?: unknown;
}

/** An error and everything it was made from. */
function linksOf(error: unknown): ErrorLink[] {
	const links: ErrorLink[] = [];
	const queue = [error];
	for (const next of queue) {
		if (typeof next !== 'object' || next === null || links.length >= 20) continue;
		const link: ErrorLink = next;
		links.push(link);
		queue.push(link.cause, link.errorResponse, ...[link.errors ?? []].flat());
	}
	return links;
}

/** Why no connection was made; undefined where one was, or nobody can tell. */
function neverConnected(links: ErrorLink[], words: string[]): string | undefined {
	const made = links.filter(({ code }) => typeof code === 'string' && code in NEVER_CONNECTED);
	const before = made.filter(({ syscall }) => BEFORE_THE_REQUEST.includes(String(syscall)));
	const [first] = before;
	if (first) return NEVER_CONNECTED[String(first.code)];
	// The wrapping error carries the code without the system call, which its words tell.
	if (made.some(({ syscall }) => syscall !== undefined)) return undefined;
	const told = words.map((text) => CONNECT_WORDS.exec(text)?.[1]).find((code) => code);
	return told && NEVER_CONNECTED[told];
}

/** What became of a request that brought no reply. What is not on the lists above may have been billed. */
export function connectionLost(error: unknown): ConnectionLost {
	const links = linksOf(error);
	const codes = links
		.flatMap(({ code, httpCode }) => [code, httpCode])
		.filter((code) => typeof code === 'string');
	const words = links.flatMap(({ message, messages }) => [message, messages].flat()).map(String);
	const unsendable = codes.find((code) => code in UNSENDABLE);
	if (unsendable) return new ConnectionLost(UNSENDABLE[unsendable] ?? '', false, true);
	const refusal = links.find((link) => link instanceof UserError);
	const quoted = words.find((text) => REFUSED_BY_N8N.test(text));
	if (refusal ?? quoted) {
		return new ConnectionLost(
			`n8n did not send the request (${String(refusal?.message ?? quoted)})`,
			false,
			true,
		);
	}
	const reason = neverConnected(links, words);
	if (reason) return new ConnectionLost(reason, false);
	if (
		codes.some((code) => CERTIFICATE_CODES.test(code)) ||
		[...codes, ...words].some((text) => HANDSHAKE_REASONS.test(text))
	) {
		return new ConnectionLost('no secure connection to it could be made', false);
	}
	const timedOut = codes.some((code) => ['ECONNABORTED', 'ETIMEDOUT'].includes(code));
	return new ConnectionLost(
		timedOut ? 'no answer came in time' : 'the connection was closed early',
		true,
	);
}
