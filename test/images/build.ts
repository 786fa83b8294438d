import { crc32 } from 'node:zlib';

/** Image files built by hand, for what sharp does not write. */

export const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

function numbers(bytes: 2 | 4, littleEndian: boolean, ...values: number[]): Buffer {
	const buffer = Buffer.alloc(bytes * values.length);
	for (const [index, value] of values.entries()) {
		const [at, unsigned] = [bytes * index, value >>> 0];
		if (littleEndian) buffer.writeUIntLE(unsigned, at, bytes);
		else buffer.writeUIntBE(unsigned, at, bytes);
	}
	return buffer;
}
const big16 = (...values: number[]): Buffer => numbers(2, false, ...values);
const big32 = (...values: number[]): Buffer => numbers(4, false, ...values);
const little16 = (...values: number[]): Buffer => numbers(2, true, ...values);
const little32 = (...values: number[]): Buffer => numbers(4, true, ...values);

/** Bytes that look like pixels. */
export const pixels = (bytes: number): Buffer =>
	Buffer.from(Array.from({ length: bytes }, (_, index) => (index * index * 31) % 251));

/** An Exif block whose only tag is the orientation. */
export function exif(orientation: number, littleEndian = true): Buffer {
	const [n16, n32] = littleEndian ? [little16, little32] : [big16, big32];
	const order = ascii(littleEndian ? 'II' : 'MM');
	const entry = [n16(274, 3), n32(1), n16(orientation, 0)];
	return Buffer.concat([order, n16(42), n32(8), n16(1), ...entry, n32(0)]);
}

/** A segment of a JPEG. */
export const segment = (marker: number, data: Buffer): Buffer =>
	Buffer.concat([Buffer.from([0xff, marker]), big16(data.length + 2), data]);

/** A JPEG with these bytes right behind its start of image. */
export const withStart = (jpeg: Buffer, ...inserted: Buffer[]): Buffer =>
	Buffer.concat([jpeg.subarray(0, 2), ...inserted, jpeg.subarray(2)]);

export const exifSegment = (orientation: number, littleEndian = true): Buffer =>
	segment(0xe1, Buffer.concat([ascii('Exif\0\0'), exif(orientation, littleEndian)]));

/** A JPEG with this many bytes of segments before its frame, as cameras and editors write them. */
export function withSegments(jpeg: Buffer, marker: number, bytes: number): Buffer {
	const segments: Buffer[] = [];
	for (let left = bytes; left > 0; left -= 65_533) {
		const body = Buffer.alloc(Math.min(left, 65_533), 0x41);
		// Thumbnails inside hold the markers of a whole JPEG of their own.
		Buffer.from('ffd8ffc0001108000a000a03012200021101031101ffd9', 'hex').copy(body, 10);
		segments.push(segment(marker, body));
	}
	return withStart(jpeg, ...segments);
}

/** A JPEG whose every marker up to its scan has fill bytes before it. */
export function withFillBytes(jpeg: Buffer, count: number): Buffer {
	const fill = Buffer.alloc(count, 0xff);
	const parts = [jpeg.subarray(0, 2)];
	for (let offset = 2; ;) {
		const end = offset + 2 + jpeg.readUInt16BE(offset + 2);
		const last = jpeg[offset + 1] === 0xda;
		parts.push(fill, jpeg.subarray(offset, last ? jpeg.length - 2 : end));
		if (last) break;
		offset = end;
	}
	return Buffer.concat([...parts, fill, jpeg.subarray(-2)]);
}

/** A baseline JPEG in grey whose pixels are cut into intervals of one row of blocks; the pixels mean nothing. */
export function jpegInIntervals(width: number, height: number, intervals: number): Buffer {
	const frame = Buffer.concat([
		Buffer.from([8]),
		big16(height, width),
		Buffer.from([1, 1, 0x11, 0]),
	]);
	const rows = Array.from({ length: intervals }, (_, row) => [
		...(row > 0 ? [Buffer.from([0xff, 0xd0 + ((row - 1) % 8)])] : []),
		Buffer.alloc(20, 0x5a),
	]);
	return Buffer.concat([
		Buffer.from('ffd8', 'hex'),
		segment(0xc0, frame),
		segment(0xdd, big16(Math.ceil(width / 8))),
		segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
		...rows.flat(),
	]);
}

export const chunk = (type: string, data: Buffer): Buffer =>
	Buffer.concat([
		big32(data.length),
		ascii(type),
		data,
		big32(crc32(Buffer.concat([ascii(type), data]))),
	]);

/** A PNG with another chunk behind its first, or before its end. */
export function withChunk(png: Buffer, type: string, data: Buffer, place: 'front' | 'end'): Buffer {
	const at = place === 'front' ? 33 : png.length - 12;
	return Buffer.concat([png.subarray(0, at), chunk(type, data), png.subarray(at)]);
}

