import type { IBinaryData } from 'n8n-workflow';

/** What Put All Images in One Item lists of an image in `images`: the field of its file, or why it has none. */
interface ListedImage {
	url: string;
	index: number;
	binaryField?: string;
	downloadError?: string;
}

function isListed(value: unknown): value is ListedImage {
	if (typeof value !== 'object' || value === null) return false;
	const { url, index } = value as Partial<ListedImage>;
	return typeof url === 'string' && url !== '' && typeof index === 'number';
}

const listedIn = (images: unknown): ListedImage[] =>
	Array.isArray(images) ? images.filter(isListed) : [];

/**
 * The field that has the file of an entry of the item's own list. The entries of another item name its fields, which
 * are called like this one's, so an entry is believed only where the item lists it, and its field once.
 */
export function fieldOfListed(
	given: object,
	images: unknown,
	fields: ReadonlyMap<string, IBinaryData>,
): string | undefined {
	const { binaryField, url, index } = given as Partial<ListedImage>;
	const [own, another] = listedIn(images).filter((one) => one.binaryField === binaryField);
	if (binaryField === undefined || !own || another || !fields.has(binaryField)) return undefined;
	return own.url === url && own.index === index ? binaryField : undefined;
}

/** A file of the item, or an image that was left at its URL because its download did not come through. */
export type OwnImage = { field: string } | { url: string };

/**
 * The images of an item: the files in its fields, and those of its list that were left at their URLs. In the order of
 * the list where that names every file once, else behind the files.
 */
export function ownImages(images: unknown, fields: readonly string[]): OwnImage[] {
	const files = fields.map((field) => ({ field }));
	const listed = listedIn(images).map(({ url, binaryField = '', downloadError }): OwnImage =>
		typeof downloadError === 'string' && downloadError !== '' ? { url } : { field: binaryField },
	);
	const left = listed.filter((image) => 'url' in image);
	if (left.length === 0) return files;
	const named = listed.flatMap((image) => ('field' in image ? [image.field] : []));
	const isWhole =
		new Set(named).size === named.length && named.every((name) => fields.includes(name));
	if (!isWhole) return [...files, ...left];
	return [...listed, ...files.filter(({ field }) => !named.includes(field))];
}
