import type { PriceList } from '../vendor';
import { flat, stepped } from '../wire/priceTiers';

/** Pixels up to which an image is billed as the smaller one; of the bounds told for Pro the lower. */
const PRO_BOUND = 2_360_000;
const SEEDREAM_5_5_BOUND = 2_601_123;

/** List prices (docs/vendors/bytePlus.md, "Prices"); those of layers are derived there from other hosts'. */
export const prices: PriceList = {
	currency: 'USD',
	readOn: '2026-11-28',
	families: {
		'seedream-5.5': {
			image: stepped(SEEDREAM_5_5_BOUND, 0.02, 0.035),
			layer: stepped(SEEDREAM_5_5_BOUND, 0.02, 0.035),
			layeredImage: 0.008,
			reference: { price: 0.008, free: 0 },
		},
		'seedream-5.0-flash': { image: flat(0.018), layer: flat(0.018) },
		'seedream-5.0-pro': {
			image: stepped(PRO_BOUND, 0.045, 0.09),
			layer: stepped(PRO_BOUND, 0.0225, 0.045),
			reference: { price: 0.003, free: 1 },
		},
		'seedream-5.0-lite': { image: flat(0.035) },
		'seedream-4.5': { image: flat(0.04) },
		'seedream-4.0': { image: flat(0.03) },
	},
};
