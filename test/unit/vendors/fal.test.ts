import { describe, expect, it } from '@jest/globals';
import { fal } from '../../../nodes/shared/vendors/fal/fal';
import type { Reply, TaskReading } from '../../../nodes/shared/vendors/vendor';
import { reply } from './reply';

const ID = '0c0ffee0-1111-4222-8333-444455556666';
const TASK = `bytedance/seedream/${ID}`;
const URL_1 = 'https://v3b.fal.media/files/b/abc/x.png';
const asked = { model: 'bytedance/seedream/v5/lite/edit', mostImages: 1 };

const complaint = (type: string, msg = 'words') => ({
	detail: [{ loc: ['body', 'prompt'], msg, type }],
});
const submitted = (given: Reply) => fal.readSubmission(given, asked);
const status = (given: Reply) => fal.tasks?.readSingle(given, TASK) as TaskReading;
/** The reading of a result, after a status that is told before it. */
function result(given: Reply, ended: object = { status: 'COMPLETED' }): TaskReading {
	const reading = status(reply(200, ended));
	if (reading.status !== 'elsewhere') throw new Error(`The status is ${reading.status}`);
	return reading.read(given);
}

describe('a submission at fal', () => {
	const place = `https://queue.fal.run/bytedance/seedream/requests/${ID}`;

	it.each([
		['the whole place', { status: 'IN_QUEUE', request_id: ID, response_url: place }],
		['the ids alone', { request_id: ID, gateway_request_id: ID }],
		['addresses that are none', { request_id: ID, response_url: 'here' }],
	])('is accepted with %s', (_what, body) => {
		for (const statusCode of [200, 201, 202]) {
			expect(submitted(reply(statusCode, body))).toEqual({ outcome: 'accepted', taskId: TASK });
		}
	});

	it('keeps the app that the reply tells', () => {
		const response_url = `https://queue.fal.run/fal-ai/bytedance/requests/${ID}`;
		expect(submitted(reply(200, { request_id: ID, response_url }))).toMatchObject({
			taskId: `fal-ai/bytedance/${ID}`,
		});
	});

	it.each([
		['an empty body', reply(200, '')],
		['a body cut off', reply(200, '{"request_id":"0c0f')],
		['something else', reply(200, { ok: true })],
		['a list', reply(200, [])],
	])('may have been made with %s, and is looked for by the id in the header', (_what, given) => {
		expect(submitted(given).outcome).toBe('ambiguous');
		const named = submitted({ ...given, headers: { 'x-fal-request-id': ID } });
		expect(named).toMatchObject({ outcome: 'ambiguous', taskId: TASK });
	});

	it.each<[number, unknown, string]>([
		[401, { detail: 'invalid key credentials' }, 'credential'],
		[402, { detail: 'Payment required' }, 'balance'],
		[403, { detail: 'User is locked. Reason: Exhausted balance. Top up…' }, 'balance'],
		[403, { detail: 'User is locked. Reason: Budget limit reached.' }, 'quota'],
		[403, { detail: 'User is locked' }, 'permission'],
		[404, { detail: 'Application not found' }, 'model'],
		[413, { detail: 'too large' }, 'tooLarge'],
		[422, complaint('content_policy_violation'), 'moderation'],
		[422, complaint('image_too_small'), 'input'],
		[422, complaint('file_download_error'), 'reference'],
		[422, complaint('never_heard_of'), 'input'],
		[422, { detail: 'just a text' }, 'input'],
		[422, complaint('missing').detail, 'input'],
		[429, { detail: 'x', error_type: 'concurrent_requests_limit' }, 'throttle'],
		[429, {}, 'throttle'],
	])('answered with %i %j is refused: %s', (statusCode, body, kind) => {
		expect(submitted(reply(statusCode, body))).toMatchObject({
			outcome: 'refused',
			error: { kind, statusCode },
		});
	});

	it.each<[number, unknown]>([
		[500, { detail: 'Internal server error' }],
		[500, complaint('content_policy_violation')],
		[503, { detail: 'x', error_type: 'runner_scheduling_failure' }],
		[504, { detail: 'x', error_type: 'startup_timeout' }],
		[502, '<html>Bad Gateway</html>'],
		[302, ''],
		[408, { detail: 'x' }],
		[422, complaint('no_media_generated')],
	])('answered with %i %j may have been billed', (statusCode, body) => {
		expect(submitted(reply(statusCode, body)).outcome).toBe('ambiguous');
	});

	it('tells what a model complains about, where, and how a key looks', () => {
		const { error } = submitted(reply(422, complaint('value_error', 'too long'))) as never as {
			error: object;
		};
		expect(error).toMatchObject({ code: 'value_error', message: 'prompt: too long' });
		expect(submitted(reply(401, { detail: 'no' }))).toMatchObject({
			error: { advice: expect.stringContaining('id:secret') },
		});
	});

	it('waits as long as it is told to', () => {
		const given = reply(429, { detail: 'x' }, { 'retry-after': '7' });
		expect(submitted(given)).toMatchObject({ error: { retryAfter: 7000 } });
	});
});

