import { describe, expect, it } from '@jest/globals';
import { fal } from '../../../nodes/shared/vendors/fal/fal';
import type { Reply, TaskReading, VendorError } from '../../../nodes/shared/vendors/vendor';
import { orderOf } from './submission';
import { reply } from './reply';

/* docs/vendors/fal.md, "Errors", "Status" and "Result". */
const ID = '0c0ffee0-1111-4222-8333-444455556666';
const TASK = `bytedance/seedream/${ID}`;
const IMAGE = 'https://v3b.fal.media/files/b/abc/x.png';

const asked = { model: 'bytedance/seedream/v5/lite/edit', mostImages: 1 };

function refusalOf(...given: Parameters<typeof reply>): VendorError {
	const reading = fal.readSubmission(reply(...given), asked);
	if (!('error' in reading)) throw new Error(`the submission was ${reading.outcome}`);
	return reading.error;
}
const status = (...given: Parameters<typeof reply>) => fal.tasks!.readSingle(reply(...given), TASK);
/** The reading of a result, after a status with these fields. */
function result(given: Reply, more: object = {}): TaskReading {
	const reading = status(200, { status: 'COMPLETED', ...more });
	if (reading.status !== 'elsewhere') throw new Error(`the status is ${reading.status}`);
	return reading.read(given);
}

describe('an error of fal', () => {
	it.each<[unknown, object]>([
		[
			{ detail: [{ loc: ['body', 'image_urls', 0], msg: 'too small', type: 'image_too_small' }] },
			{ message: 'image_urls.0: too small', code: 'image_too_small' },
		],
		[{ detail: [{ loc: ['body'], msg: 'bad' }] }, { message: 'bad', code: undefined }],
		[{ detail: [{ msg: 'bad' }] }, { message: 'bad' }],
		[{ detail: [{ loc: 'x', msg: 'bad' }] }, { message: 'bad' }],
		[{ detail: [{ loc: ['body', 'prompt'] }] }, { message: expect.stringContaining('prompt') }],
		[{ detail: [], message: 'm' }, { message: 'm' }],
		[{ detail: [null], error: 'e' }, { message: 'e' }],
		[{ detail: 'd', error: 'e', message: 'm' }, { message: 'd' }],
		[{ error: 'e', message: 'm' }, { message: 'e' }],
		[{ message: 'm' }, { message: 'm' }],
		[{ other: 1 }, { message: '{"other":1}' }],
		[[{ loc: ['body', 'prompt'], msg: 'bad', type: 'missing' }], { message: 'prompt: bad' }],
	])('%j is told as %j', (body, error) => {
		expect(refusalOf(422, body)).toMatchObject({ kind: 'input', ...error });
	});

	it('has its code in the complaint, else beside it, else in a header', () => {
		const header = { 'x-fal-error-type': 'missing' };
		const complaint = [{ msg: 'm', type: 'value_error' }];
		const codeOf = (body: object) => refusalOf(422, body, header).code;
		expect(codeOf({ detail: complaint, error_type: 'one_of' })).toBe('value_error');
		expect(codeOf({ detail: 'd', error_type: 'one_of' })).toBe('one_of');
		expect(codeOf({ detail: 'd' })).toBe('missing');
	});

	it.each([[[]], [[{}]], [[{ type: 'value_error' }]], [['text']]])(
		'is no list without a complaint: %j',
		(body) => {
			expect(refusalOf(422, body)).toMatchObject({ kind: 'input', message: JSON.stringify(body) });
			expect(refusalOf(422, body)).not.toHaveProperty('code');
			// On HTTP 200 it is nothing that can be read.
			expect(refusalOf(200, body).kind).toBe('unreadable');
		},
	);

	it.each<[number, object, string]>([
		[
			403,
			{ detail: 'User is locked. Reason: top up.', error_type: 'concurrent_requests_limit' },
			'balance',
		],
		[403, { detail: 'User is locked. Reason: LIMIT.' }, 'quota'],
		[403, { detail: 'User is Locked' }, 'permission'],
		[403, { detail: 'the balance is low' }, 'permission'],
		[422, { detail: 'the file is locked: limit', error_type: 'value_error' }, 'input'],
		[500, { detail: 'x', error_type: 'downstream_service_unavailable' }, 'overloaded'],
		[500, { detail: 'x', error_type: 'concurrent_requests_limit' }, 'server'],
		[300, { request_id: ID }, 'redirect'],
	])('%i %j is of the class %s', (statusCode, body, kind) => {
		expect(refusalOf(statusCode, body).kind).toBe(kind);
	});

	it('advises on keys alone', () => {
		expect(refusalOf(401, { detail: 'no' }).advice).toMatch(/^Check the API key .* before them\.$/);
		expect(refusalOf(403, { detail: 'no' }).advice).toBeUndefined();
	});

	it('may stand in a reply of success', () => {
		expect(refusalOf(200, { detail: 'no', request_id: ID })).toMatchObject({ message: 'no' });
		expect(fal.readSubmission(reply(299, { request_id: ID, detail: null }), asked)).toMatchObject({
			outcome: 'accepted',
		});
	});

	it('from 500 up leaves open what became of a run, and below tells', () => {
		const outcome = (statusCode: number, type: string) =>
			fal.readSubmission(reply(statusCode, { detail: 'x', error_type: type }), asked).outcome;
		expect(outcome(500, 'content_policy_violation')).toBe('ambiguous');
		expect(outcome(499, 'content_policy_violation')).toBe('refused');
		expect(outcome(422, 'no_media_generated')).toBe('ambiguous');
	});
});

