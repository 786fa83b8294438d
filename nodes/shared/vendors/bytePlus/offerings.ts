import type { Offerings } from '../vendor';
import { upstreamOffering } from '../wire/upstreamOfferings';

/** Seedream 3.0 and SeedEdit answer 404 here, or may (docs/vendors/bytePlus.md, "Models"). */
export const offerings: Offerings = {
	'seedream-5.5': upstreamOffering('seedream-5.5', 'seedream-5-5-261028'),
	'seedream-5.0-flash': upstreamOffering('seedream-5.0-flash', 'seedream-5-0-flash-260915'),
	'seedream-5.0-pro': upstreamOffering('seedream-5.0-pro', 'dola-seedream-5-0-pro-260628'),
	'seedream-5.0-lite': upstreamOffering('seedream-5.0-lite', 'seedream-5-0-260128'),
	'seedream-4.5': upstreamOffering('seedream-4.5', 'seedream-4-5-251128'),
	'seedream-4.0': upstreamOffering('seedream-4.0', 'seedream-4-0-250828'),
};
