import { wellFormed } from './plainText';

/** An address as a credential holds it, without the blanks around it and the slash behind it. */
export const trimmedAddress = (address: unknown): string =>
	typeof address === 'string' ? address.trim().replace(/\/+$/, '') : '';

/** Whether a text is a whole http(s) URL. */
export function isHttpUrl(value: string): boolean {
	return /^https?:/i.test(value) && URL.canParse(value);
}

/** Characters that may stand in a URL as they are (RFC 3986, section 2), and percent signs that already encode something. */
const UNSENDABLE = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9_.~:/?#[\]@!$&'()*+,;=%-]/gu;

/**
 * A URL as it can be sent: blanks and letters of other scripts percent-encoded as UTF-8, such a host in
 * Punycode. What is a sendable URL already comes back untouched.
 */
export function sendableUrl(url: string): string {
	const [, scheme, authority = '', rest = ''] =
		/^(https?:\/\/)([^/?#]*)([\s\S]*)$/i.exec(wellFormed(url)) ?? [];
	if (!scheme) return new URL(url).href;
	const host = /^[\x21-\x7e]*$/.test(authority)
		? authority
		: authority.replace(UNSENDABLE, encodeURIComponent).replace(/[^@]*$/, new URL(url).host);
	return scheme + host + rest.replace(UNSENDABLE, encodeURIComponent);
}
