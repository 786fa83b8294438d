import { describe, expect, it } from '@jest/globals';
import { RESOLUTIONS } from '../../../nodes/shared/models/presets';
import type { Offering } from '../../../nodes/shared/models/offering';
import { InvalidRequest } from '../../../nodes/shared/request/invalidRequest';
import { nearest, parsePixels, writtenSize } from '../../../nodes/shared/request/sizeLimits';
import { chooseSize } from '../../../nodes/shared/request/sizes';
import { EVERY_VENDOR, VENDORS } from '../../../nodes/shared/vendors/vendors';

const lite = VENDORS.atlasCloud.offerings['seedream-5.0-lite'] as Offering;

function refusalOf(width: number, height: number): InvalidRequest {
	try {
		chooseSize(lite, { resolution: 'custom', aspectRatio: 'auto', width, height });
	} catch (error) {
		if (error instanceof InvalidRequest) return error;
	}
	throw new Error('Nothing was refused');
}

describe('a size that a vendor does not list', () => {
	it.each([
		[300, 300, '2048x2048'],
		[5000, 5000, '3072x3072'],
		[1920, 1080, '2848x1600'],
		[1080, 1920, '1600x2848'],
		[3840, 2160, '4096x2304'],
		[1200, 900, '2304x1728'],
		[600, 800, '1728x2304'],
		[4000, 1000, '3136x1344'],
	])('like %d × %d is answered with the nearest of its shape', (width, height, size) => {
		expect(nearest(lite.sizes, { width, height }).map(writtenSize)[0]).toBe(size);
		expect(refusalOf(width, height).message).toContain(`Nearest to yours: ${size}, `);
	});

	it('is refused in a sentence without the whole list, which is beside it', () => {
		const { message, advice } = refusalOf(300, 300);
		expect(message).toBe(
			"'Width' × 'Height' is '300x300'. Seedream 5.0 Lite has no such size. Nearest to yours: 2048x2048, 3072x3072 or 2304x1728.",
		);
		expect(advice).toContain('2304x1728, 1728x2304');
	});
});

/** The choice for 'Aspect Ratio' Auto as it was before sizes were named by shape first. */
function alike(sizes: string[], ratio: number, side: number): string {
	const wanted = {
		width: Math.round(side * Math.sqrt(ratio)),
		height: Math.round(side / Math.sqrt(ratio)),
	};
	const unlike = (size: string): number => {
		const { width, height } = parsePixels(size);
		return Math.abs(Math.log(width / wanted.width)) + Math.abs(Math.log(height / wanted.height));
	};
	return [...sizes].sort((a, b) => unlike(a) - unlike(b))[0] ?? '';
}

describe("'Aspect Ratio' Auto at a vendor that lists its sizes", () => {
	const listing = EVERY_VENDOR.flatMap((vendor) =>
		Object.values(vendor.offerings).flatMap((offering) =>
			RESOLUTIONS.filter((name) => name in offering.presets).map((resolution) => ({
				vendor: vendor.displayName,
				model: offering.displayName,
				offering,
				resolution,
			})),
		),
	).filter(({ offering }) => offering.sizes.kind === 'listed');

	it.each(listing)(
		'takes on $vendor for $model at $resolution the size most like the reference',
		({ offering, resolution }) => {
			const row = offering.presets[resolution] ?? { '1:1': '' };
			const turned = (size: string): string => size.split('x').reverse().join('x');
			const known = offering.sizes.kind === 'listed' ? offering.sizes.sizes : [];
			const names = Object.values(row).flatMap((size) => [size, turned(size)]);
			const sizes = known.filter((size) => names.includes(size));
			for (let step = -120; step <= 120; step++) {
				const ratio = 16 ** (step / 120);
				const chosen = chooseSize(
					offering,
					{ resolution, aspectRatio: 'auto', width: 1, height: 1 },
					ratio,
				);
				const side = parsePixels(row['1:1']).width;
				expect(chosen.kind === 'pixels' && writtenSize(chosen)).toBe(alike(sizes, ratio, side));
			}
		},
	);
});
