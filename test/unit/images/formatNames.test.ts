import { describe, expect, it } from '@jest/globals';
import { recogniseImage } from '../../../nodes/shared/images/format';
import { ascii, box } from '../../images/build';
import { number } from '../../images/tables';
import { isWhole } from '../../images/whole';

const nameOf = (bytes: Buffer): string | undefined => recogniseImage(bytes)?.name;

/** The first box of HEIC, AVIF and videos: what it is first of all, and what it is as well. */
const brands = (major: string, ...compatible: string[]): Buffer =>
	box('ftyp', ascii(major), number(4, 0), ...compatible.map(ascii));

/** Media types as IANA registers them (https://www.iana.org/assignments/media-types). */
it.each([
	['png', 'image/png', 'png', '\x89PNG\r\n\x1a\n\0\0\0\0'],
	['jpeg', 'image/jpeg', 'jpg', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01'],
	['webp', 'image/webp', 'webp', 'RIFF\0\0\0\0WEBP'],
	['gif', 'image/gif', 'gif', 'GIF87a\0\0\0\0\0\0'],
	['gif', 'image/gif', 'gif', 'GIF89a\0\0\0\0\0\0'],
	['bmp', 'image/bmp', 'bmp', `BM${'\0'.repeat(12)}\x28\0\0\0`],
	['tiff', 'image/tiff', 'tiff', 'II*\0\x08\0\0\0\0\0\0\0'],
	['tiff', 'image/tiff', 'tiff', 'MM\0*\0\0\0\x08\0\0\0\0'],
	['heic', 'image/heic', 'heic', '\0\0\0\x10ftypheic\0\0\0\0'],
	['avif', 'image/avif', 'avif', '\0\0\0\x10ftypavif\0\0\0\0'],
	['jxl', 'image/jxl', 'jxl', '\0\0\0\x0cJXL \r\n\x87\n'],
	['jxl', 'image/jxl', 'jxl', '\xff\x0a\0\0\0\0\0\0\0\0\0\0'],
	['svg', 'image/svg+xml', 'svg', '<svg></svg> '],
	['psd', 'image/vnd.adobe.photoshop', 'psd', '8BPS\0\x01\0\0\0\0\0\0'],
	['pdf', 'application/pdf', 'pdf', '%PDF-1.7\n%\xe2\xe3'],
])('a file of the format %s is %s, .%s', (name, mimeType, extension, start) => {
	expect(recogniseImage(ascii(start))).toMatchObject({ name, mimeType, extension });
	// No image is as short as this.
	expect(recogniseImage(ascii(start.slice(0, 11)))).toBeUndefined();
});

it.each([
	['a PNG whose line ends were changed on its way', '\x89PNG\r\n\x1a\r\0\0\0\0\0'],
	['a RIFF of another kind', 'RIFF\0\0\0\0WAVEfmt '],
	['a WebP without RIFF', 'RIFX\0\0\0\0WEBPVP8 '],
	['a BMP whose second header has no such length', `BM${'\0'.repeat(12)}\x29\0\0\0`],
	['a file of other letters with the length of a BMP', `BX${'\0'.repeat(12)}\x28\0\0\0`],
	['GIF of another year', 'GIF88a\0\0\0\0\0\0'],
	['a brand without its box', '\0\0\0\x10freeheic\0\0\0\0'],
])('%s is no image', (_, start) => {
	expect(nameOf(ascii(start))).toBeUndefined();
});

describe('boxes', () => {
	it.each([
		...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'].map((brand) => [
			brand,
			'heic',
		]),
		['avif', 'avif'],
		['avis', 'avif'],
		['mif1', 'heic'],
		['mif2', 'heic'],
		['msf1', 'heic'],
		['miaf', 'heic'],
		['isom', undefined],
		['mp42', undefined],
	])('of brand %s are %s', (brand, name) => {
		expect(nameOf(brands(brand!))).toBe(name);
		expect(nameOf(brands('mif1', 'miaf', brand!))).toBe(name ?? 'heic');
	});

	it('of any coding are what the first brand says that tells it', () => {
		expect(nameOf(brands('mif1', 'miaf', 'avif', 'heic'))).toBe('avif');
		expect(nameOf(brands('mif1', 'miaf', 'heic', 'avif'))).toBe('heic');
	});

	it('of any coding are not what stands behind their brands', () => {
		const behind = box('avif', ascii('avifavif'));
		expect(nameOf(Buffer.concat([brands('mif1', 'miaf'), behind]))).toBe('heic');
	});

	it('of any coding are what the brands up to a length say that no file has', () => {
		const many = (count: number): Buffer =>
			brands('mif1', ...Array<string>(count).fill('miaf'), 'avif');
		expect(nameOf(many(123))).toBe('avif');
		expect(nameOf(many(124))).toBe('heic');
	});
});

