import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from '../properties';
import { failureText, inOneText } from '../../nodes/shared/run/failureText';
import { TaskFailure } from '../../nodes/shared/run/taskFailure';
import { listedJson } from '../../nodes/shared/task/listedJson';
import { ERROR_CLASSES } from '../../nodes/shared/vendors/wire/errorClasses';
import type {
	Reply,
	ResultImage,
	TaskReading,
	Vendor,
	VendorError,
} from '../../nodes/shared/vendors/vendor';
import { VENDORS, type VendorName } from '../../nodes/shared/vendors/vendors';
import { junk, mutated, text } from './junk';
import { assertOn } from './cases';
import { harvestShapes } from './harvest';

const FILE = { bytes: Buffer.from('file'), fileName: 'a.png', mimeType: 'image/png' };

const CASES = 10_000;
const NAMES = Object.keys(VENDORS) as VendorName[];
let shapes: Awaited<ReturnType<typeof harvestShapes>>;
beforeAll(async () => {
	shapes = await harvestShapes();
});
/** What a throttle looks like, whatever else a reply holds. */
const THROTTLE =
	/429|concurrent_requests_limit|ratelimit|rate_limit|too_many_requests|RequestBurst|InflightBatchsize/i;

const replyOf = (name: VendorName): fc.Arbitrary<Reply> =>
	fc.record({
		statusCode: fc.oneof(
			fc.constantFrom(
				200,
				200,
				200,
				201,
				204,
				302,
				400,
				401,
				402,
				403,
				404,
				408,
				409,
				413,
				422,
				429,
			),
			fc.constantFrom(451, 500, 502, 503, 504, 0, 418, 599, 999),
		),
		headers: fc.dictionary(fc.constantFrom('retry-after', 'content-type', 'x'), junk),
		body: fc.oneof(
			{ weight: 8, arbitrary: mutated(shapes[name]) },
			{ weight: 1, arbitrary: text },
			{ weight: 1, arbitrary: junk },
			{ weight: 1, arbitrary: fc.constant(undefined) },
		),
	});

function checkError(vendor: Vendor, error: VendorError): void {
	expect(Object.keys(ERROR_CLASSES)).toContain(error.kind);
	expect(error.message).toMatch(/^[^\r\n]{1,260}$/u);
	if (error.code !== undefined) expect(typeof error.code).toBe('string');
	if (error.statusCode !== undefined) expect(Number.isFinite(error.statusCode)).toBe(true);
	if (error.retryAfter !== undefined) expect(error.retryAfter).toBeGreaterThanOrEqual(0);
	for (const outcome of ['refused', 'ambiguous', 'failed', 'processing'] as const) {
		const told = inOneText(failureText(new TaskFailure({ vendor, taskId: 'a1' }, outcome, error)));
		expect(told.startsWith(`${vendor.displayName} `)).toBe(true);
		if ((error.code?.length ?? 0) <= 100) expect(told.length).toBeLessThan(1000);
	}
}

function checkImages(images: ResultImage[]): void {
	expect(images.length).toBeGreaterThan(0);
	for (const { url, base64, index } of images) {
		expect(Number.isInteger(index)).toBe(true);
		expect(typeof (url ?? base64)).toBe('string');
		expect(url === '').toBe(false);
	}
}

const STATUSES = ['processing', 'succeeded', 'failed', 'elsewhere', 'unknown', 'unanswered'];

function checkReading(vendor: Vendor, reading: TaskReading): void {
	expect(STATUSES).toContain(reading.status);
	if (reading.status === 'succeeded') checkImages(reading.result.images);
	if (reading.status === 'failed' || reading.status === 'unanswered')
		checkError(vendor, reading.error);
}

describe.each(NAMES)('any reply of %s', (name) => {
	const vendor: Vendor = VENDORS[name];
	const cases = Math.ceil(CASES / NAMES.length);

	it('to a submission is accepted, finished, refused or ambiguous, and repeated only for a throttle', () => {
		assertOn(cases, replyOf(name), (reply) => {
			const reading = vendor.readSubmission(reply);
			if (reading.outcome === 'accepted') expect(reading.taskId).toMatch(/\S/);
			else if (reading.outcome === 'finished') checkReading(vendor, reading.state);
			else checkError(vendor, reading.error);
			if (
				reading.outcome === 'refused' &&
				['throttle', 'connection'].includes(reading.error.kind)
			) {
				expect(reply.statusCode).toBeLessThan(500);
				expect(`${reply.statusCode} ${JSON.stringify(reply.body)}`).toMatch(THROTTLE);
			}
			// An error's status can stand around a task's end, or around images; a running task is never told so.
			if (reading.outcome === 'accepted') expect(reply.statusCode).toBeLessThan(300);
		});
	});

	it('to a question about tasks is a state, or no answer', () => {
		const { tasks } = vendor;
		if (!tasks) return;
		assertOn(cases, replyOf(name), (reply) => {
			checkReading(vendor, tasks.readSingle(reply));
			const readings = tasks.batch?.read(reply, ['a1', 'b2', '__proto__']);
			if (readings instanceof Map) {
				expect([...readings.keys()]).toEqual(['a1', 'b2', '__proto__']);
				for (const reading of readings.values()) checkReading(vendor, reading);
			} else if (readings) checkError(vendor, readings);
		});
	});

	it('to a question for the list of tasks is tasks with a page behind them, or an error', async () => {
		const list = vendor.tasks?.list;
		if (!list) return;
		const call = list.call(0, {});
		assertOn(cases, replyOf(name), (reply) => {
			const next = list.next(reply, call);
			expect([undefined, call.method]).toContain(next?.method);
			// No reply leads away from the credential's host.
			expect(next?.path ?? call.path).toMatch(/^\/[^/]/);
			expect(JSON.stringify(next)).not.toBe(JSON.stringify(call));
			const tasks = list.read(reply);
			if (!Array.isArray(tasks)) return checkError(vendor, tasks);
			for (const task of tasks) {
				checkReading(vendor, task.state);
				const { taskId, vendor: by, status, createdAt } = listedJson(vendor, task);
				expect([taskId, by]).toEqual([expect.stringMatching(/\S/), name]);
				expect(STATUSES).toContain(status);
				if (createdAt !== undefined)
					expect(createdAt).toBe(new Date(String(createdAt)).toISOString());
			}
		});
	});

	it('to an upload or for the model list is a URL, a list or an error', () => {
		assertOn(cases, replyOf(name), (reply) => {
			const upload = vendor.uploads?.read(reply, FILE);
			if (upload) {
				if ('url' in upload) expect(upload.url).toMatch(/\S/);
				else checkError(vendor, upload);
			}
			for (const { id, displayName } of vendor.modelList?.read(reply) ?? []) {
				expect([typeof id, typeof displayName]).toEqual(['string', 'string']);
			}
		});
	});
});

it.each(NAMES)('a code of %s is shown short and on one line, whatever it is', (name) => {
	const odd = fc.oneof(
		fc.integer({ min: 1, max: 9000 }).map((length) => 'c'.repeat(length)),
		text,
	);
	assertOn(500, odd, (code) => {
		const body = { code, msg: 'no', error: { code, message: 'no' } };
		const reading = VENDORS[name].readSubmission({ statusCode: 400, headers: {}, body });
		if (!('error' in reading)) throw new Error('accepted');
		expect(reading.error.code ?? '').toMatch(/^[^\r\n]{0,120}$/u);
	});
});
