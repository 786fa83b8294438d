import { createHash } from 'node:crypto';
import type { EmulatedVendor, Submission } from '../emulator';

export const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The hashes of the images of a task, in order. */
export async function imageHashes({ images }: Submission): Promise<string[]> {
	return await Promise.all(images.map(async (image) => hashOf(await image.bytes())));
}

/** The hashes of all images that a vendor made, task by task. */
export async function servedHashes({ submissions }: EmulatedVendor): Promise<string[]> {
	return (await Promise.all(submissions.map(imageHashes))).flat();
}
