import {
	FAMILIES,
	FAMILY_NAMES,
	type FamilyName,
	type OutputFormat,
} from '../../nodes/shared/models/families';
import type { Offering } from '../../nodes/shared/models/offering';
import { RESOLUTIONS, type AspectRatio, type Resolution } from '../../nodes/shared/models/presets';
import { InvalidRequest } from '../../nodes/shared/request/invalidRequest';
import { chooseSize } from '../../nodes/shared/request/sizes';
import type { Vendor } from '../../nodes/shared/vendors/vendor';
import { EVERY_VENDOR } from '../../nodes/shared/vendors/vendors';
import { table, type Row } from './table';

/** Portrait sizes are these turned. */
export const RATIOS: AspectRatio[] = ['1:1', '4:3', '16:9', '3:2', '21:9'];

/** What goes to the vendor for a choice, in words: pixels, names, or that it is refused. */
export function sizeFor(
	offering: Offering,
	resolution: Resolution,
	aspectRatio: AspectRatio | 'auto',
): string {
	try {
		const size = chooseSize(offering, { resolution, aspectRatio, width: 0, height: 0 });
		if (size.kind === 'pixels') return `${size.width}x${size.height}`;
		if (size.kind === 'adaptive') return "the input's size";
		return size.aspectRatio
			? `${size.resolution} ${size.aspectRatio} by name`
			: `${size.resolution} in the vendor's shape`;
	} catch (error) {
		if (error instanceof InvalidRequest) return 'refused';
		throw error;
	}
}

/** Why a vendor's sizes of a model are what they are. */
function reason({ sizes }: Offering): string {
	switch (sizes.kind) {
		case 'listed':
			return `takes ${sizes.sizes.length} listed sizes only`;
		case 'sides':
			return `takes sides of ${sizes.least} to ${sizes.most} px`;
		case 'area':
			return `takes ${(sizes.least / 1e6).toFixed(1)} to ${(sizes.most / 1e6).toFixed(1)} MP`;
		case 'named':
			return 'takes resolution and ratio by name, not pixels';
		case 'adaptive':
			return 'keeps the size of the input';
		default:
			return 'not known';
	}
}

interface Offered {
	vendor: string;
	offering: Offering;
	size: string;
}

function offeredBy(
	family: FamilyName,
	resolution: Resolution,
	ratio: AspectRatio | 'auto',
): Offered[] {
	return EVERY_VENDOR.flatMap(({ displayName: vendor, offerings }: Vendor) => {
		const offering = offerings[family];
		return offering ? [{ vendor, offering, size: sizeFor(offering, resolution, ratio) }] : [];
	});
}

const namesOf = (offered: Offered[]): string => offered.map(({ vendor }) => vendor).join(', ');

/** Pixels that differ; what goes by name has its own table. */
function rowOf(family: FamilyName, resolution: Resolution, ratio: AspectRatio): Row[] {
	const offered = offeredBy(family, resolution, ratio).filter(
		({ size }) => !/name|input/.test(size),
	);
	const sizes = [...new Set(offered.map(({ size }) => size))];
	if (sizes.length < 2) return [];
	const of = (size: string) => offered.filter((one) => one.size === size);
	const [common = '', ...others] = sizes.sort((one, other) => of(other).length - of(one).length);
	const parts = others.map((size) => {
		const reasons = [...new Set(of(size).map(({ offering }) => reason(offering)))];
		return `**${size}** on ${namesOf(of(size))}: ${reasons.join('; ')}`;
	});
	const name = FAMILIES[family].displayName;
	return [
		[name, `${resolution} ${ratio}`, `${common} on ${namesOf(of(common))}`, parts.join('<br>')],
	];
}

/** The resolutions and ratios that are not the same pixels on every vendor that takes pixels, and why. */
export function sizeDifferences(): string {
	const rows = FAMILY_NAMES.flatMap((family) =>
		RESOLUTIONS.flatMap((resolution) =>
			RATIOS.flatMap((ratio) => rowOf(family, resolution, ratio)),
		),
	);
	return table(['Model', 'Size chosen', 'Sent', 'But'], rows);
}

/** Who decides on the pixels, and who on the shape where 'Aspect Ratio' is Auto. */
export function shapeDifferences(): string {
	const rows = FAMILY_NAMES.flatMap((family): Row[] => {
		const offered = offeredBy(family, '2K', 'auto');
		if (offered.length === 0) return [];
		const where = (has: (one: Offered) => boolean) => namesOf(offered.filter(has)) || '–';
		return [
			[
				FAMILIES[family].displayName,
				where(({ offering }) => offering.sizes.kind === 'named'),
				where(({ size }) => size.includes("vendor's shape")),
				where(({ size }) => !size.includes("vendor's shape") && !size.includes('input')),
			],
		];
	});
	return table(
		[
			'Model',
			'Sizes by name alone',
			'Auto: the vendor decides',
			'Auto: as the first image, else square',
		],
		rows,
	);
}

/** The format of each model's files where none is chosen, where vendors differ. */
export function formatDifferences(): string {
	const rows = FAMILY_NAMES.flatMap((family): Row[] => {
		const where = (format: OutputFormat) =>
			EVERY_VENDOR.filter(({ offerings }: Vendor) => offerings[family]?.outputFormats[0] === format)
				.map(({ displayName }) => displayName)
				.join(', ');
		const [jpeg, png] = [where('jpeg'), where('png')];
		return jpeg && png ? [[FAMILIES[family].displayName, jpeg, png]] : [];
	});
	return table(['Model', 'JPEG', 'PNG'], rows);
}
