import { describe, expect, it } from '@jest/globals';
import type { Order, Quote, Reply, Uploads } from '../../../nodes/shared/vendors/vendor';
import { waveSpeed } from '../../../nodes/shared/vendors/waveSpeed/waveSpeed';
import { reply } from './reply';

/* Bodies and replies copied from docs/vendors/waveSpeed.md. */
const enveloped = (data: object): Reply => reply(200, { code: 200, message: 'success', data });
const task = (more: object = {}) => ({ id: 'task-9f2', status: 'created', outputs: [], ...more });
const IMAGE = 'https://media.example.org/a.png';

const submitted = (given: Reply) => waveSpeed.readSubmission(given);
const asked = (given: Reply) => waveSpeed.tasks!.readSingle(given);

describe('a submission', () => {
	it('is accepted with the task in the envelope', () => {
		expect(submitted(enveloped(task()))).toEqual({ outcome: 'accepted', taskId: 'task-9f2' });
	});

	it('without an id may have been billed', () => {
		expect(submitted(enveloped({ status: 'created' })).outcome).toBe('ambiguous');
	});

	it.each([
		[400, { code: 400, message: 'aspect_ratio is not valid' }, 'input'],
		[401, { code: 401, message: 'Invalid API key' }, 'credential'],
		[402, { code: 402, message: 'Insufficient credits' }, 'balance'],
		[400, { code: 400, message: 'Insufficient credits. Please top up' }, 'balance'],
		[403, { code: 403, message: 'role' }, 'permission'],
		[404, { code: 404, message: 'Model not found' }, 'model'],
		[422, { code: 422, message: 'm', error_code: 'x' }, 'input'],
		[429, { code: 429, message: 'Rate limit exceeded' }, 'throttle'],
		// The envelope tells what HTTP does not.
		[200, { code: 401, message: 'Invalid API key' }, 'credential'],
		[200, { code: 429, message: 'slow down' }, 'throttle'],
		[400, { code: 400, message: 'The prompt may contain sensitive information' }, 'moderation'],
	])('answered %i %j is refused', (status, body, kind) => {
		expect(submitted(reply(status, body))).toMatchObject({ outcome: 'refused', error: { kind } });
	});

	it.each([
		[500, { code: 500, message: 'insufficient credits' }],
		[200, { code: 500, message: 'm' }],
		[503, { code: 503, message: 'overloaded, for your safety' }],
		[409, { code: 409, message: 'a prohibited state' }],
		[502, '<html>bad gateway</html>'],
		[200, ''],
		[302, ''],
	])('answered %i %j may have been billed', (status, body) => {
		expect(submitted(reply(status, body)).outcome).toBe('ambiguous');
	});

	it('whose code is no number is told with HTTP’s status', () => {
		expect(submitted(reply(200, { code: '1e999', message: 'm' }))).toMatchObject({
			outcome: 'ambiguous',
			error: { statusCode: 200, code: '1e999' },
		});
	});

	it('that names a task beside an error keeps it', () => {
		const body = { code: 500, message: 'm', data: task({ status: 'processing' }) };
		expect(submitted(reply(500, body))).toMatchObject({
			outcome: 'ambiguous',
			taskId: 'task-9f2',
		});
	});
});

describe('a task', () => {
	it.each(['created', 'processing', 'queued-in-eu', ''])('still runs at %j', (status) => {
		expect(asked(enveloped(task({ status })))).toEqual({ status: 'processing' });
	});

	it('still runs where a wait inside the request was too long', () => {
		const data = task({ status: 'processing', code: 5004, error: 'Sync mode timed out' });
		expect(asked(enveloped(data))).toEqual({ status: 'processing' });
	});

	it('brings its images in order, and what is missing among them', () => {
		const data = task({ status: 'completed', outputs: [IMAGE, null, IMAGE], model: 'm' });
		expect(asked(enveloped(data))).toMatchObject({
			status: 'succeeded',
			result: {
				model: 'm',
				images: [
					{ index: 0, url: IMAGE },
					{ index: 2, url: IMAGE },
				],
				failedImages: [{ index: 1 }],
			},
		});
	});

	it('brings bare base64 too', () => {
		const base64 = Buffer.alloc(90, 7).toString('base64');
		expect(asked(enveloped(task({ status: 'completed', outputs: [base64] })))).toMatchObject({
			result: { images: [{ index: 0, base64 }] },
		});
	});

	it('reads layers where they stand beside the outputs', () => {
		const layers = [
			{ z_index: 0 },
			{ z_index: 1, name: 'hat', bounding_box: { absolute: [1, 2, 3, 4] } },
		];
		const data = task({ status: 'completed', outputs: [IMAGE, IMAGE], layers });
		expect(asked(enveloped(data))).toMatchObject({
			result: {
				images: [
					{ layer: { zIndex: 0 } },
					{ layer: { name: 'hat', boundingBox: { left: 1, top: 2, right: 3, bottom: 4 } } },
				],
			},
		});
	});

	it.each([
		['failed', 'model crashed', 'taskFailed'],
		['failed', 'The input may contain sensitive information', 'moderation'],
		['cancelled', 'm', 'taskFailed'],
		['timeout', 'm', 'taskFailed'],
		['deleted', 'm', 'taskFailed'],
	])('that is %s (%s) failed', (status, error, kind) => {
		expect(asked(enveloped(task({ status, error })))).toMatchObject({
			status: 'failed',
			error: { kind, message: error },
		});
	});

	it('without images is empty, or refused for its content', () => {
		const data = task({ status: 'completed' });
		expect(asked(enveloped(data))).toMatchObject({ error: { kind: 'empty' } });
		const flagged = { ...data, has_nsfw_contents: [true] };
		expect(asked(enveloped(flagged))).toMatchObject({ error: { kind: 'moderation' } });
	});

	it('that is not known may be too young', () => {
		expect(asked(reply(404, { code: 404, message: 'not found' }))).toEqual({ status: 'unknown' });
		expect(asked(reply(401, { code: 401, message: 'key' }))).toMatchObject({
			status: 'unanswered',
			error: { kind: 'credential' },
		});
	});
});

