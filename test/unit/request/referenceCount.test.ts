import { describe, expect, it } from '@jest/globals';
import type { Job } from '../../../nodes/shared/models/families';
import type { ImageRequest } from '../../../nodes/shared/request/imageRequest';
import { InvalidRequest } from '../../../nodes/shared/request/invalidRequest';
import { checkReferenceCount } from '../../../nodes/shared/request/referenceCount';

function told(
	job: Job,
	count: number,
	{ most = 10, maxImages = 0 } = {},
	namedFrom?: Parameters<typeof checkReferenceCount>[2],
): string | undefined {
	const offering = { displayName: 'Seedream 5.0 Lite', references: { most } };
	try {
		checkReferenceCount({ job, maxImages, model: { offering } } as ImageRequest, count, namedFrom);
		return undefined;
	} catch (error) {
		if (error instanceof InvalidRequest) return error.message;
		throw error;
	}
}

describe('the number of reference images', () => {
	it.each<[Job, number, number, number]>([
		['generate', 0, 10, 0],
		['generate', 20, 10, 15],
		['edit', 1, 10, 0],
		['decomposeLayers', 1, 10, 0],
		['compose', 2, 10, 0],
		['compose', 10, 10, 0],
		['compose', 14, 14, 0],
		['compose', 10, 10, 5],
	])('%s takes %d where the model takes %d, with %d to make', (job, count, most, maxImages) => {
		expect(told(job, count, { most, maxImages })).toBeUndefined();
	});

	it.each<[string, string | undefined, string]>([
		[
			'no image to edit',
			told('edit', 0, {}, { files: "The item has 'photo'." }),
			"'Image' is empty. Name the binary field or URL of an image. The item has 'photo'.",
		],
		[
			'no image to take apart',
			told('decomposeLayers', 0),
			"'Image' is empty. Name the binary field or URL of an image.",
		],
		[
			'two images to edit',
			told('edit', 2),
			"'Image' names 2 images. Seedream 5.0 Lite takes one here. For several images use the Seedream Compose node.",
		],
		[
			'no image to compose',
			told('compose', 0),
			"'Images' names no images. Compose takes 2 to 10; to change a single image use the Seedream Edit node.",
		],
		[
			'one image of each item',
			told('compose', 1, {}, { eachItem: true }),
			"'Images' names 1 image. Compose takes 2 to 10. If the others come in other items, set 'One Task For' to All Items Together; to change a single image use the Seedream Edit node.",
		],
		[
			'more than the model takes',
			told('compose', 11),
			"'Images' names 11 images. Seedream 5.0 Lite takes up to 10 here. Name fewer.",
		],
		[
			'more than Compose takes',
			told('compose', 15, { most: 16 }),
			"'Images' names 15 images. Seedream 5.0 Lite takes up to 14 here. Name fewer.",
		],
		[
			'more than fifteen with those to make',
			told('compose', 10, { maxImages: 6 }),
			"'Max Images' is 6 with 10 images in 'Images'. Together they may be 15: set 'Max Images' to 5 or less.",
		],
		[
			'the same for a single image',
			told('edit', 1, { maxImages: 15 }),
			"'Max Images' is 15 with 1 image in 'Image'. Together they may be 15: set 'Max Images' to 14 or less.",
		],
	])('%s is refused', (_, message, expected) => {
		expect(message).toBe(expected);
	});
});
