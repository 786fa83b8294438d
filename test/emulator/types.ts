import type { IncomingHttpHeaders } from 'node:http';
import type { Capability } from './core/descriptor';
import type { FaultName } from './faults/parameters';
import type { VendorSettings } from './settings';

/** What a request was for. `price` is a quote, `unknown` a path that nobody has. */
export type Stage =
	| 'submit'
	| 'upload'
	| 'poll'
	| 'batch'
	/** The account's own list of tasks. */
	| 'list'
	/** The result of a finished task, where it is asked for apart from the state. */
	| 'result'
	| 'cancel'
	| 'models'
	| 'account'
	| 'price'
	| 'download'
	| 'callback'
	| 'unknown';

export interface RecordedRequest {
	stage: Stage;
	/** Which of the vendor's hosts was asked: `api`, `images`, or the descriptor's name of a further one. */
	host: string;
	method: string;
	/** Path with query, as it came over the wire. */
	path: string;
	headers: IncomingHttpHeaders;
	/** Parsed JSON; text that is no JSON; null without a body. */
	body: unknown;
	/** The HTTP status answered; 0 while unanswered, and for good when the connection was cut first. */
	status: number;
	receivedAt: number;
	/** When the answer was out, or the connection gone. */
	endedAt?: number;
	/** The scripted fault this request met. */
	fault?: FaultName;
	/** The client hung up before the answer was complete. */
	clientGone: boolean;
	/** An Authorization header, or any of the emulator's keys in a header or the path, was there. */
	carriesKey: boolean;
}

/** One image of a task: what its URL serves. Nothing is drawn before it is asked for. */
export interface ResultImage {
	url: string;
	/** Place in the vendor's reply; images refused by moderation take a place where the vendor lists them. */
	index: number;
	bytes(): Promise<Buffer>;
	mimeType: string;
	width: number;
	height: number;
}

/** A reference image as the emulator understood it. */
export interface SeenReference {
	kind: 'data-uri' | 'base64' | 'upload' | 'url';
	url?: string;
	mimeType?: string;
	width?: number;
	height?: number;
	size?: number;
	sha256?: string;
}

/** One task created, that is: paid for. */
export interface Submission {
	readonly taskId: string;
	/** The vendor's id of the model, wherever the request names it. */
	readonly model: string;
	readonly body: Record<string, unknown>;
	readonly headers: IncomingHttpHeaders;
	readonly receivedAt: number;
	readonly images: ResultImage[];
	readonly references: SeenReference[];
	/** When the task is (to be) finished; Infinity while only a command or a poll can finish it. */
	readonly finishesAt: number;
}

export interface Upload {
	url: string;
	fileName: string;
	mimeType: string;
	bytes: { sha256: string; size: number };
}

/** A callback the vendor sent. `status` is the receiver's answer; 0 when it could not, or must not, be reached. */
export interface CallbackDelivery {
	taskId: string;
	url: string;
	headers: Record<string, string>;
	body: string;
	status: number;
	sentAt: number;
	error?: string;
}

export interface VendorKeys {
	/** Authenticates, then has no money left. */
	emptyBalance: string;
	/** Authenticates, then may not do it. */
	noPermission: string;
	/** Authenticates, then is over the limit its owner set. */
	quota: string;
}

/** One vendor as tests see it. */
export interface EmulatedVendor<
	Settings extends VendorSettings = VendorSettings,
	Host extends string = string,
> {
	/** The base URL a credential takes, with its path. */
	readonly url: string;
	/** Origins of the vendor's further hosts, by the names in its descriptor. */
	readonly hosts: Readonly<Record<Host, string>>;
	/** The good key. */
	readonly apiKey: string;
	readonly keys: VendorKeys;
	readonly submissions: Submission[];
	/** Of all its hosts, in the order they came. */
	readonly requests: RecordedRequest[];
	readonly uploads: Upload[];
	readonly callbacks: CallbackDelivery[];
	readonly settings: Settings;
	/** Where a fault can strike here. */
	readonly stages: readonly Stage[];
	readonly can: readonly Capability[];
	/** Finishes a task now, or every task that still runs: for tests that must not count on time. */
	finish(taskId?: string): void;
}

export interface EmulatedImages {
	readonly url: string;
	readonly requests: RecordedRequest[];
}
