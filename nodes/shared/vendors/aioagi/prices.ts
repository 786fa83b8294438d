import type { PriceList } from '../vendor';

/** None is published (docs/vendors/aioagi.md, "Prices"). */
export const prices: PriceList = { readOn: '2026-11-28', families: {} };
