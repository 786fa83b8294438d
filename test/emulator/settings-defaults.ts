import type {
	AceDataSettings,
	AioagiSettings,
	AtlasCloudSettings,
	VendorSettings,
} from './settings';

const MEGABYTE = 1024 * 1024;

const common = (): VendorSettings => ({
	taskTimeMs: 40,
	fewerImagesInSet: 0,
	failImagesInSet: [],
	drawing: 'full',
	userAgentRequired: true,
	bodyLimitBytes: 200 * MEGABYTE,
	unknownFields: 'refuse',
});

/** Atlas Cloud as its documentation shows it. */
export const atlasCloudDefaults = (): AtlasCloudSettings => ({
	...common(),
	// Section 2.1: request body 50 MB.
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
	outputs: 'strings',
	outputKey: 'url',
	outputField: 'outputs',
	base64Form: 'data-uri',
	finishedInSubmitReply: false,
	syncWaitLimitMs: 60_000,
	hasNsfwContents: 'false',
	metrics: true,
	layerCount: 3,
	uploadReply: 'filename',
	balanceReply: 'object',
	errorMessageField: 'msg',
	errorCode: 'number',
});

/** AceData Cloud as its specification shows it. */
export const aceDataDefaults = (): AceDataSettings => ({
	...common(),
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
	layerCount: 3,
	stateWords: false,
});

/** AIOAGI as its documentation and the Ark wire behind it show it. */
export const aioagiDefaults = (): AioagiSettings => ({
	...common(),
	usage: 'ark',
	modelInReply: true,
	sizeSign: 'x',
	createdField: 'created',
	errorCode: 'string',
	modelNotFoundStatus: 404,
	passThrough: true,
	streaming: 'events',
	streamLineEnd: '\n',
	layerCount: 3,
});
