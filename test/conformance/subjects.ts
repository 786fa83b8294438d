import { FAMILY_NAMES, type FamilyName } from '../../nodes/shared/models/families';
import type { ModelUse, Offering } from '../../nodes/shared/models/offering';
import type { Vendor } from '../../nodes/shared/vendors/vendor';
import { VENDORS, type VendorName } from '../../nodes/shared/vendors/vendors';
import { VENDORS as EMULATED, type Stage, type VendorDescriptor } from '../emulator';

/** A registered vendor without an emulator of the same name does not compile here. */
const DESCRIPTORS: Record<VendorName, Subject['descriptor']> = EMULATED;

/** A registered vendor under test: what it and its emulator say that it can do decides what it has to pass. */
export interface Subject {
	name: VendorName;
	vendor: Vendor;
	descriptor: Pick<VendorDescriptor, 'can' | 'moderation' | 'keyScheme' | 'hosts'>;
	/** The stage at which a run asks about its tasks; undefined where there are none. */
	asking?: Extract<Stage, 'poll' | 'batch'>;
}

function subjectOf(name: VendorName): Subject {
	const vendor: Vendor = VENDORS[name];
	const asking = vendor.tasks && (vendor.tasks.batch ? 'batch' : 'poll');
	return { name, vendor, descriptor: DESCRIPTORS[name], asking };
}

export const SUBJECTS: Subject[] = (Object.keys(VENDORS) as VendorName[]).map(subjectOf);

export const subjectsWhere = (has: (subject: Subject) => boolean): Subject[] =>
	SUBJECTS.filter(has);

/** Vendors whose tasks have ids to come back to. */
export const WITH_TASKS = subjectsWhere(({ vendor }) => vendor.tasks !== undefined);
export const WITH_UPLOADS = subjectsWhere(({ vendor }) => vendor.uploads !== undefined);

/** What a node starts with, then the order of the panel. */
const PREFERENCE: FamilyName[] = ['seedream-5.0-lite', ...FAMILY_NAMES];

/** The first of the vendor's families, from the default on, for which something holds. */
export function familyWhere(
	{ vendor }: Subject,
	has: (offering: Offering) => boolean,
): FamilyName | undefined {
	return PREFERENCE.find((family) => {
		const offering = vendor.offerings[family];
		return offering !== undefined && has(offering);
	});
}

export const familyFor = (subject: Subject, use: ModelUse): FamilyName | undefined =>
	familyWhere(subject, ({ ids }) => ids[use] !== undefined);

/** The vendors that have a family for this, each with it. */
export const pairsWhere = (
	has: (offering: Offering) => boolean,
): Array<{ name: VendorName; subject: Subject; family: FamilyName; offering: Offering }> =>
	SUBJECTS.flatMap((subject) => {
		const family = familyWhere(subject, has);
		const offering = family && subject.vendor.offerings[family];
		return family && offering ? [{ name: subject.name, subject, family, offering }] : [];
	});

export const pairsFor = (use: ModelUse) => pairsWhere(({ ids }) => ids[use] !== undefined);

/**
 * A vendor of each kind of traffic: how tasks are asked about, whether lost ones are listed, whether the vendor states
 * a pace. What runs do with time is the same code for all of a kind.
 */
export const ONE_OF_EACH_KIND: Subject[] = SUBJECTS.filter(
	(subject, index) => SUBJECTS.findIndex((other) => kindOf(other) === kindOf(subject)) === index,
);

function kindOf({ vendor, asking }: Subject): string {
	return [asking, vendor.tasks?.list !== undefined, vendor.statedPace !== undefined].join();
}
