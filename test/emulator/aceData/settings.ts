import { commonDefaults, type VendorSettings } from '../settings';

export interface AceDataSettings extends VendorSettings {
	taskReply: 'record' | 'bare';
	asyncReply: 'task_id' | 'data.task_id' | 'id';
	/** Whether the async reply also says `success: true`. */
	asyncSuccess: boolean;
	/** Nobody documents the key of inline images. */
	base64Field: 'b64_json' | 'image_b64';
	errorBody: 'object' | 'string' | 'detail';
	/** Whether error bodies say `success: false`. */
	errorSuccess: boolean;
	/** A task that fails while a synchronous caller waits: an HTTP error, or 200 with `success: false`. */
	syncFailure: 'status' | 'ok';
	sizeInReply: boolean;
	batchOrder: 'reversed' | 'asked';
	maxBatch: number;
	/** A status word added to task records; the SDK tolerates one. */
	stateWords: boolean;
	/** Whether a batch without ids lists the account's tasks by time, as at a sister API; else it is refused. */
	listsByTime: boolean;
}

/** AceData Cloud as its specification shows it. */
export const aceDataDefaults = (): AceDataSettings => ({
	...commonDefaults(),
	userAgentRequired: false,
	taskReply: 'record',
	asyncReply: 'task_id',
	asyncSuccess: false,
	base64Field: 'b64_json',
	errorBody: 'object',
	errorSuccess: true,
	syncFailure: 'status',
	sizeInReply: true,
	batchOrder: 'reversed',
	maxBatch: 50,
	stateWords: false,
	listsByTime: true,
});
