import { describe, expect, it } from '@jest/globals';
import { VENDORS } from '../../nodes/shared/vendors/vendors';
import { reply } from './vendors/reply';

const { atlasCloud, aceData, aioagi } = VENDORS;
const ID = 'pred_1';
const URLS = ['https://images.example/a.png', 'https://images.example/b.png'];
const [A, B] = URLS as [string, string];

describe('images beside an error are kept, for they are paid', () => {
	const broken = { code: 'api_error', message: 'the set was stopped' };
	const refused = { code: 'OutputImageSensitiveContentDetected', message: 'not this one' };

	interface Case {
		name: string;
		data: (key: string) => unknown[];
		/** Indices of the images, and the failed ones with their codes. */
		images: number[];
		failed: Array<[number, string | undefined]>;
	}
	const cases: Case[] = [
		{
			name: 'a set that broke off',
			data: (key) => [{ [key]: A }, { [key]: B }],
			images: [0, 1],
			failed: [[2, 'api_error']],
		},
		{
			name: 'a set that tells of its failed image',
			data: (key) => [{ [key]: A }, { [key]: B }, { error: refused }],
			images: [0, 1],
			failed: [[2, refused.code]],
		},
		{
			name: 'a set with a gap that nobody explains',
			data: (key) => [{ [key]: A }, null, { [key]: B }],
			images: [0, 2],
			failed: [[1, 'api_error']],
		},
	];

	const result = ({ data }: Case) => ({ success: false, error: broken, data: data('image_url') });
	const expected = ({ images, failed }: Case) => ({
		status: 'succeeded',
		result: {
			images: images.map((index, place) => ({ index, url: URLS[place] })),
			failedImages: failed.map(([index, code]) => ({ index, code })),
		},
	});

	it.each(cases)('in a record of AceData Cloud: $name', (one) => {
		const record = { id: ID, response: result(one) };
		expect(aceData.tasks?.readSingle(reply(200, record))).toMatchObject(expected(one));
		const readings = aceData.tasks?.batch?.read(reply(200, { items: [record] }), [ID]);
		expect(readings instanceof Map && readings.get(ID)).toMatchObject(expected(one));
	});

	it.each(cases.flatMap((one) => [200, 500].map((status) => ({ ...one, status }))))(
		'in a synchronous reply of AceData Cloud with HTTP $status: $name',
		(one) => {
			const body = { ...result(one), task_id: ID, trace_id: 't' };
			expect(aceData.readSubmission(reply(one.status, body))).toMatchObject({
				outcome: 'finished',
				taskId: ID,
				state: expected(one),
			});
		},
	);

	it.each(cases.flatMap((one) => [200, 500].map((status) => ({ ...one, status }))))(
		'at AIOAGI with HTTP $status: $name',
		(one) => {
			const body = { created: 1, data: one.data('url'), error: broken };
			expect(aioagi.readSubmission(reply(one.status, body))).toMatchObject({
				outcome: 'finished',
				state: expected(one),
			});
		},
	);

	it('in a prediction of Atlas Cloud that failed', () => {
		const data = { id: ID, status: 'failed', error: 'stopped', outputs: [A] };
		expect(atlasCloud.tasks?.readSingle(reply(200, { code: 200, data }))).toMatchObject({
			status: 'succeeded',
			result: { images: [{ index: 0, url: A }] },
		});
	});
});

describe('a task id inside an error is kept, so that the task can be resumed', () => {
	const aceError = { code: 'api_error', message: 'fetch failed' };

	it.each([500, 502, 503, 504])('AceData Cloud, HTTP %s', (status) => {
		for (const body of [
			{ success: false, error: aceError, task_id: ID, trace_id: 't' },
			{ success: false, error: aceError, data: { task_id: ID } },
			{ error: 'fetch failed', id: ID },
		]) {
			const reading = aceData.readSubmission(reply(status, body));
			expect(reading).toMatchObject({ outcome: 'ambiguous', taskId: ID });
		}
	});

	it.each([500, 502, 503, 504])('Atlas Cloud, HTTP %s', (status) => {
		const msg = 'sync wait exceeded';
		for (const body of [
			{ code: status, msg, data: { id: ID } },
			{ code: status, msg, data: { prediction_id: ID, status: 'processing' } },
			{ id: ID, error: { message: msg } },
		]) {
			const reading = atlasCloud.readSubmission(reply(status, body));
			expect(reading).toMatchObject({ outcome: 'ambiguous', taskId: ID });
		}
		const inside = atlasCloud.readSubmission(reply(200, { code: status, msg, data: { id: ID } }));
		expect(inside).toMatchObject({ outcome: 'ambiguous', taskId: ID });
	});

	it('but the id of the request is no task', () => {
		for (const body of [
			{ code: 500, msg: 'internal', request_id: 'r-1', data: null },
			{ error: { type: 't', code: 'c', message: 'm' }, request_id: 'r-1' },
		]) {
			const reading = atlasCloud.readSubmission(reply(500, body));
			expect(reading).toMatchObject({ outcome: 'ambiguous', taskId: undefined });
		}
		const body = { success: false, error: aceError, trace_id: 't-1' };
		expect(aceData.readSubmission(reply(500, body))).toMatchObject({ taskId: undefined });
	});
});

