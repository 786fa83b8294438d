import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { kie } from '../../../nodes/shared/vendors/kie/kie';
import { reply } from './reply';

/* docs/vendors/kie.md, "Calls" and "Errors". */
const TASK = 'task_seedream_1795600000123';
const IMAGE = 'https://tempfile.aiquickdraw.com/x.png';
const submitted = (statusCode: number, body: unknown) =>
	kie.readSubmission(reply(statusCode, body));
const asked = (statusCode: number, body: unknown) => kie.tasks!.readSingle(reply(statusCode, body));
const record = (more: object) =>
	asked(200, { code: 200, msg: 'success', data: { taskId: TASK, ...more } });
const finished = (resultJson: unknown) => record({ state: 'success', resultJson });

describe('a submission at Kie.ai', () => {
	it.each<[number, object, string | undefined]>([
		[200, { code: 200, data: { taskId: TASK } }, 'accepted'],
		[299, { code: '200', data: { taskId: TASK } }, 'accepted'],
		[300, { code: 200, data: { taskId: TASK } }, 'ambiguous'],
		[200, { code: 201, data: { taskId: TASK } }, 'ambiguous'],
		[200, { data: { taskId: TASK } }, 'ambiguous'],
	])('answered with %i %j is %s', (status, body, outcome) => {
		expect(submitted(status, body)).toMatchObject({ outcome, taskId: TASK });
	});

	it.each<[number, object, object]>([
		// The body's code is the status, but for a fault that HTTP tells.
		[400, { code: 401 }, { kind: 'credential', statusCode: 401, code: '401' }],
		[499, { code: 402 }, { kind: 'balance', statusCode: 402 }],
		[500, { code: 402 }, { kind: 'server', statusCode: 500 }],
		[503, { code: 'x' }, { kind: 'overloaded', statusCode: 503 }],
		[404, {}, { kind: 'model', statusCode: 404, code: undefined }],
		[300, { code: 200 }, { kind: 'unreadable', statusCode: 200 }],
		[300, {}, { kind: 'redirect', statusCode: 300 }],
		[200, {}, { kind: 'unreadable', statusCode: 200 }],
		[200, { code: 400, msg: 'a', message: 'b' }, { message: 'a' }],
		[200, { code: 400, message: 'b' }, { message: 'b' }],
		[200, { code: 400 }, { message: '{"code":400}' }],
	])('answered with %i %j is no: %j', (status, body, error) => {
		expect(submitted(status, body)).toMatchObject({ error });
	});

	it.each([
		['Credit is not enough', 'balance'],
		['your credits are not enough', 'balance'],
		['INSUFFICIENT funds', 'balance'],
		['low balance', 'balance'],
		['The model is not supported', 'model'],
		['model x does not exist: not exist', 'model'],
		['Model x not found', 'model'],
		['model x not available', 'model'],
		['model x is invalid', 'model'],
		['unsupported model', 'model'],
		[`model ${'x'.repeat(40)}invalid`, 'model'],
		['model invalid', 'model'],
		[`model ${'x'.repeat(41)}invalid`, 'input'],
		['model x is not ready', 'input'],
		['inappropriate words', 'moderation'],
	])('with code 422 in the words "%s" is %s', (msg, kind) => {
		expect(submitted(200, { code: 422, msg })).toMatchObject({ error: { kind } });
	});

	it('without a task shows what came, and with a throttle how long to wait', () => {
		expect(submitted(200, { code: 200, data: [] })).toEqual({
			outcome: 'ambiguous',
			error: { kind: 'unreadable', message: 'no task id in {"code":200,"data":[]}' },
		});
		const given = reply(429, { code: 429 }, { 'retry-after': '2' });
		expect(kie.readSubmission(given)).toMatchObject({ error: { retryAfter: 2000 } });
	});
});

