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
	if (!ANY_CODING.includes(major)) return codingOf(major);
	const end = Math.min(file.uint32(0), MOST_BYTES);
	const compatible = file
		.text(16, end - 16)
		.match(/.{4}/gs)
		?.map(codingOf);
	return compatible?.find((coding) => coding !== undefined) ?? 'heic';
}

function codingOf(brand: string): 'avif' | 'heic' | undefined {
	if (AVIF.includes(brand)) return 'avif';
	return HEIC.includes(brand) ? 'heic' : undefined;
}
