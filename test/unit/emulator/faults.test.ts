import { describe, expect, it } from '@jest/globals';
import { FAULTS, type FaultName, type Stage } from '../../emulator';
import {
	ask,
	BODY,
	emulator,
	type Json,
	listen,
	poll,
	query,
	type Reply,
	SUBMIT,
	submit,
	until,
	useEmulator,
	VENDORS,
} from './asking';

useEmulator();

describe('faults', () => {
	const outcome = async (request: Promise<Reply>) => {
		try {
			const { status, text } = await request;
			return `${status} ${text.slice(0, 300)}`;
		} catch (error) {
			return `broken: ${error instanceof Error ? `${error.message} ${String(error.cause)}` : ''}`;
		}
	};

	it.each<[string, Json, RegExp, boolean]>([
		['connection-reset-before-read', {}, /^broken/, false],
		['connection-reset', {}, /^broken/, true],
		['connection-reset-mid-body', {}, /^broken/, true],
		['slow-drip', { intervalMs: 0, chunkBytes: 50 }, /^200/, true],
		['slow', { delayMs: 20 }, /^200/, true],
		['status', { status: 409 }, /^409 \{/, false],
		['status', { status: 422, createsTask: true }, /^422 \{/, true],
		['status', { status: 504 }, /^504 \{/, true],
		['status', { status: 408, body: { odd: 1 } }, /^408 \{"odd":1\}/, false],
		['gateway-html', {}, /^502 <html>/, true],
		['edge-block', {}, /^403 [^]*1010/, false],
		['throttle', { retryAfter: 2 }, /^429 \{/, false],
		['quota', {}, /^(403|429) \{/, false],
		['quota', { status: 429 }, /^429 [^]*QuotaExceeded/, false],
		['overloaded', {}, /^503 [^]*ServerOverloaded/, false],
		['internal-error', {}, /^500 \{/, true],
		['internal-error', { createsTask: false }, /^500 \{/, false],
		['model-not-found', { status: 503 }, /^503 \{/, false],
		['truncated-body', {}, /^200 \{[^]*[^}]$/, true],
		['empty-body', {}, /^200 $/, true],
		['wrong-content-type', {}, /^200 \{/, true],
		['not-json', {}, /^200 upstream/, true],
		['ok-with-error', {}, /^200 \{[^]*(402|error)/, false],
		['redirect', { to: 'http://127.0.0.1:9/' }, /^302/, false],
		['redirect-loop', {}, /^302/, false],
		['redirect-to-file', {}, /^302/, false],
		['huge-reply', { bytes: 5000 }, /^200 \{"data":"aaa/, true],
	])(
		'%s %j strikes a submission at every vendor once',
		async (fault, parameters, expected, creates) => {
			for (const vendor of VENDORS) {
				emulator.inject({ vendor, stage: 'submit', fault, ...parameters } as never);
				expect(await outcome(submit(vendor))).toMatch(expected);
				expect(emulator[vendor].submissions).toHaveLength(creates ? 1 : 0);
				expect(emulator[vendor].requests[0]?.fault).toBe(fault);
				expect((await submit(vendor)).status).toBe(200);
			}
			expect(emulator.pendingFaults()).toEqual([]);
		},
	);

	it('tells Retry-After in seconds or as a date, and no reply where there was none', async () => {
		const date = new Date(Date.UTC(2030, 0, 1));
		emulator.inject({ vendor: 'aioagi', stage: 'submit', fault: 'throttle', retryAfter: date });
		expect((await submit('aioagi')).headers.get('retry-after')).toBe(date.toUTCString());
		emulator.inject({ vendor: 'atlasCloud', stage: 'submit', fault: 'throttle' });
		expect((await submit('atlasCloud')).headers.get('retry-after')).toBeNull();
		emulator.inject({ vendor: 'aceData', stage: 'submit', fault: 'connection-reset' });
		await outcome(submit('aceData'));
		expect(emulator.aceData.requests[0]?.status).toBe(0);
	});

	it('hangs until the client leaves, with and without a task', async () => {
		for (const createsTask of [true, false]) {
			emulator.inject({ vendor: 'aioagi', stage: 'submit', fault: 'hang', createsTask });
			const leaving = new AbortController();
			const { url, apiKey, requests } = emulator.aioagi;
			const before = requests.length;
			const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
			const body = JSON.stringify(BODY.aioagi);
			const { signal } = leaving;
			const waiting = fetch(url + SUBMIT.aioagi, { method: 'POST', headers, body, signal });
			await until(() => requests[before]?.fault === 'hang');
			if (createsTask) await until(() => emulator.aioagi.submissions.length > 0);
			leaving.abort();
			await expect(waiting).rejects.toThrow();
		}
		expect(emulator.aioagi.submissions).toHaveLength(1);
	});

	it('skips, repeats and chooses requests', async () => {
		emulator.inject({
			vendor: 'aceData',
			stage: 'submit',
			fault: 'throttle',
			times: 2,
			after: 1,
			when: ({ body }) => (body as Json).prompt === 'no',
		});
		const statuses: number[] = [];
		for (const prompt of ['no', 'yes', 'no', 'yes', 'no', 'no'])
			statuses.push((await submit('aceData', { prompt })).status);
		expect(statuses).toEqual([200, 200, 429, 200, 429, 200]);
		emulator.inject({
			vendor: 'aceData',
			stage: 'account',
			fault: 'gateway-html',
			times: Infinity,
		});
		emulator.inject({ vendor: 'aioagi', stage: 'account', fault: 'gateway-html' });
		expect((await query({ ids: [], action: 'retrieve_batch' })).status).toBe(502);
		expect((await query({ ids: ['x'], action: 'retrieve_batch' })).status).toBe(200);
		expect((await ask(emulator.aioagi, 'GET', '/models')).status).toBe(502);
		expect(emulator.pendingFaults()).toHaveLength(1);
		expect(() =>
			emulator.inject({ vendor: 'aceData', stage: 'submit', fault: 'download-html' }),
		).toThrow('download');
	});

	it('moderates: Atlas on the task, the others by refusal', async () => {
		for (const fault of ['moderation-prompt', 'moderation-image'] as const) {
			for (const vendor of VENDORS) emulator.inject({ vendor, stage: 'submit', fault });
			const { body } = await submit('atlasCloud');
			expect((await poll(body.data.id)).body.data).toMatchObject({
				status: 'failed',
				error_code: 1039,
			});
			expect((await submit('aceData')).status).toBe(403);
			for (const vendor of ['aioagi', 'bytePlus', 'volcengine'] as const) {
				const refused = await submit(vendor);
				expect([refused.status, refused.body.error.code]).toEqual([
					400,
					expect.stringContaining('SensitiveContentDetected'),
				]);
			}
		}
		expect(VENDORS.map((vendor) => emulator[vendor].submissions.length)).toEqual([2, 0, 0, 0, 0]);
		emulator.inject({
			vendor: 'aceData',
			stage: 'submit',
			fault: 'moderation-prompt',
			createsTask: true,
		});
		const { task_id: id } = (await submit('aceData', { async: true })).body;
		expect((await query({ id })).body.response.error.code).toBe(
			'InputTextSensitiveContentDetected',
		);
	});

	it('changes what polls tell', async () => {
		const at = (stage: Stage, fault: FaultName, more: Json = {}) =>
			emulator.inject({ vendor: 'atlasCloud', stage, fault, ...more } as never);
		const { id } = (await submit('atlasCloud')).body.data;
		at('poll', 'not-visible-yet', { times: 2 });
		expect([(await poll(id)).status, (await poll(id)).status]).toEqual([404, 404]);
		at('poll', 'unknown-status', { word: 'pondering' });
		expect((await poll(id)).body.data).toMatchObject({ status: 'pondering', outputs: null });
		expect((await poll(id)).body.data.status).toBe('completed');
		at('poll', 'status-backwards');
		expect((await poll(id)).body.data.status).toBe('created');
		for (const [as, outputs] of [
			['empty', []],
			['null', null],
			['absent', undefined],
			['strange', [{ status: 'stored' }]],
		] as const) {
			at('poll', 'outputs-missing', { as });
			const { data } = (await poll(id)).body;
			expect([data.status, data.outputs]).toEqual(['completed', outputs]);
		}
		at('poll', 'output-url', { url: 'file:///etc/passwd' });
		expect((await poll(id)).body.data.outputs).toEqual(['file:///etc/passwd']);
		expect((await poll(id)).body.data.outputs[0]).toMatch(/^http/);
		at('poll', 'task-failed', { code: 7, message: 'no' });
		expect((await poll(id)).body.data).toMatchObject({
			status: 'failed',
			error: 'no',
			error_code: 7,
		});
		expect((await poll(id)).body.data.status).toBe('failed');
	});

	it('changes what becomes of tasks submitted to the others', async () => {
		emulator.inject({ vendor: 'aceData', stage: 'submit', fault: 'task-failed', message: 'broke' });
		const failed = await submit('aceData');
		expect([failed.status, failed.body.error.code]).toEqual([500, 'api_error']);
		emulator.inject({ vendor: 'aceData', stage: 'batch', fault: 'not-visible-yet' });
		const { task_id: id } = (await submit('aceData', { async: true })).body;
		expect((await query({ ids: [id], action: 'retrieve_batch' })).body).toEqual({
			items: [],
			count: 0,
		});
		emulator.inject({
			vendor: 'aceData',
			stage: 'poll',
			fault: 'unknown-status',
			word: 'pondering',
		});
		expect((await query({ id })).body.state).toBe('pondering');
		emulator.inject({ vendor: 'aioagi', stage: 'submit', fault: 'outputs-missing', as: 'strange' });
		expect((await submit('aioagi')).body.data).toEqual([{ image: { asset_id: 'asset-1' } }]);
		emulator.inject({
			vendor: 'aioagi',
			stage: 'submit',
			fault: 'output-url',
			url: 'http://elsewhere.example/x.png',
		});
		expect((await submit('aioagi')).body.data[0].url).toBe('http://elsewhere.example/x.png');
		emulator.inject({ vendor: 'aioagi', stage: 'submit', fault: 'task-failed' });
		expect((await submit('aioagi')).status).toBe(500);
	});

	it('disturbs downloads', async () => {
		await submit('atlasCloud', { prompt: 'download' });
		const image = emulator.atlasCloud.submissions[0]?.images[0];
		const download = async (fault: FaultName, more: Json = {}) => {
			emulator.inject({ vendor: 'atlasCloud', stage: 'download', fault, ...more } as never);
			try {
				const response = await fetch(image?.url ?? '', { redirect: 'manual' });
				const bytes = Buffer.from(await response.arrayBuffer());
				return `${response.status} ${response.headers.get('content-type')} ${bytes.length}`;
			} catch {
				return 'broken';
			}
		};
		expect(await download('download-expired')).toMatch(/^403 application\/xml/);
		expect(await download('download-missing')).toMatch(/^404 application\/xml/);
		expect(await download('download-cut-short')).toBe('broken');
		expect(await download('connection-reset-mid-body')).toBe('broken');
		expect(await download('connection-reset-before-read')).toBe('broken');
		expect(await download('download-html')).toMatch(/^200 text\/html/);
		const large = await download('download-too-large', { bytes: 3_000_000 });
		expect(large).toBe('200 image/jpeg 3000000');
		expect(await download('download-wrong-type')).toMatch(/^200 text\/plain/);
		expect(await download('redirect-loop')).toMatch(/^302/);
		expect(await download('throttle', { retryAfter: 1 })).toMatch(/^429/);
		expect(await download('slow', { delayMs: 5 })).toMatch(/^200 image\/jpeg/);
		expect(emulator.images.requests.at(-1)?.fault).toBe('slow');
	});

	it('disturbs callbacks', async () => {
		const receiver = await listen();
		emulator.inject({ vendor: 'aceData', stage: 'callback', fault: 'truncated-body' });
		await submit('aceData', { callback_url: receiver.url });
		const { body } = await receiver.next();
		expect(() => JSON.parse(body)).toThrow();
		receiver.server.close();
	});

	it('throttles by pace and by tasks in flight', async () => {
		const windowSeconds = 3600;
		const requestsPerSecond = 2 / windowSeconds;
		emulator.aceData.settings.throttle = { requestsPerSecond, windowSeconds, retryAfter: 1 };
		const replies = await Promise.all([1, 2, 3].map(() => submit('aceData', { async: true })));
		expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
		expect(replies.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
		Object.assign(emulator.atlasCloud.settings, { maxTasksInFlight: 1, taskTimeMs: Infinity });
		expect([(await submit('atlasCloud')).status, (await submit('atlasCloud')).status]).toEqual([
			200, 429,
		]);
	});

	it('knows where every fault strikes', () => {
		for (const { stages, about } of Object.values(FAULTS)) {
			expect(stages.length).toBeGreaterThan(0);
			expect(about).not.toBe('');
		}
	});
});
