import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { runCommand } from './command';
import { whileLocked } from './installation-lock';
import { nodeBinary, pathWithNode } from './node-binary';

export interface N8nInstallation {
	folder: string;
	/** n8n's start script, to be run with the Node of `nodeBinary()`. */
	bin: string;
}

const MANIFESTS = ['package.json', 'package-lock.json', '.npmrc'];
const ALIVE_EVERY = 15_000;

/** The environment without what an outer `npm run` leaves in it, which would send an inner npm to the outer project. */
export function npmEnvironment(): NodeJS.ProcessEnv {
	const kept = Object.entries(process.env).filter(
		([name]) =>
			!/^npm_(package_|lifecycle_|config_local_prefix|config_prefix|command|execpath)/.test(name),
	);
	return { ...Object.fromEntries(kept), PATH: pathWithNode() };
}

async function cacheFolder(): Promise<string> {
	const parent = process.env.SEEDREAM_TEST_CACHE || join(homedir(), '.cache', 'n8n-nodes-seedream');
	const [lock, nodeVersion] = await Promise.all([
		readFile(join(__dirname, 'package-lock.json')),
		runCommand(nodeBinary(), ['--version']),
	]);
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	return join(parent, `n8n-${hash}-node${nodeVersion.slice(1).split('.')[0]}`);
}

async function npm(
	folder: string,
	task: string,
	npmArguments: string[],
	progress: (line: string) => void,
) {
	const began = Date.now();
	const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
	progress(`${task} …`);
	const alive = setInterval(() => progress(`${task} … ${seconds()}`), ALIVE_EVERY);
	try {
		await runCommand('npm', npmArguments, { folder, environment: npmEnvironment() });
	} finally {
		clearInterval(alive);
	}
	progress(`${task}: done in ${seconds()}`);
}

async function install(target: string, progress: (line: string) => void): Promise<void> {
	const parent = join(target, '..');
	const leftover = `${basename(target)}.incomplete-`;
	for (const name of await readdir(parent)) {
		if (name.startsWith(leftover)) await rm(join(parent, name), { recursive: true, force: true });
	}
	const folder = await mkdtemp(join(parent, leftover));
	for (const name of MANIFESTS) await copyFile(join(__dirname, name), join(folder, name));
	progress(
		`Installing n8n into ${target} (once; about 2.5 GB, 5 to 10 minutes, part of it compiling sqlite3)`,
	);
	// Of all install scripts n8n's start needs only this one; the others download browsers, models and the like.
	await npm(
		folder,
		'npm ci of n8n',
		['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
		progress,
	);
	await npm(folder, 'Building sqlite3', ['rebuild', 'sqlite3'], progress);
	await rename(folder, target);
}

/** Installs n8n once, into a cache folder outside the clone that is named after the lock file; later calls find it there. */
export async function ensureN8n(progress: (line: string) => void): Promise<N8nInstallation> {
	const folder = await cacheFolder();
	if (!existsSync(folder)) {
		await mkdir(join(folder, '..'), { recursive: true });
		await whileLocked(`${folder}.lock`, progress, async () => {
			if (!existsSync(folder)) await install(folder, progress);
		});
	}
	return { folder, bin: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}
