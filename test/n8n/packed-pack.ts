import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runCommand } from './command';
import { pathWithNode } from './node-binary';

export const PROJECT_FOLDER = resolve(__dirname, '..', '..');

interface Manifest {
	name: string;
	version: string;
}

async function manifest(): Promise<Manifest> {
	return JSON.parse(await readFile(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as Manifest;
}

/** Builds the pack and packs it as npm would publish it; returns the tarball's path inside `folder`. */
export async function packTarball(folder: string): Promise<string> {
	const inProject = {
		folder: PROJECT_FOLDER,
		environment: { ...process.env, PATH: pathWithNode() },
	};
	await runCommand('npm', ['run', 'build'], inProject);
	await mkdir(folder, { recursive: true });
	await runCommand('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], inProject);
	const { name, version } = await manifest();
	return join(folder, `${name}-${version}.tgz`);
}

/** Puts the tarball where n8n's own installer leaves a community package of that user folder. */
export async function installTarball(tarball: string, userFolder: string): Promise<void> {
	const { name, version } = await manifest();
	const nodes = join(userFolder, '.n8n', 'nodes');
	const target = join(nodes, 'node_modules', name);
	await mkdir(target, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
	const installed = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	await writeFile(join(nodes, 'package.json'), JSON.stringify(installed, null, 2));
}
