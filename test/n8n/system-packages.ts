import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './command';

/** Where a program is on the PATH, if it is. */
export function findProgram(name: string): string | undefined {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find((path) => existsSync(path));
}

/** Makes sure that a program exists, from the Debian package of that name where we may install it. */
export async function ensureProgram(
	name: string,
	progress: (line: string) => void,
	packageName = name,
): Promise<string> {
	const found = findProgram(name);
	if (found) return found;
	const advice = `"${name}" is missing: please install it (Debian, Ubuntu: sudo apt-get install ${packageName})`;
	if (process.getuid?.() !== 0 || !findProgram('apt-get')) throw new Error(advice);
	progress(`Installing ${packageName} with apt-get …`);
	const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	try {
		await runCommand('apt-get', ['update'], { environment });
		await runCommand('apt-get', ['install', '-y', '--no-install-recommends', packageName], {
			environment,
		});
	} catch (error) {
		throw new Error(`${advice}\n${(error as Error).message}`);
	}
	const installed = findProgram(name);
	if (!installed) throw new Error(advice);
	return installed;
}

/** The Chromium that the editor tests drive; SEEDREAM_TEST_CHROMIUM names another one. */
export async function ensureChromium(progress: (line: string) => void): Promise<string> {
	return process.env.SEEDREAM_TEST_CHROMIUM || (await ensureProgram('chromium', progress));
}
