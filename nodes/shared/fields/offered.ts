import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Offering } from '../models/offering';
import { idsOfFamily } from '../request/findModel';
import type { FamilyName } from '../models/families';
import type { Vendor } from '../vendors/vendor';
import { EVERY_VENDOR } from '../vendors/vendors';

/** Whether a model on a vendor has what a field sets. */
export type Has = (offering: Offering) => boolean;

/** Vendors of which the same can be said: whatever names of models two of them share, they answer alike. */
interface VendorGroup {
	vendors: Vendor[];
	/** Family names and vendors' ids, as 'Model' can hold them, and the answer to each question about them. */
	answers: Map<string, readonly boolean[]>;
}

function answersOf(vendor: Vendor, questions: readonly Has[]): VendorGroup['answers'] {
	const answers: VendorGroup['answers'] = new Map();
	for (const [family, offering] of Object.entries(vendor.offerings)) {
		const answer = questions.map((has) => has(offering));
		for (const name of [family, ...idsOfFamily(vendor, family as FamilyName)]) {
			answers.set(name, answer);
		}
	}
	return answers;
}

function agree(one: VendorGroup['answers'], other: VendorGroup['answers']): boolean {
	return [...one].every(([name, answer]) => {
		const second = other.get(name);
		return !second || answer.every((has, index) => has === second[index]);
	});
}

/**
 * Vendors with equal answers, so that a field needs one entry for all of them. Those to which the first question
 * is no for every model are left out.
 */
export function groupVendors(first: Has, ...others: Has[]): VendorGroup[] {
	const groups: VendorGroup[] = [];
	for (const vendor of EVERY_VENDOR) {
		if (!Object.values(vendor.offerings).some(first)) continue;
		const answers = answersOf(vendor, [first, ...others]);
		const group = groups.find((candidate) => agree(candidate.answers, answers));
		if (group) {
			group.vendors.push(vendor);
			for (const [name, answer] of answers) group.answers.set(name, answer);
		} else {
			groups.push({ vendors: [vendor], answers });
		}
	}
	return groups;
}

/** What 'Model' can hold for the models of a group to which a question is no, as `hide` takes it; none where it is yes for all. */
export function modelsWithout({ answers }: VendorGroup, question = 0): IDisplayOptions['hide'] {
	const names = [...answers].filter(([, answer]) => !answer[question]).map(([name]) => name);
	return names.length > 0 ? { '/model': names } : undefined;
}

/**
 * When n8n shows a field for a group: with its vendors, and not with models that lack it.
 *
 * @param where on what else it depends
 */
export function shownFor(group: VendorGroup, where: IDisplayOptions): IDisplayOptions {
	const hide = { ...modelsWithout(group), ...where.hide };
	const credentials = group.vendors.map(({ credential }) => credential);
	return {
		show: { '/authentication': credentials, ...where.show },
		// An engine of n8n 1.x looks into what is there and holds nothing.
		...(Object.keys(hide).length > 0 && { hide }),
	};
}

/**
 * A field, shown where the offerings say that vendor and model have it, and with any model that no table knows or
 * that an expression gives. What n8n hides it also drops, so a value that was set for another model is not sent
 * (docs/design.md, "Shape").
 *
 * @param where on what else it depends
 */
export function offered(
	field: INodeProperties,
	has: Has,
	where: IDisplayOptions = {},
): INodeProperties[] {
	return groupVendors(has).map((group) => ({ ...field, displayOptions: shownFor(group, where) }));
}
