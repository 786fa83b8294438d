import { FAMILIES, FAMILY_NAMES } from '../../nodes/shared/models/families';
import type { Offering } from '../../nodes/shared/models/offering';
import type { Vendor } from '../../nodes/shared/vendors/vendor';
import { table, type Row } from './table';

const orNone = (count: number): string => (count === 0 ? '–' : String(count));

/** What each model can do upstream, a row each. */
export function familyLimits(): string {
	const rows = FAMILY_NAMES.map((name): Row => {
		const family = FAMILIES[name];
		return [
			family.displayName,
			Object.keys(family.presets).join(' ') || "the input's size",
			orNone(family.references.most),
			orNone(family.mostImagesInSet),
			orNone(family.mostLayers),
			family.outputFormats.join(', '),
		];
	});
	return table(
		['Model', 'Resolutions', 'Input images', 'Images per set', 'Layers', 'Formats'],
		rows,
	);
}

function describeSizes({ sizes }: Offering): string {
	switch (sizes.kind) {
		case 'listed':
			return `${sizes.sizes.length} listed sizes`;
		case 'sides':
			return `sides ${sizes.least}–${sizes.most} px`;
		case 'area':
			return `${(sizes.least / 1e6).toFixed(1)}–${(sizes.most / 1e6).toFixed(1)} MP`;
		case 'named':
			return 'none';
		default:
			return "the input's size";
	}
}

/** What each model takes and makes on a vendor. */
export function vendorOfferings({ offerings }: Vendor): string {
	const rows = FAMILY_NAMES.flatMap((family): Row[] => {
		const offering = offerings[family];
		if (!offering) return [];
		const { references, mostImagesInSet, presets } = offering;
		return [
			[
				FAMILIES[family].displayName,
				[...new Set(Object.values(offering.ids))].map((id) => `\`${id}\``).join('<br>'),
				Object.keys(presets).join(' ') || '–',
				describeSizes(offering),
				orNone(references.most),
				orNone(mostImagesInSet),
			],
		];
	});
	return table(
		['Model', 'Model ID', 'Resolutions', 'Custom size', 'Input images', 'Images per set'],
		rows,
		{ aligned: true },
	);
}
