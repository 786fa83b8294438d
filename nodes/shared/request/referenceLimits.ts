import type { ImageRequest } from './imageRequest';
import { BACKGROUND_NAMES } from './choices';
import { formatName } from './formatNames';
import { InvalidRequest, anyOf } from './invalidRequest';

/** Bytes: the smallest cap that any vendor states (docs/vendors, "Limits"). */
export const MOST_REFERENCE_BYTES = 10 * 1024 * 1024;
/** Pixels: sides must be larger than 14 (docs/vendors/upstream.md, "References"). */
const LEAST_SIDE = 15;
/** Pixels in all (docs/vendors/upstream.md, "References"). */
const MOST_AREA = 36_000_000;
const LEAST_LAYERED_AREA = 512 * 512;
/** What n8n's Edit Image node reads only where its GraphicsMagick was built for it (docs/inputs.md). */
const BEYOND_EDIT_IMAGE = ['heic', 'avif', 'jxl', 'pdf'];

/** A reference image that was looked at: its bytes decide what it is. */
export interface InspectedReference {
	label: string;
	/** Absent where the bytes are no image. */
	format?: { name: string; width?: number; height?: number; transparent?: boolean };
	/** What the bytes are instead, where that is known. */
	other?: { name: string; instead?: string };
	complete: boolean;
	bytes: number;
}

/** What a reference image must be like. */
export interface ReferenceRules {
	/** The parameter that names the images, as the editor shows it. */
	parameter: string;
	/** Who demands it, for the error. */
	displayName: string;
	formats: readonly string[];
	/** Width / height. */
	ratio: { least: number; most: number };
	/** Pixels in all. */
	leastArea: number;
	transparent: boolean;
}

/** The rules of a request's model; layers are decomposed from PNG and JPEG only (docs/vendors/upstream.md, "Layers"). */
export function referenceRules({ job, model, background }: ImageRequest): ReferenceRules {
	const { displayName, referenceFormats, referenceRatio } = model.offering;
	const layers = job === 'decomposeLayers';
	return {
		parameter: job === 'compose' ? 'Images' : 'Image',
		displayName,
		formats: layers ? ['png', 'jpeg'] : referenceFormats,
		ratio: referenceRatio,
		leastArea: layers ? LEAST_LAYERED_AREA : 0,
		transparent:
			background === 'transparent' && model.offering.background?.fromTransparent === true,
	};
}

/**
 * Checks one image against the rules.
 *
 * @throws InvalidRequest naming the image and the limit it breaks
 */
export function checkReference(rules: ReferenceRules, reference: InspectedReference): void {
	const { label, format, other, bytes, complete } = reference;
	const image = `'${rules.parameter}': the image '${label}'`;
	const refusal = (what: string, allowed: string, advice = ''): InvalidRequest =>
		new InvalidRequest(`${image} ${what}. ${rules.displayName} takes ${allowed}.${advice}`);
	if (bytes === 0) {
		throw new InvalidRequest(
			`${image} is empty (0 bytes). Check the output of the node that makes it.`,
		);
	}
	const formats = anyOf(rules.formats.map(formatName));
	if (!format) {
		const what = other ? `but ${other.name}` : 'whatever its name says';
		const advice = other?.instead && ` ${other.instead}.`;
		throw refusal(`is not an image, ${what}`, formats, advice);
	}
	if (!rules.formats.includes(format.name)) {
		const name = formatName(format.name);
		const advice = BEYOND_EDIT_IMAGE.includes(format.name)
			? ` Convert it to JPEG; n8n's Edit Image node often cannot read ${name}.`
			: " Convert it with n8n's Edit Image node.";
		throw refusal(`is ${name}`, formats, advice);
	}
	if (bytes > MOST_REFERENCE_BYTES) {
		const most = `up to ${megabytes(MOST_REFERENCE_BYTES)} MB each`;
		throw refusal(`has ${megabytes(bytes)} MB`, most, RESIZE);
	}
	if (!complete) {
		throw new InvalidRequest(
			`${image} is cut short: its end is missing. Get the file again, or save it anew with n8n's Edit Image node.`,
		);
	}
	if (rules.transparent && !format.transparent) {
		throw refusal(
			'has no transparency',
			`a PNG with transparent pixels for 'Background' ${BACKGROUND_NAMES.transparent}`,
			" Give such an image, or choose another 'Background'.",
		);
	}
	const { width, height } = format;
	if (width === undefined || height === undefined) return;
	const size = `is ${width}x${height} pixels`;
	if (Math.min(width, height) < LEAST_SIDE)
		throw refusal(size, `sides of ${LEAST_SIDE} pixels or more`, RESIZE);
	if (width * height > MOST_AREA)
		throw refusal(size, `up to ${MOST_AREA} pixels in all (width × height)`, RESIZE);
	if (width * height < rules.leastArea)
		throw refusal(size, `${rules.leastArea} pixels or more in all (width × height)`, RESIZE);
	const { least, most } = rules.ratio;
	if (width / height < least || width / height > most) {
		const shape = `images with no side longer than ${Math.round(most)} times the other`;
		throw refusal(size, shape, " Crop it with n8n's Edit Image node.");
	}
}

const RESIZE = " Resize it with n8n's Edit Image node.";

/** Rounded up, so that a file a little too large does not read as just right. */
const megabytes = (bytes: number): string => String(Math.ceil((bytes / (1024 * 1024)) * 100) / 100);
