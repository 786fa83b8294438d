import { describe, expect, it } from '@jest/globals';
import fc from '../properties';
import type { Reply, SubmissionReading, TaskReading } from '../../nodes/shared/vendors/vendor';
import { aceData } from '../../nodes/shared/vendors/aceData/aceData';
import { aioagi } from '../../nodes/shared/vendors/aioagi/aioagi';
import { atlasCloud } from '../../nodes/shared/vendors/atlasCloud/atlasCloud';
import { VENDORS } from '../../nodes/shared/vendors/vendors';

const FILE = { bytes: Buffer.from('file'), fileName: 'a.png', mimeType: 'image/png' };

const ok = (body: unknown): Reply => ({ statusCode: 200, headers: {}, body });
const URL_1 = 'https://storage.atlascloud.ai/outputs/1.png';
const URL_2 = 'https://storage.atlascloud.ai/outputs/2.png';
const ID = '0123abcd';
/** The start of a PNG, long enough that it cannot be taken for anything else. */
const BASE64 = Buffer.concat([
	Buffer.from('89504e470d0a1a0a', 'hex'),
	Buffer.alloc(92, 7),
]).toString('base64');

const askAtlas = (body: unknown): TaskReading | undefined => atlasCloud.tasks?.readSingle(ok(body));
const askAce = (body: unknown): TaskReading | undefined => aceData.tasks?.readSingle(ok(body));

/** The images of a finished reading; anything else fails the test. */
function imagesOf(reading: TaskReading | SubmissionReading | undefined) {
	const state = reading && 'state' in reading ? reading.state : reading;
	if (!state || !('result' in state)) throw new Error(`no result in ${JSON.stringify(reading)}`);
	return state.result.images;
}

const SUCCESS_WORDS = ['completed', 'succeeded', 'success'];
const FAILURE_WORDS = ['failed', 'error', 'timeout', 'canceled', 'cancelled', 'expired'];
const RUNNING_WORDS = [
	'created',
	'pending',
	'queued',
	'starting',
	'processing',
	'running',
	'in_progress',
	'thinking_hard',
	'',
];
const inAnyCase = (word: string): string[] => [
	word,
	word.toUpperCase(),
	word.charAt(0).toUpperCase() + word.slice(1),
];