describe('a submission at fal', () => {
	it.each([
		[`https://queue.fal.run/fal-ai/bytedance/requests/${ID}`, 'fal-ai/bytedance'],
		[`https://queue.fal.run/fal-ai/bytedance/requests/${ID}/status`, 'fal-ai/bytedance'],
		[`https://queue.fal.run/a/b/requests/${ID}?x=/c/d/requests/`, 'a/b'],
		[`https://queue.fal.run/requests/${ID}`, 'bytedance/seedream'],
		['queue.fal.run/a/b/requests/1', 'bytedance/seedream'],
	])('with its place at %s is of the app %s', (response_url, app) => {
		expect(fal.readSubmission(reply(200, { request_id: ID, response_url }), asked)).toEqual({
			outcome: 'accepted',
			taskId: `${app}/${ID}`,
		});
	});

	it('whose app nobody knows cannot be asked about', () => {
		const given = reply(200, { request_id: ID });
		expect(fal.readSubmission(given)).toMatchObject({
			outcome: 'ambiguous',
			error: { kind: 'unreadable', message: `no request id in {"request_id":"${ID}"}` },
			taskId: undefined,
		});
		for (const model of ['alone', '/a/b', 'a//b']) {
			expect(fal.readSubmission(given, { model, mostImages: 1 }).outcome).toBe('ambiguous');
		}
	});
});

describe('the status of a task at fal', () => {
	it.each(['FAILED', 'error', 'CANCELLED', 'Canceled'])('%s is a failure', (word) => {
		expect(status(200, { status: word })).toEqual({
			status: 'failed',
			error: { kind: 'taskFailed', message: `status ${word.toLowerCase()}` },
		});
		expect(status(500, { status: word, detail: 'x' })).toMatchObject({ status: 'failed' });
	});

	it.each<[object, object]>([
		[{ error: 'it broke' }, { kind: 'taskFailed', message: 'it broke' }],
		[
			{ error_type: 'generation_timeout', detail: 'd' },
			{ kind: 'timeout', message: 'd' },
		],
		[
			{ error: 'e', error_type: 'value_error' },
			{ kind: 'input', message: 'e' },
		],
		[{ detail: 'd' }, { kind: 'taskFailed', message: 'status failed' }],
	])('that failed with %j says %j', (more, error) => {
		expect(status(200, { status: 'FAILED', ...more })).toMatchObject({ status: 'failed', error });
	});

	it('of a request that does not show is unknown', () => {
		expect(status(404, { detail: 'x' })).toEqual({ status: 'unknown' });
		expect(status(404, null).status).toBe('unanswered');
		expect(status(403, { detail: 'x' }).status).toBe('unanswered');
	});

	it('is asked for without a task id below the usual app', () => {
		const reading = fal.tasks!.readSingle(reply(200, { status: 'COMPLETED' }));
		expect(reading).toMatchObject({ call: { path: '/bytedance/seedream/requests/' } });
	});
});

