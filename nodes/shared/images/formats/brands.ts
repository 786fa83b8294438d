import type { FileBytes } from './fileBytes';

const AVIF = ['avif', 'avis'];
/** HEVC: images, multi-layer images and their sequences (ISO/IEC 23008-12, annex B). */
const HEIC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];
/** Still images of any coding: what they hold is among the compatible brands. */
const ANY_CODING = ['mif1', 'mif2', 'msf1', 'miaf'];
/** Compatible brands are looked for in so many bytes; a file names about ten. */
const MOST_BYTES = 512;

/**
 * What a file of the HEIF family holds. One that does not say counts as HEIC, by far the most common; undefined for
 * anything else with an ftyp box, such as video.
 */
export function heifCoding(file: FileBytes): 'avif' | 'heic' | undefined {
	if (file.text(4, 4) !== 'ftyp') return undefined;
	const major = file.text(8, 4);
	if (AVIF.includes(major)) return 'avif';
	if (HEIC.includes(major)) return 'heic';
	if (!ANY_CODING.includes(major)) return undefined;
	const end = Math.min(file.uint32(0), MOST_BYTES);
	for (let offset = 16; offset + 4 <= end; offset += 4) {
		if (AVIF.includes(file.text(offset, 4))) return 'avif';
		if (HEIC.includes(file.text(offset, 4))) return 'heic';
	}
	return 'heic';
}