describe('a submission at Atlas Cloud (section 2.2)', () => {
	const accepted = { outcome: 'accepted', taskId: ID };
	it.each<[string, unknown]>([
		[
			'canonical',
			{
				code: 200,
				message: '',
				data: {
					id: ID,
					model: 'bytedance/seedream-v4.5/edit',
					outputs: null,
					urls: { get: `https://api.atlascloud.ai/api/v1/model/prediction/${ID}` },
					status: 'processing',
				},
			},
		],
		['starting', { code: 200, data: { id: ID, status: 'starting' } }],
		['with code as text', { code: '200', data: { id: ID, status: 'created' } }],
		['with code 0', { code: 0, msg: 'success', data: { id: ID, status: 'created' } }],
		['flat', { id: ID, status: 'processing', model: 'm', created_at: '2026-01-01T00:00:00Z' }],
		['flat and queued', { id: ID, status: 'queued' }],
		[
			'flat with moderation flags',
			{
				created_at: 'x',
				has_nsfw_contents: [],
				id: ID,
				model: 'm',
				outputs: [],
				status: 'created',
				urls: {},
			},
		],
		[
			'flat with an echo of the input',
			{
				id: ID,
				status: 'processing',
				outputs: null,
				logs: '',
				error: null,
				urls: { cancel: 'https://x', result: 'https://y' },
				input: { prompt: 'p', size: '2048*2048' },
			},
		],
		['with prediction_id', { code: 200, data: { prediction_id: ID, status: 'created' } }],
		['with predictionId', { code: 200, data: { predictionId: ID } }],
		['with a request_id as last resort', { code: 200, data: { request_id: ID } }],
		['with a task_id as last resort', { code: 200, data: { task_id: ID } }],
		['with an unknown status', { code: 200, data: { id: ID, status: 'dreaming' } }],
		['without a status', { code: 200, data: { id: ID } }],
		['with a status that is no text', { code: 200, data: { id: ID, status: 3 } }],
	])('that is %s is accepted', (_name, body) => {
		expect(atlasCloud.readSubmission(ok(body))).toEqual(accepted);
	});

	it('prefers data.id to every other id', () => {
		const data = { id: ID, prediction_id: 'b', predictionId: 'c', request_id: 'd', task_id: 'e' };
		expect(atlasCloud.readSubmission(ok({ id: 'z', request_id: 'y', data }))).toEqual(accepted);
	});

	it('keeps an id beside data that has none, for the task is paid', () => {
		// Lookup order: data.id, id, data.prediction_id, data.predictionId.
		const body = { code: 200, id: ID, data: { status: 'processing', urls: {} } };
		expect(atlasCloud.readSubmission(ok(body))).toEqual(accepted);
		const both = { code: 200, id: ID, data: { status: 'processing', prediction_id: 'b' } };
		expect(atlasCloud.readSubmission(ok(both))).toEqual(accepted);
	});

	it('with an id that is a number is accepted', () => {
		const reading = atlasCloud.readSubmission(ok({ code: 200, data: { id: 12345 } }));
		expect(reading).toEqual({ outcome: 'accepted', taskId: '12345' });
	});

	it.each([201, 202])('with HTTP %s is accepted', (statusCode) => {
		const body = { code: 200, data: { id: ID, status: 'created' } };
		expect(atlasCloud.readSubmission({ statusCode, headers: {}, body })).toEqual(accepted);
	});

	it('in sync mode is finished, with its id', () => {
		const body = {
			code: 200,
			data: { id: ID, model: 'm', status: 'completed', outputs: [URL_1], error: '' },
		};
		expect(atlasCloud.readSubmission(ok(body))).toEqual({
			outcome: 'finished',
			taskId: ID,
			state: {
				status: 'succeeded',
				result: { model: 'm', images: [{ index: 0, url: URL_1 }], failedImages: [] },
			},
		});
	});

	it('in sync mode that failed is a failed task', () => {
		const body = { code: 200, data: { id: ID, status: 'failed', error: 'no', error_code: 1039 } };
		expect(atlasCloud.readSubmission(ok(body))).toMatchObject({
			outcome: 'finished',
			taskId: ID,
			state: { status: 'failed', error: { kind: 'moderation', code: '1039', message: 'no' } },
		});
	});

	it.each([{}, { code: 200, data: {} }, { code: 200, data: null }, { code: 200, data: [] }])(
		'without any id is ambiguous: %j',
		(body) => {
			expect(atlasCloud.readSubmission(ok(body))).toMatchObject({
				outcome: 'ambiguous',
				error: { kind: 'unreadable' },
			});
		},
	);
});

