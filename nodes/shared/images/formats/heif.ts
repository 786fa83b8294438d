import { boxesOf, type Box } from './boxes';
import { heifCoding } from './brands';
import { MOST_KEPT_BYTES, type FormatReader } from './formatReader';
import { endOfItems } from './itemLocations';
import { primaryShape } from './itemProperties';

/** HEIC and AVIF: items whose properties and places stand in the `meta` box (ISO/IEC 23008-12). */
const heif = (coding: 'avif' | 'heic'): FormatReader => ({
	recognises: (file) => heifCoding(file) === coding,

	shape(file) {
		for (const box of boxesOf(file, 0)) {
			if (!box) break;
			if (box.type !== 'meta') continue;
			const length = readableLength(box);
			return length > 0 && file.has(box.offset, length) ? primaryShape(file, box) : {};
		}
		return {};
	},

	/** Whole with its tables, its data, and all that the table of places names. */
	*isWhole(file) {
		let end = 0;
		let tables = false;
		let data = false;
		for (const box of boxesOf(file, 0)) {
			if (!box) {
				yield;
				continue;
			}
			if (box.type === 'mdat') data = true;
			else if (box.type === 'moov') tables = true;
			else if (box.type === 'meta') {
				tables = true;
				const length = readableLength(box);
				while (length > 0 && !file.has(box.offset, length)) yield;
				const endOfTheirs = length > 0 ? endOfItems(file, box) : 0;
				// Small images can stand inside of the tables.
				data ||= length > 0 && endOfTheirs === 0;
				end = Math.max(end, endOfTheirs);
			} else continue;
			end = Math.max(end, box.end ?? box.offset);
			if (tables && data) break;
		}
		while (!file.reaches(end)) yield;
		return tables;
	},
});

/** Bytes of the tables that are to be read: all or, when they are no tables of a picture, none. */
function readableLength({ offset, end = offset }: Box): number {
	return end - offset <= MOST_KEPT_BYTES ? end - offset : 0;
}

export const heic = heif('heic');
export const avif = heif('avif');
