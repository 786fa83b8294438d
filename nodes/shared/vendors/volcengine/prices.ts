import type { PriceList } from '../vendor';

/** The one list price that is known (docs/vendors/volcengine.md, "Prices"). */
export const prices: PriceList = {
	currency: 'CNY',
	readOn: '2026-11-28',
	families: { 'seedream-5.0-flash': { image: [{ upTo: Infinity, price: 0.12 }] } },
};
