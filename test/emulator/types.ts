import type { IncomingHttpHeaders } from 'node:http';
import type { FaultName, FaultRule } from './faults/table';
import type {
	AceDataSettings,
	AioagiSettings,
	AtlasCloudSettings,
	VendorSettings,
} from './settings';

export type VendorName = 'atlasCloud' | 'aceData' | 'aioagi';

/** What a request was for. `price` (Atlas quotes) and `unknown` (no such path) complete the list. */
export type Stage =
	| 'submit'
	| 'upload'
	| 'poll'
	| 'batch'
	| 'models'
	| 'account'
	| 'price'
	| 'download'
	| 'callback'
	| 'unknown';

export interface RecordedRequest {
	stage: Stage;
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
	taskId: string;
	body: Record<string, unknown>;
	headers: IncomingHttpHeaders;
	receivedAt: number;
	images: ResultImage[];
	references: SeenReference[];
	/** When the task is (to be) finished. */
	finishesAt: number;
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

export interface EmulatedVendor<Settings extends VendorSettings = VendorSettings> {
	/** The base URL a credential takes; AIOAGI's ends in /v1. */
	url: string;
	/** The good key. */
	apiKey: string;
	keys: VendorKeys;
	submissions: Submission[];
	requests: RecordedRequest[];
	uploads: Upload[];
	callbacks: CallbackDelivery[];
	settings: Settings;
}

export interface EmulatedImages {
	url: string;
	requests: RecordedRequest[];
}

export interface Emulator {
	atlasCloud: EmulatedVendor<AtlasCloudSettings>;
	aceData: EmulatedVendor<AceDataSettings>;
	aioagi: EmulatedVendor<AioagiSettings>;
	images: EmulatedImages;
	/** Scripts a fault. The first rule that matches a request and is not used up wins. */
	inject(fault: FaultRule): void;
	/** The rules not used up yet. */
	pendingFaults(): FaultRule[];
	/** Forgets records, tasks, faults and settings. */
	reset(): void;
	/** Ends every connection at once and frees the ports. */
	close(): Promise<void>;
}

export interface EmulatorOptions {
	/** Fixed ports; a free one is taken where none is given. */
	ports?: Partial<Record<VendorName | 'images', number>>;
	/** `short` keeps long strings (inline images) out of the records. Default `full`. */
	recordBodies?: 'full' | 'short';
	/** Part of every key, to have the same keys each time. Random by default. */
	keyPart?: string;
	/** Settings to start with, and to return to on reset. */
	settings?: {
		atlasCloud?: Partial<AtlasCloudSettings>;
		aceData?: Partial<AceDataSettings>;
		aioagi?: Partial<AioagiSettings>;
	};
}
