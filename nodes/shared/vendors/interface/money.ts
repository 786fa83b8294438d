import type { FamilyName } from '../../models/families';

export interface Money {
	amount: number;
	currency: 'USD' | 'CNY';
}

/** Prices of one image by its area in pixels, ascending; the last has no bound. */
export type PriceTiers = ReadonlyArray<{ upTo: number; price: number }>;

/** What a family's tasks are listed at; what is absent is not known, and what fails costs nothing. */
export interface FamilyPrice {
	image?: PriceTiers;
	/** Per layer, the base included, by the area of the base. */
	layer?: PriceTiers;
	/** Once, for the image that is taken apart; nothing where absent. */
	layeredImage?: number;
	/** Per reference image after the first `free` ones; nothing where absent. */
	reference?: { price: number; free: number } | 'unknown';
}

/** The vendor's listed prices (docs/vendors/<vendor>.md, "Prices"); families that are missing have none that is known. */
export interface PriceList {
	/** Absent where no price is known. */
	currency?: Money['currency'];
	/** When the vendor's pages were read, as YYYY-MM-DD. */
	readOn: string;
	families: Partial<Record<FamilyName, FamilyPrice>>;
}
