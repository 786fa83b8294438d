import type { VendorName } from '../../nodes/shared/vendors/vendors';

const URL = 'https://storage.example.com/image.png';
const image = { url: URL, size: '2048x2048' };
const failedImage = { error: { code: 'OutputImageSensitiveContentDetected', message: 'refused' } };
const layer = { z_index: 1, name: 'sky', bounding_box: { absolute: [0, 0, 10, 10] }, url: URL };

const event = (type: string, more: object): string =>
	`event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;

/** Those of the vendors that speak ByteDance's own wire. */
const UPSTREAM: unknown[] = [
	{ model: 'm', created: 1, data: [image, failedImage], usage: { generated_images: 1 } },
	{ created: 1, data: [{ b64_json: 'iVBORw0KGgo=', size: '1×2' }] },
	{ created: 1, data: [], error: { code: 'InternalServiceError', message: 'm' } },
	{ error: { message: 'm', type: 'new_api_error', param: '', code: 'model_not_found' } },
	{ error: { message: 'm', code: null } },
	{ object: 'list', data: [{ id: 'doubao-seedream-5-0', supported_endpoint_types: ['image'] }] },
	{ data: [layer] },
	[
		event('image_generation.partial_succeeded', { model: 'm', image_index: 0, ...image }),
		event('image_generation.partial_failed', { image_index: 1, ...failedImage }),
		event('image_generation.completed', { usage: { generated_images: 1 } }),
		'data: [DONE]\n\n',
	].join(''),
];

/** Valid replies that pages and clients show, beyond what the emulators give by themselves. */
const SHAPES: Partial<Record<VendorName, unknown[]>> = {
	atlasCloud: [
		{ code: 200, message: '', data: { id: 'a1', model: 'm', outputs: null, status: 'processing' } },
		{ id: 'a1', status: 'queued' },
		{ code: '200', data: { prediction_id: 'a1', status: 'starting' } },
		{
			code: 200,
			data: {
				id: 'a1',
				model: 'm',
				status: 'completed',
				outputs: [URL, { image: URL }, 'data:image/png;base64,iVBORw0KGgo='],
				metrics: { predict_time: 8.3 },
				has_nsfw_contents: [false],
				error: '',
			},
		},
		{ data: { id: 'a1', status: 'succeeded', output: URL, layers: [layer] } },
		{ code: 200, data: { id: 'a1', status: 'failed', error: 'refused', error_code: 1039 } },
		{ code: 402, msg: 'Insufficient balance', request_id: 'r', data: null },
		{ code: 'INVALID_ARGUMENT', message: 'size', request_id: 'r', data: null },
		{ error: { type: 't', code: 'c', message: 'm', param: null }, request_id: 'r' },
		{ code: 200, data: { type: 'image/png', download_url: URL, filename: 'a.png', size: 10 } },
		{ url: URL },
		{ code: '200', data: [{ model: 'bytedance/seedream-v4', type: 'Image', displayName: 'S' }] },
		{
			code: 200,
			data: {
				items: [
					{
						ID: 'a1',
						createdAt: 1_795_600_000,
						model: 'm',
						requestBody: '{"model":"m","prompt":"p"}',
						result: { id: 'a1', status: 'completed', outputs: [URL] },
						status: 'completed',
					},
					{ ID: 'b2', createdAt: 1_795_600_000, result: null, status: 'created' },
				],
				pageNo: 1,
				pageSize: 50,
				total: 123,
			},
		},
	],
	aceData: [
		{ task_id: 'a1', trace_id: 't' },
		{ data: { task_id: 'a1' } },
		{ success: true, task_id: 'a1', trace_id: 't', data: [{ prompt: 'p', image_url: URL }] },
		{ success: false, error: { code: 'used_up', message: 'm' }, trace_id: 't' },
		{ success: false, error: 'text', trace_id: 't' },
		{ detail: 'no access' },
		{ id: 'a1', request: { model: 'm', prompt: 'p' }, created_at: 1756000000.1 },
		{
			id: 'a1',
			request: { model: 'm' },
			response: { success: true, data: [image, failedImage, layer] },
		},
		{ id: 'a1', response: { success: false, error: { code: 'api_error', message: 'm' } } },
		{ items: [{ id: 'a1' }, { id: 'b2', response: { success: true, data: [image] } }], count: 2 },
		{ items: [], count: 0 },
		{},
	],
	replicate: [
		{ id: 'r1', model: 'm', version: 'hidden', input: {}, output: null, status: 'starting' },
		{ id: 'r1', status: 'succeeded', output: [URL, null], error: null, data_removed: false },
		{ id: 'r1', status: 'succeeded', output: URL, metrics: { predict_time: 14.2 } },
		{ id: 'r1', status: 'succeeded', output: { layers: [layer] } },
		{ id: 'r1', status: 'succeeded', output: null, input: {}, data_removed: true },
		{ id: 'r1', status: 'failed', output: null, error: 'flagged as sensitive (E005)' },
		{ id: 'r1', status: 'canceled', output: null, error: null },
		{ title: 'Input validation failed', detail: 'm', status: 422, invalid_fields: [{}] },
		{ detail: 'Request was throttled. Your rate limit resets in ~30s.', retry_after: 30 },
		{ error: 'm' },
		{ next: URL, previous: null, results: [{ id: 'r1', created_at: '2026-11-28T10:00:00Z' }] },
		{ next: 'https://api.replicate.com/v1/predictions?cursor=cD0y', results: [null] },
		{ id: 'f1', name: 'a.png', size: 10, urls: { get: URL }, expires_at: null },
	],
	fal: [
		{ status: 'IN_QUEUE', request_id: 'f1', response_url: URL, queue_position: 0, logs: null },
		{ request_id: 'f1', gateway_request_id: 'f1' },
		{ status: 'IN_PROGRESS', request_id: 'f1', logs: [] },
		{ status: 'COMPLETED', request_id: 'f1', metrics: { inference_time: 12.3 } },
		{ status: 'COMPLETED', request_id: 'f1', error: 'm', error_type: 'runner_disconnected' },
		{ images: [{ url: URL, content_type: 'image/png', width: 10, height: null }, null], seed: 42 },
		{ images: [{ url: URL }], layers: [{ image: { url: URL }, z_index: 0 }, layer] },
		{ detail: [{ loc: ['body', 'prompt'], msg: 'm', type: 'content_policy_violation', ctx: {} }] },
		[{ loc: ['body', 0], msg: 'm', type: 'value_error' }],
		{ detail: 'm', error_type: 'request_timeout' },
		{ upload_url: URL, file_url: URL },
		{ models: [{ endpoint_id: 'bytedance/seedream/v5', metadata: { display_name: 'S' } }] },
	],
	waveSpeed: [
		{
			code: 200,
			message: 'success',
			data: {
				id: 'w1',
				model: 'm',
				input: { prompt: 'p' },
				outputs: [],
				urls: { get: URL },
				has_nsfw_contents: [],
				status: 'created',
				created_at: '2026-11-28T10:00:00Z',
				error: '',
				executionTime: 0,
				timings: { inference: 0 },
			},
		},
		{ code: 200, data: { id: 'w1', status: 'completed', outputs: [URL, null], error: '' } },
		{ code: 200, data: { id: 'w1', status: 'failed', outputs: [], error: 'may be sensitive' } },
		{ code: 200, data: { id: 'w1', status: 'processing', code: 5004, error: 'timed out' } },
		{ code: 402, message: 'Insufficient credits. Please top up.' },
		{ code: 400, message: 'm', error_code: 'c' },
		{ code: 200, data: { upload: { method: 'PUT', url: URL, headers: {} }, download_url: URL } },
		{ code: 200, data: { price: 0.04, discounted_price: 0.036, currency: 'USD' } },
		{ code: 200, data: { balance: 12.34 } },
		{ code: 200, data: [{ model_id: 'bytedance/seedream-v4', name: 'S', type: 'text-to-image' }] },
	],
	kie: [
		{ code: 200, msg: 'success', data: { taskId: 'k1' } },
		{ code: 422, msg: 'm', data: null },
		{
			code: 200,
			msg: 'success',
			data: {
				taskId: 'k1',
				model: 'm',
				state: 'success',
				param: '{}',
				resultJson: JSON.stringify({ resultUrls: [URL, null] }),
				failCode: null,
				failMsg: null,
				creditsConsumed: 3.24,
			},
		},
		{
			code: 200,
			data: {
				taskId: 'k1',
				state: 'success',
				resultJson: {
					resultUrls: [URL],
					resultObject: {
						layers_data: [
							{
								url: URL,
								z_index: 1,
								name: 'n',
								size: '1x2',
								bounding_box: { absolute: [1, 2, 3, 4] },
							},
						],
					},
				},
			},
		},
		{ code: 200, data: { taskId: 'k1', state: 'fail', failCode: '501', failMsg: 'm' } },
		{ code: 200, data: { taskId: 'k1', state: 'queuing', resultJson: '' } },
		{ success: true, code: 200, data: { fileName: 'a.png', downloadUrl: URL, fileSize: 1 } },
		{ code: 200, msg: 'success', data: 1234.5 },
	],
};

export const shapesOf = (vendor: VendorName): unknown[] => SHAPES[vendor] ?? UPSTREAM;
