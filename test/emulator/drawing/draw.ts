import sharp, { type Sharp } from 'sharp';
import { padded } from './padding';
import type { Picture } from './picture';
import { sceneOf } from './scene';

const SMALL_SIDE = 64;

/** Draws a picture as a real image file. */
export async function draw(picture: Picture): Promise<Buffer> {
	const shown = picture.drawing === 'small' ? small(picture) : picture;
	const scene = sharp(sceneOf(shown), { limitInputPixels: false, unlimited: true });
	const opaque = shown.transparent ? scene : scene.flatten({ background: '#888' });
	const file = await encoded(opaque, picture.format).toBuffer();
	return picture.bytes === undefined ? file : padded(file, picture.format, picture.bytes);
}

function encoded(image: Sharp, format: Picture['format']): Sharp {
	if (format === 'png') return image.png({ compressionLevel: 1, adaptiveFiltering: false });
	if (format === 'webp') return image.webp({ quality: 70, effort: 0 });
	return image.jpeg({ quality: 78 });
}

function small(picture: Picture): Picture {
	const scale = SMALL_SIDE / Math.max(picture.width, picture.height);
	return {
		...picture,
		width: Math.max(1, Math.round(picture.width * scale)),
		height: Math.max(1, Math.round(picture.height * scale)),
	};
}