describe('an SVG', () => {
	it.each([
		['is in small letters or large', '<SVG width="10">'],
		['can have a line behind its name', '<svg\n\twidth="10">'],
		['can have blanks before it', ' \r\n\t<svg></svg>'],
		['can have the mark of UTF-8 before it', '\xef\xbb\xbf<svg></svg>'],
		[
			'can have instructions before it',
			'<?xml version="1.0"?>\n<?xml-stylesheet href="a.css"?><svg>',
		],
		['can have comments before it', '<!-- <html> --><!----><!-- a > b\n -- c --><svg>'],
		['can have a document type before it', '<!DOCTYPE svg PUBLIC "a" "b">\n<svg>'],
		[
			// Adobe Illustrator's.
			'can have a document type with declarations of its own',
			'<!DOCTYPE svg PUBLIC "a" "b" [\n\t<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n] >\n<svg>',
		],
		[
			'can have a document type with declarations of its own, without blanks',
			'<!DOCTYPE svg[<!ENTITY a "1"><!ENTITY b "2">]><svg>',
		],
	])('%s', (_, text) => {
		expect(nameOf(ascii(text))).toBe('svg');
	});

	it.each([
		['an element that begins alike', '<svgs></svgs> and more'],
		['another element before it', '<html><svg></svg></html>'],
		['text before it', 'text <svg></svg>'],
		['the mark of UTF-8 behind blanks', ' \xef\xbb\xbf<svg></svg>'],
		['the mark of UTF-8 twice', '\xef\xbb\xbf\xef\xbb\xbf<svg></svg>'],
		['an instruction that does not end', '<?xml <svg></svg>'],
		['a comment that does not end', '<!-- <svg></svg> ->'],
		['a comment that ends with the dashes it began with', '<!--> <svg></svg>'],
		['a document type that does not end', '<!doctype svg <svg'],
		['text behind a comment', '<!-- a --> text <svg></svg>'],
		['declarations that do not end', '<!DOCTYPE svg [ <!ENTITY a "1"> <svg></svg>'],
		['text behind the declarations', '<!DOCTYPE svg [ ] text > <svg></svg>'],
	])('is not what has %s', (_, text) => {
		expect(nameOf(ascii(text))).toBeUndefined();
	});

	it('begins within the bytes that are looked through', () => {
		expect(nameOf(ascii(`${' '.repeat(4091)}<svg>`))).toBe('svg');
		expect(nameOf(ascii(`${' '.repeat(4092)}<svg>`))).toBeUndefined();
	});
});

it('Photoshop has the height before the width', () => {
	const start = Buffer.from('3842505300010000000000000003000000640000012c00080003', 'hex');
	expect(recogniseImage(start)).toMatchObject({ name: 'psd', width: 300, height: 100 });
});

it.each([
	['Photoshop', '8BPS\0\x01\0\0\0\0\0\0'],
	['PDF', '%PDF-1.7\n%\xe2\xe3'],
	['SVG', '<svg></svg> '],
	['a bare JPEG XL', '\xff\x0a\0\0\0\0\0\0\0\0\0\0'],
])('%s does not tell its end and is taken as it is', (_, start) => {
	expect(isWhole(ascii(start))).toBe(true);
	expect(isWhole(ascii(`${start}more`), 3)).toBe(true);
});