describe('the status of a task at fal', () => {
	it.each([
		['bytedance/seedream/a b', '/bytedance/seedream/requests/a%20b/status?logs=0'],
		['fal-ai/bytedance/x', '/fal-ai/bytedance/requests/x/status?logs=0'],
		['bytedance/seedream/v5/pro/edit/x', '/bytedance/seedream/requests/x/status?logs=0'],
		['bytedance/seedream/requests/x', '/bytedance/seedream/requests/x/status?logs=0'],
		['requests/x', '/bytedance/seedream/requests/x/status?logs=0'],
		['x', '/bytedance/seedream/requests/x/status?logs=0'],
	])('of %s is asked for below its app', (taskId, path) => {
		expect(fal.tasks?.single(taskId)).toEqual({ method: 'GET', path });
	});

	it.each(['IN_QUEUE', 'IN_PROGRESS', 'in_queue', 'SIMMERING', ''])('%s still runs', (word) => {
		expect(status(reply(202, { status: word }))).toEqual({ status: 'processing' });
	});

	it('of a completed one is elsewhere, below the credential’s own host', () => {
		const body = { status: 'COMPLETED', response_url: 'https://evil.example/requests/x' };
		expect(status(reply(200, body))).toMatchObject({
			status: 'elsewhere',
			call: { method: 'GET', path: `/bytedance/seedream/requests/${ID}` },
		});
	});

	it.each([
		[{ status: 'FAILED' }, 'taskFailed'],
		[{ status: 'CANCELLED' }, 'taskFailed'],
		[{ status: 'FAILED', error: 'x', error_type: 'content_policy_violation' }, 'moderation'],
	])('%j is a failure', (body, kind) => {
		expect(status(reply(200, body))).toMatchObject({ status: 'failed', error: { kind } });
	});

	it('that is over is over, under whatever HTTP status', () => {
		expect(status(reply(500, { status: 'COMPLETED' })).status).toBe('elsewhere');
	});

	it('is unknown with 404 in fal’s words, and no answer with anything else', () => {
		expect(status(reply(404, { detail: 'Request not found' }))).toEqual({ status: 'unknown' });
		for (const given of [
			reply(404, '<html>'),
			reply(401, { detail: 'x' }),
			reply(429, {}),
			reply(500, { detail: 'x' }),
			reply(502, '<html>'),
			reply(200, ''),
		]) {
			expect(status(given).status).toBe('unanswered');
		}
	});
});

