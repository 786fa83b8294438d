import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
	copyFile,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	readlink,
	rename,
	rm,
	symlink,
} from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { runCommand } from '../n8n/command';
import { npmEnvironment } from '../n8n/installation';
import { whileLocked } from '../n8n/installation-lock';
import type { EngineName } from './lacks';

const MANIFESTS = ['package.json', 'package-lock.json', '.npmrc'];
const CACHE = process.env.SEEDREAM_TEST_CACHE || join(homedir(), '.cache', 'n8n-nodes-seedream');

async function install(manifests: string, target: string): Promise<void> {
	const leftover = `${basename(target)}.incomplete-`;
	for (const name of await readdir(CACHE)) {
		if (name.startsWith(leftover)) await rm(join(CACHE, name), { recursive: true, force: true });
	}
	const folder = await mkdtemp(join(CACHE, leftover));
	for (const name of MANIFESTS) await copyFile(join(manifests, name), join(folder, name));
	const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
	await runCommand('npm', ['ci', ...options], { folder, environment: npmEnvironment() });
	await rename(folder, target);
}

async function link(path: string, target: string): Promise<void> {
	if ((await readlink(path).catch(() => '')) === target) return;
	await rm(path, { recursive: true, force: true });
	await symlink(target, path, 'dir');
}

/**
 * Installs an engine once, into a cache folder outside the clone that is named after the lock file, and links
 * its modules to `test/versions/<engine>/node_modules`, where the jest projects have their imports from.
 */
export async function ensureEngine(
	engine: EngineName,
	progress: (line: string) => void,
): Promise<void> {
	const manifests = join(__dirname, engine);
	const lock = await readFile(join(manifests, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	const target = join(CACHE, `engine-${hash}`);
	await mkdir(CACHE, { recursive: true });
	if (!existsSync(target)) {
		await whileLocked(`${target}.lock`, progress, async () => {
			if (existsSync(target)) return;
			progress(`Installing n8n's ${engine} supported engine into ${target} (once)`);
			await install(manifests, target);
		});
	}
	await link(join(manifests, 'node_modules'), join(target, 'node_modules'));
}
