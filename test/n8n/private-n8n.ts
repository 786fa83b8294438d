import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nApi } from './n8n-api';
import { N8nProcess } from './n8n-process';
import { N8nSession } from './n8n-session';
import { sharedN8n } from './shared-n8n';

export interface PrivateN8n {
	process: N8nProcess;
	api: N8nApi;
	close(): Promise<void>;
}

const OWNER = { email: 'private@example.com', password: 'Seedream-Tests-1' };

/** An n8n of a test file's own, with the pack, that may be killed or set up in another way than the shared one. */
export async function startPrivateN8n(
	environment: Record<string, string> = {},
): Promise<PrivateN8n> {
	const { installation, userFolder: sharedFolder } = await sharedN8n();
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-private-'));
	await cp(join(sharedFolder, '.n8n', 'nodes'), join(userFolder, '.n8n', 'nodes'), {
		recursive: true,
	});
	const process = await N8nProcess.prepare({ installation, userFolder, environment });
	const close = async () => {
		await process.kill();
		await rm(userFolder, { recursive: true, force: true });
	};
	try {
		await process.start();
		return { process, api: new N8nApi(await N8nSession.setUpOwner(process.url, OWNER)), close };
	} catch (error) {
		await close();
		throw error;
	}
}
