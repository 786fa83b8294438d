import { z } from 'zod';
import { quotedDollars } from '../wire/quoteReply';
import { amount, objectOf } from '../wire/reply';
import type { Order, Quote } from '../vendor';
import { readFalError } from './errors';
import { offerings } from './offerings';
import { prices } from './prices';

/** docs/vendors/fal.md, "Prices and models". */
const Price = z.object({
	unit_price: amount,
	unit: z.literal('images'),
	currency: z.literal('USD'),
});

/**
 * Whether every image of the endpoint costs the same. fal tells one price an endpoint: of one that is sold by size the
 * least, and nothing of what references add.
 */
function hasOnePrice({ model, job, extraFields }: Order): boolean {
	const [family] = Object.entries(offerings).flatMap(([name, { ids }]) =>
		Object.values(ids).includes(model.id) ? [name as keyof typeof offerings] : [],
	);
	const listed = family && prices.families[family];
	const flat = listed?.image?.length === 1 && listed.reference === undefined;
	return flat && job !== 'decomposeLayers' && extraFields === undefined;
}

/** What a task would cost by fal's price of one image; free. */
export const quote: Quote = {
	call: (order) =>
		hasOnePrice(order)
			? {
					method: 'GET',
					host: 'platformUrl',
					path: `/v1/models/pricing?endpoint_id=${encodeURIComponent(order.model.id)}`,
				}
			: undefined,
	read: (reply, { model, mostImages }) => {
		const listed = [objectOf(reply.body)?.prices].flat();
		const own = listed.find((price) => objectOf(price)?.endpoint_id === model);
		const forAll = Price.transform(({ unit_price }) => unit_price * mostImages);
		return quotedDollars(reply, readFalError(reply), own, forAll);
	},
};
