import { z } from 'zod';
import { quotedDollars } from '../wire/quoteReply';
import { amount, objectOf } from '../wire/reply';
import type { Balance, Quote } from '../vendor';
import { replies } from './replies';
import { submissionBody } from './request';

const Dollars = z.string().toUpperCase().pipe(z.literal('USD'));

/** docs/vendors/atlasCloud.md, "Quote". */
const Quoted = z
	.object({
		price: amount,
		currency: Dollars.nullish(),
		estimated: z.literal(false).nullish(),
	})
	.transform(({ price }) => price);

/**
 * What a task would cost, after the account's discount; free. Nobody can say how many layers an image has, so no
 * answer is the price of taking it apart.
 */
export const quote: Quote = {
	call: (order) =>
		order.job === 'decomposeLayers'
			? undefined
			: {
					method: 'POST',
					path: '/api/v1/model/calculate',
					body: { ...submissionBody(order), ...order.extraFields },
				},
	read: (reply) => {
		const body = objectOf(reply.body);
		return quotedDollars(reply, replies.readError(reply), objectOf(body?.data) ?? body, Quoted);
	},
};

const Available = z.object({
	value: amount,
	currency: Dollars,
});

/** What is left in the account (docs/vendors/atlasCloud.md, "Balance and usage"). */
export const balance: Balance = {
	call: { method: 'GET', path: '/public/v1/balance' },
	read: ({ body }) => {
		const fields = objectOf(body);
		const data = objectOf(fields?.data);
		const available = fields?.available ?? { value: data?.balance, currency: data?.currency };
		const left = Available.safeParse(available);
		return left.success ? { amount: left.data.value, currency: 'USD' } : undefined;
	},
};
