import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { inspectReference, type ReferenceFacts } from '../images/readReference';
import type { ReferenceSource } from '../images/referenceSources';
import { sizeAtUrl } from '../images/sizeAtUrl';
import type { Pixels } from '../models/presets';
import { checkReference, type ReferenceRules } from '../request/referenceLimits';
import type { RequestOptions } from '../images/downloadImage';

type Helpers = IExecuteSingleFunctions['helpers'];

/** What was seen of a reference image. */
export interface LookedAt {
	/** Where the image or the item that names it tells. */
	size?: Partial<Pixels>;
	/** Absent of an image at a URL, which is not read. */
	file?: ReferenceFacts;
}

/**
 * Looks at every file and checks it against the rules, keeping none in memory. URLs pass unread: checking them is
 * the vendor's.
 *
 * @throws InvalidRequest
 */
export async function checkReferences(
	helpers: Helpers,
	rules: ReferenceRules,
	sources: ReferenceSource[],
): Promise<LookedAt[]> {
	const looked: LookedAt[] = [];
	for (const source of sources) {
		if (source.kind === 'url') {
			looked.push({ size: source.size });
			continue;
		}
		const inspected = await inspectReference(helpers, source);
		checkReference(rules, inspected);
		looked.push({ size: inspected.format, file: inspected.file });
	}
	return looked;
}

/**
 * Width / height of the first image that tells: by what is known of it, else by the first bytes of its URL. Only
 * asked for where the vendor wants pixels and the user leaves the shape to the image.
 */
export async function shapeOf(
	helpers: Helpers,
	sources: ReferenceSource[],
	looked: LookedAt[],
	options: RequestOptions,
	cancelSignal?: AbortSignal,
): Promise<number | undefined> {
	for (const [index, source] of sources.entries()) {
		const told = looked[index]?.size;
		const known = told?.width && told.height ? told : undefined;
		const size =
			known ??
			(source.kind === 'url'
				? await sizeAtUrl(helpers, source.url, options, cancelSignal)
				: undefined);
		if (size?.width && size.height) return size.width / size.height;
	}
	return undefined;
}
