import { flat, stepped } from '../wire/priceTiers';
import { amount, objectOf } from '../wire/reply';
import type { Balance, Money, PriceList } from '../vendor';

/** USD of one credit (docs/vendors/kie.md, "Hosts and keys"). */
const CREDIT = 0.005;
/** Millionths, so that no sum shows what floating point adds. */
const PRECISION = 1e6;

/** What credits are worth. */
export const dollarsOf = (credits: number): Money => ({
	amount: Math.round(credits * CREDIT * PRECISION) / PRECISION,
	currency: 'USD',
});

/** Pixels. Tiers are sold by name: the largest image of the lower ones has fewer, the smallest of 2K more; any number between tells them apart. */
const BELOW_2K = 2_601_124;

/** The listed prices (docs/vendors/kie.md, "Prices"). */
export const prices: PriceList = {
	currency: 'USD',
	readOn: '2026-11-28',
	families: {
		'seedream-5.0-flash': { image: flat(0.0162), layer: flat(0.0162) },
		'seedream-5.0-pro': {
			image: stepped(BELOW_2K, 0.035, 0.07),
			layer: stepped(BELOW_2K, 0.035, 0.07),
			// One source has the first reference free; what tests were billed for a single one does not.
			reference: { price: 0.0025, free: 0 },
		},
		'seedream-5.0-lite': { image: flat(0.0275) },
		'seedream-4.5': { image: flat(0.0325) },
	},
};

/** The account's credits, in USD. */
export const balance: Balance = {
	call: { method: 'GET', path: '/chat/credit' },
	read: (reply) => {
		const credits = amount.safeParse(objectOf(reply.body)?.data);
		return credits.success ? dollarsOf(credits.data) : undefined;
	},
};