describe('the result of a task at fal', () => {
	it.each([
		[0, undefined],
		[-1, undefined],
		['20', undefined],
		[20, 20],
	])('has a side of %j as %j', (width, told) => {
		const read = result(reply(200, { images: [{ url: IMAGE, width, height: width }] }));
		expect(read).toMatchObject({ result: { images: [{ width: told, height: told }] } });
	});

	it('is its images where there are no layers', () => {
		for (const layers of [[], null, 'x']) {
			const read = result(reply(200, { images: [IMAGE], layers }));
			expect(read).toMatchObject({ result: { images: [{ index: 0, url: IMAGE }] } });
		}
	});

	it('shows what is no image, and what came in its place', () => {
		expect(result(reply(200, { images: [IMAGE, { id: 1 }] }))).toMatchObject({
			result: { failedImages: [{ index: 1, message: 'no image in {"id":1}' }] },
		});
		expect(result(reply(200, { a: 1 }))).toMatchObject({
			error: { kind: 'empty', message: 'the task is completed but brought no images: {"a":1}' },
		});
		// Only a status of the queue's own means that it still runs.
		expect(result(reply(200, { status: 'ended_in_error' }))).toMatchObject({ status: 'failed' });
		expect(result(reply(200, { status: 'in_queue' }))).toEqual({ status: 'processing' });
	});

	it.each([
		'Request is still in progress',
		'still in queue',
		'not yet completed',
		'Not completed',
		'not finished',
	])('may lag behind the status: "%s"', (detail) => {
		expect(result(reply(400, { detail })).status).toBe('processing');
	});

	it.each<[string, TaskReading['status']]>([
		['Path /v5/pro/edit not found', 'failed'],
		['Application not found', 'failed'],
		['no such app', 'failed'],
		['Endpoint is gone', 'failed'],
		['Request has disappeared', 'unknown'],
		['the apps of requests', 'unknown'],
	])('with a 404 for "%s" is %s', (detail, reading) => {
		expect(result(reply(404, { detail })).status).toBe(reading);
	});

	it('of no endpoint says what to do', () => {
		expect(result(reply(404, { detail: 'Path not found' }))).toMatchObject({
			error: { kind: 'model', advice: expect.stringMatching(/^Check the ID in 'Model': .*5 on/) },
		});
	});

	const typed = (type: string) => ({ detail: 'x', error_type: type });
	it.each<[number, object, TaskReading['status']]>([
		[400, typed('value_error'), 'failed'],
		[413, typed('file_too_large'), 'failed'],
		[422, typed('never_heard_of'), 'failed'],
		[409, typed('value_error'), 'unanswered'],
		[400, { detail: 'x' }, 'unanswered'],
		[500, typed('runner_server_error'), 'failed'],
		[500, typed('internal_error'), 'unanswered'],
		[500, typed('never_heard_of'), 'unanswered'],
		[500, typed('toString'), 'unanswered'],
		[499, typed('runner_server_error'), 'unanswered'],
	])('with %i %j is %s', (statusCode, body, reading) => {
		expect(result(reply(statusCode, body)).status).toBe(reading);
	});

	it.each<[number, TaskReading['status']]>([
		[401, 'unanswered'],
		[402, 'unanswered'],
		[403, 'unanswered'],
		[408, 'unanswered'],
		[429, 'unanswered'],
		[409, 'failed'],
		[500, 'failed'],
	])('with a bare %i is %s where the status told of an error', (statusCode, reading) => {
		const given = reply(statusCode, { detail: 'x' });
		expect(result(given, { error: 'e' }).status).toBe(reading);
		expect(result(given, { error_type: 'e' }).status).toBe(reading);
		expect(result(given, { error: '', error_type: null }).status).toBe('unanswered');
		expect(result(reply(statusCode, '<html>'), { error: 'e' }).status).toBe('unanswered');
		expect(result(reply(statusCode, null), { error: 'e' }).status).toBe('unanswered');
	});
});

it('an upload without a place shows what came', () => {
	const file = { bytes: Buffer.from('x'), fileName: 'a.png', mimeType: 'image/png' };
	expect(fal.uploads!.read(reply(200, { a: 1 }), file)).toEqual({
		kind: 'unreadable',
		message: 'no place for the file in {"a":1}',
	});
	expect(fal.uploads!.read(reply(401, { detail: 'no' }), file)).toMatchObject({
		kind: 'credential',
	});
	expect(fal.uploads!.required).toBeUndefined();
});

describe('the list of models of fal', () => {
	const listed = (endpoint_id: string, metadata: unknown) =>
		fal.modelList!.read(reply(200, { models: [{ endpoint_id, metadata }] }));

	it.each<[string, unknown, boolean]>([
		['a/seedream', { category: 'text-to-image-lora' }, false],
		['a/seededit/v3', undefined, true],
		['a/seedream', null, true],
		['a/seedream', 'text', true],
		['', {}, false],
		['a/seedance', {}, false],
	])('shows %s with %j: %s', (id, metadata, shown) => {
		expect(listed(id, metadata)).toEqual(shown ? [{ id, displayName: id }] : []);
	});
});

it('a quote of fal names the endpoint', () => {
	const order = orderOf('fal', 'seedream-4.5', 'edit', { references: ['a'] });
	expect(fal.quote!.call(order)).toEqual({
		method: 'GET',
		host: 'platformUrl',
		path: '/v1/models/pricing?endpoint_id=fal-ai%2Fbytedance%2Fseedream%2Fv4.5%2Fedit',
	});
});