describe('a prediction at Atlas Cloud (section 2.3)', () => {
	const succeeded = (outputs: unknown, more: object = {}) =>
		askAtlas({ code: 200, data: { id: ID, model: 'm', status: 'completed', outputs, ...more } });

	it('as documented is read into model and images', () => {
		const reading = succeeded([URL_1, URL_2], {
			metrics: { predict_time: 8.3 },
			has_nsfw_contents: [false, false],
			created_at: '…',
			completed_at: '…',
			error: '',
			urls: { get: 'https://api.atlascloud.ai/…' },
		});
		expect(reading).toEqual({
			status: 'succeeded',
			result: {
				model: 'm',
				images: [
					{ index: 0, url: URL_1 },
					{ index: 1, url: URL_2 },
				],
				failedImages: [],
			},
		});
	});

	it.each(SUCCESS_WORDS.flatMap(inAnyCase))('succeeded by the word %s', (status) => {
		expect(imagesOf(askAtlas({ code: 200, data: { id: ID, status, outputs: [URL_1] } }))).toEqual([
			{ index: 0, url: URL_1 },
		]);
		expect(imagesOf(askAtlas({ id: ID, status, outputs: [URL_1] }))).toHaveLength(1);
	});

	it.each(FAILURE_WORDS.flatMap(inAnyCase))('failed by the word %s', (status) => {
		expect(askAtlas({ code: 200, data: { id: ID, status, error: 'out of luck' } })).toMatchObject({
			status: 'failed',
			error: { kind: 'taskFailed', message: 'out of luck' },
		});
		expect(askAtlas({ id: ID, status, outputs: null })).toMatchObject({ status: 'failed' });
	});

	it.each(RUNNING_WORDS.flatMap(inAnyCase))('still runs by the word "%s"', (status) => {
		expect(askAtlas({ code: 200, data: { id: ID, status } })).toEqual({ status: 'processing' });
		expect(askAtlas({ id: ID, status, outputs: [] })).toEqual({ status: 'processing' });
	});

	it('still runs without a status word', () => {
		expect(askAtlas({ code: 200, data: { id: ID } })).toEqual({ status: 'processing' });
		expect(askAtlas({ code: 200, data: { id: ID, status: null } })).toEqual({
			status: 'processing',
		});
	});

	it.each(['url', 'image', 'output', 'download_url', 'image_url', 'uri'])(
		'has outputs that are objects with %s',
		(key) => {
			expect(imagesOf(succeeded([{ [key]: URL_1 }, URL_2]))).toEqual([
				{ index: 0, url: URL_1 },
				{ index: 1, url: URL_2 },
			]);
		},
	);

	it.each<[string, object]>([
		['text', { output: URL_1 }],
		['a list', { output: [URL_1] }],
		['an object', { output: { url: URL_1 } }],
		['text beside outputs of null', { outputs: null, output: URL_1 }],
		['text beside an empty list of outputs', { outputs: [], output: URL_1 }],
	])('has a singular output that is %s', (_name, more) => {
		const reading = askAtlas({ code: 200, data: { id: ID, status: 'succeeded', ...more } });
		expect(imagesOf(reading)).toEqual([{ index: 0, url: URL_1 }]);
	});

	it.each([
		['bare base64', BASE64],
		['a data URI', `data:image/png;base64,${BASE64}`],
		['a data URI in capitals', `DATA:image/PNG;base64,${BASE64}`],
		['base64 in lines', BASE64.replace(/.{76}/g, '$&\n')],
	])('has an output that is %s', (_name, output) => {
		const [image] = imagesOf(succeeded([output]));
		expect(image?.url).toBeUndefined();
		expect(Buffer.from(image?.base64 ?? '', 'base64')).toEqual(Buffer.from(BASE64, 'base64'));
	});

	it('lists an output that is no image among the failed ones, and keeps the others at their index', () => {
		expect(succeeded([URL_1, { note: 'refused' }, URL_2])).toMatchObject({
			status: 'succeeded',
			result: {
				images: [{ index: 0 }, { index: 2 }],
				failedImages: [{ index: 1 }],
			},
		});
	});

	it.each([
		['an empty list', []],
		['nothing', null],
		['an empty text', ['']],
	])('that succeeded with %s is a failed task', (_name, outputs) => {
		expect(succeeded(outputs)).toMatchObject({ status: 'failed' });
	});

	it('flagged as unsafe is metadata beside an image, and a failure without one', () => {
		expect(imagesOf(succeeded([URL_1], { has_nsfw_contents: [true] }))).toHaveLength(1);
		expect(succeeded([], { has_nsfw_contents: [true] })).toMatchObject({ status: 'failed' });
	});

	it.each([1039, '1039'])('failed with error_code %p was moderated', (error_code) => {
		const data = { id: ID, status: 'failed', error: 'flagged', error_code };
		expect(askAtlas({ code: 200, data })).toEqual({
			status: 'failed',
			error: { kind: 'moderation', code: '1039', message: 'flagged' },
		});
	});

	it('failed with an upstream code in its words has that class', () => {
		const error = 'upstream: InputImageSensitiveContentDetected.PrivacyInformation';
		expect(askAtlas({ code: 200, data: { id: ID, status: 'failed', error } })).toMatchObject({
			status: 'failed',
			error: { kind: 'moderation', message: error },
		});
	});

	it('failed with an error object has its message', () => {
		const data = { id: ID, status: 'failed', error: { message: 'worker died', code: 'x' } };
		expect(askAtlas({ code: 200, data })).toMatchObject({
			status: 'failed',
			error: { message: 'worker died' },
		});
	});

	it('of layers has each layer beside its image (section 2.8)', () => {
		const layers = [
			{ z_index: 0, name: 'base', image: { width: 1024, height: 1024 } },
			{
				z_index: 1,
				name: 'title',
				description: 'the headline',
				bounding_box: { absolute: [10, 20, 300, 90], normalized: [10, 20, 293, 88] },
				image: { width: 290, height: 70 },
			},
		];
		const [base, title] = imagesOf(succeeded([URL_1, URL_2], { layers }));
		expect(base).toMatchObject({ index: 0, url: URL_1, layer: { zIndex: 0, name: 'base' } });
		expect(base?.layer?.boundingBox).toBeUndefined();
		expect(title).toMatchObject({
			index: 1,
			url: URL_2,
			layer: {
				zIndex: 1,
				name: 'title',
				boundingBox: { left: 10, top: 20, right: 300, bottom: 90 },
			},
		});
	});

	it('of a list where an object is due, or of no JSON, is unanswered', () => {
		for (const body of ['<html>busy</html>', '', null, undefined, [1, 2]]) {
			expect(askAtlas(body)).toMatchObject({
				status: 'unanswered',
				error: { kind: 'unreadable' },
			});
		}
	});
});

