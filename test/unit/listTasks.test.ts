import { describe, expect, it } from '@jest/globals';
import type { IExecutePaginationFunctions } from 'n8n-workflow';
import { Run } from '../../nodes/shared/run/ledger';
import { listTasks } from '../../nodes/shared/task/listTasks';
import { Limiter } from '../../nodes/shared/traffic/limiter';
import type { ListedTask, Reply, TaskList, Vendor } from '../../nodes/shared/vendors/vendor';
import { VENDORS } from '../../nodes/shared/vendors/vendors';

const NOON = Date.parse('2026-11-28T12:00:00Z');

const task = (taskId: string, more: Partial<ListedTask> = {}): ListedTask => ({
	taskId,
	createdAt: NOON,
	state: { status: 'processing' },
	...more,
});

interface Listing {
	/** What the vendor answers, page by page; the last goes on for ever where `endless`. */
	pages: ListedTask[][];
	endless?: boolean;
	/** The last page names the second as the next. */
	leadsBack?: boolean;
	most?: number;
	since?: number;
	timeout?: number;
	cancelSignal?: AbortSignal;
	vendor?: Vendor;
}

/** Lists at a vendor that answers these pages. */
async function listed({ pages, endless = false, leadsBack = false, ...given }: Listing) {
	const {
		most = Infinity,
		since,
		timeout = 60_000,
		cancelSignal,
		vendor = VENDORS.atlasCloud,
	} = given;
	const paths: string[] = [];
	const pageOf = (path: string): number => Math.min(Number(path.slice(1)), pages.length - 1);
	const list: TaskList = {
		call: () => ({ method: 'GET', path: '/0' }),
		read: ({ body }) => pages[pageOf(String(body))] ?? [],
		next: (_reply, { path }) => {
			const number = Number(path.slice(1)) + 1;
			if (leadsBack && number === pages.length) return { method: 'GET', path: '/1' };
			return number < pages.length || endless ? { method: 'GET', path: `/${number}` } : undefined;
		},
	};
	const items = listTasks({
		context: {} as IExecutePaginationFunctions,
		run: new Run(),
		limiter: new Limiter(10),
		request: { vendor, list, most, since, timeout, maxConcurrency: 10 },
		send: async ({ path }): Promise<Reply> => {
			paths.push(path);
			return { statusCode: 200, headers: {}, body: path };
		},
		requestOptions: {} as never,
		pairedItem: { item: 3 },
		cancelSignal,
	});
	return { items: await items, paths };
}

const ids = ({ items }: Awaited<ReturnType<typeof listed>>) => items.map(({ json }) => json.taskId);

