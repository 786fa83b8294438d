import { FAMILIES, FAMILY_NAMES, type FamilyName } from '../../nodes/shared/models/families';
import type { Offering } from '../../nodes/shared/models/offering';
import type { PriceList, Vendor } from '../../nodes/shared/vendors/vendor';
import { EVERY_VENDOR } from '../../nodes/shared/vendors/vendors';
import { table, type Row } from './table';

const yes = (has: unknown): string => (has ? 'yes' : '–');

/** A family as the tables call it, without its legacy mark. */
const shortName = (family: FamilyName): string =>
	FAMILIES[family].displayName.replace(/^Seedream | \(Legacy\)$/g, '');

/** The families for which something holds on a vendor. */
function familiesWith({ offerings }: Vendor, has: (offering: Offering) => boolean): string {
	const names = FAMILY_NAMES.filter((family) => {
		const offering = offerings[family];
		return offering && has(offering);
	}).map(shortName);
	return names.join(', ') || '–';
}

/** Pixels of a square image at 2K. */
const AREA_2K = 2048 * 2048;

/** What an image at 2K is listed at, of the model that a node starts with, else of the first that has a price. */
function listPrice({ prices }: Vendor): string {
	const families: FamilyName[] = ['seedream-5.0-lite', ...FAMILY_NAMES];
	const [first] = families.flatMap((family) => priceOf(prices, family));
	return first ? `${first} (${prices?.readOn})` : 'not known';
}

function priceOf(prices: PriceList | undefined, family: FamilyName): string[] {
	const tier = prices?.families[family]?.image?.find(({ upTo }) => AREA_2K <= upTo);
	return tier ? [`${prices?.currency} ${tier.price} for ${shortName(family)}`] : [];
}

const COLUMNS: Array<[string, (vendor: Vendor) => string]> = [
	[
		'Vendor',
		({ name, displayName }) => `**${displayName}** ([models and wire](docs/vendors/${name}.md))`,
	],
	['Models', (vendor) => familiesWith(vendor, () => true)],
	['Image sets', (vendor) => familiesWith(vendor, (offering) => offering.mostImagesInSet > 0)],
	['Layers', (vendor) => familiesWith(vendor, ({ ids }) => ids.decomposeLayers !== undefined)],
	['Background', (vendor) => familiesWith(vendor, ({ background }) => background !== undefined)],
	['Web search', (vendor) => familiesWith(vendor, (offering) => offering.webSearch)],
	['Watermark setting', (vendor) => familiesWith(vendor, (offering) => offering.watermark)],
	['Task IDs', ({ tasks }) => yes(tasks)],
	['Recovery after a lost answer', ({ tasks }) => yes(tasks?.list)],
	['Callbacks', ({ offerings }) => yes(Object.values(offerings).some(({ callback }) => callback))],
	['Upload', ({ uploads }) => yes(uploads)],
	['List price of a 2K image', listPrice],
	['URLs live', ({ urlLifetime }) => urlLifetime],
];

/** What each vendor can do, and with which models: a row each. */
export function vendorFeatures(): string {
	return table(
		COLUMNS.map(([name]) => name),
		EVERY_VENDOR.map((vendor): Row => COLUMNS.map(([, of]) => of(vendor))),
	);
}