describe('an upload at Atlas Cloud (section 2.6)', () => {
	it.each<[string, unknown]>([
		[
			'data.download_url',
			{
				code: 200,
				message: '',
				data: { type: 'image', download_url: URL_1, filename: 'a', size: 1 },
			},
		],
		[
			'data.download_url without a code',
			{ data: { download_url: URL_1, file_name: 'a', content_type: 'image/png', size: 1 } },
		],
		['data.url', { code: 200, data: { url: URL_1 } }],
		['download_url at the top', { download_url: URL_1 }],
		['url at the top', { url: URL_1 }],
		['url at the top beside empty data', { code: 200, data: {}, url: URL_1 }],
		['data.download_url before data.url', { data: { url: URL_2, download_url: URL_1 } }],
	])('is read from %s', (_name, body) => {
		expect(atlasCloud.uploads?.read(ok(body), FILE)).toEqual({ url: URL_1 });
	});

	it.each([{}, { code: 200, data: {} }, { data: { download_url: '' } }, 'ok', null])(
		'without a URL is unreadable: %j',
		(body) => {
			expect(atlasCloud.uploads?.read(ok(body), FILE)).toMatchObject({ kind: 'unreadable' });
		},
	);
});

describe('a submission at AceData Cloud (section 3.2)', () => {
	it.each<[string, unknown]>([
		['a task id alone', { task_id: ID }],
		['a task id and a trace', { task_id: ID, trace_id: 't' }],
		['success and a task id', { success: true, task_id: ID, trace_id: 't' }],
		['the id inside data', { success: true, data: { task_id: ID } }],
		['an id', { id: ID }],
	])('with %s is accepted', (_name, body) => {
		expect(aceData.readSubmission(ok(body))).toEqual({ outcome: 'accepted', taskId: ID });
	});

	it('answered in place is finished, with its id', () => {
		const body = {
			success: true,
			task_id: ID,
			trace_id: 't',
			data: [{ prompt: 'a cat', size: '2048x2048', image_url: URL_1 }],
		};
		expect(aceData.readSubmission(ok(body))).toMatchObject({
			outcome: 'finished',
			taskId: ID,
			state: {
				status: 'succeeded',
				result: {
					prompt: 'a cat',
					images: [{ index: 0, url: URL_1, width: 2048, height: 2048 }],
					failedImages: [],
				},
			},
		});
	});

	it('that failed in place keeps its id (money rule 5)', () => {
		// The sync reply carries task_id and, on failure, success: false and an error.
		const error = { code: 'bad_request', message: 'the prompt is too short' };
		const body = { success: false, task_id: ID, trace_id: 't', error };
		expect(aceData.readSubmission(ok(body))).toMatchObject({
			outcome: 'finished',
			taskId: ID,
			state: { status: 'failed', error: { message: 'the prompt is too short' } },
		});
	});

	it('that broke down in place may have been made all the same, and names what to ask about', () => {
		const error = { code: 'api_error', message: 'the task broke down' };
		const body = { success: false, task_id: ID, trace_id: 't', error };
		expect(aceData.readSubmission(ok(body))).toMatchObject({
			outcome: 'ambiguous',
			taskId: ID,
			error: { message: 'the task broke down' },
		});
	});

	it.each([{}, { success: true }, { trace_id: 't' }, { data: {} }])(
		'without an id or images is ambiguous: %j',
		(body) => {
			expect(aceData.readSubmission(ok(body))).toMatchObject({ outcome: 'ambiguous' });
		},
	);
});