describe('the list of tasks', () => {
	it('has a task once, though tasks made meanwhile push it onto the next page', async () => {
		const done = await listed({
			pages: [
				[task('c'), task('b')],
				[task('b'), task('a')],
			],
		});
		expect(ids(done)).toEqual(['c', 'b', 'a']);
		expect(done.items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":3}')).toBe(
			true,
		);
	});

	it('ends with a page that shows nothing new', async () => {
		const done = await listed({ pages: [[task('b')], [task('a')]], endless: true });
		expect(ids(done)).toEqual(['b', 'a']);
		expect(done.paths).toEqual(['/0', '/1', '/2']);
	});

	it('has a task once, though one page shows it twice', async () => {
		expect(ids(await listed({ pages: [[task('b'), task('a'), task('b')]] }))).toEqual(['b', 'a']);
	});

	it('ends where a page leads back to one that came before, though nothing can be read of any', async () => {
		const done = await listed({ pages: [[task('b')], [], []], leadsBack: true });
		expect(ids(done)).toEqual(['b']);
		expect(done.paths).toEqual(['/0', '/1', '/2']);
	});

	it('goes on over a page of which nothing can be read', async () => {
		expect(ids(await listed({ pages: [[task('b')], [], [task('a')]] }))).toEqual(['b', 'a']);
	});

	it('is given up where it has no end', async () => {
		await expect(listed({ pages: [[]], endless: true })).rejects.toMatchObject({
			outcome: 'failed',
			error: { advice: "Set 'Since' in 'Filters'.", message: expect.stringContaining('200 pages') },
		});
	});

	it('is given up at its time', async () => {
		const pages = [[task('b')], [task('a')]];
		await expect(listed({ pages, timeout: 0 })).rejects.toMatchObject({ outcome: 'failed' });
	});

	it('ends with the execution', async () => {
		const cancel = new AbortController();
		cancel.abort();
		const pages = [[task('a')]];
		await expect(listed({ pages, cancelSignal: cancel.signal })).rejects.toThrow('cancelled');
	});

	it('ends where it gets too old, whatever rows do not tell their time', async () => {
		const untold = task('x', { createdAt: 0 });
		const old = task('old', { createdAt: NOON - 1 });
		const pages = [[task('c'), untold], [task('b'), old, untold], [task('a')]];
		const done = await listed({ pages, since: NOON });
		expect(ids(done)).toEqual(['c', 'b']);
		expect(done.paths).toEqual(['/0', '/1']);
	});

	it('tells what is billed where the vendor does, and no time that has no date', async () => {
		const images = [
			{ index: 0, url: 'https://example.com/a.png' },
			{ index: 1, base64: 'AAAA' },
		];
		const billed = { amount: 0.04, currency: 'USD' } as const;
		const result = { model: 'm', prompt: ' a kite ', images, failedImages: [], billed };
		const { items } = await listed({
			pages: [
				[
					task('a', { createdAt: 1e300, state: { status: 'succeeded', result } }),
					task('b', {
						createdAt: NaN,
						state: { status: 'succeeded', result: { ...result, billed: undefined, images: [] } },
					}),
				],
			],
		});
		expect(items.map(({ json }) => json)).toEqual([
			{
				taskId: 'a',
				vendor: 'atlasCloud',
				model: 'm',
				status: 'succeeded',
				prompt: ' a kite ',
				cost: 0.04,
				costCurrency: 'USD',
				costBasis: 'billed',
				urls: ['https://example.com/a.png'],
			},
			{ taskId: 'b', vendor: 'atlasCloud', model: 'm', status: 'succeeded', prompt: ' a kite ' },
		]);
	});

	it('calls a task succeeded whose images it does not show', async () => {
		const state = { status: 'failed', error: { kind: 'empty', message: 'x' } } as const;
		const { items } = await listed({ pages: [[task('a', { state })]] });
		expect(items[0]?.json.status).toBe('succeeded');
	});

	it.each<[Vendor, object]>([
		[VENDORS.atlasCloud, { prompt: 'a kite' }],
		[VENDORS.replicate, { input: { prompt: 'a kite' } }],
	])('finds the prompt where the vendor has it', async (vendor, request) => {
		const pages = [
			[
				task('a', { request: request as Record<string, unknown> }),
				task('b', { request: { input: 7, prompt: 7 } }),
			],
		];
		const { items } = await listed({ vendor, pages });
		expect(items.map(({ json }) => json.prompt)).toEqual(['a kite', undefined]);
	});
});

const reply = (body: unknown): Reply => ({ statusCode: 200, headers: {}, body });

