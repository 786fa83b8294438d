import type { Vendor } from '../../../nodes/shared/vendors/vendor';
import { byExpression, type Entered, type Provocation } from '../provocation';

const limit = (
	entered: string,
	spendingLimit: unknown,
	given: string[],
	more: Entered = {},
): Provocation => ({
	field: 'Spending Limit',
	entered,
	node: 'seedreamGenerate',
	parameters: { ...more, options: { spendingLimit } },
	given,
});

/** A price API is another host, which is not asked here; what it says goes into the same sentences. */
const byList = ({ quote }: Vendor): boolean => quote === undefined;

export const SPENDING: Provocation[] = [
	limit('-1', -1, ["'-1'"]),
	limit('`1.000` by expression', byExpression('1.000'), ["'1.000'"]),
	limit('nothing, by expression', byExpression(null), []),
	{
		...limit('0.001, for an image', 0.001, ['0.001']),
		at: ({ vendor }) => byList(vendor) && vendor.prices?.currency !== undefined,
	},
	{
		...limit('1, where no price is known', 1, ['1']),
		at: ({ vendor }) => byList(vendor),
	},
	{
		...limit('1, with Web Search', 1, ['1']),
		at: ({ vendor, offering }) => byList(vendor) && offering.webSearch,
		parameters: { options: { spendingLimit: 1, webSearch: true } },
	},
	{
		...limit('1, with Extra Fields', 1, ['1']),
		at: ({ vendor }) => byList(vendor),
		parameters: { options: { spendingLimit: 1, extraFields: '{"quality": "high"}' } },
	},
	{
		...limit('1, with Batching in Request Options', 1, [], {
			requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 1000 } } },
		}),
		at: ({ vendor }) => byList(vendor),
	},
];