describe('a task at AceData Cloud (section 3.3)', () => {
	const record = {
		_id: '1',
		id: ID,
		type: 'images',
		trace_id: 't',
		created_at: 1756000000.1,
		started_at: 1756000000.2,
		request: { model: 'doubao-seedream-4-5-251128', prompt: 'a cat' },
	};
	const finished = (response: unknown) => ({
		...record,
		finished_at: 1756000013.6,
		elapsed: 13.4,
		response,
	});
	const result = {
		success: true,
		task_id: ID,
		trace_id: 't',
		data: [{ prompt: 'a cat', image_url: URL_1 }],
	};

	it('that is finished is read from its record', () => {
		expect(askAce(finished(result))).toMatchObject({
			status: 'succeeded',
			result: {
				model: 'doubao-seedream-4-5-251128',
				prompt: 'a cat',
				images: [{ index: 0, url: URL_1 }],
				failedImages: [],
			},
		});
	});

	it('that is finished is read from a bare result (C16)', () => {
		expect(imagesOf(askAce(result))).toMatchObject([{ index: 0, url: URL_1 }]);
	});

	it.each([record, { ...record, response: null }])('still runs without a response', (body) => {
		expect(askAce(body)).toEqual({ status: 'processing' });
	});

	it('that nobody knows is unknown', () => {
		expect(askAce({})).toEqual({ status: 'unknown' });
	});

	it.each<[string, unknown]>([
		['by success false', { success: false, error: { code: 'api_error', message: 'sorry' } }],
		['by an error alone', { error: { code: 'api_error', message: 'sorry' } }],
		['by an error that is text', { success: false, error: 'sorry' }],
		['by success false alone', { success: false, message: 'sorry' }],
	])('failed %s', (_name, response) => {
		expect(askAce(finished(response))).toMatchObject({
			status: 'failed',
			error: { message: 'sorry' },
		});
	});

	it('failed as a bare result', () => {
		const body = { success: false, task_id: ID, error: { code: 'api_error', message: 'sorry' } };
		expect(askAce(body)).toMatchObject({ status: 'failed', error: { message: 'sorry' } });
	});

	it('failed with an upstream moderation code in its words was moderated (section 3.7)', () => {
		const message = 'OutputImageSensitiveContentDetected: the image may be sensitive';
		const response = { success: false, error: { code: 'api_error', message } };
		expect(askAce(finished(response))).toMatchObject({
			status: 'failed',
			error: { kind: 'moderation' },
		});
	});

	it.each([{ success: true, data: [] }, { success: true }, {}, []])(
		'whose response holds no image has failed, not succeeded: %j',
		(response) => {
			expect(askAce(finished(response))?.status).not.toBe('succeeded');
		},
	);

	it('of a set keeps the place of an image that failed by itself', () => {
		const data = [
			{ image_url: URL_1, size: '2048x2048' },
			{ error: { code: 'OutputImageSensitiveContentDetected', message: 'refused' } },
			{ image_url: URL_2, size: '2048×1024' },
		];
		expect(askAce(finished({ success: true, data }))).toMatchObject({
			status: 'succeeded',
			result: {
				images: [
					{ index: 0, url: URL_1, width: 2048, height: 2048 },
					{ index: 2, url: URL_2, width: 2048, height: 1024 },
				],
				failedImages: [
					{ index: 1, code: 'OutputImageSensitiveContentDetected', message: 'refused' },
				],
			},
		});
	});

	it('of a set of which every image failed has failed, with the reason of the first', () => {
		const error = {
			code: 'OutputImageSensitiveContentDetected.PolicyViolation',
			message: 'refused',
		};
		expect(askAce(finished({ success: true, data: [{ error }, { error }] }))).toMatchObject({
			status: 'failed',
			error: { kind: 'moderation', code: error.code, message: 'refused' },
		});
	});

	it.each(['b64_json', 'image_b64'])('has images inline under %s', (key) => {
		const [image] = imagesOf(askAce(finished({ success: true, data: [{ [key]: BASE64 }] })));
		expect(image).toMatchObject({ index: 0, base64: BASE64 });
		expect(image?.url).toBeUndefined();
	});

	it('has an inline image that is a data URI', () => {
		const data = [{ b64_json: `data:image/jpeg;base64,${BASE64}` }];
		expect(imagesOf(askAce(finished({ success: true, data })))[0]?.base64).toBe(BASE64);
	});

	it('has short inline images too', () => {
		const data = [{ b64_json: 'iVBORw0KGgo=' }];
		expect(imagesOf(askAce(finished({ success: true, data })))[0]?.base64).toBe('iVBORw0KGgo=');
	});

	it('of layers has their places', () => {
		const data = [
			{ image_url: URL_1, size: '1024x1024', z_index: 0 },
			{
				image_url: URL_2,
				z_index: 1,
				name: 'title',
				bounding_box: { absolute: [1, 2, 3, 4], normalized: [0, 0, 1, 1] },
			},
		];
		const [base, title] = imagesOf(askAce(finished({ success: true, data })));
		expect(base?.layer).toMatchObject({ zIndex: 0 });
		expect(base?.layer?.boundingBox).toBeUndefined();
		expect(title?.layer).toEqual({
			zIndex: 1,
			name: 'title',
			boundingBox: { left: 1, top: 2, right: 3, bottom: 4 },
		});
	});

	it('has no layer where nothing says so', () => {
		expect(imagesOf(askAce(finished(result)))[0]?.layer).toBeUndefined();
	});
});

