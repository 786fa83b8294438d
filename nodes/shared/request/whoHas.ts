import { FAMILIES, FAMILY_NAMES } from '../models/families';
import type { Offering } from '../models/offering';
import { EVERY_VENDOR, vendorsWhere } from '../vendors/vendors';
import { anyOf } from './invalidRequest';

/** Which models and vendors have what another lacks: "Seedream 5.0 Pro on Atlas Cloud or AceData Cloud". */
export function whoHas(has: (offering: Offering) => boolean): string {
	const families = FAMILY_NAMES.filter((family) =>
		EVERY_VENDOR.some(({ offerings }) => offerings[family] && has(offerings[family])),
	);
	const names = families.map((family) => FAMILIES[family].displayName);
	return `${anyOf(names)} on ${anyOf(vendorsWhere(has))}`;
}
