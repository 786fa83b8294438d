import type { HttpCall, Reply } from './call';
import type { TaskState } from './result';
import type { VendorError } from './vendorError';

/** What a question about a task brought: its state, that the vendor has no such task, or no usable answer. */
export type TaskReading =
	| TaskState
	| { status: 'unknown' }
	| { status: 'unanswered'; error: VendorError }
	/** Another call has the answer. */
	| { status: 'elsewhere'; call: HttpCall; read(reply: Reply): TaskReading };

/** Questions about tasks, free at every vendor. */
export interface TaskQueries {
	/** Whether ids have parts with slashes between them. */
	idsHaveParts?: boolean;
	/** Whether the vendor says that a task which ends without images is not billed. */
	failedAreFree?: boolean;
	single(taskId: string): HttpCall;
	/** @param taskId the task that was asked about, where another call is needed and the reply does not say which */
	readSingle(reply: Reply, taskId?: string): TaskReading;
	/** Many tasks in one request, where the vendor has it. */
	batch?: {
		most: number;
		call(taskIds: string[]): HttpCall;
		/** An error where the reply as a whole could not be used. */
		read(reply: Reply, taskIds: string[]): Map<string, TaskReading> | VendorError;
	};
	/** The account's list, where the vendor has one that is to be believed. */
	list?: TaskList;
}

/** A task as the account's own list shows it. */
export interface ListedTask {
	taskId: string;
	/** Milliseconds since the epoch. */
	createdAt: number;
	/** The body of its submission, as the vendor tells it. */
	request?: Record<string, unknown>;
	/** The vendor's id of its model, where the list tells it. */
	model?: string;
	state: TaskState;
}

/** The account's own list of tasks, newest first and a page at a time: where a task is found again whose id was lost. */
export interface TaskList {
	/** @param since milliseconds since the epoch: older tasks are of no interest */
	call(since: number, filter: { model?: string }): HttpCall;
	read(reply: Reply): ListedTask[] | VendorError;
	/** The call for the tasks that are older than those of the reply to `call`; undefined after the last of them. */
	next(reply: Reply, call: HttpCall): HttpCall | undefined;
	/** The vendor's pages do not have it, so that an empty list does not prove that there are no tasks. */
	undocumented?: boolean;
}
