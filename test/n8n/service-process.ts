import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UnixUser } from './command';

export interface ServiceSettings {
	/** Ours alone: it is removed when the program has ended. */
	folder: string;
	program: string;
	programArguments: string[];
	/** Whose the folder becomes and who runs the program; ourselves unless given. */
	user?: UnixUser;
	/** What ends the program at once and in good order. */
	stopSignal: 'INT' | 'TERM';
}

const STOPPED_WITHIN = 20_000;
const LOG_FILE = 'service.log';

/**
 * Watches over the program. Descriptor 3 is a pipe whose other end only the process that started us holds: when that
 * process is gone, however it ended, the pipe closes, and the program and its folder go too.
 */
const SUPERVISOR = `
	signal=$1 folder=$2; shift 2
	"$@" 3<&- & program=$!
	(cat <&3 >/dev/null; kill -s "$signal" $program) & watcher=$!
	wait $program
	kill $watcher 2>/dev/null
	rm -rf "$folder"
`;

/** A program that serves the tests, with a folder of its own, and that ends with them however they end. */
export class ServiceProcess {
	private hasEnded = false;

	private constructor(
		private readonly settings: ServiceSettings,
		private readonly supervisor: ChildProcess,
	) {
		supervisor.once('exit', () => (this.hasEnded = true));
		supervisor.once('error', () => (this.hasEnded = true));
	}

	static start(settings: ServiceSettings): ServiceProcess {
		const { folder, program, programArguments, user, stopSignal } = settings;
		const log = openSync(join(folder, LOG_FILE), 'a');
		if (user) chownSync(folder, user.uid, user.gid);
		const supervisor = spawn(
			'/bin/sh',
			['-c', SUPERVISOR, 'supervisor', stopSignal, folder, program, ...programArguments],
			// Ctrl-C shall reach us alone, so that the programs end after what uses them.
			{ ...user, cwd: folder, detached: true, stdio: ['ignore', log, log, 'pipe'] },
		);
		closeSync(log);
		return new ServiceProcess(settings, supervisor);
	}

	/** Waits until the program serves; throws with the end of its log when it does not in that time. */
	async untilReady(isReady: () => Promise<boolean>, timeoutSeconds = 30): Promise<void> {
		const deadline = Date.now() + timeoutSeconds * 1000;
		while (!this.hasEnded && Date.now() < deadline) {
			if (await isReady().catch(() => false)) return;
			await sleep(100);
		}
		const log = await readFile(join(this.settings.folder, LOG_FILE), 'utf8').catch(() => '');
		await this.stop();
		throw new Error(`${this.settings.program} does not serve:\n${log.slice(-2_000)}`);
	}

	/** Ends the program and removes its folder; throws when it does not end. */
	async stop(): Promise<void> {
		const [, , , pipe] = this.supervisor.stdio;
		pipe?.destroy();
		const deadline = Date.now() + STOPPED_WITHIN;
		while (!this.hasEnded && Date.now() < deadline) await sleep(50);
		if (!this.hasEnded) throw new Error(`${this.settings.program} does not end`);
	}
}
