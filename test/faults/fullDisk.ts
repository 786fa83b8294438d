import { binaryStore } from '../engine/engine-version';

/** Begins the name of every file that finds no room. */
export const NO_ROOM = 'no-room';

let filling: Promise<void> | undefined;

/** n8n's binary store, whose disk is full for files of that name: a disk cannot be filled for one run alone. */
export async function fillDisk(): Promise<void> {
	filling ??= (async () => {
		const service = (await binaryStore()) as unknown as {
			store(...given: unknown[]): Promise<unknown>;
		};
		const store = service.store.bind(service);
		service.store = async (...given) => {
			const binary = given.at(-1) as { fileName?: string };
			if (!binary.fileName?.startsWith(NO_ROOM)) return await store(...given);
			throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
				code: 'ENOSPC',
				syscall: 'write',
				errno: -28,
			});
		};
	})();
	await filling;
}
