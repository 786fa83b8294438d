import type { INodeExecutionData } from 'n8n-workflow';
import type { Vendor, VendorError } from '../vendors/vendor';

/** What is known of the task that a failure belongs to. */
export interface TaskIdentity {
	vendor: Vendor;
	/** The vendor's model id; a task that is only polled may not tell it. */
	model?: string;
	taskId?: string;
}

/** How an item's task ended without images. */
export type FailureOutcome =
	/** No task was created. */
	| 'refused'
	/** A task may exist. */
	| 'ambiguous'
	/** The vendor ended the task. */
	| 'failed'
	/** The task runs on, or nobody could be asked. */
	| 'processing';

/** An item's task brought no images; turned into n8n's errors at the border of the run. */
export class TaskFailure extends Error {
	/** What the other tasks of the same item brought, and why some of them brought nothing. */
	siblings?: { items: INodeExecutionData[]; failures: TaskFailure[] };

	constructor(
		readonly identity: TaskIdentity,
		readonly outcome: FailureOutcome,
		readonly error: VendorError,
	) {
		super(error.message);
		this.name = 'TaskFailure';
	}
}
