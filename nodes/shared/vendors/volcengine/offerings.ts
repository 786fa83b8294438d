import type { Offerings } from '../vendor';
import { upstreamOffering } from '../wire/upstreamOfferings';

/** Every id is prefixed and dated (docs/vendors/volcengine.md, "Models"). */
export const offerings: Offerings = {
	'seedream-5.5': upstreamOffering('seedream-5.5', 'doubao-seedream-5-5-261028'),
	'seedream-5.0-flash': upstreamOffering('seedream-5.0-flash', 'doubao-seedream-5-0-flash-260915'),
	'seedream-5.0-pro': upstreamOffering('seedream-5.0-pro', 'doubao-seedream-5-0-pro-260628'),
	'seedream-5.0-lite': upstreamOffering('seedream-5.0-lite', 'doubao-seedream-5-0-260128'),
	'seedream-4.5': upstreamOffering('seedream-4.5', 'doubao-seedream-4-5-251128'),
	'seedream-4.0': upstreamOffering('seedream-4.0', 'doubao-seedream-4-0-250828'),
	'seedream-3.0': upstreamOffering('seedream-3.0', 'doubao-seedream-3-0-t2i-250415'),
	'seededit-3.0': upstreamOffering('seededit-3.0', 'doubao-seededit-3-0-i2i-250628'),
};
