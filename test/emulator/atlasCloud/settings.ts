import type { OutputForms } from '../prediction/outputs';
import { commonDefaults, type VendorSettings } from '../settings';

const MEGABYTE = 1024 * 1024;

/** The status words of Atlas, by phase of the task. */
export interface StatusWords {
	submitted: string;
	waiting: string;
	running: string;
	succeeded: string;
	failed: string;
}

/** The forms in which Atlas' replies were seen (docs/vendors/atlasCloud.md). */
export interface AtlasCloudSettings extends VendorSettings, OutputForms {
	/** `{code,data}` or everything at top level. */
	envelope: 'data' | 'flat';
	code: 'number' | 'string' | 'absent';
	messageField: 'message' | 'msg';
	idField: 'id' | 'prediction_id' | 'predictionId' | 'request_id' | 'task_id';
	/** What surrounds id and status: `v3-page` echoes the input, `minimal` is id and status alone. */
	detail: 'canonical' | 'minimal' | 'v4-page' | 'v3-page';
	statusWords: StatusWords;
	/** How a failed prediction is told: HTTP 500 with the verdict in its data, or 200 with the same data. */
	failureReply: 'server-error' | 'ok';
	/** The submit reply carries finished outputs, whether or not sync mode was asked for. */
	finishedInSubmitReply: boolean;
	/** Beyond this wait, sync mode answers 504 and the task goes on. */
	syncWaitLimitMs: number;
	hasNsfwContents: 'false' | 'true' | 'absent';
	metrics: boolean;
	/** The billed amount in USD, in a finished prediction. */
	price: 'string' | 'number' | 'absent';
	/** `requestBody` of the task list: the vendor may sort fields and add defaults to what was sent. */
	historyBody: 'rewritten' | 'as-sent';
	uploadReply: 'filename' | 'file_name' | 'url';
	balanceReply: 'object' | 'data';
	/** Where the message of an error stands. */
	errorMessageField: 'msg' | 'message' | 'error';
	errorCode: 'number' | 'string' | 'word';
}

/** Atlas Cloud as its documentation and its own client show it. */
export const atlasCloudDefaults = (): AtlasCloudSettings => ({
	...commonDefaults(),
	bodyLimitBytes: 50 * MEGABYTE,
	envelope: 'data',
	code: 'number',
	messageField: 'message',
	idField: 'id',
	detail: 'canonical',
	statusWords: {
		submitted: 'processing',
		waiting: 'created',
		running: 'processing',
		succeeded: 'completed',
		failed: 'failed',
	},
	failureReply: 'server-error',
	outputs: 'strings',
	outputKey: 'url',
	outputField: 'outputs',
	base64Form: 'data-uri',
	finishedInSubmitReply: false,
	syncWaitLimitMs: 60_000,
	hasNsfwContents: 'false',
	metrics: true,
	price: 'string',
	historyBody: 'rewritten',
	uploadReply: 'filename',
	balanceReply: 'object',
	errorMessageField: 'msg',
	errorCode: 'number',
});
