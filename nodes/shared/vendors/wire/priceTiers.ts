import type { PriceTiers } from '../vendor';

/** One price for images of every size. */
export const flat = (price: number): PriceTiers => [{ upTo: Infinity, price }];

/** A price for images of up to `upTo` pixels, and one for larger ones. */
export const stepped = (upTo: number, price: number, above: number): PriceTiers => [
	{ upTo, price },
	...flat(above),
];
