import { VENDORS, type VendorName } from '../../nodes/shared/vendors/vendors';
import type { Vendor } from '../../nodes/shared/vendors/vendor';

/** Where a fault strikes. */
export type StageName =
	| 'submission'
	/** Of a reference image, by Edit. */
	| 'upload'
	/** By the Upload node. */
	| 'upload node'
	/** The task query of the node that submitted. */
	| 'poll'
	| 'batch query'
	/** The task query of Poll Prediction, for tasks that exist. */
	| 'resume'
	| 'download'
	| 'callback';

const vendorsWhere = (has: (vendor: Vendor) => boolean): VendorName[] =>
	(Object.keys(VENDORS) as Array<keyof typeof VENDORS>).filter((name) => has(VENDORS[name]));

export const WITH_TASKS = vendorsWhere(({ tasks }) => tasks !== undefined);
export const WITHOUT_TASKS = vendorsWhere(({ tasks }) => tasks === undefined);

/** The vendors where each can be struck. */
export const STAGES: Record<StageName, VendorName[]> = {
	submission: vendorsWhere(() => true),
	upload: vendorsWhere(({ uploads }) => uploads !== undefined),
	'upload node': vendorsWhere(({ uploads }) => uploads !== undefined),
	poll: vendorsWhere(({ tasks }) => tasks !== undefined && !tasks.batch),
	'batch query': vendorsWhere(({ tasks }) => tasks?.batch !== undefined),
	resume: vendorsWhere(({ tasks }) => tasks !== undefined),
	download: vendorsWhere(() => true),
	callback: vendorsWhere(({ offerings }) =>
		Object.values(offerings).some(({ callback }) => callback),
	),
};

/** What a fault does to a request, said in the words of the money rules; nothing of how the nodes take it. */
export type Fate =
	/** The right answer arrives: late, in pieces, oddly labelled. */
	| 'harmless'
	/** No byte of the request left: DNS, refused, TLS. */
	| 'neverConnected'
	/** Turned away for coming too fast, before any work. */
	| 'throttled'
	/** A clear no that would be the same again. */
	| 'refused'
	/** No usable answer; the vendor may have done the work. */
	| 'unclear'
	/** The vendor says that the task still runs, or does not show it yet. */
	| 'running'
	/** The vendor ends the task without images, and says so. */
	| 'failed'
	/** The vendor ends the task well, without images. */
	| 'empty'
	/** The result stands where nobody can fetch it, or is no image. */
	| 'unfetchable';

export type Mode = 'plain' | 'continue' | 'error output' | 'retry 3';
export const MODES: Mode[] = ['plain', 'continue', 'error output', 'retry 3'];

/** How a lane's vendor is reached instead of at its own address. */
export type Address =
	'unknown host' | 'closed port' | 'plain port' | 'self-signed' | 'late' | 'gone';

export interface Fault {
	name: string;
	/** Its fate by stage, for every vendor there or one by one. Stages left out are where it cannot strike. */
	fates: Partial<Record<StageName, Fate | Partial<Record<VendorName, Fate>>>>;
	/** The emulator's rule, but for vendor, stage and the requests it is aimed at. */
	rule?: object | ((vendor: VendorName, foreignUrl: string) => object);
	/** The rule is about the submission, its effect shows later. */
	setAtSubmission?: true;
	/** Instead of a rule. */
	address?: Address;
	/** Strikes before the request is read: a POST cannot be aimed at by its body then. */
	blind?: true;
	/** Only worth trying struck once, or each time. */
	only?: 'once' | 'always';
	/** Seconds: the time-out of its cells, where it is not the usual. */
	timeout?: number;
	/** Longer than any time-out of a cell. */
	outlasts?: true;
}

export interface Cell {
	number: number;
	fault: Fault;
	fate: Fate;
	vendor: VendorName;
	stage: StageName;
	mode: Mode;
	/** Strikes every time, not only once. */
	persists: boolean;
}

export const titleOf = ({ fault, vendor, stage, mode, persists }: Cell): string =>
	`${fault.name}, ${persists ? 'always' : 'once'} | ${vendor} ${stage} | ${mode}`;
