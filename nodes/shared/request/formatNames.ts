/** What people call the formats of files that are told by their bytes. */
const FORMAT_NAMES: Readonly<Record<string, string>> = {
	jpeg: 'JPEG',
	png: 'PNG',
	webp: 'WebP',
	gif: 'GIF',
	bmp: 'BMP',
	tiff: 'TIFF',
	heic: 'HEIC',
	avif: 'AVIF',
	jxl: 'JPEG XL',
	svg: 'SVG',
	psd: 'PSD',
	pdf: 'PDF',
};

/** A format as messages say it. */
export const formatName = (format: string): string => FORMAT_NAMES[format] ?? format;
