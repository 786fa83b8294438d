import { describe, expect, it } from '@jest/globals';
import { canPlay, startEmulator, type Emulator, type FaultRule } from '../emulator';
import { runWorkflow } from '../engine/engine';
import { picture } from '../engine/pictures';
import {
	CREDENTIALS,
	credentialsFor,
	hasTasks,
	modelId,
	runNode,
	VENDORS,
	type NodeRun,
	type NodeTest,
	type VendorName,
} from '../engine/seedream';

/*
 * Answers to the paid request that say one thing and mean another: whatever they look like, a task that was made is
 * paid once and its images come. Each test has an emulator of its own: most wait for half a minute.
 */

interface Play {
	emulator: Emulator;
	inject(rule: object): void;
	run(test?: Partial<NodeTest>): Promise<NodeRun>;
	/** How many paid requests went out, and how many tasks they made. */
	paid(): { requests: number; tasks: number };
}

async function play(vendor: VendorName, scene: (play: Play) => Promise<void>, taskTimeMs = 20) {
	const emulator = await startEmulator({ everyVendor: { taskTimeMs, drawing: 'small' } });
	const requests = () => emulator[vendor].requests.filter(({ stage }) => stage === 'submit');
	try {
		await scene({
			emulator,
			inject: (rule) => emulator.inject({ vendor, stage: 'submit', ...rule } as FaultRule),
			run: async ({ parameters, ...test } = {}) =>
				await runNode(emulator, {
					node: 'seedreamGenerate',
					vendor,
					parameters: { prompt: 'a lighthouse', output: 'urls', ...parameters },
					...test,
				}),
			paid: () => ({ requests: requests().length, tasks: emulator[vendor].submissions.length }),
		});
	} finally {
		await emulator.close();
	}
}

const once = { requests: 1, tasks: 1 };

describe('a refusal for pace that names a task', () => {
	const naming = VENDORS.filter((vendor) =>
		canPlay(vendor, { fault: 'throttle', stage: 'submit', namesTask: true }),
	).filter((vendor) => vendor !== 'fal');

	it.each(naming)('at %s is asked about that task, not submitted again', async (vendor) => {
		await play(vendor, async ({ inject, run, paid }) => {
			inject({ fault: 'throttle', namesTask: true });
			const { items, error } = await run();
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(paid()).toEqual(once);
		});
	});
});

describe('an answer with HTTP 200 whose error names a task', () => {
	it.each([
		{ code: 'api_error', message: 'fetch failed' },
		{ code: 'timeout', message: 'upstream timed out' },
	])('is asked about, where the task may have been made: %j', async (words) => {
		await play('aceData', async ({ inject, run, paid }) => {
			inject({ fault: 'ok-with-error', namesTask: true, ...words });
			const { items, error } = await run();
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(paid()).toEqual(once);
		});
	});
});

describe('a task that is finished at once, without images', () => {
	it.each<[VendorName, object]>([
		['aceData', { success: true, task_id: 'abc1234567', data: [] }],
		['atlasCloud', { code: 200, data: { id: 'abc1234567', status: 'completed', outputs: [] } }],
		['waveSpeed', { code: 200, data: { id: 'abc1234567', status: 'completed', outputs: null } }],
		['replicate', { id: 'abc1234567', status: 'succeeded', output: null }],
	])('at %s is asked about: they can come a moment later', async (vendor, body) => {
		await play(vendor, async ({ emulator, inject, run, paid }) => {
			inject({ fault: 'status', status: 200, body, createsTask: true });
			await run({ parameters: { options: { timeout: 1 } } });
			expect(emulator[vendor].requests.filter(({ stage }) => stage !== 'submit')).not.toEqual([]);
			expect(paid()).toEqual(once);
		});
	});
});

describe('an answer whose images stand where nobody looks for them', () => {
	const withoutTasks = VENDORS.filter((vendor) => !hasTasks(vendor));

	it.each(withoutTasks)('at %s may have been billed, and is shown', async (vendor) => {
		await play(vendor, async ({ inject, run, paid }) => {
			const data = [{ image: 'https://example.com/paid.jpeg' }];
			inject({ fault: 'status', status: 200, body: { data }, createsTask: true });
			const { error } = await run({
				settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			});
			expect(error?.message).toContain('https://example.com/paid.jpeg');
			expect(error?.description).toContain('may have been billed');
			expect(paid()).toEqual(once);
		});
	});
});

