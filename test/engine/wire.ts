import type { INodeExecutionData } from 'n8n-workflow';
import type { Emulator, EmulatorOptions, Submission } from '../emulator';
import { dataUri, sha256 } from './pictures';
import { takesUploads, VENDORS, type VendorName } from './seedream';

/** Draws quickly; sizes on the wire stay what they are. */
export const QUICK: EmulatorOptions = { everyVendor: { drawing: 'small' } };

/** The vendors whose bodies these suites state; those that came later state theirs in a file of their own name. */
export const STATED = ['atlasCloud', 'aceData', 'aioagi'] as const satisfies VendorName[];
export type StatedVendor = (typeof STATED)[number];

/** What Seedream 5.0 Lite is called where it edits. */
export const LITE: Record<StatedVendor, string> = {
	atlasCloud: 'bytedance/seedream-v5.0-lite/edit',
	aceData: 'doubao-seedream-5-0-260128',
	aioagi: 'doubao-seedream-5-0-260128',
};

/** How a vendor is given a file. */
export const FILE_KIND = Object.fromEntries(
	VENDORS.map((vendor) => [vendor, takesUploads(vendor) ? 'upload' : 'data-uri']),
) as Record<VendorName, string>;

/** What stands in a submission for a file: the URL of its upload where the vendor has one, else itself. */
export function sent(
	emulator: Emulator,
	vendor: VendorName,
	bytes: Buffer,
	mimeType = 'image/png',
): string {
	if (!takesUploads(vendor)) return dataUri(bytes, mimeType);
	const upload = emulator[vendor].uploads.find((seen) => seen.bytes.sha256 === sha256(bytes));
	if (!upload) throw new Error('The file was not uploaded');
	return upload.url;
}

/** The whole body of a submission to Seedream 5.0 Lite with everything else left at its default. */
export function liteBody(
	vendor: StatedVendor,
	prompt: string,
	references: string[],
	atlasSize = '2304*1728',
): object {
	if (vendor === 'atlasCloud') {
		return { model: LITE.atlasCloud, prompt, images: references, size: atlasSize };
	}
	const shared = {
		model: LITE[vendor],
		prompt,
		size: '2K',
		sequential_image_generation: 'disabled',
		watermark: false,
	};
	if (vendor === 'aceData') return { ...shared, image: references, async: true };
	const image = references.length > 1 ? references : references[0];
	return { ...shared, image, response_format: 'url' };
}

/** The submission with this prompt: they arrive in any order. */
export function submissionOf(emulator: Emulator, vendor: VendorName, prompt: string): Submission {
	const found = emulator[vendor].submissions.filter(({ body }) => body.prompt === prompt);
	const [submission] = found;
	if (!submission || found.length > 1) {
		throw new Error(`${found.length} submissions have the prompt '${prompt}'`);
	}
	return submission;
}

/** The reference images of a submission by content: the hash of a file, the address of a URL. */
export const seen = ({ references }: Submission): Array<string | undefined> =>
	references.map((reference) => reference.sha256 ?? reference.url);

/** Requests that a vendor was asked to make a task with, accepted or not. */
export const submitRequests = (emulator: Emulator, vendor: VendorName): number =>
	emulator[vendor].requests.filter(({ stage }) => stage === 'submit').length;

/** Anything like an image in base64 inside JSON. */
export const BASE64_RUN = /[A-Za-z0-9+/]{200,}/;

/** An item as n8n's combined binary mode has it, with its files where `bytesOf` looks for them. */
export function separated(item: INodeExecutionData): INodeExecutionData {
	const { _files: binary, ...json } = item.json;
	return { ...item, json, binary: binary as INodeExecutionData['binary'] };
}
