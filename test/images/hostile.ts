const MEGABYTE = 1024 * 1024;

/** A megabyte that starts like this and then repeats that. */
function filled(start: string, repeated: string): Buffer {
	const bytes = Buffer.alloc(MEGABYTE);
	const head = Buffer.from(start, 'hex');
	bytes.fill(Buffer.from(repeated, 'hex'), head.copy(bytes));
	return bytes;
}

const ascii = (text: string): string => Buffer.from(text, 'latin1').toString('hex');
const uint32 = (number: number): string => number.toString(16).padStart(8, '0');
const box = (type: string, bytes: number): string => uint32(bytes) + ascii(type);

const JPEG = 'ffd8ffe00004aaaa';
/** A frame of 65,535 x 65,535 pixels, an interval of one block, the start of a scan. */
const SCAN = 'ffc0000b08ffffffff01011100ffdd00040001ffda0008010100003f00';
const PNG = `89504e470d0a1a0a0000000d${ascii('IHDR')}0000100000001000080600000000000000`;
const GIF = `${ascii('GIF89a')}1000100000000021ff`;
/** An entry of a little-endian directory: 32,768 numbers of 32 bits from offset 8 on. */
const list = (tag: string): string => `${tag}04000080000008000000`;

const HEIC = box('ftyp', 16) + ascii('heic') + '00000000';
/** A box that fills the rest of the megabyte. */
const rest = (before: string, type: string): string =>
	before + box(type, MEGABYTE - before.length / 2);
/** The tables of a picture whose primary item is 1. */
const META = `${rest(HEIC, 'meta')}00000000${box('pitm', 14)}000000000001`;
const PROPERTIES = rest(META, 'iprp');

/** Files of 1 MB made to keep a reader busy, by what they do. */
export const HOSTILE: ReadonlyArray<readonly [string, Buffer]> = [
	['JPEG of fill bytes', filled(JPEG, 'ff')],
	['JPEG of stuffed bytes', filled(JPEG + SCAN, 'ff00')],
	['JPEG of zeros', filled(JPEG + SCAN, '00')],
	['JPEG of restart markers', filled(JPEG + SCAN, 'ffd0')],
	['JPEG of starts of image', filled(JPEG, 'ffd8')],
	['JPEG of empty segments', filled(JPEG, 'ffe00002')],
	['JPEG of empty Exif segments', filled(JPEG, `ffe10008${ascii('Exif')}0000`)],
	['JPEG of frames that stop short', filled(JPEG, 'ffda0002ffc00002')],
	['PNG of empty chunks', filled(PNG, `00000000${ascii('tEXt')}00000000`)],
	['PNG of empty eXIf chunks', filled(PNG, `00000000${ascii('eXIf')}00000000`)],
	['GIF of sub-blocks of a byte', filled(GIF, '0101')],
	['GIF of empty extensions', filled(GIF, '0021ff')],
	[
		'WebP of empty chunks',
		filled(
			`${ascii('RIFF')}f8ff0f00${ascii('WEBPVP8X')}0a00000008000000ff0000ff0000`,
			`${ascii('ABCD')}00000000`,
		),
	],
	['TIFF of a directory of 65,535 entries', filled('49492a0008000000ffff', list('1101'))],
	[
		'TIFF whose lists are the whole file',
		filled(
			`49492a00080000000600${['1101', '1701', '4401', '4501', '0102', '0202'].map(list).join('')}`,
			'00',
		),
	],
	['HEIC of empty boxes', filled(HEIC, box('free', 8))],
	['HEIC of empty boxes in its tables', filled(META, box('free', 8))],
	[
		'HEIC of empty properties',
		filled(rest(`${PROPERTIES}${box('ipma', 20)}000000000000000100010182`, 'ipco'), box('irot', 8)),
	],
	[
		'HEIC of associations of properties',
		filled(
			`${rest(`${PROPERTIES}${box('ipco', 16)}${box('irot', 8)}`, 'ipma')}0000000000ffffff`,
			'00',
		),
	],
	[
		'HEIC of items',
		filled(`${rest(META, 'iloc')}000000004400ffff`, '0001000000010000000000000000'),
	],
	['HEIC of items of nothing', filled(`${rest(META, 'iloc')}000000000000ffff`, 'ff')],
	['HEIC of extents', filled(`${rest(META, 'iloc')}010000004404ffff`, '0001')],
	['SVG of comments', filled(ascii('<!---->'), ascii('<!---->'))],
	['text', filled(ascii('text'), ascii('text'))],
	['BMP of the largest rows', filled(`${ascii('BM')}${'ff'.repeat(12)}28000000`, 'ff')],
	['JPEG XL of empty boxes', filled(`0000000c${ascii('JXL ')}0d0a870a`, box('free', 8))],
];
