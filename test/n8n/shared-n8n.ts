import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureN8n } from './installation';
import type { N8nInstallation } from './installation';
import { N8nApi } from './n8n-api';
import { N8nProcess } from './n8n-process';
import { N8nSession } from './n8n-session';
import { installTarball, packTarball } from './packed-pack';

/** How the test files find the one n8n that all of them share; global-setup.ts starts it. */
export interface SharedN8n {
	url: string;
	cookie: string;
	userFolder: string;
	/** The only folder where Read/Write Files may write. */
	filesFolder: string;
	logFile: string;
	installation: N8nInstallation;
}

const STATE_VARIABLE = 'SEEDREAM_TEST_SHARED_N8N';
const OWNER = { email: 'tests@example.com', password: 'Seedream-Tests-1' };

export interface RunningShared {
	n8n: N8nProcess;
	folder: string;
}

/** Packs the pack, starts an n8n with it and tells the test files where it is. */
export async function startSharedN8n(progress: (line: string) => void): Promise<RunningShared> {
	const installation = await ensureN8n(progress);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-tests-'));
	try {
		return await startIn(folder, installation, progress);
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		throw error;
	}
}

async function startIn(
	folder: string,
	installation: N8nInstallation,
	progress: (line: string) => void,
): Promise<RunningShared> {
	const userFolder = await mkdtemp(join(folder, 'user-'));
	const filesFolder = await mkdtemp(join(folder, 'files-'));
	progress('Building and packing the pack');
	await installTarball(await packTarball(folder), userFolder);
	progress('Starting n8n');
	const n8n = await N8nProcess.prepare({
		installation,
		userFolder,
		environment: {
			N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
			N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		},
	});
	await n8n.start();
	const { url, logFile } = n8n;
	const { cookie } = await N8nSession.setUpOwner(url, OWNER);
	const state: SharedN8n = { url, cookie, userFolder, filesFolder, logFile, installation };
	const file = join(folder, 'shared.json');
	await writeFile(file, JSON.stringify(state));
	process.env[STATE_VARIABLE] = file;
	progress(`n8n is ready on ${url}`);
	return { n8n, folder };
}

/** Ends it and removes what it left. */
export async function stopSharedN8n({ n8n, folder }: RunningShared): Promise<void> {
	await n8n.stop();
	await rm(folder, { recursive: true, force: true });
}

/** The shared n8n, signed in. */
export async function sharedN8n(): Promise<SharedN8n & { api: N8nApi }> {
	const file = process.env[STATE_VARIABLE];
	if (!file) throw new Error('No n8n runs: start these tests with "npm run test:n8n"');
	const state = JSON.parse(await readFile(file, 'utf8')) as SharedN8n;
	return { ...state, api: new N8nApi(N8nSession.resume(state.url, state.cookie)) };
}
