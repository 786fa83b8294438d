import { createHash } from 'node:crypto';
import type { PaddingFormat } from './padding';

/** What is to be seen on an image. */
export interface Picture {
	format: PaddingFormat;
	width: number;
	height: number;
	transparent: boolean;
	vendor: string;
	model: string;
	prompt: string;
	/** Such as `2 of 4` or a layer's name. */
	note: string;
	/** Small JPEGs of the reference images. */
	thumbnails: Buffer[];
	/** Pads the file to this many bytes. */
	bytes?: number;
	drawing: 'full' | 'small';
}

/** The same picture has the same name. */
export function pictureName(picture: Picture): string {
	const hash = createHash('sha256');
	const { thumbnails, ...rest } = picture;
	hash.update(JSON.stringify(rest));
	for (const thumbnail of thumbnails) hash.update(thumbnail);
	return hash.digest('hex');
}

/** Two colours that belong to a prompt. */
export function coloursOf(prompt: string): [string, string] {
	const [first = 0, second = 0] = createHash('sha256').update(prompt).digest();
	const hue = Math.round((first / 255) * 360);
	const other = (hue + 40 + (second % 120)) % 360;
	return [`hsl(${hue}, 55%, 38%)`, `hsl(${other}, 60%, 52%)`];
}
