import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_AFTER = 2_000;

function isRunning(processId: number): boolean {
	try {
		process.kill(processId, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

async function tryToLock(file: string): Promise<boolean> {
	try {
		await writeFile(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		return false;
	}
}

/** Does the work while holding the lock file; waits for another process that holds it, unless that one is dead. */
export async function whileLocked<T>(
	file: string,
	progress: (line: string) => void,
	work: () => Promise<T>,
): Promise<T> {
	let told = false;
	while (!(await tryToLock(file))) {
		const holder = Number(await readFile(file, 'utf8').catch(() => ''));
		if (holder > 0 && !isRunning(holder)) {
			await rm(file, { force: true });
			continue;
		}
		if (!told) progress(`Another process (${holder || 'starting'}) is installing; waiting for it`);
		told = true;
		await sleep(LOOK_AGAIN_AFTER);
	}
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}
