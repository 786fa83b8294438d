import { FAMILIES, FAMILY_NAMES, type FamilyName } from '../models/families';
import { EVERY_USE, type ModelUse, type Offering } from '../models/offering';
import type { Model, Vendor } from '../vendors/vendor';
import { EVERY_VENDOR, vendorsWhere } from '../vendors/vendors';
import { InvalidRequest, anyOf, invalidValue, shown } from './invalidRequest';

/** Why a model cannot do a job, and what can. */
const MISSING_USES: Record<ModelUse, (model: string, vendor: Vendor) => string> = {
	generate: (model) =>
		`${model} only edits images: use the Seedream Edit node, or choose another model.`,
	edit: (model) =>
		`${model} does not edit images: use the Seedream Generate node, or choose another model.`,
	generateSet: (model, vendor) => oneImage(model, whoMakes('generateSet', vendor)),
	editSet: (model, vendor) => oneImage(model, whoMakes('editSet', vendor)),
	decomposeLayers: (model, vendor) =>
		`${model} cannot decompose layers: choose ${whoMakes('decomposeLayers', vendor)}.`,
};

const oneImage = (model: string, others: string): string =>
	`${model} makes one image per task: turn 'Image Set' off, or choose ${others}.`;

/** The vendor's models for a use, or those of other vendors. */
const whoMakes = (use: ModelUse, vendor: Vendor): string =>
	familiesWith(use, vendor) || whoHas(({ ids }) => ids[use] !== undefined);

/** Which models and vendors have what another lacks: "Seedream 5.0 Pro on Atlas Cloud or AceData Cloud". */
function whoHas(has: (offering: Offering) => boolean): string {
	const families = FAMILY_NAMES.filter((family) =>
		EVERY_VENDOR.some(({ offerings }) => offerings[family] && has(offerings[family])),
	);
	const names = families.map((family) => FAMILIES[family].displayName);
	return `${anyOf(names)} on ${anyOf(vendorsWhere(has))}`;
}

function familiesWith(use: ModelUse, { offerings }: Vendor): string {
	const able = FAMILY_NAMES.filter((family) => offerings[family]?.ids[use]);
	return anyOf(able.map((family) => FAMILIES[family].displayName));
}

/** A model id that no table knows: sent as it is, with nothing refused that its vendor might accept. */
function unlisted(vendor: Vendor, id: string): Offering {
	const { presets } = FAMILIES['seedream-4.0'];
	const pro = FAMILIES['seedream-5.0-pro'];
	const lite = FAMILIES['seedream-5.0-lite'];
	return {
		...FAMILIES['seedream-4.0'],
		displayName: shown(id),
		ids: {},
		streams: false,
		presets: { ...presets, '1.5K': pro.presets['1.5K'], '3K': lite.presets['3K'] },
		sizes: { kind: 'unknown' },
		presetNames: ['1K', '1.5K', '2K', '3K', '4K'],
		ratioNames: [],
		outputFormats: ['jpeg', 'png'],
		promptOptimizationUses: EVERY_USE,
		webSearch: true,
		seed: true,
		guidanceScale: { least: 0, most: 20 },
		background: FAMILIES['seedream-5.5'].background,
		callback: false,
		watermark: true,
		referenceFormats: pro.referenceFormats,
		...vendor.unlisted,
	};
}

function named(offering: Offering, vendor: Vendor): Offering {
	return { ...offering, displayName: `${offering.displayName} on ${vendor.displayName}` };
}

/**
 * The model behind what 'Model' holds: a family name, one of the vendor's ids, or any other id, sent as it is.
 *
 * @throws InvalidRequest when the model is known and cannot do what is asked of it
 */
export function findModel(vendor: Vendor, name: string, use: ModelUse): Model {
	if (name === '') throw new InvalidRequest("'Model' is empty. Choose a model from the list.");
	const chosen = FAMILY_NAMES.find((candidate) => candidate === name);
	const family = chosen ?? familyOfId(vendor, name);
	const offering = family && vendor.offerings[family];
	if (!offering) {
		if (!chosen) return { id: name, offering: unlisted(vendor, name) };
		const allowed = `${vendor.displayName} does not have it: choose ${whoMakes(use, vendor)}`;
		throw invalidValue('Model', FAMILIES[chosen].displayName, allowed);
	}
	const model = named(offering, vendor);
	const id = offering.ids[use];
	if (!id) throw new InvalidRequest(MISSING_USES[use](model.displayName, vendor));
	if (chosen) return { id, offering: model };
	if (id !== name && Object.values(offering.ids).includes(name)) {
		const allowed = `That is for another task. For this one enter ${id}, or choose the model from the list`;
		throw invalidValue('Model', name, allowed);
	}
	return { id: name, offering: model };
}

/** Every id by which the vendor knows a family that it offers. */
export function idsOfFamily({ offerings, otherIds = {} }: Vendor, family: FamilyName): string[] {
	const aliases = Object.keys(otherIds).filter((id) => otherIds[id] === family);
	return [...new Set([...Object.values(offerings[family]?.ids ?? {}), ...aliases])];
}

/** The family one of a vendor's model ids belongs to. */
export function familyOfId({ offerings, otherIds }: Vendor, id: string): FamilyName | undefined {
	return (
		FAMILY_NAMES.find((family) => Object.values(offerings[family]?.ids ?? {}).includes(id)) ??
		otherIds?.[id]
	);
}
