import { createHash } from 'node:crypto';
import type { SeenReference } from '../types';
import { inspect, type SeenImage } from './inspect';
import type { ReferenceRules } from './rules';

/** A reference image, as far as the vendor could look at it. */
export interface Reference extends SeenReference {
	hasAlpha?: boolean;
	thumbnail?: Buffer;
}

export type ReferenceProblem = 'syntax' | 'not-an-image' | 'format' | 'bytes' | 'size';

/** A reference the vendor does not take, and why. */
export class ReferenceRefused extends Error {
	constructor(
		readonly problem: ReferenceProblem,
		message: string,
	) {
		super(message);
	}
}

// ByteDance wants the format in lower case and no blanks (docs/vendors/upstream.md).
const DATA_URI = /^data:image\/([a-z0-9.+-]+);base64,/;
const LEAST_BASE64 = 64;
const FORMAT_NAMES: Partial<Record<string, string>> = {
	jpg: 'jpeg',
	'x-ms-bmp': 'bmp',
	tif: 'tiff',
};

/** Reads one entry of `image` or `images`. Uploaded files are known; other URLs are taken unread. */
export async function readReference(
	entry: string,
	rules: ReferenceRules,
	uploaded: (url: string) => Promise<Buffer | undefined>,
): Promise<Reference> {
	if (/^https?:\/\//i.test(entry)) return await readUrl(entry, rules, uploaded);
	const dataUri = DATA_URI.exec(entry);
	const base64 = entry.slice(dataUri?.[0].length ?? 0);
	const content = decoded(base64);
	if (dataUri !== null && content !== undefined) {
		const [, declared = ''] = dataUri;
		const format = FORMAT_NAMES[declared] ?? declared;
		if (!rules.formats.includes(format)) {
			throw new ReferenceRefused('format', `image format ${declared} is not supported`);
		}
		return { kind: 'data-uri', ...(await checked(content, rules)) };
	}
	if (rules.bareBase64 && content !== undefined && base64.length >= LEAST_BASE64) {
		return { kind: 'base64', ...(await checked(content, rules)) };
	}
	throw new ReferenceRefused(
		'syntax',
		'image must be a http(s) URL or data:image/<format>;base64,<data> with the format in lower case',
	);
}

/** Reads all of a list; the refusal is the vendor's, around the place in the list and what is wrong there. */
export async function readReferences(
	entries: readonly string[],
	rules: ReferenceRules,
	uploaded: (url: string) => Promise<Buffer | undefined>,
	refused: (problem: string) => Error,
): Promise<Reference[]> {
	const references: Reference[] = [];
	for (const [index, entry] of entries.entries()) {
		try {
			references.push(await readReference(entry, rules, uploaded));
		} catch (error) {
			if (error instanceof ReferenceRefused) throw refused(`[${index}]: ${error.message}`);
			throw error;
		}
	}
	return references;
}

async function readUrl(
	entry: string,
	rules: ReferenceRules,
	uploaded: (url: string) => Promise<Buffer | undefined>,
): Promise<Reference> {
	if (!URL.canParse(entry)) throw new ReferenceRefused('syntax', 'image URL is not valid');
	const content = await uploaded(entry);
	if (content === undefined) return { kind: 'url', url: entry };
	return { ...(await checked(content, rules)), kind: 'upload', url: entry };
}

/**
 * The bytes of strict base64. Told by their count, because Node skips what is not base64: a pattern over
 * ten megabytes of text can fill V8's stack ("Maximum call stack size exceeded", now and then).
 */
function decoded(base64: string): Buffer | undefined {
	// Padding, where there is any, must fill up to 4n.
	const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
	const letters = base64.length - padding;
	if (letters === 0 || letters % 4 === 1) return undefined;
	if (padding > 0 && base64.length % 4 !== 0) return undefined;
	if (base64.includes('-') || base64.includes('_')) return undefined;
	const content = Buffer.from(base64, 'base64');
	return content.length === Math.floor((letters * 3) / 4) ? content : undefined;
}

async function checked(content: Buffer, rules: ReferenceRules): Promise<Omit<Reference, 'kind'>> {
	if (content.length > rules.maxBytes) {
		throw new ReferenceRefused('bytes', `image exceeds ${rules.maxBytes / 1024 / 1024} MB`);
	}
	const image = await inspect(content);
	if (image === undefined) throw new ReferenceRefused('not-an-image', 'image could not be decoded');
	checkShape(image, rules);
	return {
		mimeType: `image/${image.format}`,
		width: image.width,
		height: image.height,
		size: content.length,
		sha256: createHash('sha256').update(content).digest('hex'),
		hasAlpha: image.hasAlpha,
		thumbnail: image.thumbnail,
	};
}

function checkShape({ format, width, height }: SeenImage, rules: ReferenceRules): void {
	if (!rules.formats.includes(format)) {
		throw new ReferenceRefused('format', `image format ${format} is not supported`);
	}
	const ratio = Math.max(width, height) / Math.min(width, height);
	if (Math.min(width, height) < rules.minSide) {
		throw new ReferenceRefused('size', 'image sides must be greater than 14 pixels');
	}
	if (ratio > rules.maxRatio) {
		throw new ReferenceRefused(
			'size',
			`image ratio must be within 1/${rules.maxRatio} and ${rules.maxRatio}`,
		);
	}
	if (width * height > rules.maxPixels || width * height < rules.minPixels) {
		throw new ReferenceRefused('size', `image of ${width}x${height} pixels is out of range`);
	}
}
