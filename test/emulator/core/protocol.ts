import type { FaultRule } from '../faults/table';
import type { RecordedRequest, Stage } from '../types';
import type { Answer } from './answer';

/** What a vendor can refuse; each vendor has its own status, code and words for it. */
export type RefusalKind =
	| 'no-key'
	| 'bad-key'
	| 'no-route'
	| 'malformed-body'
	| 'body-too-large'
	| 'invalid'
	| 'empty-balance'
	| 'no-permission'
	| 'quota'
	| 'throttle'
	| 'too-many-tasks'
	| 'moderation-prompt'
	| 'moderation-image'
	| 'overloaded'
	| 'internal-error'
	| 'model-not-found'
	| 'status';

export interface RefusalDetails {
	status?: number;
	code?: string | number;
	message?: string;
	/** The parameter at fault, where the vendor names it. */
	parameter?: string;
}

/** How a vendor says no. */
export interface VendorWords {
	refusal(kind: RefusalKind, details?: RefusalDetails): Answer;
	/** HTTP 200 with the error inside. */
	okWithError(details: RefusalDetails): Answer;
}

/** Which of the emulator's keys a request carried. */
export type KeyKind = 'good' | 'emptyBalance' | 'noPermission' | 'quota' | 'none';

export interface ReceivedFile {
	fieldName: string;
	fileName: string;
	mimeType: string;
	content: Buffer;
}

export interface Call {
	record: RecordedRequest;
	body: unknown;
	files: ReceivedFile[];
	params: Record<string, string>;
	key: KeyKind;
	fault: FaultRule | undefined;
	/** Ends on reset and close. */
	signal: AbortSignal;
}

export interface Route {
	method: 'GET' | 'POST';
	path: string;
	stage: Stage;
	/** Further stages the request may turn out to be, by its body. */
	stageOf?: (body: unknown) => Stage;
	otherStages?: readonly Stage[];
	/** Answers without a key. */
	open?: boolean;
	/** Takes multipart/form-data instead of JSON. */
	multipart?: boolean;
	/** Its own words, where a path speaks another dialect. */
	words?: VendorWords;
	handle(call: Call): Promise<Answer> | Answer;
}

export interface VendorProtocol {
	words: VendorWords;
	routes: Route[];
	/** Headers on every answer, such as a request id. */
	headers(): Record<string, string>;
}
