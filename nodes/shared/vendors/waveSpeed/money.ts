import { z } from 'zod';
import { flat, stepped } from '../wire/priceTiers';
import { quotedDollars } from '../wire/quoteReply';
import { amount, objectOf } from '../wire/reply';
import type { Balance, PriceList, Quote } from '../vendor';
import { replies } from './replies';
import { inputsOf } from './request';

/**
 * Pixels. Tiers are sold by name: 1.5k, the largest of the lower one, has up to 1536 × 1536 and a few more in long
 * shapes, the smallest of 2k has 4 million; any number between them tells the two apart.
 */
const BELOW_2K = 2_601_124;

/** The listed prices (docs/vendors/waveSpeed.md, "Prices"). */
export const prices: PriceList = {
	currency: 'USD',
	readOn: '2026-11-28',
	families: {
		'seedream-4.0': { image: flat(0.027) },
		'seedream-4.5': { image: flat(0.04) },
		'seedream-5.0-lite': { image: flat(0.035) },
		'seedream-5.0-pro': { image: stepped(BELOW_2K, 0.045, 0.09), reference: 'unknown' },
	},
};

const Quoted = z
	.object({
		price: amount,
		discounted_price: amount.optional().catch(undefined),
		currency: z.literal('USD').optional(),
	})
	.transform(({ price, discounted_price }) => discounted_price ?? price);

/** What a task would cost, after the account's discount; free. */
export const quote: Quote = {
	call: (order) => ({
		method: 'POST',
		path: '/model/price',
		body: { model_id: order.model.id, inputs: { ...inputsOf(order), ...order.extraFields } },
	}),
	read: (reply) => {
		const body = objectOf(reply.body);
		return quotedDollars(reply, replies.readError(reply), objectOf(body?.data) ?? body, Quoted);
	},
};

export const balance: Balance = {
	call: { method: 'GET', path: '/balance' },
	read: (reply) => {
		const left = amount.safeParse(objectOf(objectOf(reply.body)?.data)?.balance);
		return left.success ? { amount: left.data, currency: 'USD' } : undefined;
	},
};