describe('a task at Kie.ai', () => {
	it.each<[number, unknown, string]>([
		[200, { code: 200, data: { state: 'waiting' } }, 'processing'],
		[200, { code: 200, data: { taskId: TASK } }, 'processing'],
		[200, { code: 200, data: {} }, 'unknown'],
		[200, { code: 200, data: 'x' }, 'unknown'],
		[200, { code: 400 }, 'unknown'],
		[200, { code: 404 }, 'unknown'],
		[422, { code: 422 }, 'unknown'],
		[200, { code: 403 }, 'unanswered'],
		[422, '<html>', 'unanswered'],
		[400, null, 'unanswered'],
		[500, { code: 500, data: { state: 'fail' } }, 'failed'],
	])('answered with %i %j is %s', (status, body, reading) => {
		expect(asked(status, body).status).toBe(reading);
	});

	it.each<[object, object]>([
		[{}, { kind: 'taskFailed', message: 'the task failed', code: undefined }],
		[{ failMsg: ' ' }, { message: 'the task failed' }],
		[
			{ failMsg: '<b>no</b>', failCode: 7 },
			{ message: 'no', code: '7' },
		],
		[
			{ failMsg: 'm', failCode: '505' },
			{ kind: 'taskFailed', code: '505' },
		],
		[{ failMsg: 'm', failCode: '455' }, { kind: 'taskFailed' }],
		[{ failMsg: 'm', failCode: '451' }, { kind: 'reference' }],
		[{ failMsg: 'sensitive', failCode: '451' }, { kind: 'moderation' }],
		[{ failMsg: 'AccessDenied: sensitive', failCode: '451' }, { kind: 'permission' }],
	])('that failed with %j says %j', (more, error) => {
		expect(record({ state: 'fail', ...more })).toMatchObject({ status: 'failed', error });
	});

	it('that failed with images has them: they are paid for', () => {
		const resultJson = { resultUrls: [IMAGE] };
		expect(record({ state: 'fail', resultJson })).toMatchObject({ status: 'succeeded' });
	});

	it('that finished without images says so', () => {
		expect(finished('')).toEqual({
			status: 'failed',
			error: { kind: 'empty', message: 'the task is finished but brought no images' },
		});
		expect(finished({ resultUrls: [null] })).toMatchObject({ error: { kind: 'empty' } });
	});

	it('counts its images over what is missing, and over layers', () => {
		const layers_data = [{ url: 'b', z_index: 2 }, { url: 'a' }, { z_index: 1 }, null];
		const images = (result: object) => {
			const reading = finished(result);
			return reading.status === 'succeeded' && reading.result;
		};
		expect(images({ resultObject: { layers_data }, resultUrls: ['b', '', 'c', 7, 'd'] })).toEqual({
			images: [
				{ index: 0, url: 'a', layer: undefined },
				{ index: 1, url: 'b', layer: { zIndex: 2 } },
				{ index: 3, url: 'c', layer: undefined },
				{ index: 5, url: 'd', layer: undefined },
			],
			failedImages: [
				{ index: 2, message: 'no image in an empty answer' },
				{ index: 4, message: 'no image in 7' },
			],
		});
		expect(images({ resultUrls: [IMAGE], resultObject: { layers_data: 'x' } })).toMatchObject({
			images: [{ index: 0, url: IMAGE }],
		});
	});

	it('has layers from below, one without a place as the base', () => {
		const layers_data = [
			{ url: 'c', z_index: 2 },
			{ url: 'a' },
			{ url: 'b', z_index: 1 },
			{ url: 'under', z_index: -1 },
		];
		const reading = finished({ resultObject: { layers_data } });
		expect(reading).toMatchObject({
			result: { images: [{ url: 'under' }, { url: 'a' }, { url: 'b' }, { url: 'c' }] },
		});
	});
});

describe('an upload at Kie.ai', () => {
	const uploads = kie.uploads!;
	const file = { bytes: Buffer.from('a picture'), fileName: 'a.png', mimeType: 'image/png' };

	it('is a form with the file, its folder and a name of its own', async () => {
		const call = uploads.call(file);
		const hash = createHash('sha256').update('a picture').digest('hex');
		const name = `${hash.slice(0, 32)}.png`;
		expect(call).toMatchObject({
			method: 'POST',
			host: 'uploadUrl',
			path: '/api/file-stream-upload',
			headers: { 'User-Agent': 'Mozilla/5.0 (compatible; n8n-nodes-seedream)' },
		});
		const form = call.body as FormData;
		expect(form.get('uploadPath')).toBe('n8n-nodes-seedream');
		expect(form.get('fileName')).toBe(name);
		const sent = form.get('file') as File;
		expect([sent.name, sent.type, await sent.text()]).toEqual([name, 'image/png', 'a picture']);
	});

	it.each([
		['image/jpeg', '.jpg'],
		['image/webp', '.webp'],
	])('of %s ends in %s', (mimeType, ending) => {
		const name = (uploads.call({ ...file, mimeType }).body as FormData).get('fileName');
		expect(String(name).slice(32)).toBe(ending);
	});

	it('has to be, for no model takes files inline', () => {
		expect(uploads.required).toBe(true);
	});

	it.each<[number, unknown, object]>([
		[200, { code: 201, data: { downloadUrl: IMAGE } }, { url: IMAGE }],
		[299, { data: { downloadUrl: IMAGE } }, { url: IMAGE }],
		[300, { code: 401, data: { downloadUrl: IMAGE } }, { kind: 'credential' }],
		[
			200,
			{ code: 200, data: null },
			{ kind: 'unreadable', message: expect.stringMatching(/^no URL in \{"code"/) },
		],
		[200, { code: 200, data: { downloadUrl: '/a.png' } }, { kind: 'unreadable' }],
		[200, '', { kind: 'unreadable' }],
	])('answered with %i %j is %j', (status, body, read) => {
		expect(uploads.read(reply(status, body), file)).toMatchObject(read);
	});
});

it('what is left is told in credits, and nothing else is', () => {
	const left = (body: unknown) => kie.balance!.read(reply(200, body));
	// Three of them are one and a half cents, without what floating point adds.
	expect(left({ data: 3 })).toEqual({ amount: 0.015, currency: 'USD' });
	expect(left({ data: 0.1 })).toEqual({ amount: 0.0005, currency: 'USD' });
	expect(left('text')).toBeUndefined();
	expect(left({})).toBeUndefined();
});
