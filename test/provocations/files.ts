import type { IBinaryData } from 'n8n-workflow';
import { deflateSync } from 'node:zlib';
import { chunk } from '../images/build';

/** A PNG in black, with one bit for each pixel. */
export function png(width: number, height: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([1, 0], 8);
	const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))));
	const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
	return Buffer.concat([
		signature,
		chunk('IHDR', header),
		chunk('IDAT', rows),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** A file as n8n keeps it in memory. */
export const file = (bytes: Buffer, fileName = 'photo.png'): IBinaryData => ({
	fileName,
	mimeType: 'image/png',
	data: bytes.toString('base64'),
});

/** A file of an execution that n8n has deleted. */
export const GONE: IBinaryData = {
	fileName: 'old.png',
	mimeType: 'image/png',
	data: 'filesystem-v2',
	id: 'filesystem-v2:workflows/1/executions/0/binary_data/gone',
};

export const PHOTO = file(png(1024, 1024));
