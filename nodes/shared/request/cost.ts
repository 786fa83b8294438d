import type { Money, TaskResult } from '../vendors/vendor';
import { listedFor, mostImagesOf, type Priced, type UnknownPrice } from './listedPrice';
import { product } from './money';

/** Who says so: the vendor's bill, its price API, or its price list as this pack has it. */
export interface Cost extends Money {
	basis: 'billed' | 'quoted' | 'listed';
}

/** What is known of a task's cost before it is submitted: its most, or why that is not known. */
export interface Estimate {
	/** Images at most. */
	images: number;
	cost: Cost | UnknownPrice;
}

/** The cost where it is known. */
export const known = (cost: Cost | UnknownPrice | undefined): Cost | undefined =>
	cost && 'amount' in cost ? cost : undefined;

/**
 * What a finished task cost; undefined where nobody tells. An image that failed costs nothing (docs/vendors/upstream.md,
 * "Image sets"), so a quote counts for the images that came.
 *
 * @param areas of the images that came, in pixels, as far as they are known
 * @param priced what was ordered, where that is known
 * @param estimate what was known of its cost before
 */
export function costOf(
	{ billed, images }: TaskResult,
	areas: ReadonlyArray<number | undefined>,
	priced?: Priced,
	estimate?: Estimate,
): Cost | undefined {
	if (billed) return { ...billed, basis: 'billed' };
	if (!priced) return undefined;
	const quoted = known(estimate?.cost);
	if (quoted?.basis === 'quoted') {
		// The quote for taking an image apart is one for the whole, however many layers it has.
		const share = priced.job === 'decomposeLayers' ? 1 : images.length / mostImagesOf(priced);
		return { ...quoted, amount: product(quoted.amount, share) };
	}
	const listed = listedFor(priced, areas);
	return listed && { ...listed, basis: 'listed' };
}
