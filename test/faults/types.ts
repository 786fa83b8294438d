import type { VendorName } from '../../nodes/shared/vendors/vendors';
import type { Subject } from '../conformance/subjects';

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
	/** The question about a finished task's result, where it is one of its own. */
	| 'result'
	/** The account's list, where a task is looked for whose answer was lost. */
	| 'recovery'
	/** The task query of Poll Prediction, for tasks that exist. */
	| 'resume'
	| 'download'
	| 'callback';

/** What a fault does to a request, said in the words of the money rules; nothing of how the nodes take it. */
export type Fate =
	/** The right answer arrives: late, in pieces, oddly labelled. */
	| 'harmless'
	/** The right answer arrives with the images in it, and nowhere else. */
	| 'inline'
	/** No byte of the request left: DNS, refused, TLS. */
	| 'neverConnected'
	/** Turned away for coming too fast, before any work. */
	| 'throttled'
	/** A clear no that would be the same again. */
	| 'refused'
	/** A clear no that money or time can put right. */
	| 'refusedForNow'
	/** No usable answer; the vendor may have done the work. */
	| 'unclear'
	/** No usable answer, but it names the task that was made. */
	| 'named'
	/** A clear no, which names a task all the same. */
	| 'refusedNaming'
	/** The vendor says that the task still runs, or does not show it yet. */
	| 'running'
	/** The vendor ends the task without images, and says so. */
	| 'failed'
	/** The vendor ends the task well, without images. */
	| 'empty'
	/** The result stands where nobody can fetch it, is no image, or cannot be kept. */
	| 'unfetchable';

/** n8n's settings, of which each cell has one. */
export const MODES = [
	'plain',
	'continue',
	'error output',
	'retry 3',
	'execute once',
	'batching',
] as const;
export type Mode = (typeof MODES)[number];

/** How a lane's vendor is reached instead of at its own address. */
export type Address =
	'unknown host' | 'closed port' | 'plain port' | 'self-signed' | 'late' | 'gone';

/** What this side of a connection is told instead of what it met. */
export type ToldError = 'read EHOSTUNREACH' | 'write EPROTO' | 'AggregateError';

export interface Fault {
	name: string;
	/** Its fate by stage, for every vendor there or by what the vendor can do. Stages left out are where it cannot strike. */
	fates: Partial<Record<StageName, Fate | ((subject: Subject) => Fate | undefined)>>;
	/** The emulator's rule, but for vendor, stage and the requests it is aimed at. */
	rule?: object | ((subject: Subject, foreignUrl: string) => object);
	/** Of the submissions that make the tasks, beside `rule`. */
	tasks?: object;
	/** The rule is about the submission, its effect shows later. */
	setAtSubmission?: true;
	/** Instead of a rule. */
	address?: Address;
	/** Beside a rule or an address: what Node's own error becomes. */
	told?: ToldError;
	/** Over TLS, with a certificate that the node is told to accept. */
	secure?: true;
	/** The files cannot be stored. */
	fullDisk?: true;
	/** Strikes before the request is read: a POST cannot be aimed at by its body then. */
	blind?: true;
	/** Only worth trying struck once, or each time. */
	only?: 'once' | 'always';
	/** Seconds: the time-out of its cells, where it is not the usual. */
	timeout?: number;
	/** Longer than any time-out of a cell. */
	outlasts?: true;
	/** So much memory that its cells are played one at a time, and strike one item. */
	heavy?: true;
}

export interface Cell {
	number: number;
	fault: Fault;
	fate: Fate;
	subject: Subject;
	vendor: VendorName;
	stage: StageName;
	mode: Mode;
	/** Strikes every time, not only once. */
	persists: boolean;
}

export const titleOf = ({ fault, vendor, stage, mode, persists }: Cell): string =>
	`${fault.name}, ${persists ? 'always' : 'once'} | ${vendor} ${stage} | ${mode}`;
