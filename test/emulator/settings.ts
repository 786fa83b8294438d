export interface Throttle {
	requestsPerSecond: number;
	/** Seconds told in Retry-After; without it there is no such header (Atlas never sends one, section 2.9). */
	retryAfter?: number;
}

/** What all three vendors have. */
export interface VendorSettings {
	/** How long a task takes; the function gets the task's number, from 0. */
	taskTimeMs: number | ((taskNumber: number) => number);
	/** Refuses authenticated requests beyond this pace with 429. */
	throttle?: Throttle;
	/** Refuses submissions with 429 while this many tasks are unfinished. */
	maxTasksInFlight?: number;
	/** How many images fewer than `max_images` the model decides to draw; at least one remains. */
	fewerImagesInSet: number;
	/** Positions that fail by moderation; all of them failing is a failed task. */
	failImagesInSet: number[];
	/** Served files are padded to this many bytes and stay valid images. */
	imageBytes?: number;
	/** `small` draws 64 px wide files quickly; replies still tell the size asked for. */
	drawing: 'full' | 'small';
	/** Serves this format instead of the one asked for. */
	imageFormat?: 'jpeg' | 'png' | 'webp';
	/** Requests without User-Agent are blocked by the edge (sections 2.1, 4.3). */
	userAgentRequired: boolean;
	bodyLimitBytes: number;
	/** What the real vendor may pass through in silence is refused by default, so that tests see it. */
	unknownFields: 'refuse' | 'accept';
}

/** The status words of Atlas, by phase of the task (section 2.3). */
export interface StatusWords {
	submitted: string;
	waiting: string;
	running: string;
	succeeded: string;
	failed: string;
}

export type AtlasOutputKey = 'url' | 'image' | 'output' | 'download_url' | 'image_url' | 'uri';

export interface AtlasCloudSettings extends VendorSettings {
	/** `{code,data}` or everything at top level (section 2.2). */
	envelope: 'data' | 'flat';
	code: 'number' | 'string' | 'absent';
	messageField: 'message' | 'msg';
	idField: 'id' | 'prediction_id' | 'predictionId' | 'request_id' | 'task_id';
	/** What surrounds id and status: `v3-page` echoes the input, `minimal` is id and status alone. */
	detail: 'canonical' | 'minimal' | 'v4-page' | 'v3-page';
	statusWords: StatusWords;
	outputs: 'strings' | 'objects' | 'data-uri' | 'base64';
	/** The key of output objects. */
	outputKey: AtlasOutputKey;
	/** `output-*` is the singular field: a string, or an array. */
	outputField: 'outputs' | 'output-string' | 'output-array';
	/** What `enable_base64_output` gives (section 2.3). */
	base64Form: 'data-uri' | 'base64';
	/** The submit reply carries finished outputs, whether or not sync mode was asked for. */
	finishedInSubmitReply: boolean;
	/** Beyond this wait, sync mode answers 504 and the task goes on (section 2.4). */
	syncWaitLimitMs: number;
	hasNsfwContents: 'false' | 'true' | 'absent';
	metrics: boolean;
	layerCount: number;
	uploadReply: 'filename' | 'file_name' | 'url';
	balanceReply: 'object' | 'data';
	/** Where the message of an error stands (section 2.9). */
	errorMessageField: 'msg' | 'message' | 'error';
	errorCode: 'number' | 'string' | 'word';
}

export interface AceDataSettings extends VendorSettings {
	taskReply: 'record' | 'bare';
	asyncReply: 'task_id' | 'data.task_id' | 'id';
	/** Whether the async reply also says `success: true`. */
	asyncSuccess: boolean;
	/** Nobody documents the key of inline images (section 3.2). */
	base64Field: 'b64_json' | 'image_b64';
	errorBody: 'object' | 'string' | 'detail';
	/** Whether error bodies say `success: false`. */
	errorSuccess: boolean;
	/** A task that fails while a synchronous caller waits: an HTTP error, or 200 with `success: false`. */
	syncFailure: 'status' | 'ok';
	sizeInReply: boolean;
	batchOrder: 'reversed' | 'asked';
	maxBatch: number;
	layerCount: number;
	/** A status word added to task records; the SDK tolerates one (section 3.3). */
	stateWords: boolean;
}

export interface AioagiSettings extends VendorSettings {
	usage: 'ark' | 'new-api' | 'absent';
	modelInReply: boolean;
	sizeSign: 'x' | '×' | 'absent';
	createdField: 'created' | 'created_at';
	errorCode: 'string' | 'number' | 'null';
	modelNotFoundStatus: 404 | 503;
	/** False drops what stock new-api drops: sets, tools, seed … (section 4.3). */
	passThrough: boolean;
	/** `stream: true`: events as Ark sends them, or ignored. */
	streaming: 'events' | 'ignored';
	/** Cuts the event stream into pieces of this many bytes: mid-line, mid-character. */
	streamChunkBytes?: number;
	streamLineEnd: '\n' | '\r\n';
	layerCount: number;
}
