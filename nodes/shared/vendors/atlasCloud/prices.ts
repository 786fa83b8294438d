import type { PriceList } from '../vendor';
import { flat } from '../wire/priceTiers';

/**
 * docs/vendors/atlasCloud.md, "Prices", without discount. Pro's images are sold by their size, of which only the least
 * price is known: a quote tells it. Of its layers the price is the one that a bill shows, above that of the catalogue;
 * of the layers of 5.5 nobody knows what the image that is taken apart costs.
 */
export const prices: PriceList = {
	currency: 'USD',
	readOn: '2026-11-28',
	families: {
		'seedream-4.0': { image: flat(0.027) },
		'seedream-4.5': { image: flat(0.036) },
		'seedream-5.0-lite': { image: flat(0.032) },
		'seedream-5.0-pro': { layer: flat(0.0225) },
		'seedream-5.5': { image: flat(0.016) },
	},
};