describe('the next page', () => {
	const { list: atlas } = VENDORS.atlasCloud.tasks as { list: TaskList };
	const { list: ace } = VENDORS.aceData.tasks as { list: TaskList };
	const { list: replicate } = VENDORS.replicate.tasks as { list: TaskList };
	const page = (items: number, more: object) =>
		reply({ code: 200, data: { items: Array(items).fill({ ID: 'a' }), ...more } });

	it.each<[Reply, string | undefined]>([
		[page(50, { pageNo: 1, pageSize: 50, total: 51 }), 'no=2&size=50&model=m%2F1'],
		[page(20, { pageNo: 1, pageSize: 20, total: 51 }), 'no=2&size=50&model=m%2F1'],
		[page(50, {}), 'no=2&size=50&model=m%2F1'],
		[page(50, { total: null }), 'no=2&size=50&model=m%2F1'],
		[page(50, { pageSize: 50, total: 50 }), undefined],
		[page(49, {}), undefined],
		[page(0, { pageSize: 50, total: 500 }), undefined],
		[reply(''), undefined],
		[reply({ data: 7 }), undefined],
	])('at Atlas Cloud: %j', (given, query) => {
		const next = atlas.next(given, atlas.call(0, { model: 'm/1' }));
		expect(next?.path).toBe(query && `/api/v1/model/history?${query}`);
	});

	it('at Atlas Cloud follows the one before', () => {
		const second = atlas.next(page(50, {}), atlas.call(0, {}))!;
		expect(atlas.next(page(50, {}), second)?.path).toContain('no=3&');
	});

	it.each<[unknown, number | undefined]>([
		[{ items: Array(50).fill({}), count: 50 }, 50],
		[{ items: Array(20).fill({}), count: 51 }, 20],
		[{ items: Array(20).fill({}), count: 20 }, undefined],
		[{ items: [], count: 20 }, undefined],
		[{ items: Array(20).fill({}), count: 'x' }, undefined],
		['', undefined],
	])('at AceData Cloud: %j', (body, offset) => {
		const call = ace.call(5_000, {});
		const next = ace.next(reply(body), call);
		expect(next).toEqual(offset && { ...call, body: { ...call.body, offset } });
		if (next)
			expect(ace.next(reply({ items: Array(50).fill({}) }), next)?.body).toMatchObject({
				offset: offset! + 50,
			});
	});

	it.each<[unknown, string | undefined]>([
		['https://api.replicate.com/v1/predictions?cursor=cD0y%3D', 'cD0y%3D'],
		['https://elsewhere.example.com/steal?a=1&cursor=x&b=2', 'x'],
		['https://api.replicate.com/v1/predictions', undefined],
		['', undefined],
		[null, undefined],
		[7, undefined],
	])('at Replicate is asked for at the credential’s host: %j', (next, cursor) => {
		const call = replicate.next(reply({ results: [], next }), replicate.call(0, {}));
		expect(call).toEqual(cursor && { method: 'GET', path: `/predictions?cursor=${cursor}` });
	});
});

describe('the time of a row', () => {
	const SECONDS = NOON / 1000;
	const row: Array<[Vendor, (time: unknown) => Reply]> = [
		[
			VENDORS.atlasCloud,
			(createdAt) => reply({ code: 200, data: { items: [{ ID: 'a', createdAt }] } }),
		],
		[VENDORS.aceData, (created_at) => reply({ items: [{ id: 'a', created_at }] })],
		[VENDORS.replicate, (created_at) => reply({ results: [{ id: 'a', created_at }] })],
	];
	const TIMES: Array<[unknown, number]> = [
		[SECONDS, NOON],
		[String(SECONDS), NOON],
		[SECONDS + 0.5, NOON + 500],
		[NOON, NOON],
		['2026-11-28T12:00:00Z', NOON],
		['2026-11-28T12:00:00.123456Z', NOON + 123],
		...[null, undefined, '', 'yesterday', -5, 1e300, {}, true].map((none): [unknown, number] => [
			none,
			0,
		]),
	];

	it.each(row)('is read in every form, and the row is there without one', (vendor, given) => {
		for (const [time, createdAt] of TIMES) {
			const tasks = vendor.tasks?.list?.read(given(time));
			expect(tasks).toMatchObject([{ taskId: 'a', createdAt }]);
		}
	});
});

describe('rows that are malformed', () => {
	it.each<[Vendor, Reply]>([
		[
			VENDORS.atlasCloud,
			reply({
				code: 200,
				data: {
					items: [null, 7, {}, { ID: '' }, { ID: 'a', createdAt: {}, requestBody: '{', result: 7 }],
				},
			}),
		],
		[
			VENDORS.aceData,
			reply({
				items: [null, 7, {}, { id: [] }, { id: 'a', created_at: 'x', request: 'x', response: 7 }],
			}),
		],
		[
			VENDORS.replicate,
			reply({
				results: [
					null,
					7,
					{},
					{ id: 'a', created_at: '2026-11-28T10:00:00Z', input: 'x', output: 7 },
				],
			}),
		],
	])('are left out, or tell what can be read', (vendor, given) => {
		const tasks = vendor.tasks?.list?.read(given);
		expect(tasks).toMatchObject([{ taskId: 'a', state: { status: 'processing' } }]);
	});
});
