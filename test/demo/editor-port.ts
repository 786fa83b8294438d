import { freePort, isFree } from '../n8n/free-port';

/** n8n's own default, which people know. */
const USUAL_PORT = 5678;

/** The port of the editor: the one asked for, else n8n's usual one, else any that is free. */
export async function chooseEditorPort(
	wanted: number | undefined,
	progress: (line: string) => void,
): Promise<number> {
	const port = wanted ?? USUAL_PORT;
	if (await isFree(port)) return port;
	if (wanted !== undefined) {
		throw new Error(
			`Port ${wanted} is taken by another program. Choose another one with --port, or leave it out.`,
		);
	}
	const free = await freePort();
	progress(`Port ${USUAL_PORT} is taken (by another n8n?), so the editor gets port ${free}`);
	return free;
}
