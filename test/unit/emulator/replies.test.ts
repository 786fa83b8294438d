import { describe, expect, it } from '@jest/globals';
import { type FaultName } from '../../emulator';
import {
	emulator,
	type Json,
	poll,
	query,
	type Reply,
	submit,
	useEmulator,
	type Vendor,
	VENDORS,
} from './asking';

useEmulator();

const strike = (vendor: Vendor, fault: FaultName, more: Json = {}) =>
	emulator.inject({ vendor, stage: 'submit', fault, ...more } as never);

/** The outputs of a task, by the place each vendor has for them. */
async function outputs(vendor: Vendor, over: Json = {}): Promise<unknown[]> {
	const { body } = await submit(vendor, over);
	if (vendor !== 'atlasCloud') return body.data as never;
	return (await poll(body.data.id)).body.data.outputs;
}

describe('an error that names the task', () => {
	it.each([400, 403, 404, 408, 409, 429, 500, 502, 503, 504])('with status %d', async (status) => {
		const more = { status, namesTask: true };
		strike('atlasCloud', 'status', more);
		const atlas = await submit('atlasCloud');
		expect([atlas.status, atlas.body.data]).toEqual([
			status,
			{ id: emulator.atlasCloud.submissions[0]?.taskId },
		]);
		strike('aceData', 'status', more);
		const ace = await submit('aceData');
		expect([ace.status, ace.body.task_id, ace.body.trace_id]).toEqual([
			status,
			emulator.aceData.submissions[0]?.taskId,
			expect.any(String),
		]);
	});

	it('at a question about the task, and inside HTTP 200', async () => {
		const { id } = (await submit('atlasCloud')).body.data;
		const named = { vendor: 'atlasCloud', stage: 'poll', namesTask: true } as const;
		emulator.inject({ ...named, fault: 'internal-error' });
		expect((await poll(id)).body.data.id).toBe(id);
		strike('aceData', 'ok-with-error', { namesTask: true });
		const { status, body } = await submit('aceData');
		expect([status, body.task_id]).toEqual([200, emulator.aceData.submissions[0]?.taskId]);
	});

	it('is not for vendors whose errors have no place for it', () => {
		expect(() => strike('aioagi', 'internal-error', { namesTask: true })).toThrow('task-in-error');
	});
});

describe('a right answer in odd clothes', () => {
	it.each([201, 202])('accepts with code %d in the envelope', async (code) => {
		strike('atlasCloud', 'envelope-code', { code });
		const { status, body } = await submit('atlasCloud');
		expect([status, body.code, body.data.id]).toEqual([
			200,
			code,
			emulator.atlasCloud.submissions[0]?.taskId,
		]);
		emulator.atlasCloud.settings.code = 'string';
		strike('atlasCloud', 'envelope-code', { code });
		expect((await submit('atlasCloud')).body.code).toBe(String(code));
		expect(() => strike('aceData', 'envelope-code', { code })).toThrow('envelope');
	});

	it('tells a terminal state, and an accepted task, under any status', async () => {
		const { task_id: id } = (await submit('aceData', { async: true })).body;
		const fault = 'answer-with-status';
		emulator.inject({ vendor: 'aceData', stage: 'poll', fault, status: 503 });
		const told = await query({ id });
		expect([told.status, told.body.response.success]).toEqual([503, true]);
		strike('atlasCloud', fault, { status: 504 });
		const accepted = await submit('atlasCloud');
		expect([accepted.status, accepted.body.data.id]).toEqual([
			504,
			emulator.atlasCloud.submissions[0]?.taskId,
		]);
	});
});

describe('outputs', () => {
	it.each(VENDORS)('hold a null at %s', async (vendor) => {
		strike(vendor, 'null-output');
		expect(await outputs(vendor)).toEqual([null, expect.anything()]);
		strike(vendor, 'null-output', { at: 1 });
		expect(await outputs(vendor)).toEqual([expect.anything(), null]);
	});

	it.each(VENDORS)('come inside the reply at %s, of any size', async (vendor) => {
		const bytes = 20 * 1024 * 1024;
		for (const as of ['base64', 'data-uri'] as const) {
			strike(vendor, 'inline-images', { as, bytes });
			const [item] = (await outputs(vendor)) as [Json | string];
			const text = typeof item === 'string' ? item : String(item.b64_json);
			const [, prefix, base64 = ''] = /^(data:image\/jpeg;base64,)?(.*)$/s.exec(text) ?? [];
			expect(prefix === undefined).toBe(as === 'base64');
			const file = Buffer.from(base64, 'base64');
			expect(file).toHaveLength(bytes);
			expect(file.equals((await emulator[vendor].submissions.at(-1)?.images[0]?.bytes())!)).toBe(
				true,
			);
		}
		expect((await outputs(vendor)).join()).not.toContain('base64');
	});
});

describe('images beside an error', () => {
	const failure = { code: 'api_error', message: 'fetch failed' };
	it('at AceData: in the reply and in the record', async () => {
		const set = {
			sequential_image_generation: 'auto',
			sequential_image_generation_options: { max_images: 2 },
		};
		strike('aceData', 'images-beside-error', failure);
		const sync = await submit('aceData', set);
		expect([sync.status, sync.body.success, sync.body.error.message]).toEqual([
			200,
			false,
			'fetch failed',
		]);
		expect(sync.body.data).toHaveLength(2);
		strike('aceData', 'images-beside-error', failure);
		const { task_id: id } = (await submit('aceData', { ...set, async: true })).body;
		expect((await query({ id })).body.response).toMatchObject({
			success: false,
			error: failure,
			data: [{ image_url: expect.any(String) }, { image_url: expect.any(String) }],
		});
	});

	it('at Atlas Cloud and on ByteDance’s wire', async () => {
		strike('atlasCloud', 'images-beside-error', failure);
		const { id } = (await submit('atlasCloud')).body.data;
		expect((await poll(id)).body.data).toMatchObject({
			status: 'failed',
			error: 'fetch failed',
			outputs: [expect.any(String)],
		});
		for (const vendor of ['aioagi', 'bytePlus', 'volcengine'] as const) {
			strike(vendor, 'images-beside-error', failure);
			const told: Reply = await submit(vendor);
			expect([told.status, told.body.error.message]).toEqual([200, 'fetch failed']);
			expect(told.body.data).toMatchObject([{ url: expect.any(String) }]);
		}
	});
});
