import { FAMILIES, type FamilyName } from '../../models/families';
import { EVERY_USE, type Offering } from '../../models/offering';

/**
 * A family on a host with model ids of its own for each use. Names of sizes, backgrounds and prompt optimization are
 * the upstream body's, and only there where `own` says so.
 *
 * @param own what the host has in another way than the family upstream
 */
export const offeringByUse = (
	family: FamilyName,
	ids: Offering['ids'],
	own: Partial<Offering> & Pick<Offering, 'sizes' | 'watermark' | 'callback'>,
): Offering => ({
	...FAMILIES[family],
	ids,
	presetNames: [],
	ratioNames: [],
	background: undefined,
	promptOptimizations: [],
	promptOptimizationUses: EVERY_USE,
	...own,
});
