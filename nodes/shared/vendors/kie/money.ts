import { objectOf } from '../wire/reply';
import type { Balance, Money, PriceList, PriceTiers } from '../vendor';

/** USD of one credit (docs/vendors/kie.md, "Hosts and keys"). */
const CREDIT = 0.005;
/** Millionths, so that no sum shows what floating point adds. */
const PRECISION = 1e6;

export const dollarsOf = (credits: number): Money => ({
	amount: Math.round(credits * CREDIT * PRECISION) / PRECISION,
	currency: 'USD',
});

const flat = (price: number): PriceTiers => [{ upTo: Infinity, price }];
/** Tiers are sold by name; the largest image of the lower ones has fewer pixels than this, the smallest of 2K more. */
const BELOW_2K = 2_601_124;
const tiers = (lower: number, upper: number): PriceTiers => [
	{ upTo: BELOW_2K, price: lower },
	{ upTo: Infinity, price: upper },
];

/** The listed prices (docs/vendors/kie.md, "Prices"). */
export const prices: PriceList = {
	currency: 'USD',
	readOn: '2026-11-28',
	families: {
		'seedream-5.0-flash': { image: flat(0.0162), layer: flat(0.0162) },
		'seedream-5.0-pro': {
			image: tiers(0.035, 0.07),
			layer: tiers(0.035, 0.07),
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
		const credits = objectOf(reply.body)?.data;
		return typeof credits === 'number' ? dollarsOf(credits) : undefined;
	},
};
