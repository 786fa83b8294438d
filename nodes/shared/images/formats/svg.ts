import type { FormatReader } from './formatReader';

/** Bytes within which the drawing begins behind declarations and comments. */
const MOST_PREAMBLE = 4096;

/** What may stand before the drawing: begin and end. */
const PREAMBLE = [
	['<?', '?>'],
	['<!--', '-->'],
	['<!doctype', '>'],
] as const;

/** W3C's SVG as plain text. Its size is left aside: no model takes it, and it has no pixels. */
export const svg: FormatReader = {
	recognises(file) {
		let text = file
			.text(0, MOST_PREAMBLE)
			.replace(/^\xef\xbb\xbf/, '')
			.toLowerCase();
		for (;;) {
			text = text.trimStart();
			const [begin, end] = PREAMBLE.find(([start]) => text.startsWith(start)) ?? [];
			if (!begin || !end) return /^<svg[\s>]/.test(text);
			const stop = text.indexOf(end, begin.length);
			if (stop < 0) return false;
			text = text.slice(stop + end.length);
		}
	},

	shape: () => ({}),
};
