import { describe, expect, it } from '@jest/globals';
import { sumOf } from '../../nodes/shared/request/money';
import { modelList } from '../engine/seedream';
import { emulator, useEmulator } from '../engine/emulated';
import { run } from './harness';
import { SUBJECTS, WITH_TASKS, pairsFor, type Subject } from './subjects';

useEmulator();

const node = 'seedreamGenerate';
/** Vendors that tell what a task was billed. */
const BILLING = ['atlasCloud', 'kie'];
const basisOf = ({ name, vendor }: Subject): string | undefined =>
	BILLING.includes(name) ? 'billed' : vendor.prices?.currency && 'listed';

const costs = (items: Array<{ json: Record<string, unknown> }>): number[] =>
	items.map(({ json }) => Number(json.cost));

describe.each(SUBJECTS)('an image on $name', (subject) => {
	const { vendor } = subject;
	const { currency, families = {} } = vendor.prices ?? {};
	const flash = vendor.name === 'volcengine' ? 'seedream-5.0-flash' : undefined;
	const family = flash ?? 'seedream-5.0-lite';

	it('tells what it cost where that is known, and nothing else', async () => {
		const { items } = await run(subject, node, {
			parameters: { prompt: 'x', model: modelList(family) },
		});
		const [json = {}] = items.map((item) => item.json);
		const basis = basisOf(subject);
		expect(json.costBasis).toBe(basis);
		expect(json.costCurrency).toBe(basis && currency);
		const listed = (families as Record<string, { image?: Array<{ price: number }> }>)[family];
		expect(json.cost).toBe(basis && listed?.image?.[0]?.price);
	});
});

describe.each(pairsFor('generateSet'))('a set on $name', ({ subject, family }) => {
	const { prices } = subject.vendor;
	const price = prices?.families[family]?.image?.[0]?.price;

	it('costs the sum of its items, and nothing for an image that failed', async () => {
		emulator[subject.name].settings.failImagesInSet = [1];
		const { items } = await run(subject, node, {
			parameters: { prompt: 'x', model: modelList(family), imageSet: true, maxImages: 3 },
		});
		expect(items).toHaveLength(2);
		if (price !== undefined) expect(sumOf(costs(items))).toBe(sumOf([price, price]));
		else if (BILLING.includes(subject.name)) expect(costs(items)).not.toContain(NaN);
		else expect(items.filter(({ json }) => 'cost' in json)).toEqual([]);
	});
});

describe.each(WITH_TASKS)('a task on $name that is polled', (subject) => {
	it('tells what it was billed, where the vendor does, and no other cost', async () => {
		const made = await run(subject, node, { parameters: { prompt: 'x', output: 'task' } });
		const taskId = String(made.items[0]?.json.taskId);
		expect(made.items[0]?.json).not.toHaveProperty('cost');
		const { items } = await run(subject, 'seedreamPollPrediction', { parameters: { taskId } });
		const billed = BILLING.includes(subject.name);
		expect(items[0]?.json.costBasis).toBe(billed ? 'billed' : undefined);
		expect(items[0]?.json.cost).toBe(
			billed ? subject.vendor.prices?.families['seedream-5.0-lite']?.image?.[0]?.price : undefined,
		);
	});
});
