import { z } from 'zod';
import { amount, excerpt, objectOf } from '../wire/reply';
import type { Balance, Quote } from '../vendor';
import { replies } from './replies';
import { submissionBody } from './request';

/** docs/vendors/atlasCloud.md, "Quote". */
const Quoted = z.object({
	price: amount,
	currency: z.string().toUpperCase().pipe(z.literal('USD')).nullish(),
	estimated: z.literal(false).nullish(),
});

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
		const error = replies.readError(reply);
		if (error) return error;
		const body = objectOf(reply.body);
		const quoted = Quoted.safeParse(objectOf(body?.data) ?? body);
		if (!quoted.success) return { kind: 'unreadable', message: excerpt(reply.body) };
		return { amount: quoted.data.price, currency: 'USD' };
	},
};

const Available = z.object({
	value: amount,
	currency: z.string().toUpperCase().pipe(z.literal('USD')),
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