describe('an upload', () => {
	const file = { bytes: Buffer.from('png'), fileName: 'a.png', mimeType: 'image/png' };
	const uploads = waveSpeed.uploads as Uploads;
	const ticket = (upload: object) => enveloped({ upload, download_url: IMAGE });

	it('asks for a place, then puts the bytes there with the headers it is told', () => {
		expect(uploads.call(file)).toEqual({
			method: 'POST',
			path: '/media/uploads',
			body: { filename: 'a.png', size: 3, content_type: 'image/png' },
		});
		const url = 'https://storage.example.org/put?sig=abc';
		const headers = { 'Content-Type': 'image/png', 'x-amz-acl': 'private' };
		expect(uploads.read(ticket({ method: 'put', url, headers }), file)).toEqual({
			url: IMAGE,
			next: { method: 'PUT', path: url, headers, body: file.bytes },
		});
	});

	it.each([
		['another method', { method: 'POST', url: 'https://storage.example.org/' }],
		// A path would be below the vendor's own host, and get the key.
		['a path', { method: 'PUT', url: '/media/elsewhere' }],
		['no address', { method: 'PUT' }],
	])('with %s goes the other way', (_, upload) => {
		expect(uploads.read(ticket(upload), file)).toMatchObject({ kind: 'unreadable' });
		const { otherwise } = uploads;
		expect(otherwise?.call(file)).toMatchObject({ method: 'POST', path: '/media/upload/binary' });
		expect(otherwise?.read(enveloped({ download_url: IMAGE }), file)).toEqual({ url: IMAGE });
		expect(otherwise?.read(enveloped({}), file)).toMatchObject({ kind: 'unreadable' });
	});
});

it('reads balance, quote and model list in every shape', () => {
	const balance = (body: unknown) => waveSpeed.balance!.read(reply(200, body));
	expect(balance({ code: 200, data: { balance: 12.34 } })).toEqual({
		amount: 12.34,
		currency: 'USD',
	});
	expect(balance({ code: 200, data: { balance: '0.5' } })).toMatchObject({ amount: 0.5 });
	expect(balance({ code: 200, data: {} })).toBeUndefined();

	const quote = waveSpeed.quote as Quote;
	const ASKED = { model: 'm', mostImages: 1 };
	const priced = { price: 0.04, discounted_price: 0.036, discount_rate: 0.9, currency: 'USD' };
	expect(quote.read(enveloped(priced), ASKED)).toEqual({ amount: 0.036, currency: 'USD' });
	expect(quote.read(reply(200, { price: 0.04 }), ASKED)).toEqual({ amount: 0.04, currency: 'USD' });
	expect(quote.read(enveloped({ ...priced, currency: 'EUR' }), ASKED)).toMatchObject({
		kind: 'unreadable',
	});
	expect(quote.read(enveloped({ price: 1e308 }), ASKED)).toMatchObject({ kind: 'unreadable' });
	expect(quote.read(enveloped({ price: 0.04, discounted_price: 1e308 }), ASKED)).toMatchObject({
		amount: 0.04,
	});
	expect(quote.read(reply(404, { code: 404, message: 'm' }), ASKED)).toMatchObject({
		kind: 'model',
	});

	const list = waveSpeed.modelList!;
	const entries = [
		{ model_id: 'bytedance/seedream-v5.5/edit', name: 'Seedream 5.5 Edit' },
		{ model_id: 'wavespeed-ai/flux' },
		{ name: 'nothing' },
		null,
	];
	expect(list.read(enveloped(entries))).toEqual([
		{ id: 'bytedance/seedream-v5.5/edit', displayName: 'Seedream 5.5 Edit' },
	]);
	expect(list.read(reply(500, 'x'))).toEqual([]);
});

it('escapes the model and the callback in its path', () => {
	const order = { job: 'generate', references: [], webSearch: false } as unknown as Order;
	const call = (id: string, callbackUrl?: string) => {
		const offering = waveSpeed.offerings['seedream-4.5']!;
		return waveSpeed.submission({ ...order, model: { id, offering }, callbackUrl }).path;
	};
	expect(call('bytedance/seedream-v4.5/edit')).toBe('/bytedance/seedream-v4.5/edit');
	expect(call('a b?x=1')).toBe('/a%20b%3Fx%3D1');
	expect(call('m', 'https://example.org/cb?a=1&b=2')).toBe(
		'/m?webhook=https%3A%2F%2Fexample.org%2Fcb%3Fa%3D1%26b%3D2',
	);
});
