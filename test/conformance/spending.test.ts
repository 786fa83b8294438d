import { describe, expect, it } from '@jest/globals';
import type { INode, INodeExecutionData } from 'n8n-workflow';
import { runAgent } from '../faults/agent';
import { itemWith, picture } from '../engine/pictures';
import { modelList, runNode, toldBy } from '../engine/seedream';
import { emulator, useEmulator } from '../engine/emulated';
import { inject, run } from './harness';
import { promptOf, submitsOf } from './requests';
import { SUBJECTS, subjectsWhere, type Subject } from './subjects';

useEmulator();

const node = 'seedreamGenerate';
const CONTINUE: Partial<INode> = { onError: 'continueRegularOutput' };
const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
const texts = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { text: `picture ${index}` } }));

/** A family with a known price, where the vendor has one, and that price. */
function sold({ vendor }: Subject): { family: string; price: number; currency?: string } {
	const { families = {}, currency } = vendor.prices ?? {};
	const known = Object.entries(families).find(([, { image }]) => image?.length === 1);
	const [family = 'seedream-5.0-lite', { image = [] } = {}] = known ?? [];
	return { family, price: image[0]?.price ?? NaN, currency };
}

const isSold = (subject: Subject): boolean => !Number.isNaN(sold(subject).price);

/** Everything that costs something, or leaves something behind at the vendor. */
const sent = ({ name }: Subject): unknown[] => [
	...submitsOf(emulator, name),
	...emulator[name].uploads,
	...emulator[name].requests.filter(({ stage }) => stage === 'upload'),
];

const limited = (subject: Subject, spendingLimit: unknown, more: object = {}) => ({
	prompt: '={{ $json.text }}',
	output: 'urls',
	model: modelList(sold(subject).family),
	options: { spendingLimit: spendingLimit as number },
	...more,
});

describe.each(SUBJECTS)('Spending Limit on $name', (subject) => {
	const { family, price, currency } = sold(subject);
	/** Beyond what the price of an API can differ from the list's. */
	const ample = (price || 1) * 10;

	it('refuses a run over it with sum, limit and count, and submits and uploads nothing', async () => {
		const file = await picture();
		const { error, items } = await run(subject, 'seedreamEdit', {
			parameters: { ...limited(subject, 0.001), image: 'data' },
			items: texts(3).map(({ json }) => itemWith(file, json)),
			settings: RETRY,
		});
		expect(items).toEqual([]);
		expect(sent(subject)).toEqual([]);
		expect(toldBy(error)).toContain("'Spending Limit' is 0.001");
		expect(toldBy(error)).toContain('3 images');
		expect(toldBy(error)).toContain('Nothing was submitted');
		if (isSold(subject)) expect(toldBy(error)).toMatch(new RegExp(`up to [\\d.]+ ${currency}`));
		else expect(toldBy(error)).toContain('is not known');
	});

	it('lets a run pass that is within it, and refuses one whose price nobody knows', async () => {
		const { error, items } = await run(subject, node, {
			parameters: limited(subject, ample),
			items: texts(2),
		});
		expect(submitsOf(emulator, subject.name)).toHaveLength(isSold(subject) ? 2 : 0);
		if (isSold(subject))
			expect(items.map(({ json }) => json.status)).toEqual(Array(2).fill('succeeded'));
		else expect(toldBy(error)).toContain('is not known');
	});

	it('is of the whole run with Continue as well: every item says why', async () => {
		const { items } = await run(subject, node, {
			parameters: limited(subject, 0.001),
			items: texts(3),
			settings: CONTINUE,
		});
		expect(sent(subject)).toEqual([]);
		expect(items).toHaveLength(3);
		for (const { json } of items) expect(json.error).toContain("'Spending Limit' is 0.001");
	});

	it.each<[string, unknown, string]>([
		['negative', -1, "'Spending Limit' is '-1'"],
		['no amount', 'a lot', "'Spending Limit' is 'a lot'"],
		['of an amount that can be read in two ways', '1,500', "'Spending Limit' is '1,500'"],
		['of such an amount in a list', '={{ ["1,500"] }}', "'Spending Limit' is '[\"1,500\"]'"],
		['of such an amount with its sign', '+1.500', "'Spending Limit' is '+1.500'"],
		['of such an amount as Excel quotes it', "'1.500", "'Spending Limit' is ''1.500'"],
		['of such an amount in wide figures', '１,５００', "'Spending Limit' is '１,５００'"],
		['no number, by expression', '={{ $json.missing * 2 }}', "'Spending Limit' is 'NaN'"],
		['empty', '={{ "" }}', "'Spending Limit' is empty"],
		['of nothing, by expression', '={{ $json.missing }}', "'Spending Limit' is empty"],
		['of null, by expression', '={{ null }}', "'Spending Limit' is empty"],
	])('that is %s is refused by name, and nothing is sent', async (_, spendingLimit, message) => {
		const { error } = await run(subject, node, {
			parameters: limited(subject, spendingLimit),
			items: texts(2),
		});
		expect(toldBy(error)).toContain(message);
		expect(emulator[subject.name].requests.filter(({ stage }) => stage === 'submit')).toEqual([]);
	});

	it('of 0 lets nothing be spent', async () => {
		const { error } = await run(subject, node, {
			parameters: limited(subject, 0),
			items: texts(1),
		});
		expect(toldBy(error)).toContain("'Spending Limit' is 0");
		expect(toldBy(error)).toContain('1 image');
		expect(sent(subject)).toEqual([]);
	});

	it('by expression for each item is the smallest of them', async () => {
		const items = [ample, 0.001, ample].map((limit, index) => ({
			json: { text: `picture ${index}`, limit },
		}));
		const { error } = await run(subject, node, {
			parameters: limited(subject, '={{ $json.limit }}'),
			items,
		});
		expect(toldBy(error)).toContain("'Spending Limit' is 0.001");
		expect(sent(subject)).toEqual([]);
	});

	it('with Batching is refused, for the first batch would be paid before the last is looked at', async () => {
		const { error } = await run(subject, node, {
			parameters: {
				...limited(subject, ample),
				requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 50 } } },
			},
			items: texts(3),
			settings: CONTINUE,
		});
		expect(error).toBeUndefined();
		expect(sent(subject)).toEqual([]);
	});

	it('of one task for all items is told by the item that has the task', async () => {
		const items = await Promise.all(
			texts(2).map(async ({ json }) => itemWith(await picture(), json)),
		);
		const done = await run(subject, 'seedreamCompose', {
			parameters: { ...limited(subject, 0.001), combine: 'allItems', images: 'data' },
			items,
			settings: CONTINUE,
		});
		expect(done.items).toHaveLength(1);
		expect(done.items[0]?.json.error).toContain("'Spending Limit' is 0.001");
		expect(sent(subject)).toEqual([]);
	});

	it('holds for each call of an agent’s tool', async () => {
		const calls = [{ prompt: 'a cat' }, { prompt: 'a dog' }];
		const options = { spendingLimit: isSold(subject) ? price * 1.5 : ample };
		await runAgent(emulator, {
			vendor: subject.name,
			calls,
			way: 'one by one',
			parameters: { model: modelList(family), options },
		});
		const prompts = emulator[subject.name].submissions.map(({ body }) => promptOf(body)).sort();
		expect(prompts).toEqual(isSold(subject) ? ['a cat', 'a dog'] : []);
	});
});