describe('a batch of tasks at AceData Cloud', () => {
	const batch = aceData.tasks?.batch;
	const done = (id: string) => ({
		id,
		response: { success: true, data: [{ image_url: `https://x/${id}` }] },
	});
	const read = (body: unknown, ids: string[]) => batch?.read(ok(body), ids);

	it('is told apart by id, in whatever order it comes', () => {
		const items = [done('c'), { id: 'b' }, { id: 'a', response: { success: false, error: 'no' } }];
		const readings = read({ items, count: 3 }, ['a', 'b', 'c', 'd']);
		if (!(readings instanceof Map)) throw new Error('no readings');
		expect([...readings.keys()]).toEqual(['a', 'b', 'c', 'd']);
		expect(readings.get('a')).toMatchObject({ status: 'failed', error: { message: 'no' } });
		expect(readings.get('b')).toEqual({ status: 'processing' });
		expect(imagesOf(readings.get('c'))).toMatchObject([{ url: 'https://x/c' }]);
		expect(readings.get('d')).toEqual({ status: 'unknown' });
	});

	it('may hold bare results, garbage and records of others', () => {
		const bare = { success: true, task_id: 'a', data: [{ image_url: URL_1 }] };
		const readings = read({ items: [null, 5, 'x', [], {}, done('z'), bare], count: 7 }, ['a']);
		if (!(readings instanceof Map)) throw new Error('no readings');
		expect([...readings.keys()]).toEqual(['a']);
		expect(imagesOf(readings.get('a'))).toMatchObject([{ url: URL_1 }]);
	});

	it('that is empty knows none of them', () => {
		const readings = read({ items: [], count: 0 }, ['a']);
		expect(readings).toEqual(new Map([['a', { status: 'unknown' }]]));
	});

	it.each([{}, { count: 0 }, { items: null }, { items: 'none' }, 'busy', null])(
		'without a list is an error of the whole: %j',
		(body) => {
			expect(read(body, ['a'])).toMatchObject({ kind: 'unreadable' });
		},
	);
});

