import { describe, expect, it } from '@jest/globals';
import { parseImageRequest } from '../../../nodes/shared/request/imageRequest';
import {
	checkReference,
	referenceRules,
	type InspectedReference,
} from '../../../nodes/shared/request/referenceLimits';
import { VENDORS } from '../../../nodes/shared/vendors/vendors';
import { refusalOf } from '../refusal';

type Job = Parameters<typeof parseImageRequest>[1];

const MEBIBYTE = 1024 * 1024;
const rulesOf = (job: Job, plain: object = {}) =>
	referenceRules(parseImageRequest(VENDORS.bytePlus, job, { prompt: 'a kite', ...plain }));
const EDIT = rulesOf('edit', { model: 'seedream-4.5' });
const LAYERS = rulesOf('decomposeLayers', { model: 'seedream-5.0-pro' });
const TRANSPARENT = rulesOf('edit', {
	model: 'seedream-5.0-pro',
	background: 'transparent',
	outputFormat: 'png',
});

const image = (
	format: Partial<NonNullable<InspectedReference['format']>> = {},
	more: Partial<InspectedReference> = {},
): InspectedReference => ({
	label: 'cat.png',
	format: { name: 'png', width: 1000, height: 1000, ...format },
	complete: true,
	bytes: 1000,
	...more,
});
const refused = (rules: typeof EDIT, reference: InspectedReference): string =>
	refusalOf(() => checkReference(rules, reference));

describe('a reference image is taken', () => {
	it.each([
		['of the smallest side', EDIT, image({ width: 15, height: 100 })],
		['lying, of the smallest side', EDIT, image({ width: 100, height: 15 })],
		['of the most pixels', EDIT, image({ width: 6000, height: 6000 })],
		['of the most bytes', EDIT, image({}, { bytes: 10 * MEBIBYTE })],
		['of the narrowest shape', EDIT, image({ width: 100, height: 1600 })],
		['of the widest shape', EDIT, image({ width: 1600, height: 100 })],
		['whose size its head does not tell', EDIT, image({ width: undefined, height: undefined })],
		['in every common format', EDIT, image({ name: 'gif' })],
		['of the fewest pixels for layers', LAYERS, image({ width: 512, height: 512 })],
		['as a JPEG for layers', LAYERS, image({ name: 'jpeg' })],
		['transparent, for a transparent background', TRANSPARENT, image({ transparent: true })],
		['opaque, for any other background', EDIT, image({ transparent: false })],
	])('%s', (_, rules, reference) => {
		expect(() => checkReference(rules, reference)).not.toThrow();
	});
});

describe('a reference image is refused', () => {
	const resize = " Resize it with n8n's Edit Image node.";
	const cases: Array<[string, typeof EDIT, InspectedReference, string]> = [
		[
			'that is empty',
			EDIT,
			image({}, { bytes: 0 }),
			'is empty (0 bytes). Check the output of the node that makes it.',
		],
		[
			'that is none',
			EDIT,
			image({}, { format: undefined }),
			'is not an image, whatever its name says. Seedream 4.5 on BytePlus ModelArk takes JPEG, PNG, WebP, BMP, TIFF or GIF.',
		],
		[
			'that is something known',
			EDIT,
			image({}, { format: undefined, other: { name: 'a web page', instead: 'Give its image' } }),
			'is not an image, but a web page. Seedream 4.5 on BytePlus ModelArk takes JPEG, PNG, WebP, BMP, TIFF or GIF. Give its image.',
		],
		[
			'that is something known without advice',
			EDIT,
			image({}, { format: undefined, other: { name: 'a video' } }),
			'is not an image, but a video. Seedream 4.5 on BytePlus ModelArk takes JPEG, PNG, WebP, BMP, TIFF or GIF.',
		],
		[
			'of another format',
			EDIT,
			image({ name: 'svg' }),
			"is SVG. Seedream 4.5 on BytePlus ModelArk takes JPEG, PNG, WebP, BMP, TIFF or GIF. Convert it with n8n's Edit Image node.",
		],
		...[
			['heic', 'HEIC'],
			['avif', 'AVIF'],
			['jxl', 'JPEG XL'],
			['pdf', 'PDF'],
		].map(([name, shown]): [string, typeof EDIT, InspectedReference, string] => [
			`of a format that Edit Image often cannot read, ${shown}`,
			EDIT,
			image({ name }),
			`is ${shown}. Seedream 4.5 on BytePlus ModelArk takes JPEG, PNG, WebP, BMP, TIFF or GIF. Convert it to JPEG; n8n's Edit Image node often cannot read ${shown}.`,
		]),
		[
			'of another format for layers',
			LAYERS,
			image({ name: 'webp' }),
			"is WebP. Seedream 5.0 Pro on BytePlus ModelArk takes PNG or JPEG. Convert it with n8n's Edit Image node.",
		],
		[
			'of too many bytes',
			EDIT,
			image({}, { bytes: 10 * MEBIBYTE + 1 }),
			`has 10.01 MB. Seedream 4.5 on BytePlus ModelArk takes up to 10 MB each.${resize}`,
		],
		[
			'that is cut short',
			EDIT,
			image({}, { complete: false }),
			"is cut short: its end is missing. Get the file again, or save it anew with n8n's Edit Image node.",
		],
		[
			'that is opaque, for a transparent background',
			TRANSPARENT,
			image({ transparent: false }),
			"has no transparency. Seedream 5.0 Pro on BytePlus ModelArk takes a PNG with transparent pixels for 'Background' Transparent. Give such an image, or choose another 'Background'.",
		],
		[
			'that is too low',
			EDIT,
			image({ width: 100, height: 14 }),
			`is 100x14 pixels. Seedream 4.5 on BytePlus ModelArk takes sides of 15 pixels or more.${resize}`,
		],
		[
			'of too many pixels',
			EDIT,
			image({ width: 6000, height: 6001 }),
			`is 6000x6001 pixels. Seedream 4.5 on BytePlus ModelArk takes up to 36000000 pixels in all (width × height).${resize}`,
		],
		[
			'of too few pixels for layers',
			LAYERS,
			image({ width: 512, height: 511 }),
			`is 512x511 pixels. Seedream 5.0 Pro on BytePlus ModelArk takes 262144 pixels or more in all (width × height).${resize}`,
		],
		[
			'that is too narrow',
			EDIT,
			image({ width: 100, height: 1601 }),
			"is 100x1601 pixels. Seedream 4.5 on BytePlus ModelArk takes images with no side longer than 16 times the other. Crop it with n8n's Edit Image node.",
		],
		[
			'that is too wide',
			EDIT,
			image({ width: 1601, height: 100 }),
			"is 1601x100 pixels. Seedream 4.5 on BytePlus ModelArk takes images with no side longer than 16 times the other. Crop it with n8n's Edit Image node.",
		],
	];
	it.each(cases)('%s', (_, rules, reference, words) => {
		expect(refused(rules, reference)).toBe(`'Image': the image 'cat.png' ${words}`);
	});

	it('by the parameter of Compose, too', () => {
		const rules = rulesOf('compose', { model: 'seedream-4.5' });
		expect(refused(rules, image({}, { bytes: 0 }))).toMatch(/^'Images': the image 'cat.png' /);
	});
});
