import type { ResultImage } from '../types';
import type { InlineForm } from '../faults/outcome';

/** An image as base64, or as a data URI. */
export async function base64Of(image: ResultImage, form: InlineForm): Promise<string> {
	const base64 = (await image.bytes()).toString('base64');
	return form === 'base64' ? base64 : `data:${image.mimeType};base64,${base64}`;
}