describe('a submission at AIOAGI (section 4.4)', () => {
	it('is finished in place', () => {
		const body = {
			model: 'doubao-seedream-5-0-260128',
			created: 1757321139,
			data: [
				{ url: 'https://x.volces.com/1.jpeg?X-Tos-Expires=86400', size: '2048x2048' },
				{ error: { code: 'OutputImageSensitiveContentDetected', message: 'refused' } },
			],
			usage: { generated_images: 1, output_tokens: 16384, total_tokens: 16384 },
		};
		expect(aioagi.readSubmission(ok(body))).toMatchObject({
			outcome: 'finished',
			state: {
				status: 'succeeded',
				result: {
					model: 'doubao-seedream-5-0-260128',
					images: [
						{
							index: 0,
							url: 'https://x.volces.com/1.jpeg?X-Tos-Expires=86400',
							width: 2048,
							height: 2048,
						},
					],
					failedImages: [
						{ index: 1, code: 'OutputImageSensitiveContentDetected', message: 'refused' },
					],
				},
			},
		});
	});

	it('may lack model and usage, or have the usage of the gateway', () => {
		const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
		for (const more of [{}, { usage }, { usage: null, model: null }]) {
			const reading = aioagi.readSubmission(ok({ created: 1, data: [{ url: URL_1 }], ...more }));
			expect(imagesOf(reading)).toMatchObject([{ index: 0, url: URL_1 }]);
		}
	});

	it('may be inline', () => {
		const reading = aioagi.readSubmission(ok({ data: [{ b64_json: BASE64, size: '1024x1024' }] }));
		expect(imagesOf(reading)).toMatchObject([
			{ index: 0, base64: BASE64, width: 1024, height: 1024 },
		]);
	});

	it('with only failed images is a failed task that was certainly answered', () => {
		const error = { code: 'OutputImageSensitiveContentDetected.DeepFake', message: 'refused' };
		expect(aioagi.readSubmission(ok({ data: [{ error }] }))).toMatchObject({
			outcome: 'finished',
			state: { status: 'failed', error: { kind: 'moderation', code: error.code } },
		});
	});

	it('with no image at all may have been billed', () => {
		expect(aioagi.readSubmission(ok({ data: [] }))).toMatchObject({ outcome: 'ambiguous' });
	});

	it('with an item of none of the known forms shows it', () => {
		const reading = aioagi.readSubmission(ok({ data: [{ strange: 'thing' }] }));
		expect(JSON.stringify(reading)).toContain('strange');
		expect(reading).toMatchObject({ outcome: 'ambiguous' });
	});

	it('with an error in a 200 and no data is that error', () => {
		const error = { code: 'InputTextSensitiveContentDetected', message: 'change the prompt' };
		expect(aioagi.readSubmission(ok({ error, data: [] }))).toMatchObject({
			outcome: 'refused',
			error: { kind: 'moderation', message: 'change the prompt' },
		});
	});

	it('with an error in a 200 keeps the images that came all the same, for they are paid', () => {
		// Section 5: an internal 500 on one image stops the set; only no image at all is a failure.
		const error = { code: 'InternalServiceError', message: 'the set was stopped' };
		const reading = aioagi.readSubmission(ok({ error, data: [{ url: URL_1 }] }));
		expect(imagesOf(reading)).toMatchObject([{ index: 0, url: URL_1 }]);
	});

	it.each([{}, { data: null }, { data: {} }, { created: 1 }])(
		'without a list of images is ambiguous: %j',
		(body) => {
			expect(aioagi.readSubmission(ok(body))).toMatchObject({
				outcome: 'ambiguous',
				error: { kind: 'unreadable' },
			});
		},
	);
});

describe('model lists', () => {
	it('of Atlas Cloud are its Seedream image models that are not hidden (section 2.7)', () => {
		const data = [
			{
				model: 'bytedance/seedream-v5.5/text-to-image',
				type: 'Image',
				displayName: 'Seedream 5.5',
			},
			{ model: 'bytedance/seedream-v4.7/edit', type: 'Image', display_console: true },
			{ model: 'bytedance/seedream-old', type: 'Image', display_console: false },
			{ model: 'bytedance/seedance-v1', type: 'Video', displayName: 'Seedance' },
			{ model: 'other/flux', type: 'Image' },
			null,
			'x',
			{ type: 'Image' },
		];
		expect(atlasCloud.modelList?.read(ok({ code: '200', data }))).toEqual([
			{ id: 'bytedance/seedream-v5.5/text-to-image', displayName: 'Seedream 5.5' },
			{ id: 'bytedance/seedream-v4.7/edit', displayName: 'bytedance/seedream-v4.7/edit' },
		]);
	});

	it('of AIOAGI are its Seedream models (section 4.2)', () => {
		const data = [
			{
				id: 'doubao-seedream-5-0-260128',
				object: 'model',
				owned_by: 'x',
				supported_endpoint_types: ['image-generation'],
			},
			{ id: 'doubao-seededit-3-0-i2i-250628', object: 'model' },
			{ id: 'gpt-5', object: 'model', supported_endpoint_types: ['openai'] },
			{ id: 7 },
			null,
		];
		expect(aioagi.modelList?.read(ok({ object: 'list', data })).map(({ id }) => id)).toEqual([
			'doubao-seedream-5-0-260128',
			'doubao-seededit-3-0-i2i-250628',
		]);
	});
});

