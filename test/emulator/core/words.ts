import type { Answer } from './answer';
import type { Task } from './tasks';

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
	/** The same refusal with the task's id where this vendor puts it; only where `can` has `task-in-error`. */
	naming?(refusal: Answer, task: Task): Answer;
}