describe('an image inside the answer', () => {
	it('that is cut short is kept, and told', async () => {
		await play('bytePlus', async ({ inject, run }) => {
			const base64 = (await picture()).toString('base64');
			const data = [{ b64_json: base64.slice(0, Math.floor(base64.length / 8) * 4) }];
			inject({ fault: 'status', status: 200, body: { data }, createsTask: true });
			const { items } = await run({ parameters: { output: 'images' } });
			expect(items[0]?.json.downloadError).toBe('the image in the answer is cut short');
			expect(items[0]?.binary?.data?.mimeType).toBe('image/png');
		});
	});
});

describe('a lost answer', () => {
	it.concurrent('is looked for until one of the same request has its own', async () => {
		await play('atlasCloud', async ({ inject, run, paid }) => {
			inject({ fault: 'gateway-html', createsTask: true });
			inject({ fault: 'hang', createsTask: true });
			const { items } = await run({
				parameters: { options: { timeout: 125 } },
				items: [{ json: {} }, { json: {} }],
				settings: { onError: 'continueRegularOutput' },
			});
			expect(items.map(({ json }) => json.status)).toEqual(['succeeded', 'succeeded']);
			expect(new Set(items.map(({ json }) => json.taskId)).size).toBe(2);
			expect(paid()).toEqual({ requests: 2, tasks: 2 });
		});
	});

	const NAMING_NO_TASK: Array<[VendorName, object]> = [
		['atlasCloud', { code: 500, id: 'trace-abcdef12', message: 'upstream failed' }],
		['aceData', { id: 'trace-abcdef12', error: { code: 'api_error', message: 'x' } }],
		['replicate', { id: 'trace-abcdef12', detail: 'upstream failed', status: 500 }],
	];

	it.concurrent.each(NAMING_NO_TASK)(
		'of %s that names something else is looked for in the list',
		async (vendor, body) => {
			await play(vendor, async ({ inject, run, paid }) => {
				inject({ fault: 'status', status: 500, body, createsTask: true });
				const { items, error } = await run();
				expect(error?.message).toBeUndefined();
				expect(items).toHaveLength(1);
				expect(paid()).toEqual(once);
			});
		},
	);

	const LISTING: VendorName[] = ['atlasCloud', 'aceData', 'replicate'];

	it.concurrent.each(LISTING)(
		"of %s is not another run's task of the same request",
		async (vendor) => {
			await play(
				vendor,
				async ({ emulator, inject, paid }) => {
					inject({ fault: 'gateway-html', after: 1, createsTask: false });
					const parameters = {
						authentication: CREDENTIALS[vendor],
						prompt: 'a lighthouse',
						output: 'urls',
						options: { timeout: 45 },
					};
					const type = 'seedreamGenerate';
					const { data } = await runWorkflow({
						items: [{ json: {} }],
						credentials: credentialsFor(emulator),
						nodes: ['Before', 'Now'].map((name) => ({ name, type, parameters })),
					});
					expect(data.resultData.error?.description).toContain('may have been billed');
					expect(paid()).toEqual({ requests: 2, tasks: 1 });
				},
				5_000,
			);
		},
	);

	it.concurrent('is found on any page of the list', async () => {
		await play('atlasCloud', async ({ inject, run, paid }) => {
			const count = 60;
			inject({ fault: 'connection-reset', times: Infinity });
			// Until all are there, so that the first is on the second page.
			inject({ stage: 'list', fault: 'gateway-html', times: count });
			const { items } = await run({
				parameters: { prompt: '={{ $json.text }}', options: { maxConcurrency: 100 } },
				items: Array.from({ length: count }, (_, at) => ({ json: { text: `picture ${at}` } })),
				settings: { onError: 'continueRegularOutput' },
			});
			expect(items.filter(({ json }) => json.status !== 'succeeded')).toEqual([]);
			expect(paid()).toEqual({ requests: count, tasks: count });
		});
	});

	it.concurrent("of Replicate is found where the model's ID names its version", async () => {
		await play('replicate', async ({ inject, run, paid }) => {
			inject({ fault: 'gateway-html', createsTask: true });
			const { items, error } = await run({
				parameters: { model: modelId(`bytedance/seedream-4:${'a'.repeat(64)}`) },
			});
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(paid()).toEqual(once);
		});
	});
});