describe('whatever a vendor answers', () => {
	const KEYS = [
		...['code', 'message', 'msg', 'data', 'error', 'error_code', 'detail', 'id', '_id', 'task_id'],
		...[
			'prediction_id',
			'predictionId',
			'request_id',
			'status',
			'outputs',
			'output',
			'url',
			'layers',
		],
		...['image_url', 'b64_json', 'image_b64', 'size', 'prompt', 'success', 'response', 'request'],
		...['items', 'count', 'bounding_box', 'absolute', 'z_index', 'name', 'model', 'download_url'],
		...['type', 'displayName', 'display_console', 'supported_endpoint_types', 'has_nsfw_contents'],
		...['__proto__', 'constructor', 'toString'],
	];
	const WORDS = [
		...['completed', 'failed', 'processing', 'https://x/1.png', `data:image/png;base64,${BASE64}`],
		...[BASE64, '2048x2048', 'used_up', 'InvalidParameter.X', '200', '1039', 'constructor', 'a'],
	];
	const { tree } = fc.letrec<{ tree: unknown; list: unknown; object: unknown }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 5, withCrossShrink: true },
			fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(200, 0, 402, -1, 1.5), fc.boolean()),
			fc.constantFrom(null, '', {}, []),
			tie('list'),
			tie('object'),
			fc.jsonValue(),
		),
		list: fc.array(tie('tree'), { maxLength: 4 }),
		object: fc.dictionary(fc.constantFrom(...KEYS), tie('tree'), { maxKeys: 6 }),
	}));
	const reply = fc.record({
		statusCode: fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 429, 500, 503),
		headers: fc.dictionary(fc.constantFrom('retry-after', 'x-request-id'), fc.jsonValue()),
		body: fc.oneof(tree, fc.constant(undefined), fc.string()),
	});
	const runs = { numRuns: 500 };

	it.each(Object.values(VENDORS))('$name reads it as a submission', (vendor) => {
		fc.assert(
			fc.property(reply, (given) => {
				const reading = vendor.readSubmission(given);
				if (reading.outcome === 'accepted') expect(reading.taskId).toMatch(/\S/);
				else if (reading.outcome === 'finished') {
					if (reading.state.status === 'succeeded') {
						expect(reading.state.result.images.length).toBeGreaterThan(0);
					} else expect(reading.state.error.message).toMatch(/\S/);
				} else expect(reading.error.message).toMatch(/\S/);
			}),
			runs,
		);
	});

	it.each([atlasCloud, aceData])('$name reads it as a task', (vendor) => {
		fc.assert(
			fc.property(reply, (given) => {
				const reading = vendor.tasks?.readSingle(given);
				if (reading?.status === 'succeeded') {
					for (const { url, base64 } of reading.result.images) expect(url ?? base64).toMatch(/\S/);
					const indexes = [...reading.result.images, ...reading.result.failedImages];
					expect(new Set(indexes.map(({ index }) => index)).size).toBe(indexes.length);
				} else if (reading?.status === 'failed' || reading?.status === 'unanswered') {
					expect(reading.error.message).toMatch(/\S/);
					expect(reading.error.message.length).toBeLessThan(250);
				} else expect(['processing', 'unknown']).toContain(reading?.status);
			}),
			runs,
		);
	});

	it('AceData Cloud reads it as a batch', () => {
		fc.assert(
			fc.property(
				reply,
				fc.uniqueArray(fc.constantFrom('a', 'b', '200'), { minLength: 1 }),
				(given, ids) => {
					const readings = aceData.tasks?.batch?.read(given, ids);
					if (readings instanceof Map) expect([...readings.keys()]).toEqual(ids);
					else expect(readings?.message).toMatch(/\S/);
				},
			),
			runs,
		);
	});

	it('Atlas Cloud reads it as an upload', () => {
		fc.assert(
			fc.property(reply, (given) => {
				const reading = atlasCloud.uploads?.read(given, FILE);
				expect(reading && 'url' in reading ? reading.url : reading?.message).toMatch(/\S/);
			}),
			runs,
		);
	});

	it.each([atlasCloud, aioagi])('$name reads it as a model list', (vendor) => {
		fc.assert(
			fc.property(reply, (given) => {
				for (const { id, displayName } of vendor.modelList?.read(given) ?? []) {
					expect(id).toMatch(/\S/);
					expect(displayName).toMatch(/\S/);
				}
			}),
			runs,
		);
	});
});
