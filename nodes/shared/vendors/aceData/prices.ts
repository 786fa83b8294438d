import type { PriceList } from '../vendor';

/**
 * None is known: the vendor's page says from what price on its images are sold, which bounds a cost from below only
 * (docs/vendors/aceData.md, "Prices").
 */
export const prices: PriceList = { readOn: '2026-11-28', families: {} };