describe.each(subjectsWhere(isSold))('a limited run on $name', (subject) => {
	const { price } = sold(subject);

	it('counts what is paid already when Retry On Fail sends the rest, and pays none twice', async () => {
		inject(subject, {
			stage: 'submit',
			fault: 'quota',
			times: 1,
			when: ({ body }: { body: unknown }) => promptOf(body) === 'picture 1',
		});
		const { items, error } = await run(subject, node, {
			parameters: limited(subject, price * 2),
			items: texts(2),
			settings: RETRY,
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(emulator[subject.name].submissions).toHaveLength(2);
	});

	it('with Continue counts the items that can be sent, and waits for none that n8n leaves out', async () => {
		const { items } = await run(subject, node, {
			parameters: {
				...limited(subject, price * 2),
				prompt: '={{ $json.text.trim() }}',
				resolution: '={{ $json.resolution }}',
			},
			items: [
				{ json: { text: 'a', resolution: '2K' } },
				{ json: { resolution: '2K' } },
				{ json: { text: 'c', resolution: '9K' } },
				{ json: { text: 'd', resolution: '2K' } },
			],
			settings: CONTINUE,
		});
		expect(items.map(({ json }) => json.status ?? 'failed')).toEqual([
			'succeeded',
			'failed',
			'failed',
			'succeeded',
		]);
		expect(emulator[subject.name].submissions).toHaveLength(2);
	});
});

describe.each(subjectsWhere(({ vendor }) => vendor.quote !== undefined))(
	'the price API of $name',
	(subject) => {
		const { name } = subject;

		it.each<[string, object]>([
			['fails', { fault: 'internal-error' }],
			['breaks off', { fault: 'connection-reset' }],
			['answers something else', { fault: 'gateway-html' }],
			['answers nothing', { fault: 'empty-body' }],
		])('that %s leaves the run unpaid, and says so', async (_, rule) => {
			inject(subject, { stage: 'price', times: Infinity, ...rule });
			const { error } = await run(subject, node, {
				parameters: limited(subject, 100),
				items: texts(1),
			});
			expect(toldBy(error)).toContain('is not known');
			expect(toldBy(error)).toContain('asked for the price');
			expect(sent(subject)).toEqual([]);
		});

		it('is asked again where a fault may pass', async () => {
			inject(subject, { stage: 'price', fault: 'internal-error', times: 1 });
			const { items } = await run(subject, node, {
				parameters: limited(subject, 100),
				items: texts(1),
			});
			expect(items[0]?.json.status).toBe('succeeded');
		});

		it('that is slow is not waited for without end', async () => {
			inject(subject, { stage: 'price', fault: 'hang', times: Infinity });
			const { error } = await run(subject, node, {
				parameters: limited(subject, 100, { options: { spendingLimit: 100, timeout: 1 } }),
				items: texts(1),
			});
			expect(toldBy(error)).toContain('is not known');
			expect(sent(subject)).toEqual([]);
		});

		it('that is silent is not asked for each of many items', async () => {
			inject(subject, { stage: 'price', fault: 'hang', times: Infinity });
			const { error } = await run(subject, node, {
				parameters: limited(subject, 100, {
					options: { spendingLimit: 100, timeout: 1, maxConcurrency: 2 },
				}),
				items: texts(20),
			});
			expect(toldBy(error)).toContain('is not known, with 20 images');
			expect(sent(subject)).toEqual([]);
			// Three times for each of the two that ask at once.
			expect(emulator[name].requests).toHaveLength(6);
		});

		it('is not asked where nobody wants to know', async () => {
			await runNode(emulator, { node, vendor: name, parameters: { prompt: 'x', output: 'urls' } });
			expect(emulator[name].requests.filter(({ stage }) => stage === 'price')).toEqual([]);
		});
	},
);
