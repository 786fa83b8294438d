import { boxesOf, type Box, type ClosedBox } from './boxes';
import { heifCoding } from './brands';
import type { FileBytes } from './fileBytes';
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
			return isReadable(box) && isOnHand(file, box) ? primaryShape(file, box) : {};
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
				if (isReadable(box)) {
					while (!isOnHand(file, box)) yield;
					const endOfTheirs = endOfItems(file, box);
					// Small images can stand inside of the tables.
					data ||= endOfTheirs === 0;
					end = Math.max(end, endOfTheirs);
				}
			} else continue;
			end = Math.max(end, box.end ?? box.offset);
			if (tables && data) break;
		}
		while (!file.reaches(end)) yield;
		return tables;
	},
});

/** Whether these are tables of a picture: others are larger, or go on to the end of the file. */
const isReadable = (box: Box): box is ClosedBox =>
	(box.end ?? Number.POSITIVE_INFINITY) - box.offset <= MOST_KEPT_BYTES;

const isOnHand = (file: FileBytes, { offset, end }: ClosedBox): boolean =>
	file.has(offset, end - offset);

export const heic = heif('heic');
export const avif = heif('avif');
