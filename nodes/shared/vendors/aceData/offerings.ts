import type { FamilyName } from '../../models/families';
import type { Offering } from '../../models/offering';
import type { Offerings } from '../vendor';
import { upstreamOffering } from '../wire/upstreamOfferings';

/** What the wire has for every model (docs/vendors/aceData.md, "Models"). */
export const WIRE = { callback: true };

const offering = (family: FamilyName, id: string, differences: Partial<Offering> = {}): Offering =>
	upstreamOffering(family, id, { ...WIRE, ...differences });

export const offerings: Offerings = {
	'seedream-5.0-pro': offering('seedream-5.0-pro', 'doubao-seedream-5-0-pro-260628', {
		sizes: { kind: 'area', least: 921_600, most: 4_194_304 },
	}),
	'seedream-5.0-lite': offering('seedream-5.0-lite', 'doubao-seedream-5-0-260128'),
	'seedream-4.5': offering('seedream-4.5', 'doubao-seedream-4-5-251128'),
	'seedream-4.0': offering('seedream-4.0', 'doubao-seedream-4-0-250828'),
	'seedream-3.0': offering('seedream-3.0', 'doubao-seedream-3-0-t2i-250415'),
	'seededit-3.0': offering('seededit-3.0', 'doubao-seededit-3-0-i2i-250628'),
};
