import type { Subject } from '../conformance/subjects';
import type { Fate, Fault } from './types';

/** Files that go to a host of their own do not meet what is the matter with the API's. */
const atItsOwnHost = ({ vendor }: Subject): Fate | undefined => {
	const call = vendor.uploads?.call({
		bytes: Buffer.from('file'),
		fileName: 'a',
		mimeType: 'image/png',
	});
	return call?.host ? undefined : 'neverConnected';
};

const NEVER: Fault['fates'] = {
	submission: 'neverConnected',
	'upload node': atItsOwnHost,
	resume: 'neverConnected',
};

/** What keeps a connection to the vendor's API host from being made. */
export const CLIENT_FAULTS: Fault[] = [
	{ name: 'DNS failure', fates: NEVER, address: 'unknown host', only: 'always', timeout: 30 },
	{ name: 'connection refused', fates: NEVER, address: 'closed port', only: 'always' },
	{ name: 'TLS to a plain port', fates: NEVER, address: 'plain port', only: 'always' },
	{
		name: 'TLS with a self-signed certificate',
		fates: NEVER,
		address: 'self-signed',
		only: 'always',
	},
	{
		name: 'AggregateError of a connection by IPv6 and IPv4',
		fates: NEVER,
		address: 'closed port',
		told: 'AggregateError',
		only: 'always',
	},
	{ name: 'connection refused at first', fates: NEVER, address: 'late', only: 'once' },
	{
		name: 'connection refused once the task is submitted',
		fates: { poll: 'neverConnected', 'batch query': 'neverConnected' },
		address: 'gone',
	},
];