describe('the result of a task at fal', () => {
	it.each<[string, unknown, object[]]>([
		[
			'whole files',
			{ images: [{ url: URL_1, content_type: 'image/png', width: 20, height: 10 }], seed: 4 },
			[{ index: 0, url: URL_1, width: 20, height: 10 }],
		],
		['addresses alone', { images: [{ url: URL_1 }] }, [{ index: 0, url: URL_1 }]],
		['bare texts', { images: [URL_1] }, [{ index: 0, url: URL_1 }]],
		['sizes of null', { images: [{ url: URL_1, width: null }] }, [{ index: 0, url: URL_1 }]],
		[
			'a data URI',
			{ images: [{ url: 'data:image/png;base64,iVBORw0KGgo=' }] },
			[{ index: 0, base64: 'iVBORw0KGgo=' }],
		],
	])('holds %s', (_what, body, images) => {
		const reading = result(reply(200, body));
		expect(reading).toMatchObject({ status: 'succeeded', result: { failedImages: [] } });
		expect(JSON.parse(JSON.stringify(reading)).result.images).toEqual(images);
	});

	it('tells a missing one among others by its place', () => {
		expect(result(reply(200, { images: [null, { url: URL_1 }] }))).toMatchObject({
			result: { images: [{ index: 1 }], failedImages: [{ index: 0 }] },
		});
	});

	it('has layers in their order, the base first and without a box', () => {
		const box = { absolute: [1, 2, 3, 4], normalized: [0, 0, 1, 1] };
		const body = {
			images: [{ url: URL_1 }, { url: `${URL_1}2` }],
			layers: [
				{ image: { url: URL_1 }, z_index: 0 },
				{ image: { url: `${URL_1}2` }, z_index: 1, name: 'sky', bounding_box: box },
			],
		};
		expect(result(reply(200, body))).toMatchObject({
			result: {
				images: [
					{ index: 0, layer: { zIndex: 0 } },
					{
						index: 1,
						url: `${URL_1}2`,
						layer: {
							zIndex: 1,
							name: 'sky',
							boundingBox: { left: 1, top: 2, right: 3, bottom: 4 },
						},
					},
				],
			},
		});
	});

	it.each([{}, { images: [] }, { images: null }, { images: 'x' }, { images: [{ id: 1 }] }])(
		'%j is empty',
		(body) => {
			expect(result(reply(200, body))).toMatchObject({
				status: 'failed',
				error: { kind: 'empty' },
			});
		},
	);

	it('counts images that stand beside an error: they are paid for', () => {
		const body = { images: [{ url: URL_1 }], detail: 'x', error_type: 'internal_server_error' };
		expect(result(reply(500, body)).status).toBe('succeeded');
	});

	it.each<[number, unknown, string]>([
		[422, complaint('content_policy_violation'), 'moderation'],
		[422, complaint('no_media_generated'), 'taskFailed'],
		[422, complaint('image_load_error'), 'reference'],
		[422, complaint('missing').detail, 'input'],
		[500, complaint('internal_server_error'), 'server'],
		[504, complaint('generation_timeout'), 'timeout'],
		[503, { detail: 'x', error_type: 'runner_disconnected' }, 'server'],
		[404, { detail: 'Path /v5/pro/edit not found' }, 'model'],
	])('%i %j is how the task failed: %s', (statusCode, body, kind) => {
		expect(result(reply(statusCode, body))).toMatchObject({ status: 'failed', error: { kind } });
	});

	it.each<[number, unknown]>([
		[500, { detail: 'Internal server error', error_type: 'internal_error' }],
		[503, { detail: 'Service temporarily unavailable' }],
		[502, '<html>Bad Gateway</html>'],
		[422, { detail: 'text' }],
		[429, { detail: 'x' }],
		[401, { detail: 'x' }],
		[403, { detail: 'User is locked. Reason: Exhausted balance.' }],
		[200, ''],
	])('%i %j is no answer: the images may be there', (statusCode, body) => {
		expect(result(reply(statusCode, body)).status).toBe('unanswered');
	});

	it('believes a bare text where the status told that the task failed', () => {
		const ended = { status: 'COMPLETED', error: 'x' };
		expect(result(reply(422, { detail: 'text' }), ended).status).toBe('failed');
		expect(result(reply(401, { detail: 'text' }), ended).status).toBe('unanswered');
	});

	it('believes a fault of the platform where the status told that the task failed', () => {
		const ended = { status: 'COMPLETED', error: 'x', error_type: 'internal_error' };
		const fault = reply(500, { detail: 'x', error_type: 'internal_error' });
		expect(result(fault, ended).status).toBe('failed');
	});

	it('may lag behind the status', () => {
		expect(result(reply(400, { detail: 'Request is still in progress' })).status).toBe(
			'processing',
		);
		expect(result(reply(202, { status: 'IN_PROGRESS' })).status).toBe('processing');
		expect(result(reply(404, { detail: 'Request not found' })).status).toBe('unknown');
	});
});

describe('an upload at fal', () => {
	const file = { bytes: Buffer.from('bytes'), fileName: 'a.png', mimeType: 'image/png' };
	const upload_url = 'https://storage.example.org/put?sig=abc';

	it('asks for a place with the key, and fills it at an address of its own', () => {
		expect(fal.uploads?.call(file)).toEqual({
			method: 'POST',
			host: 'storageUrl',
			path: '/storage/upload/initiate?storage_type=fal-cdn-v3',
			body: { content_type: 'image/png', file_name: 'a.png' },
		});
		expect(fal.uploads?.read(reply(200, { upload_url, file_url: URL_1 }), file)).toEqual({
			url: URL_1,
			next: {
				method: 'PUT',
				path: upload_url,
				headers: { 'Content-Type': 'image/png' },
				body: file.bytes,
			},
		});
	});

	it.each([
		[200, {}],
		[200, { upload_url: '/put', file_url: URL_1 }],
		[200, { upload_url, file_url: 'ftp://x/y' }],
		[200, ''],
		[401, { detail: 'x' }],
		[500, { detail: 'x' }],
	])('answered with %i %j is an error', (statusCode, body) => {
		expect(fal.uploads?.read(reply(statusCode, body), file)).toHaveProperty('kind');
	});
});

it('lists the Seedream endpoints of fal that make images', () => {
	const entry = (endpoint_id: unknown, metadata: object = {}) => ({ endpoint_id, metadata });
	const models = [
		entry('bytedance/seedream/v6/edit', { display_name: 'Six', category: 'image-to-image' }),
		entry('bytedance/seedream/v7/text-to-image'),
		entry('bytedance/seedream/v1/text-to-image', { status: 'deprecated' }),
		entry('bytedance/seedream/video', { category: 'image-to-video' }),
		entry('fal-ai/flux/dev', { category: 'text-to-image' }),
		entry(7),
		null,
	];
	expect(fal.modelList?.read(reply(200, { models }))).toEqual([
		{ id: 'bytedance/seedream/v6/edit', displayName: 'Six' },
		{
			id: 'bytedance/seedream/v7/text-to-image',
			displayName: 'bytedance/seedream/v7/text-to-image',
		},
	]);
	expect(fal.modelList?.read(reply(200, 'x'))).toEqual([]);
});
