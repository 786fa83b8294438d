import { describe, expect, it } from '@jest/globals';
import { kie } from '../../../nodes/shared/vendors/kie/kie';
import type { Order, Reply, Uploads } from '../../../nodes/shared/vendors/vendor';

/* Bodies and replies copied from docs/vendors/kie.md. */
const reply = (body: unknown, statusCode = 200): Reply => ({ statusCode, headers: {}, body });
const told = (data: unknown): Reply => reply({ code: 200, msg: 'success', data });
const IMAGE = 'https://tempfile.aiquickdraw.com/x.png';
const TASK = 'task_seedream_1795600000123';
const record = (more: object) =>
	told({ taskId: TASK, model: 'seedream/5-flash-text-to-image', ...more });
const finished = (result: unknown, more: object = {}) =>
	record({ state: 'success', resultJson: JSON.stringify(result), ...more });

const submitted = (given: Reply) => kie.readSubmission(given);
const asked = (given: Reply) => kie.tasks!.readSingle(given);

describe('a submission', () => {
	it('is accepted with the task of the data', () => {
		expect(submitted(told({ taskId: TASK }))).toEqual({ outcome: 'accepted', taskId: TASK });
	});

	it.each([
		[400, 'm', 'input'],
		[401, 'credentials are invalid', 'credential'],
		[402, 'insufficient credits', 'balance'],
		[404, 'm', 'model'],
		[422, 'aspect_ratio is required', 'input'],
		[422, 'The model name is not supported', 'model'],
		[422, 'the prompt may contain sensitive information', 'moderation'],
		[429, 'The request frequency is too high', 'throttle'],
		[451, 'Failed to fetch the image', 'reference'],
	])('whose code is %i (%s) is refused, on HTTP 200 and under the status', (code, msg, kind) => {
		const refused = { outcome: 'refused', error: { kind, statusCode: code, message: msg } };
		expect(submitted(reply({ code, msg, data: null }))).toMatchObject(refused);
		expect(submitted(reply({ code: String(code), msg }, code))).toMatchObject(refused);
	});

	it.each([
		[408, 'm', 'timeout'],
		[455, 'under maintenance', 'overloaded'],
		[500, 'insufficient credits', 'server'],
		// Not charged by the page, charged by its users.
		[501, 'Generation failed', 'server'],
		[505, 'feature off', 'model'],
		[524, 'm', 'server'],
	])('whose code is %i (%s) may have been billed', (code, msg, kind) => {
		expect(submitted(reply({ code, msg, data: null }))).toMatchObject({
			outcome: 'ambiguous',
			error: { kind },
		});
	});

	it.each([
		['no task', told({})],
		['no data', told(null)],
		['no code', reply({ msg: 'success', data: { taskId: TASK } })],
		['a page', reply('<html>bad gateway</html>', 502)],
		['nothing', reply('')],
	])('answered with %s may have been billed', (_, given) => {
		expect(submitted(given).outcome).toBe('ambiguous');
	});

	it('whose code is no number is told with HTTP’s status', () => {
		expect(submitted(reply({ code: '1e999', msg: 'm' }))).toMatchObject({
			outcome: 'ambiguous',
			error: { statusCode: 200, code: '1e999' },
		});
	});

	it('that names a task beside an error keeps it', () => {
		const given = reply({ code: 500, msg: 'm', data: { taskId: TASK } });
		expect(submitted(given)).toMatchObject({ outcome: 'ambiguous', taskId: TASK });
	});
});

