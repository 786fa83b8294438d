import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../emulator';
import { ensureN8n } from '../n8n/installation';
import { N8nApi } from '../n8n/n8n-api';
import { N8nProcess } from '../n8n/n8n-process';
import { N8nSession } from '../n8n/n8n-session';
import type { Owner } from '../n8n/n8n-session';
import { PROJECT_FOLDER, installTarball, packTarball } from '../n8n/packed-pack';
import { accounts, warnOfCosts } from './accounts';
import type { Cleanup } from './cleanup';
import { prepareVendor, runVendor } from './demo-run';
import { imagesOf } from './demo-workflow';
import { chooseEditorPort } from './editor-port';
import type { DemoOptions } from './options';
import { named, progress, showEditor, showResults } from './report';

const OUTPUT = join(PROJECT_FOLDER, 'demo-output');
/** Long enough that one sees n8n wait for the vendor. */
const EMULATED_TASK_MILLISECONDS = 1_500;

async function startN8n(port: number, cleanup: Cleanup): Promise<N8nProcess> {
	const installation = await ensureN8n(progress);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-demo-'));
	cleanup.later(() => rm(folder, { recursive: true, force: true }));
	progress('Building and packing the pack');
	const userFolder = join(folder, 'user');
	await installTarball(await packTarball(folder), userFolder);
	progress('Starting n8n (about 10 seconds)');
	const n8n = await N8nProcess.prepare({
		installation,
		userFolder,
		port,
		environment: {
			N8N_RESTRICT_FILE_ACCESS_TO: OUTPUT,
			N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		},
	});
	cleanup.later(() => n8n.stop());
	await n8n.start();
	return n8n;
}

/** Sets everything up, runs the workflows and shows the result; true when no image is missing. */
export async function runDemo(options: DemoOptions, cleanup: Cleanup): Promise<boolean> {
	await warnOfCosts(imagesOf);
	const port = await chooseEditorPort(options.port, progress);
	const taskTimeMs = EMULATED_TASK_MILLISECONDS;
	const emulator = await startEmulator({ everyVendor: { taskTimeMs } });
	cleanup.later(() => emulator.close());
	const n8n = await startN8n(port, cleanup);

	const owner: Owner = {
		email: 'demo@example.com',
		password: `Demo-${randomBytes(6).toString('hex')}1`,
	};
	const api = new N8nApi(await N8nSession.setUpOwner(n8n.url, owner));
	await mkdir(OUTPUT, { recursive: true });
	const vendors = await Promise.all(
		accounts(emulator).map((account) => prepareVendor(api, account, OUTPUT)),
	);
	for (const { account } of vendors) progress(`Running the workflow on ${named(account)}`);
	const results = await Promise.all(vendors.map((vendor) => runVendor(api, vendor)));
	const complete = showResults(OUTPUT, results);
	if (!options.once) showEditor(n8n.url, owner, vendors);
	return complete;
}
