import { exifTurns, turned } from './exif';
import type { FormatReader } from './formatReader';
import { RestartIntervals } from './jpegIntervals';
import { END_OF_IMAGE, EXIF, isFrame, JpegMarkers } from './jpegMarkers';

/** JPEG (ITU-T T.81) with Exif in its first APP1 segment of that name. */
export const jpeg: FormatReader = {
	recognises: (file) => file.text(0, 3) === '\xff\xd8\xff',

	shape(file) {
		let sideways: boolean | undefined;
		for (const marker of new JpegMarkers(file)) {
			if (!marker) break;
			const { code, offset, length } = marker;
			if (code === EXIF && file.text(offset + 4, 6) === 'Exif\0\0') {
				sideways ??= exifTurns(file, offset + 4, length - 4);
			}
			if (isFrame(code)) {
				const size = { width: file.uint16(offset + 7), height: file.uint16(offset + 5) };
				return sideways ? turned(size) : size;
			}
		}
		return {};
	},

	/**
	 * Whole with its end marker (EOI), wherever a scan was before it. Without EOI, only when its restart intervals
	 * show that it stops in its last part. Other files without EOI count as cut: whether one ends two bytes early or
	 * in the middle only decoding its pixels would tell, a decoder's work on every download, and software that leaves
	 * EOI out is rare. Such a refusal costs nothing, and any editor, n8n's Edit Image too, writes the end anew;
	 * half a picture sent to a vendor is billed.
	 */
	*isWhole(file) {
		const markers = new JpegMarkers(file);
		const intervals = new RestartIntervals();
		for (const marker of markers) {
			if (!marker) {
				if (file.ended) return intervals.hasBegunLast(markers.restarts);
				yield;
				continue;
			}
			if (marker.code === END_OF_IMAGE) return intervals.scanned;
			while (!file.has(marker.offset, marker.length)) yield;
			intervals.pass(file, marker);
		}
		return false;
	},
};
