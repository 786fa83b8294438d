import { MOST_IMAGES_IN_SET, type Job } from '../models/families';
import type { ImageRequest } from './imageRequest';
import { InvalidRequest } from './invalidRequest';

const NUMBERS: Record<Exclude<Job, 'generate'>, { label: string; least: number; most: number }> = {
	edit: { label: 'Image', least: 1, most: 1 },
	decomposeLayers: { label: 'Image', least: 1, most: 1 },
	compose: { label: 'Images', least: 2, most: 14 },
};

/** What helps a person who has named too few images. */
interface NamedFrom {
	/** The sentence that says which files the item has. */
	files?: string;
	/** The images of other items are not looked at. */
	eachItem?: boolean;
}

/**
 * Checks how many reference images a task has.
 *
 * @throws InvalidRequest
 */
export function checkReferenceCount(
	request: ImageRequest,
	count: number,
	{ files = '', eachItem = false }: NamedFrom = {},
): void {
	const { job, model, maxImages = 0 } = request;
	if (job === 'generate') return;
	const { label, least, most: nodeMost } = NUMBERS[job];
	const { displayName, references } = model.offering;
	const most = Math.min(nodeMost, references.most);
	if (count < least && job === 'compose') {
		const others = eachItem
			? ". If the others come in other items, set 'One Task For' to All Items Together"
			: '';
		throw new InvalidRequest(
			`'${label}' names ${count === 1 ? '1 image' : 'no images'}. Compose takes 2 to ${most}${others}; to change a single image use the Seedream Edit node.`,
		);
	}
	if (count < least) {
		throw new InvalidRequest(
			`'${label}' is empty. Name the binary field or URL of an image. ${files}`.trim(),
		);
	}
	if (count > most) {
		const hint = nodeMost === 1 ? ' For several images use the Seedream Compose node.' : '';
		throw new InvalidRequest(
			`'${label}' names ${count} images. ${displayName} takes ${most === 1 ? 'one' : `up to ${most}`} here.${hint || ' Name fewer.'}`,
		);
	}
	if (count + maxImages > MOST_IMAGES_IN_SET && maxImages > 0) {
		throw new InvalidRequest(
			`'Max Images' is ${maxImages} with ${count} ${count === 1 ? 'image' : 'images'} in '${label}'. Together they may be ${MOST_IMAGES_IN_SET}: set 'Max Images' to ${MOST_IMAGES_IN_SET - count} or less.`,
		);
	}
}
