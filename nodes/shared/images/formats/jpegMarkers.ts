import type { FileBytes } from './fileBytes';

/** Marker codes of JPEG (ITU-T T.81, table B.1). */
export const START_OF_SCAN = 0xda;
export const END_OF_IMAGE = 0xd9;
export const RESTART_INTERVAL = 0xdd;
export const EXIF = 0xe1;

/** SOF0 to SOF15, without DHT, JPG and DAC, which stand among them. */
export const isFrame = (code: number): boolean =>
	code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);

/** RST0 to RST7: they stand among the pixels, without data. */
const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7;

/** TEM, SOI and EOI have no data behind them. */
const isBare = (code: number): boolean => [0x01, 0xd8, 0xd9].includes(code);

export interface JpegMarker {
	code: number;
	/** Where it stands: its 0xFF is here. */
	offset: number;
	/** Bytes of the marker and its data; pixels of a scan come behind them. */
	length: number;
}

/** Files with more segments are not walked to their end: a photo has some tens, a large profile some hundreds. */
const MOST_SEGMENTS = 10_000;

/**
 * Walks the markers of a JPEG behind its start of image, through the pixels of its scans, to the end of the image:
 * the first EOI that is not inside of a segment, where thumbnails have theirs. Fill bytes (0xFF) before a marker and
 * stray bytes between segments are passed over, as decoders do. Gives undefined whenever the bytes on hand end
 * before the next marker; ends without EOI at a segment whose length cannot be.
 */
export class JpegMarkers {
	/** How many restart markers came; they are counted, not given. */
	restarts = 0;

	constructor(private readonly file: FileBytes) {}

	*[Symbol.iterator](): Generator<JpegMarker | undefined> {
		const { file } = this;
		let offset = 2;
		for (let segments = 0; segments < MOST_SEGMENTS;) {
			offset += this.bytesToPass(file.from(offset));
			while (!file.has(offset, 2)) {
				yield undefined;
				offset += this.bytesToPass(file.from(offset));
			}
			const code = file.uint8(offset + 1);
			while (!isBare(code) && !file.has(offset, 4)) yield undefined;
			const length = isBare(code) ? 2 : 2 + file.uint16(offset + 2);
			if (length < 4 && !isBare(code)) return;
			segments += 1;
			yield { code, offset, length };
			if (code === END_OF_IMAGE) return;
			offset += length;
		}
	}

	/** How many bytes come before the next marker, restarts among them, or may be passed over when none is here. */
	private bytesToPass(bytes: Buffer): number {
		const last = bytes.length - 1;
		let index = 0;
		for (; index < last; index += 1) {
			const code = bytes[index + 1] ?? 0;
			if (bytes[index] !== 0xff || code === 0 || code === 0xff) continue;
			if (!isRestart(code)) return index;
			this.restarts += 1;
		}
		return Math.max(0, index);
	}
}
