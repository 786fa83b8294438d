import type { PriceList } from '../vendor';
import { flat, stepped } from '../wire/priceTiers';

/** Pixels: where the price of Pro steps up, and that of 5.5. */
const PRO_STEP = 1536 * 1536;
const STEP_OF_5_5 = 2_610_000;

/** docs/vendors/fal.md, "Prices". 5.5 takes no references, since its edit is no family's. */
export const prices: PriceList = {
	currency: 'USD',
	readOn: '2026-11-28',
	families: {
		'seedream-4.0': { image: flat(0.03) },
		'seedream-4.5': { image: flat(0.04) },
		'seedream-5.0-lite': { image: flat(0.035) },
		'seedream-5.0-pro': {
			image: stepped(PRO_STEP, 0.0675, 0.135),
			layer: stepped(PRO_STEP, 0.03375, 0.0675),
			reference: { price: 0.0045, free: 1 },
		},
		'seedream-5.0-flash': { image: flat(0.027), layer: flat(0.027) },
		'seedream-5.5': {
			image: stepped(STEP_OF_5_5, 0.03, 0.0405),
			layer: stepped(STEP_OF_5_5, 0.03, 0.0405),
			layeredImage: 0.012,
		},
	},
};
