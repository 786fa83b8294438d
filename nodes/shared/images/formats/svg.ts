import { endUntold, type FormatReader } from './formatReader';

/** Bytes within which the drawing begins behind declarations and comments. */
const MOST_PREAMBLE = 4096;
/** The mark of UTF-8, which some editors put first. */
const MARK = '\xef\xbb\xbf';

/** What may stand before the drawing; a document type can have declarations of its own inside. */
const PREAMBLE = /\s|<\?.*?\?>|<!--.*?-->|<!doctype[^>[]*(\[[^\]]*\]\s*)?>/gisy;

/** W3C's SVG as plain text. Its size is left aside: no model takes it, and it has no pixels. */
export const svg: FormatReader = {
	recognises(file) {
		const start = file.text(0, MARK.length) === MARK ? MARK.length : 0;
		return /^<svg[\s>]/i.test(file.text(start, MOST_PREAMBLE).replace(PREAMBLE, ''));
	},

	shape: () => ({}),
	isWhole: endUntold,
};
