import { describe, expect, it } from '@jest/globals';
import type { Cost, Estimate } from '../../../nodes/shared/request/cost';
import { Attempt, type Entry } from '../../../nodes/shared/run/attempt';
import { Run, type TaskRecord } from '../../../nodes/shared/run/ledger';
import { overLimit } from '../../../nodes/shared/run/spending';

const usd = (amount: number): Cost => ({ amount, currency: 'USD', basis: 'listed' });
const estimate = (amount: number, images = 1): Estimate => ({ images, cost: usd(amount) });
const unknown: Estimate = { images: 2, cost: { unknown: 'the price of it is not known' } };

/** A run at the gate: each item with its limit and what the ledger knows of it. */
function runOf(items: Array<Partial<TaskRecord> & Pick<Entry, 'spendingLimit' | 'refusal'>>): Run {
	const run = new Run();
	run.attempt = new Attempt(items.length);
	items.forEach(({ spendingLimit, refusal, ...record }, index) => {
		run.attempt.enter(index, {
			identity: {},
			pairedItem: { item: index },
			spendingLimit,
			refusal,
		});
		Object.assign(run.task(index), record);
	});
	return run;
}
const said = (...items: Parameters<typeof runOf>[0]): string | undefined =>
	overLimit(runOf(items))?.message;

describe('a limit of spending', () => {
	it('lets a sum pass that is just as large, whatever floating point makes of it', () => {
		const items = [0.1, 0.1, 0.1].map((price) => ({
			spendingLimit: 0.3,
			estimate: estimate(price),
		}));
		expect(said(...items)).toBeUndefined();
	});

	it('refuses one a millionth larger, with sum, limit and count', () => {
		const over = { spendingLimit: 0.3, estimate: estimate(0.300001, 4) };
		expect(said(over)).toBe(
			"'Spending Limit' is 0.3 USD, but the run would cost up to 0.300001 USD for 4 images. Raise the limit, or run fewer items.",
		);
	});

	it('counts what earlier attempts paid: by the bill where it is there, else by what it may cost', () => {
		const paid = { spendingLimit: 1, submitted: true, estimate: estimate(0.2) };
		const left = { spendingLimit: 1, estimate: estimate(0.5) };
		expect(said(paid, left)).toBeUndefined();
		const billed = { ...paid, cost: usd(0.6) };
		expect(said(billed, left)).toContain('1.1 USD for 2 images, of which 0.6 USD is spent already');
		expect(said({ ...paid, estimate: estimate(0.6) }, left)).toContain(
			'of which 0.6 USD is spent already',
		);
	});

	it('refuses nothing where all is paid already, for there is nothing left to save', () => {
		expect(
			said({ spendingLimit: 0.1, submitted: true, cost: usd(5), estimate: estimate(0.1) }),
		).toBeUndefined();
	});

	it('refuses where one price is not known, and says which', () => {
		const item = { spendingLimit: 5, estimate: estimate(0.1) };
		expect(said(item, { spendingLimit: 5, estimate: unknown })).toMatch(
			/is 5, but what the run would cost is not known, with 3 images: the price of it/,
		);
	});

	it('does not count items that cannot be sent, nor those that were refused for good', () => {
		const item = { spendingLimit: 0.1, estimate: estimate(0.1) };
		expect(said(item, { ...item, refusal: new Error('no') })).toBeUndefined();
		const refused = { ...item, failure: {} as TaskRecord['failure'] };
		expect(said(item, refused)).toBeUndefined();
	});

	it('is the smallest that an item has, and none where no item has one', () => {
		const item = (spendingLimit?: number) => ({ spendingLimit, estimate: estimate(0.1) });
		expect(said(item(5), item(0.15))).toContain("'Spending Limit' is 0.15 USD");
		expect(said(item(), item())).toBeUndefined();
	});

	it('of an attempt is decided once, however the prices of what is sent turn out', () => {
		const run = runOf([
			{ spendingLimit: 0.2, estimate: estimate(0.1) },
			{ spendingLimit: 0.2, estimate: estimate(0.1) },
		]);
		expect(overLimit(run)).toBeUndefined();
		Object.assign(run.task(0), { submitted: true, cost: usd(9) });
		expect(overLimit(run)).toBeUndefined();
	});
});