describe('a code that means success at Atlas Cloud', () => {
	const codes = [0, '0', 200, '200', 201, '201', 202, '202', 'success', 'SUCCESS'];

	it.each(codes)('%p accepts the task that it names', (code) => {
		const body = { code, message: 'Accepted', data: { id: ID, status: 'created' } };
		for (const status of [200, 201, 202]) {
			const reading = atlasCloud.readSubmission(reply(status, body));
			expect(reading).toEqual({ outcome: 'accepted', taskId: ID });
		}
	});

	it.each(codes)('%p brings the images of a finished task', (code) => {
		const data = { id: ID, status: 'completed', outputs: [A] };
		expect(atlasCloud.tasks?.readSingle(reply(200, { code, data }))).toMatchObject({
			status: 'succeeded',
			result: { images: [{ url: A }] },
		});
	});
});

describe('a gap in the outputs of Atlas Cloud', () => {
	const layer = (zIndex: number) => ({
		z_index: zIndex,
		name: `layer ${zIndex}`,
		bounding_box: { absolute: [zIndex, 0, 10, 10] },
	});

	it.each([[null], [''], ['  '], [{}], [{ url: null }], [7]])(
		'that is %j leaves the others their index and layer, and is a failed image',
		(gap) => {
			const data = {
				id: ID,
				status: 'completed',
				outputs: [A, gap, B],
				layers: [layer(0), layer(1), layer(2)],
			};
			expect(atlasCloud.tasks?.readSingle(reply(200, { code: 200, data }))).toMatchObject({
				status: 'succeeded',
				result: {
					images: [
						{ index: 0, url: A, layer: { zIndex: 0, boundingBox: { left: 0 } } },
						{ index: 2, url: B, layer: { zIndex: 2, boundingBox: { left: 2 } } },
					],
					failedImages: [{ index: 1 }],
				},
			});
		},
	);
});

describe('a prediction that ended is an answer, whatever HTTP status carries it', () => {
	const words = ['failed', 'canceled', 'cancelled', 'error', 'timeout', 'FAILED'];
	const statuses = [500, 502, 503, 504];
	const bodies = (status: number, word: string, error?: string): object[] => {
		const prediction = { id: ID, status: word, error };
		return [
			{ code: status, message: 'outer words', data: prediction },
			{ ...prediction, message: 'outer words' },
		];
	};
	const each = statuses.flatMap((status) => words.map((word) => ({ status, word })));

	it.each(each)('$status $word ends the wait, in the words of the prediction', (one) => {
		for (const body of bodies(one.status, one.word, 'worker ran out of memory')) {
			expect(atlasCloud.tasks?.readSingle(reply(one.status, body))).toMatchObject({
				status: 'failed',
				error: { kind: 'taskFailed', message: 'worker ran out of memory' },
			});
		}
	});

	it.each(each)('$status $word without a reason ends it in the words around', (one) => {
		for (const body of bodies(one.status, one.word)) {
			expect(atlasCloud.tasks?.readSingle(reply(one.status, body))).toMatchObject({
				status: 'failed',
				error: { message: 'outer words' },
			});
		}
	});

	it.each(each)('$status $word of a submission is a task that failed', (one) => {
		for (const body of bodies(one.status, one.word, 'worker ran out of memory')) {
			expect(atlasCloud.readSubmission(reply(one.status, body))).toMatchObject({
				outcome: 'finished',
				taskId: ID,
				state: { status: 'failed', error: { message: 'worker ran out of memory' } },
			});
		}
	});

	it.each(statuses)('%s with finished images brings them', (status) => {
		const data = { id: ID, status: 'completed', outputs: [A] };
		const body = { code: status, message: 'late', data };
		expect(atlasCloud.tasks?.readSingle(reply(status, body))).toMatchObject({
			status: 'succeeded',
			result: { images: [{ url: A }] },
		});
	});

	it.each(statuses)('%s with a running task, or a status of its own, is no answer', (status) => {
		for (const body of [
			{ code: status, message: 'm', data: { id: ID, status: 'processing' } },
			{ status: 'error', message: 'upstream connect error' },
			{ code: status, message: 'm', data: null },
		]) {
			expect(atlasCloud.tasks?.readSingle(reply(status, body))?.status).toBe('unanswered');
		}
	});
});
