/**
 * Names and addresses that lead nowhere outside one machine or network (RFC 1918, 3927, 4193, 4291, 6761, 6762), and
 * endings that ICANN never gives away or that routers use.
 */
const PRIVATE_HOSTS = [
	/^localhost$|\.(localhost|localdomain|local|internal|intranet|private|lan|test|corp|home|home\.arpa|fritz\.box)$/,
	/^(0|10|127)\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^192\.168\./,
	/^169\.254\./,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
	/^\[(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/,
];

/** IPv4 inside IPv6, as WHATWG URLs write it: [::ffff:7f00:1]. */
const MAPPED = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/**
 * Whether the host of a URL exists on this machine or in this network only: loopback, private and link-local
 * addresses, `.local` and the like, and names without a dot, such as a container's.
 */
export function isPrivateUrl(url: string): boolean {
	const host = new URL(url).hostname.toLowerCase().replace(/\.$/, '');
	const [, high, low] = MAPPED.exec(host) ?? [];
	const address = high && low ? dotted(parseInt(high, 16), parseInt(low, 16)) : host;
	if (!/[.:]/.test(address)) return true;
	return PRIVATE_HOSTS.some((pattern) => pattern.test(address));
}

const dotted = (high: number, low: number): string =>
	[high >> 8, high & 255, low >> 8, low & 255].join('.');

/**
 * Whether a URL is one of this machine or network while the vendor is elsewhere, so that it cannot get there. A vendor
 * in the same network, as in a demo or behind a gateway, can.
 *
 * @param baseUrl of the vendor's credential
 */
export const isOutOfReach = (url: string, baseUrl: string | undefined): boolean =>
	baseUrl !== undefined && !isPrivateUrl(baseUrl) && isPrivateUrl(url);
