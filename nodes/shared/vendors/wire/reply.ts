import { z } from 'zod';
import type { Pixels } from '../../models/presets';
import type { Reply, ResultImage } from '../vendor';

/** Whether a field that vendors null or leave out says something. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** A field that vendors may leave out, null or give in another type: then it is absent. */
export const optionalText = z.string().trim().min(1).optional().catch(undefined);
/** Ids and codes are text here, numbers there. */
export const optionalCode = z
	.union([z.string().trim().min(1), z.number().transform(String)])
	.optional()
	.catch(undefined);

/** No task costs as much, and no sum of such amounts loses its millionths to floating point. */
const MOST_MONEY = 1_000_000;

/** An amount of money, or of what is sold for it, as a number or written out in decimals. */
export const amount = z
	.union([
		z.number(),
		z
			.string()
			.trim()
			.regex(/^(\d+\.?\d*|\.\d+)(e-?\d+)?$/i)
			.transform(Number),
	])
	.pipe(z.number().nonnegative().max(MOST_MONEY));

/** A whole address, of a file or for one: anything else would be a path below the vendor's own host, and get the key. */
export const webAddress = z
	.string()
	.trim()
	.regex(/^https?:\/\/./i);

const LONGEST_EXCERPT = 200;
const LONGEST_CODE = 60;
/** What a vendor might echo of a request that must not be shown. */
const SECRET = /\b(?:bearer\s+|sk-|apikey-)[\w.~+/=-]+/gi;
const BASE64_RUN = /(?:[A-Za-z0-9+/_-]{60,}(?:\s|\\r|\\n)*){2,}={0,2}/g;

/** A vendor's words for an error: on one line, short, without keys or image data. */
export function excerpt(body: unknown): string {
	const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
	const readable = text
		.slice(0, 20_000)
		.replace(/<(style|script)[\s\S]*?(<\/\1>|$)/gi, ' ')
		.replace(/<[^>]*(>|$)/g, ' ')
		.replace(SECRET, '[hidden]')
		.replace(BASE64_RUN, '[image data]')
		.replace(/\s+/g, ' ')
		.trim();
	if (readable === '') return 'an empty answer';
	return readable.length > LONGEST_EXCERPT ? `${readable.slice(0, LONGEST_EXCERPT)}…` : readable;
}

/** The JSON object a reply holds; undefined for text, lists and nothing. */
export function objectOf(body: unknown): Record<string, unknown> | undefined {
	return typeof body === 'object' && body !== null && !Array.isArray(body)
		? (body as Record<string, unknown>)
		: undefined;
}

/** The JSON object that a field holds, as itself or as JSON text; undefined for anything else. */
export function objectIn(field: unknown): Record<string, unknown> | undefined {
	if (typeof field !== 'string') return objectOf(field);
	try {
		return objectOf(JSON.parse(field));
	} catch {
		return undefined;
	}
}

/** Pixels of a size as vendors write it: 2048x2048, 2048*2048 or with a multiplication sign. */
export function readSize(size: unknown): Partial<Pixels> {
	const match = typeof size === 'string' ? /^(\d+)\s*[x*×]\s*(\d+)$/i.exec(size.trim()) : null;
	return match ? { width: Number(match[1]), height: Number(match[2]) } : {};
}

/**
 * Where an image stands: a data URI or bare base64 is the image itself, anything else its address. Only the start
 * is looked at, for the text can be an image of many megabytes: no address without a scheme is as long as 64
 * characters, and no image as short.
 */
export function readImageText(text: string): Pick<ResultImage, 'url' | 'base64'> {
	if (/^data:/i.test(text)) return { base64: text.slice(text.indexOf(',') + 1) };
	return /^[A-Za-z0-9+/\s]{64}/.test(text) ? { base64: text } : { url: text };
}

/** A vendor's code for an error, as it may be shown. */
export function readCode(code: unknown): string | undefined {
	const text = optionalCode.parse(code);
	return text && excerpt(text).slice(0, LONGEST_CODE);
}

/** When a reply was sent, in milliseconds since the epoch: by the vendor's clock where it tells, for ours may be wrong. */
export function clockOf({ headers }: Reply, ours = Date.now()): number {
	return Date.parse(String(headers.date)) || ours;
}