/** A WebP in the extended form, its Exif behind the pixels, as cameras and `webpmux` write it. */
export function webpWithExif(webp: Buffer, width: number, height: number, block: Buffer): Buffer {
	const canvas = Buffer.alloc(10);
	canvas[0] = 0x08;
	canvas.writeUIntLE(width - 1, 4, 3);
	canvas.writeUIntLE(height - 1, 7, 3);
	const riff = (type: string, data: Buffer): Buffer =>
		Buffer.concat([ascii(type), little32(data.length), data, Buffer.alloc(data.length % 2)]);
	const body = [riff('VP8X', canvas), webp.subarray(12), riff('EXIF', block)];
	return riff('RIFF', Buffer.concat([ascii('WEBP'), ...body]));
}

/** A BMP with 24 bits a pixel; a negative height puts the first row first. */
export function bmp(width: number, height: number, header: 12 | 40 = 40): Buffer {
	const rows = pixels(Math.abs(height) * Math.ceil((width * 24) / 32) * 4);
	const start = 14 + header;
	const fields =
		header === 12
			? [little16(width, height, 1, 24)]
			: [little32(width, height), little16(1, 24), little32(0, 0, 0, 0, 0, 0)];
	return Buffer.concat([
		ascii('BM'),
		little32(start + rows.length, 0, start, header),
		...fields,
		rows,
	]);
}

/** A big-endian grey TIFF, its directory first and then its strips. */
export function bigEndianTiff(width: number, height: number, orientation = 1): Buffer {
	const strips = [0, 1].map(() => pixels(Math.ceil(height / 2) * width));
	const entries = 8;
	const lists = 8 + 2 + 12 * entries + 4;
	const first = lists + 16;
	const size = strips[0]?.length ?? 0;
	return Buffer.concat([
		ascii('MM'),
		big16(42),
		big32(8),
		big16(entries),
		...[big16(256, 3), big32(1), big16(width, 0)],
		...[big16(257, 4), big32(1, height)],
		...[big16(258, 3), big32(1), big16(8, 0)],
		...[big16(262, 3), big32(1), big16(1, 0)],
		...[big16(273, 4), big32(2, lists)],
		...[big16(274, 3), big32(1), big16(orientation, 0)],
		...[big16(278, 4), big32(1, Math.ceil(height / 2))],
		...[big16(279, 4), big32(2, lists + 8)],
		big32(0),
		big32(first, first + size, size, size),
		...strips,
	]);
}

export const box = (type: string, ...content: Buffer[]): Buffer => {
	const body = Buffer.concat(content);
	return Buffer.concat([big32(body.length + 8), ascii(type), body]);
};

export interface HeifParts {
	/** The major brand, then the compatible ones. */
	brands: string[];
	width: number;
	height: number;
	/** Quarter turns, against the clock. */
	rotation?: number;
	/** Mirrored; the shape stays. */
	mirrored?: boolean;
	/** The size that is left by a cut. */
	cut?: [number, number];
	data?: Buffer;
	/** What stands between the tables and the pixels, or behind them. */
	dataFirst?: boolean;
}

/** A HEIC or AVIF of a picture (item 2) and its thumbnail (item 1), whose pixels mean nothing. */
export function heif({ brands, width, height, dataFirst = false, ...more }: HeifParts): Buffer {
	const { rotation, mirrored, cut, data = pixels(600) } = more;
	const [major = 'heic', ...compatible] = brands;
	const heading = box('ftyp', ascii(major), big32(0), ...compatible.map(ascii));
	const full = (type: string, ...content: Buffer[]): Buffer => box(type, big32(0), ...content);
	const properties = [full('ispe', big32(16, 16)), full('ispe', big32(width, height))];
	if (cut) properties.push(box('clap', big32(cut[0], 1, cut[1], 1, 0, 1, 0, 1)));
	if (rotation !== undefined) properties.push(box('irot', Buffer.from([rotation])));
	if (mirrored) properties.push(box('imir', Buffer.from([1])));
	// Properties from the second on belong to the picture, as essential ones.
	const own = properties.slice(1).map((_, index) => 0x80 | (index + 2));
	const associations = [big32(2), big16(1), Buffer.from([1, 1]), big16(2)];
	const ipma = full('ipma', ...associations, Buffer.from([own.length, ...own]));
	const tables = (start: number): Buffer => {
		const places = [1, 2].map((item, index) =>
			Buffer.concat([big16(item, 0, 1), big32(start + (index * data.length) / 2, data.length / 2)]),
		);
		const iloc = full('iloc', Buffer.from([0x44, 0]), big16(2), ...places);
		return full(
			'meta',
			full('pitm', big16(2)),
			iloc,
			box('iprp', box('ipco', ...properties), ipma),
		);
	};
	const mdat = box('mdat', data);
	const before = heading.length + (dataFirst ? 0 : tables(0).length);
	const meta = tables(before + 8);
	return Buffer.concat(dataFirst ? [heading, mdat, meta] : [heading, meta, mdat]);
}
