import { readdir, rm, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Account } from './accounts';
import { rowsOf } from './demo-workflow';

export interface SavedImage {
	path: string;
	format: string;
	width: number;
	height: number;
}

/** The vendor's own folder for images, emptied of what an earlier demo left. */
export async function emptyFolder(parent: string, { vendor }: Account): Promise<string> {
	const folder = join(parent, vendor.name.toLowerCase().replaceAll(/[ .]/g, '-'));
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	return folder;
}

/** The images that really are in a folder, decoded to be sure. */
export async function savedImages(folder: string): Promise<SavedImage[]> {
	const names = (await readdir(folder)).sort();
	return await Promise.all(
		names.map(async (name) => {
			const path = join(folder, name);
			const { info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
			const { format } = await sharp(path).metadata();
			return { path, format, width: info.width, height: info.height };
		}),
	);
}

/** What is missing, in words. A real model may draw fewer images of a set than allowed; the emulator draws them all. */
export function missingImages(folder: string, images: SavedImage[], account: Account): string[] {
	return rowsOf(account.vendor).flatMap(({ prefix, images: wanted }) => {
		const found = images.filter(({ path }) => path.startsWith(join(folder, `${prefix}-`))).length;
		const needed = account.real ? 1 : wanted;
		return found >= needed ? [] : [`${account.vendor.name}: ${found} of ${needed} "${prefix}"`];
	});
}
