import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { storeFile } from './engine-version';

export interface Picture {
	width?: number;
	height?: number;
	/** Pictures of different colours are different files. */
	colour?: string;
	format?: 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff';
	/** With transparent pixels. */
	transparent?: boolean;
}

/** The bytes of a real image. */
export async function picture({
	width = 640,
	height = 480,
	colour = '#2a6f97',
	format = 'png',
	transparent = false,
}: Picture = {}): Promise<Buffer> {
	const background = transparent ? { ...rgb(colour), alpha: 0.5 } : rgb(colour);
	return await sharp({ create: { width, height, channels: transparent ? 4 : 3, background } })
		.toFormat(format)
		.toBuffer();
}

const rgb = (colour: string): { r: number; g: number; b: number } => {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) =>
		parseInt(colour.slice(start, start + 2), 16),
	);
	return { r, g, b };
};

const COLOURS = ['#b7094c', '#5c4d7d', '#0091ad', '#2e6f40', '#f2a65a', '#772f1a', '#1d3557'];

/** Several pictures, no two alike. */
export async function pictures(count: number, like: Picture = {}): Promise<Buffer[]> {
	return await Promise.all(
		Array.from({ length: count }, async (_, index) => {
			const width = (like.width ?? 640) + Math.floor(index / COLOURS.length);
			return await picture({ ...like, width, colour: COLOURS[index % COLOURS.length] });
		}),
	);
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export const dataUri = (bytes: Buffer, mimeType = 'image/png'): string =>
	`data:${mimeType};base64,${bytes.toString('base64')}`;

interface FileFacts {
	fileName?: string;
	mimeType?: string;
}

/** A file as n8n keeps it in memory: base64 in the item itself. */
export function inMemory(bytes: Buffer, facts: FileFacts = {}): IBinaryData {
	return { fileName: 'photo.png', mimeType: 'image/png', ...facts, data: bytes.toString('base64') };
}

/** A file as n8n keeps it on disk: the item has its id only. */
export async function onDisk(bytes: Buffer, facts: FileFacts = {}): Promise<IBinaryData> {
	return await storeFile(bytes, {
		fileName: 'photo.png',
		mimeType: 'image/png',
		...facts,
		data: '',
	});
}

/** An item with the file in `data`. */
export function itemWith(bytes: Buffer, json: INodeExecutionData['json'] = {}): INodeExecutionData {
	return { json, binary: { data: inMemory(bytes) } };
}
