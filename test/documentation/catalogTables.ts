import { FAMILIES, FAMILY_NAMES } from '../../nodes/shared/models/families';
import type { Offering } from '../../nodes/shared/models/offering';
import type { Vendor } from '../../nodes/shared/vendors/vendor';
import { EVERY_VENDOR } from '../../nodes/shared/vendors/vendors';
import { table, type Row } from './table';

const yes = (has: unknown): string => (has ? 'yes' : '–');

/** The families, without their legacy mark, for which something holds on a vendor. */
function familiesWith({ offerings }: Vendor, has: (offering: Offering) => boolean): string {
	const names = FAMILY_NAMES.filter((family) => {
		const offering = offerings[family];
		return offering && has(offering);
	}).map((family) => FAMILIES[family].displayName.replace(/^Seedream | \(Legacy\)$/g, ''));
	return names.join(', ') || '–';
}

/** What each vendor can do, and with which models. */
export function vendorFeatures(): string {
	const features: Array<[string, (vendor: Vendor) => string]> = [
		['Generate', (vendor) => familiesWith(vendor, ({ ids }) => ids.generate !== undefined)],
		['Edit one image', (vendor) => familiesWith(vendor, ({ ids }) => ids.edit !== undefined)],
		[
			'Compose several images',
			(vendor) => familiesWith(vendor, ({ references }) => references.most > 1),
		],
		['Image sets', (vendor) => familiesWith(vendor, (offering) => offering.mostImagesInSet > 0)],
		[
			'Decompose layers',
			(vendor) => familiesWith(vendor, ({ ids }) => ids.decomposeLayers !== undefined),
		],
		[
			'Transparent background',
			(vendor) => familiesWith(vendor, (offering) => offering.background !== undefined),
		],
		[
			'PNG output',
			(vendor) => familiesWith(vendor, ({ outputFormats }) => outputFormats.length > 1),
		],
		['Web search', (vendor) => familiesWith(vendor, (offering) => offering.webSearch)],
		['Seed', (vendor) => familiesWith(vendor, (offering) => offering.seed)],
		['Watermark setting', (vendor) => familiesWith(vendor, (offering) => offering.watermark)],
		['Task IDs, Poll Prediction', ({ tasks }) => yes(tasks)],
		['Several tasks in one query', ({ tasks }) => yes(tasks?.batch)],
		[
			'Callbacks',
			({ offerings }) => yes(Object.values(offerings).some(({ callback }) => callback)),
		],
		['Upload', ({ uploads }) => yes(uploads)],
		["The vendor's own model list", ({ modelList }) => yes(modelList)],
	];
	return table(
		['', ...EVERY_VENDOR.map(({ displayName }) => displayName)],
		features.map(([name, of]) => [name, ...EVERY_VENDOR.map(of)]),
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
			return 'by name only';
		default:
			return "the input's size";
	}
}

/** What each model takes and makes on each vendor. */
export function modelLimits(): string {
	const rows = FAMILY_NAMES.flatMap((family) =>
		EVERY_VENDOR.flatMap(({ displayName, offerings }): Row[] => {
			const offering = offerings[family];
			if (!offering) return [];
			const { references, mostImagesInSet, presets } = offering;
			return [
				[
					FAMILIES[family].displayName,
					displayName,
					[...new Set(Object.values(offering.ids))].map((id) => `\`${id}\``).join('<br>'),
					Object.keys(presets).join(' ') || '–',
					describeSizes(offering),
					references.most === 0 ? '–' : String(references.most),
					mostImagesInSet === 0 ? '–' : String(mostImagesInSet),
				],
			];
		}),
	);
	return table(
		['Model', 'Vendor', 'Model ID', 'Resolutions', 'Custom size', 'Input images', 'Images per set'],
		rows,
	);
}
