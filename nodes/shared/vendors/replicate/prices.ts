import type { PriceList } from '../vendor';
import { flat, stepped } from '../wire/priceTiers';

/** Pixels: no image of Pro's 1K is larger, and none of its 2K smaller. */
const MOST_OF_1K = 1_500_000;

/** docs/vendors/replicate.md, "Prices"; of 3.0 and of layers none is known. */
export const prices: PriceList = {
	currency: 'USD',
	readOn: '2026-11-28',
	families: {
		'seedream-4.0': { image: flat(0.03) },
		'seedream-4.5': { image: flat(0.04) },
		'seedream-5.0-lite': { image: flat(0.035) },
		'seedream-5.0-pro': { image: stepped(MOST_OF_1K, 0.045, 0.09), reference: 'unknown' },
	},
};
