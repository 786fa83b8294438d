import { crc32 } from 'node:zlib';

export type PaddingFormat = 'jpeg' | 'png' | 'webp';

const JPEG_COMMENT = 0xfe;
const LONGEST_COMMENT = 65_533;
/** A comment is at least its marker and its length. */
const COMMENT_HEAD = 4;
const PNG_END = 12;
const PNG_CHUNK_HEAD = 12;
const WEBP_CHUNK_HEAD = 8;

/** The same image in a file of exactly this many bytes, if it is shorter than that by enough. */
export function padded(file: Buffer, format: PaddingFormat, bytes: number): Buffer {
	const missing = bytes - file.length;
	if (missing < PNG_CHUNK_HEAD) return file;
	if (format === 'jpeg') return paddedJpeg(file, missing);
	return format === 'png' ? paddedPng(file, missing) : paddedWebp(file, missing);
}

/** Comment segments before the end marker, so that sizes are still found at the start. */
function paddedJpeg(file: Buffer, missing: number): Buffer {
	const comments = Buffer.alloc(missing);
	let position = 0;
	while (position < missing) {
		const left = missing - position;
		// Never leave fewer bytes than a comment's head needs.
		const most = Math.min(left, LONGEST_COMMENT + COMMENT_HEAD);
		const length = left - most > 0 && left - most < COMMENT_HEAD ? most - COMMENT_HEAD : most;
		comments.writeUInt8(0xff, position);
		comments.writeUInt8(JPEG_COMMENT, position + 1);
		comments.writeUInt16BE(length - 2, position + 2);
		position += length;
	}
	return Buffer.concat([file.subarray(0, -2), comments, file.subarray(-2)]);
}

/** A private ancillary chunk before IEND. */
function paddedPng(file: Buffer, missing: number): Buffer {
	const chunk = Buffer.alloc(missing);
	chunk.writeUInt32BE(missing - PNG_CHUNK_HEAD, 0);
	chunk.write('paDd', 4, 'latin1');
	chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), missing - 4);
	return Buffer.concat([file.subarray(0, -PNG_END), chunk, file.subarray(-PNG_END)]);
}

/** An unknown chunk at the end of the RIFF container, whose chunks have even lengths. */
function paddedWebp(file: Buffer, missing: number): Buffer {
	const length = missing - (missing % 2);
	const chunk = Buffer.alloc(length);
	chunk.write('PADD', 0, 'latin1');
	chunk.writeUInt32LE(length - WEBP_CHUNK_HEAD, 4);
	const whole = Buffer.concat([file, chunk]);
	whole.writeUInt32LE(whole.length - WEBP_CHUNK_HEAD, 4);
	return whole;
}
