import type { ImageFormat } from './format';

/**
 * Whether a file holds its whole image: vendors bill for what they make of half a picture. Bytes behind the
 * image's end are fine, phones and editors put things there. True for formats that do not mark their end.
 */
export function isComplete(format: ImageFormat, bytes: Buffer): boolean {
	switch (format.name) {
		case 'png':
			return bytes.includes('IEND');
		case 'jpeg':
			return bytes.includes(Buffer.from([0xff, 0xd9]), startOfScan(bytes));
		case 'webp':
			return bytes.readUInt32LE(4) + 8 <= bytes.length;
		case 'gif':
			return hasGifTrailer(bytes);
		case 'bmp':
			return bytes.readUInt32LE(2) <= bytes.length;
		case 'tiff':
			return directoryOffset(bytes) + 2 <= bytes.length;
		default:
			return true;
	}
}

/** Where a JPEG's picture data begins: an end marker before it belongs to an embedded thumbnail. */
export function startOfScan(bytes: Buffer): number {
	let offset = 2;
	while (offset + 4 <= bytes.length && bytes[offset] === 0xff && bytes[offset + 1] !== 0xda) {
		offset += 2 + bytes.readUInt16BE(offset + 2);
	}
	return Math.min(offset, bytes.length);
}

function directoryOffset(bytes: Buffer): number {
	return bytes.toString('latin1', 0, 2) === 'II' ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
}

/** Bytes of a colour table whose size stands in the lowest three bits of the flags. */
const colourTable = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Walks a GIF's blocks to its trailer: the trailer's byte alone can stand anywhere. */
function hasGifTrailer(bytes: Buffer): boolean {
	let offset = 13 + colourTable(bytes[10] ?? 0);
	while (offset < bytes.length) {
		switch (bytes[offset]) {
			case 0x3b:
				return true;
			case 0x21:
				offset = afterSubBlocks(bytes, offset + 2);
				break;
			case 0x2c:
				offset = afterSubBlocks(bytes, offset + 11 + colourTable(bytes[offset + 9] ?? 0));
				break;
			default:
				return false;
		}
	}
	return false;
}

function afterSubBlocks(bytes: Buffer, start: number): number {
	let offset = start;
	while (offset < bytes.length && bytes[offset] !== 0) offset += 1 + (bytes[offset] ?? 0);
	return offset + 1;
}
