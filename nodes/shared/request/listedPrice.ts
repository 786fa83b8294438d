import type { FamilyPrice, Money, Order, PriceTiers, Vendor } from '../vendors/vendor';
import { areasOf } from './areas';
import { familyOfId } from './findModel';
import { product, sumOf } from './money';

/** What decides a task's price. */
export interface Priced extends Pick<
	Order,
	'job' | 'model' | 'maxImages' | 'size' | 'webSearch' | 'extraFields'
> {
	vendor: Vendor;
	/** How many images the task refers to. */
	references: number;
}

/** Why a price is not known, as the end of a sentence. */
export interface UnknownPrice {
	unknown: string;
}

/** The images that a task makes at most: of an image that is taken apart, all layers and the base. */
export function mostImagesOf({ job, model, maxImages = 1 }: Priced): number {
	return job === 'decomposeLayers' ? model.offering.mostLayers + 1 : maxImages;
}

/** What a task costs at most by the vendor's table. Nothing is guessed: what the table does not tell is unknown. */
export function listedAtMost(priced: Priced): Money | UnknownPrice {
	const { job, model, size } = priced;
	const found = priceOf(priced);
	if ('unknown' in found) return found;
	const { currency, tiers, once } = found;
	const areas = job === 'decomposeLayers' ? undefined : areasOf(model.offering, size);
	const each = Math.max(...pricesOf(tiers, areas));
	return { amount: sumOf([product(each, mostImagesOf(priced)), once]), currency };
}

/**
 * What the images that came cost by the vendor's table; undefined where it does not tell. One that failed costs
 * nothing (docs/vendors/upstream.md, "Image sets").
 *
 * @param areas of the images that came, in pixels, as far as they are known
 */
export function listedFor(
	priced: Priced,
	areas: ReadonlyArray<number | undefined>,
): Money | undefined {
	const { job, model, size } = priced;
	const found = priceOf(priced);
	if ('unknown' in found) return undefined;
	const { currency, tiers, once } = found;
	const asked = job === 'decomposeLayers' ? undefined : areasOf(model.offering, size);
	const amounts = areas.map((own) => {
		// Layers are billed by the size of the base, which comes first.
		const area = job === 'decomposeLayers' ? areas[0] : own;
		const [price, ...others] = new Set(pricesOf(tiers, area === undefined ? asked : [area]));
		return others.length > 0 ? undefined : price;
	});
	if (amounts.some((amount) => amount === undefined)) return undefined;
	return { amount: sumOf([...(amounts as number[]), once]), currency };
}

/** A task's price by image, and what comes once on top: for its references. */
interface FoundPrice {
	currency: Money['currency'];
	tiers: PriceTiers;
	once: number;
}

function priceOf(priced: Priced): FoundPrice | UnknownPrice {
	const { vendor, model, job, webSearch, extraFields } = priced;
	const { prices } = vendor;
	const family = familyOfId(vendor, model.id);
	const price = family && prices?.families[family];
	const layers = job === 'decomposeLayers';
	const tiers = layers ? price?.layer : price?.image;
	const unknown = (what: string): UnknownPrice => ({
		unknown: `the price of ${what} is not known`,
	});
	const named = layers ? `layers of ${model.offering.displayName}` : model.offering.displayName;
	if (!prices?.currency || !price || !tiers) return unknown(named);
	if (webSearch) return unknown("'Web Search'");
	if (extraFields) return unknown("what 'Extra Fields' adds");
	const once = layers ? (price.layeredImage ?? 0) : forReferences(price, priced.references);
	if (once === undefined) return unknown(`reference images of ${named}`);
	return { currency: prices.currency, tiers, once };
}

function forReferences({ reference }: FamilyPrice, count: number): number | undefined {
	if (!reference || count === 0) return 0;
	if (reference === 'unknown') return undefined;
	return product(reference.price, Math.max(0, count - reference.free));
}

/** The prices of images with these areas, or of any area. */
function pricesOf(tiers: PriceTiers, areas: readonly number[] | undefined): number[] {
	if (!areas) return tiers.map(({ price }) => price);
	return areas.map((area) => (tiers.find(({ upTo }) => area <= upTo) ?? tiers.at(-1))?.price ?? 0);
}
