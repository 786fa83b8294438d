/** What a vendor asks of a reference image. */
export interface ReferenceRules {
	formats: readonly string[];
	maxBytes: number;
	/** Largest ratio of the longer to the shorter side. */
	maxRatio: number;
	/** Smallest side in pixels. */
	minSide: number;
	maxPixels: number;
	minPixels: number;
	/** Whether base64 without a data URI around it is taken. */
	bareBase64: boolean;
}

const MEGABYTE = 1024 * 1024;
const COMMON = ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif'];

// docs/vendors/upstream.md; 10 MB because AceData binds to it and ByteDance's own pages disagree.
const BASE: ReferenceRules = {
	formats: COMMON,
	maxBytes: 10 * MEGABYTE,
	maxRatio: 16,
	minSide: 15,
	maxPixels: 6000 * 6000,
	minPixels: 0,
	bareBase64: false,
};

export const REFERENCE_RULES = {
	seededit: { ...BASE, formats: ['jpeg', 'png'], maxRatio: 3, maxPixels: Infinity },
	standard: BASE,
	pro: { ...BASE, formats: [...COMMON, 'heic', 'heif'] },
	layers: { ...BASE, minPixels: 512 * 512, maxRatio: Infinity, minSide: 1 },
	aceDataLayers: {
		...BASE,
		formats: ['jpeg', 'png'],
		minPixels: 512 * 512,
		maxRatio: Infinity,
		minSide: 1,
	},
} as const satisfies Record<string, ReferenceRules>;
