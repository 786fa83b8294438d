/* What was found broken in 0.1, each played as it was found: in n8n's engine, against the emulator. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { PollSchedule } from '../../nodes/shared/traffic/schedule';
import { startEmulator, type Emulator, type FaultRule } from '../emulator';
import { bytesOf } from '../engine/engine';
import { inMemory, itemWith, picture, pictures, sha256 } from '../engine/pictures';
import { modelList, runNode, type NodeTest, type VendorName, toldBy } from '../engine/seedream';
import { QUICK, seen } from '../engine/wire';
import { submitsOf, taskOf, withPrompt } from '../conformance/requests';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator(QUICK);
});
afterEach(() => emulator.reset());
afterAll(async () => await emulator.close());

const CONTINUE = { onError: 'continueRegularOutput' } as const;
const MEGABYTE = 1024 * 1024;
const numbered = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { text: `item ${index}` } }));
const inject = (rule: object) => emulator.inject(rule as FaultRule);

const generate = async (
	vendor: VendorName,
	{ parameters, ...test }: Omit<NodeTest, 'node' | 'vendor'> = {},
) =>
	await runNode(emulator, {
		node: 'seedreamGenerate',
		vendor,
		parameters: { prompt: '={{ $json.text }}', output: 'urls', ...parameters },
		items: numbered(1),
		...test,
	});

describe('A connection that breaks after the request was sent', () => {
	it.each(['aioagi', 'atlasCloud'] as const)(
		'a TLS record spoiled after the request was sent is never paid twice, Retry On Fail included, on %s',
		async (vendor) => {
			const secure = await startEmulator({ ...QUICK, secure: true });
			try {
				secure.inject({ vendor, stage: 'submit', fault: 'tls-record-spoiled', times: Infinity });
				const { items, error } = await runNode(secure, {
					node: 'seedreamGenerate',
					vendor,
					parameters: {
						prompt: 'x',
						output: 'urls',
						requestOptions: { allowUnauthorizedCerts: true },
					},
					settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
				});
				expect(submitsOf(secure, vendor)).toHaveLength(1);
				expect(secure[vendor].submissions).toHaveLength(1);
				if (vendor === 'atlasCloud') expect(items).toHaveLength(1);
				else expect(toldBy(error)).toContain('may have been billed');
			} finally {
				await secure.close();
			}
		},
	);
});

describe('A vendor that takes one task at once', () => {
	const one = { maxTasksInFlight: 1, taskTimeMs: 700 };

	it('items in line longer than their time-out, at a vendor that takes one task, all come out', async () => {
		Object.assign(emulator.atlasCloud.settings, one);
		const { items, error } = await generate('atlasCloud', {
			parameters: { options: { timeout: 2 } },
			items: numbered(6),
			settings: CONTINUE,
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.status)).toEqual(Array(6).fill('succeeded'));
		expect(emulator.atlasCloud.submissions).toHaveLength(6);
	});

	it('an execution that is cancelled while items are in line ends', async () => {
		Object.assign(emulator.atlasCloud.settings, { ...one, taskTimeMs: Infinity });
		const { run } = await generate('atlasCloud', {
			items: numbered(6),
			cancelWhen: () => emulator.atlasCloud.requests.some(({ status }) => status === 429),
		});
		expect(run.status).toBe('canceled');
		expect(emulator.atlasCloud.submissions).toHaveLength(1);
	});
});

describe('Images of several megabytes inside the answer', () => {
	it.each(['aioagi', 'atlasCloud', 'aceData'] as const)(
		'a file of six megabytes in bare base64 is stored whole on %s',
		async (vendor) => {
			const bytes = 6 * MEGABYTE;
			inject({ vendor, stage: 'submit', fault: 'inline-images', as: 'base64', bytes, times: 2 });
			const { items, error } = await generate(vendor, {
				parameters: { output: 'images' },
				items: numbered(2),
			});
			expect(error?.message).toBeUndefined();
			for (const [index, item] of items.entries()) {
				const [image] = taskOf(emulator, vendor, `item ${index}`).images;
				expect((await bytesOf(item)).equals(await image!.bytes())).toBe(true);
			}
		},
	);
});

describe('Images beside an error', () => {
	it('the images of a set that broke off come out beside its error on AceData Cloud', async () => {
		inject({ vendor: 'aceData', stage: 'submit', fault: 'images-beside-error' });
		const { items, error } = await generate('aceData', {
			parameters: { model: modelList('seedream-4.5'), imageSet: true, maxImages: 3 },
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.url)).toEqual(
			emulator.aceData.submissions[0]?.images.map(({ url }) => url),
		);
	});
});

describe('A task that an error names', () => {
	it.each([
		['aceData', { fault: 'internal-error', namesTask: true }],
		['aceData', { fault: 'status', status: 504, namesTask: true }],
		['atlasCloud', { fault: 'status', status: 504, namesTask: true }],
		['atlasCloud', { fault: 'envelope-code', code: 201 }],
		['atlasCloud', { fault: 'envelope-code', code: 202 }],
	] as const)('a task that %s names in %j is waited for', async (vendor, rule) => {
		inject({ vendor, stage: 'submit', ...rule });
		const { items, error } = await generate(vendor);
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.taskId)).toEqual([emulator[vendor].submissions[0]?.taskId]);
		expect(emulator[vendor].requests.filter(({ stage }) => stage === 'list')).toEqual([]);
	});
});

describe('Execute Once', () => {
	it.each([
		['seedreamGenerate', { output: 'urls' }],
		['seedreamEdit', { output: 'urls' }],
		['seedreamCompose', { output: 'urls', images: 'data, data' }],
		['seedreamCompose', { output: 'urls', combine: 'allItems', images: 'data, data' }],
		['seedreamUpload', {}],
	])(
		'%s with Execute Once takes the first of three items and ends: %j',
		async (node, parameters) => {
			const files = await pictures(3);
			for (const settings of [{}, CONTINUE]) {
				const { items, error } = await runNode(emulator, {
					node,
					vendor: 'atlasCloud',
					parameters: { prompt: 'x', ...parameters },
					items: files.map((bytes) => itemWith(bytes)),
					settings: { executeOnce: true, ...settings },
				});
				expect(error?.message).toBeUndefined();
				expect(items).toHaveLength(1);
				expect(emulator.atlasCloud.uploads.map(({ bytes }) => bytes.sha256)).toEqual(
					node === 'seedreamGenerate' ? [] : [sha256(files[0]!)],
				);
				emulator.reset();
			}
		},
	);
});

describe('An item that is throttled without end', () => {
	it('a vendor that throttles one item without end is asked less and less often', async () => {
		inject({ vendor: 'atlasCloud', stage: 'submit', fault: 'throttle', times: Infinity });
		const { error } = await generate('atlasCloud', { parameters: { options: { timeout: 12 } } });
		expect(toldBy(error)).toContain('got too many requests at once');
		const times = submitsOf(emulator, 'atlasCloud').map(({ receivedAt }) => receivedAt);
		expect(times.length).toBeLessThan(10);
		const gaps = times.slice(1).map((time, index) => time - times[index]!);
		expect(gaps.at(-1)!).toBeGreaterThan(gaps[0]!);
	});
});

describe('A vendor that throttles everything for a while', () => {
	it('a vendor that throttled everything for a while is used again, and every item is done', async () => {
		emulator.atlasCloud.settings.taskTimeMs = 500;
		let well = false;
		for (const stage of ['submit', 'poll']) {
			const when = () => !well;
			inject({ vendor: 'atlasCloud', stage, fault: 'throttle', times: Infinity, when });
		}
		setTimeout(() => (well = true), 5_000);
		const { items, error } = await generate('atlasCloud', {
			parameters: { options: { timeout: 60 } },
			items: numbered(20),
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(20);
		expect(emulator.atlasCloud.submissions).toHaveLength(20);
	});
});

describe('A long Retry-After of another item', () => {
	it('a finished task is seen while another item’s submission waits out its Retry-After', async () => {
		const throttled = withPrompt('item 1');
		const rule = { fault: 'throttle', retryAfter: 6, when: throttled };
		inject({ vendor: 'atlasCloud', stage: 'submit', ...rule });
		const { items, error } = await generate('atlasCloud', {
			parameters: { options: { timeout: 30 } },
			items: numbered(2),
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(2);
		const { requests } = emulator.atlasCloud;
		const again = requests.filter((one) => one.stage === 'submit' && throttled(one)).at(-1)!;
		const { taskId } = taskOf(emulator, 'atlasCloud', 'item 0');
		const asked = requests.filter(({ stage, path }) => stage === 'poll' && path.includes(taskId));
		expect(asked.at(-1)!.receivedAt).toBeLessThan(again.receivedAt);
	});
});

describe('Items that wait for the tasks of others', () => {
	it('items that wait for room among the run’s own tasks do not fail as throttled', async () => {
		Object.assign(emulator.atlasCloud.settings, { maxTasksInFlight: 2, taskTimeMs: 900 });
		const { items, error } = await generate('atlasCloud', {
			parameters: { options: { timeout: 2 } },
			items: numbered(8),
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(8);
	});
});

describe('A quick task after a slow one', () => {
	it('a quick task is not left alone for as long as a slow one took', () => {
		const schedule = new PollSchedule();
		schedule.learn(300_000);
		expect(schedule.next(0, 1)).toBeLessThanOrEqual(10_000);
	});
});

describe('A task that the vendor does not show yet', () => {
	it('Poll without waiting does not call a task failed that the vendor does not show yet', async () => {
		const { items: tasks } = await generate('atlasCloud', { parameters: { output: 'task' } });
		inject({ vendor: 'atlasCloud', stage: 'poll', fault: 'not-visible-yet' });
		const { items, error } = await runNode(emulator, {
			node: 'seedreamPollPrediction',
			vendor: 'atlasCloud',
			parameters: { wait: false },
			items: tasks,
		});
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json.status).toBe('unknown');
	});
});

describe('A proxy in Request Options', () => {
	let proxy: Server;
	const passed: string[] = [];
	beforeAll(async () => {
		proxy = createServer((from, to) => {
			passed.push(from.url ?? '');
			const on = send(from.url ?? '', { method: from.method, headers: from.headers }, (answer) => {
				to.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(to);
			});
			from.pipe(on);
		});
		await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	});
	afterAll(() => {
		proxy.close();
	});

	it('downloads go through the proxy of the node, as its calls do', async () => {
		const { port } = proxy.address() as AddressInfo;
		const { items, error } = await generate('atlasCloud', {
			parameters: { output: 'images', requestOptions: { proxy: `http://127.0.0.1:${port}` } },
		});
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json.downloadError).toBeUndefined();
		expect(passed).toContain(items[0]?.json.url);
		expect(passed.some((url) => url.startsWith(emulator.atlasCloud.url))).toBe(true);
	});
});

describe('JSON that looks like a file', () => {
	it('the item’s file is edited, not an object of its JSON that has the field’s name', async () => {
		const [file, other] = (await pictures(2)) as [Buffer, Buffer];
		const json = { data: { mimeType: 'image/png', data: other.toString('base64') } };
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor: 'aceData',
			parameters: { prompt: 'x', output: 'urls' },
			items: [{ json: json as IDataObject, binary: { data: inMemory(file) } }],
		});
		expect(error?.message).toBeUndefined();
		expect(seen(emulator.aceData.submissions[0]!)).toEqual([sha256(file)]);
	});
});

describe('A gap among the outputs', () => {
	it('a null among the outputs takes the index of the image that is lost', async () => {
		inject({ vendor: 'atlasCloud', stage: 'submit', fault: 'null-output', at: 1 });
		const { items, error } = await generate('atlasCloud', {
			parameters: { model: modelList('seedream-4.5'), imageSet: true, maxImages: 2 },
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.index)).toEqual([0, 2]);
		expect(items[0]?.json.failedImages).toEqual([expect.objectContaining({ index: 1 })]);
	});
});

describe('A photo held upright', () => {
	it('a photo held upright keeps its shape, though its pixels lie', async () => {
		const lying = await picture({ width: 640, height: 480, format: 'jpeg' });
		const upright = await sharp(lying).withMetadata({ orientation: 6 }).jpeg().toBuffer();
		const { error } = await runNode(emulator, {
			node: 'seedreamEdit',
			vendor: 'atlasCloud',
			parameters: { prompt: 'x', output: 'urls' },
			items: [itemWith(upright)],
		});
		expect(error?.message).toBeUndefined();
		const [image] = emulator.atlasCloud.submissions[0]!.images;
		expect(image!.height).toBeGreaterThan(image!.width);
	});
});

describe('A fault that quotes the name of a refusal', () => {
	it.each(['AccessDenied', 'BadRequest', 'QuotaExceeded', 'SetLimitExceeded', 'InvalidParameter'])(
		'a 500 that quotes %s may have been billed',
		async (word) => {
			const message = `store result: ${word} while uploading`;
			const body = { error: { code: 'upstream_error', message } };
			inject({ vendor: 'aioagi', stage: 'submit', fault: 'status', status: 500, body });
			const { error } = await generate('aioagi');
			expect(toldBy(error)).toContain('may have been billed');
			expect(toldBy(error)).not.toContain('Nothing was billed');
		},
	);
});

describe('Images without an address', () => {
	it('files that came inline are named when another item fails', async () => {
		inject({
			...{ vendor: 'aioagi', stage: 'submit', fault: 'inline-images', as: 'base64' },
			when: withPrompt('item 0'),
		});
		inject({ vendor: 'aioagi', stage: 'submit', fault: 'quota', when: withPrompt('item 1') });
		const { error } = await generate('aioagi', {
			parameters: { output: 'images' },
			items: numbered(2),
		});
		expect(error?.description).toMatch(/\[Item 0\] finished: file filesystem-v2:\S+ in n8n/);
	});
});
