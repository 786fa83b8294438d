/** An image format by its bytes, with the pixel size where the header tells it. */
export interface ImageFormat {
	name: 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp' | 'tiff' | 'heic';
	mimeType: string;
	extension: string;
	width?: number;
	height?: number;
	/** PNG only: whether pixels can be transparent. */
	transparent?: boolean;
}

/** Bytes from the start of a file within which headers are looked for; JPEG sizes can stand behind large profiles. */
export const HEADER_BYTES = 256 * 1024;

/** Bytes of the second header in the versions of BMP: text can start with BM too. */
const BMP_HEADERS = [12, 40, 52, 56, 64, 108, 124];

const ascii = (bytes: Buffer, start: number, end: number): string =>
	bytes.toString('latin1', start, end);

/** The format that the first bytes of a file show, whatever its name or declared type; undefined for anything else. */
export function recogniseImage(header: Buffer): ImageFormat | undefined {
	if (header.length < 12) return undefined;
	if (ascii(header, 0, 8) === '\x89PNG\r\n\x1a\n') return png(header);
	if (header.readUInt16BE(0) === 0xffd8 && header[2] === 0xff) return jpeg(header);
	if (ascii(header, 0, 4) === 'RIFF' && ascii(header, 8, 12) === 'WEBP') return webp(header);
	if (/^GIF8[79]a$/.test(ascii(header, 0, 6))) {
		const size = { width: header.readUInt16LE(6), height: header.readUInt16LE(8) };
		return { name: 'gif', mimeType: 'image/gif', extension: 'gif', ...size };
	}
	if (ascii(header, 0, 2) === 'BM' && BMP_HEADERS.includes(header[14] ?? 0)) {
		return { name: 'bmp', mimeType: 'image/bmp', extension: 'bmp' };
	}
	if (['II*\0', 'MM\0*'].includes(ascii(header, 0, 4))) {
		return { name: 'tiff', mimeType: 'image/tiff', extension: 'tiff' };
	}
	if (/^ftyp(heic|heix|mif1|msf1|heim|hevc)/.test(ascii(header, 4, 12))) {
		return { name: 'heic', mimeType: 'image/heic', extension: 'heic' };
	}
	return undefined;
}

/** Colour types 4 and 6 carry an alpha channel; a tRNS chunk makes palette colours transparent. */
function png(header: Buffer): ImageFormat {
	const format: ImageFormat = { name: 'png', mimeType: 'image/png', extension: 'png' };
	if (header.length < 26 || ascii(header, 12, 16) !== 'IHDR') return format;
	const alpha = [4, 6].includes(header[25] ?? 0) || header.includes('tRNS');
	return {
		...format,
		width: header.readUInt32BE(16),
		height: header.readUInt32BE(20),
		transparent: alpha,
	};
}

/** Walks the segments to the frame header (SOF0 to SOF15, without DHT, JPG and DAC). */
function jpeg(header: Buffer): ImageFormat {
	const format: ImageFormat = { name: 'jpeg', mimeType: 'image/jpeg', extension: 'jpg' };
	let offset = 2;
	while (offset + 9 <= header.length && header[offset] === 0xff) {
		const marker = header[offset + 1] ?? 0;
		if (marker === 0xff) {
			offset += 1;
			continue;
		}
		if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
			const height = header.readUInt16BE(offset + 5);
			return { ...format, width: header.readUInt16BE(offset + 7), height };
		}
		offset += 2 + header.readUInt16BE(offset + 2);
	}
	return format;
}

function webp(header: Buffer): ImageFormat {
	const format: ImageFormat = { name: 'webp', mimeType: 'image/webp', extension: 'webp' };
	if (header.length < 30) return format;
	switch (ascii(header, 12, 16)) {
		case 'VP8 ': {
			const height = header.readUInt16LE(28) & 0x3fff;
			return { ...format, width: header.readUInt16LE(26) & 0x3fff, height };
		}
		case 'VP8L': {
			const bits = header.readUInt32LE(21);
			return { ...format, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
		}
		case 'VP8X':
			return {
				...format,
				width: header.readUIntLE(24, 3) + 1,
				height: header.readUIntLE(27, 3) + 1,
			};
		default:
			return format;
	}
}
