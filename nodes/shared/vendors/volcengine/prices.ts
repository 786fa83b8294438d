import type { PriceList } from '../vendor';
import { flat } from '../wire/priceTiers';

/** The one list price that is known (docs/vendors/volcengine.md, "Prices"). */
export const prices: PriceList = {
	currency: 'CNY',
	readOn: '2026-11-28',
	families: { 'seedream-5.0-flash': { image: flat(0.12) } },
};