describe('a task', () => {
	it.each(['waiting', 'queuing', 'generating', 'polishing'])('still runs at %s', (state) => {
		expect(asked(record({ state, resultJson: '' }))).toEqual({ status: 'processing' });
	});

	it.each<[unknown, number | undefined]>([
		['3.24', 0.0162],
		[0, 0],
		[-1, undefined],
		[1e308, undefined],
		['1e308', undefined],
		['free', undefined],
		[null, undefined],
	])('says what it took only by an amount: %j', (creditsConsumed, amount) => {
		const state = asked(finished({ resultUrls: [IMAGE] }, { creditsConsumed }));
		const billed = amount === undefined ? undefined : { amount, currency: 'USD' };
		expect(state).toMatchObject({ status: 'succeeded', result: { billed } });
	});

	it('brings its images, what is missing among them, and what it took', () => {
		const given = finished({ resultUrls: [IMAGE, null, IMAGE] }, { creditsConsumed: 3.24 });
		expect(asked(given)).toEqual({
			status: 'succeeded',
			result: {
				model: 'seedream/5-flash-text-to-image',
				images: [
					{ index: 0, url: IMAGE },
					{ index: 2, url: IMAGE },
				],
				failedImages: [{ index: 1, message: 'no image in null' }],
				billed: { amount: 0.0162, currency: 'USD' },
			},
		});
	});

	it('has its result as text or as an object', () => {
		const resultJson = { resultUrls: [IMAGE] };
		expect(asked(record({ state: 'success', resultJson }))).toMatchObject({
			result: { images: [{ index: 0, url: IMAGE }] },
		});
	});

	it('brings layers from below, and images that no layer names behind them', () => {
		const layer = (z_index: number, more = {}) => ({
			url: `${IMAGE}?${z_index}`,
			z_index,
			...more,
		});
		const hat = { name: 'hat', size: '20x30', bounding_box: { absolute: [1, 2, 21, 32] } };
		const given = finished({
			resultUrls: [`${IMAGE}?1`, `${IMAGE}?0`, IMAGE],
			resultObject: { layers_data: [layer(1, hat), layer(0)] },
		});
		expect(asked(given)).toMatchObject({
			result: {
				images: [
					{ index: 0, url: `${IMAGE}?0`, layer: { zIndex: 0 } },
					{
						index: 1,
						url: `${IMAGE}?1`,
						width: 20,
						height: 30,
						layer: { zIndex: 1, name: 'hat', boundingBox: { right: 21 } },
					},
					{ index: 2, url: IMAGE },
				],
			},
		});
	});

	it('numbers layers by their order where only their addresses are told', () => {
		const given = finished(
			{ resultUrls: [IMAGE, IMAGE] },
			{ model: 'seedream/5-flash-layer-decomposition' },
		);
		expect(asked(given)).toMatchObject({
			result: { images: [{ layer: { zIndex: 0 } }, { layer: { zIndex: 1 } }] },
		});
	});

	it.each([
		['501', 'Generation failed', 'taskFailed'],
		['400', 'The input may contain sensitive information', 'moderation'],
		['451', 'm', 'reference'],
		[null, null, 'taskFailed'],
	])('that failed with %s (%s) says why', (failCode, failMsg, kind) => {
		expect(asked(record({ state: 'fail', failCode, failMsg }))).toMatchObject({
			status: 'failed',
			error: { kind },
		});
	});

	it.each(['', '{}', 'no json', '{"resultUrls":[]}', '{"resultUrls":null}'])(
		'finished with %j is empty',
		(resultJson) => {
			expect(asked(record({ state: 'success', resultJson }))).toMatchObject({
				status: 'failed',
				error: { kind: 'empty' },
			});
		},
	);

	it('is told by its record, whatever code stands around it', () => {
		const data = { taskId: TASK, state: 'fail', failMsg: 'm' };
		expect(asked(reply({ code: 501, msg: 'm', data }))).toMatchObject({ status: 'failed' });
	});

	it('that is not known may be too young, and one that cannot be told is asked about again', () => {
		expect(asked(reply({ code: 422, msg: 'recordInfo is null' }))).toEqual({ status: 'unknown' });
		expect(asked(told(null))).toEqual({ status: 'unknown' });
		expect(asked(reply({ code: 500, msg: 'm' }))).toMatchObject({ status: 'unanswered' });
		expect(asked(reply({ code: 401, msg: 'm' }))).toMatchObject({
			error: { kind: 'credential' },
		});
		expect(asked(reply('<html></html>', 404))).toMatchObject({ status: 'unanswered' });
	});
});

it('uploads to a host of its own, as a browser, under a name that its bytes give', () => {
	const uploads = kie.uploads as Uploads;
	const file = { bytes: Buffer.from('png'), fileName: 'a.png', mimeType: 'image/png' };
	const call = uploads.call(file);
	expect(call).toMatchObject({ host: 'uploadUrl', path: '/api/file-stream-upload' });
	expect(call.headers?.['User-Agent']).toMatch(/^Mozilla\/5\.0/);
	const nameOf = (bytes: string) =>
		(uploads.call({ ...file, bytes: Buffer.from(bytes) }).body as FormData).get('fileName');
	expect(nameOf('png')).toMatch(/^[0-9a-f]{32}\.png$/);
	expect(nameOf('png')).not.toBe(nameOf('other'));
	const stored = { success: true, code: 200, data: { downloadUrl: IMAGE, expiresAt: 'x' } };
	expect(uploads.read(reply(stored), file)).toEqual({ url: IMAGE });
	expect(uploads.read(reply({ code: 200, data: {} }), file)).toMatchObject({ kind: 'unreadable' });
	expect(uploads.read(reply({ success: false, code: 401, msg: 'm' }), file)).toMatchObject({
		kind: 'credential',
	});
	expect(uploads.read(reply('error code: 1010', 403), file)).toMatchObject({ kind: 'edge' });
});

it('tells what is left in dollars', () => {
	const left = (data: unknown) => kie.balance!.read(told(data));
	expect(left(1234.5)).toEqual({ amount: 6.1725, currency: 'USD' });
	expect(left('many')).toBeUndefined();
});

it('knows an id of no table by the newest fields', () => {
	const offering = { ...kie.offerings['seedream-5.0-flash']!, ...kie.unlisted };
	const call = kie.submission({
		job: 'edit',
		model: { id: 'seedream/5-5-image-to-image', offering },
		prompt: 'p',
		references: [IMAGE],
		size: { kind: 'preset', resolution: '2K', aspectRatio: '4:3' },
		webSearch: false,
	} satisfies Order);
	expect(JSON.parse(JSON.stringify(call.body))).toEqual({
		model: 'seedream/5-5-image-to-image',
		input: { prompt: 'p', image_urls: [IMAGE], aspect_ratio: '4:3', size: '2K' },
	});
});
