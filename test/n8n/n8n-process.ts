import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port';
import type { N8nInstallation } from './installation';
import { n8nEnvironment } from './n8n-environment';
import type { N8nPorts } from './n8n-environment';
import { readLog, tail } from './n8n-log';
import { nodeBinary } from './node-binary';

export interface N8nSettings {
	installation: N8nInstallation;
	/** Everything n8n keeps is in here; it must exist. */
	userFolder: string;
	/** The editor's port; a free one unless given. */
	port?: number;
	environment?: Record<string, string>;
	/** `start` for the main process; `worker` and `webhook` for queue mode. */
	command?: 'start' | 'worker' | 'webhook';
}

const READY_WITHIN = 120_000;
const STOPPED_WITHIN = 15_000;

/** One n8n process on loopback. It can be stopped or killed and started again on the same folder and ports. */
export class N8nProcess {
	readonly url: string;
	readonly logFile: string;
	private child: ChildProcess | undefined;
	private loggedBefore = 0;
	private longestStart = 0;
	private readonly killOnExit = () => this.signalGroup('SIGKILL');

	private constructor(
		readonly settings: N8nSettings,
		private readonly ports: N8nPorts,
	) {
		this.url = `http://127.0.0.1:${ports.editor}`;
		this.logFile = join(settings.userFolder, `${settings.command ?? 'start'}-${ports.editor}.log`);
	}

	/** Chooses its ports; `start` starts it. */
	static async prepare(settings: N8nSettings): Promise<N8nProcess> {
		const editor = settings.port ?? (await freePort());
		return new N8nProcess(settings, { editor, taskBroker: await freePort([editor]) });
	}

	/** Starts n8n, for the first time or again after `stop` or `kill`, and returns when it answers. */
	async start(): Promise<void> {
		const { installation, userFolder, command = 'start' } = this.settings;
		mkdirSync(join(userFolder, 'home'), { recursive: true });
		this.loggedBefore = (await readLog(this.logFile)).length;
		const startedAt = Date.now();
		const log = openSync(this.logFile, 'a');
		const child = spawn(
			nodeBinary(),
			['--import', join(__dirname, 'stop-with-parent.mts'), installation.bin, command],
			{
				// n8n reads a .env file in the current folder; and its own group lets us end its task runners with it.
				cwd: userFolder,
				detached: true,
				env: this.environment(),
				stdio: ['ignore', log, log, 'pipe'],
			},
		);
		closeSync(log);
		this.child = child;
		process.once('exit', this.killOnExit);
		child.once('exit', () => process.removeListener('exit', this.killOnExit));
		child.once('error', () => undefined);
		try {
			await this.untilReady(child);
			this.longestStart = Math.max(this.longestStart, Date.now() - startedAt);
		} catch (error) {
			await this.kill();
			throw error;
		}
	}

	/** The process itself, while it runs. */
	get processId(): number | undefined {
		return this.child?.pid;
	}

	/** Milliseconds in which this n8n, on this machine, will have started again. */
	get surelyStartedIn(): number {
		// The first start, which makes the database, takes longest, unless the machine is much busier later on.
		return 1.5 * this.longestStart;
	}

	/** The environment n8n runs in, for commands that shall work on the same data. */
	environment(): Record<string, string> {
		return n8nEnvironment(this.settings.userFolder, this.ports, this.settings.environment);
	}

	/** Waits until n8n has logged a text since its last start, such as `Activated workflow "…"`, which comes after ready. */
	async untilLogged(text: string, timeoutSeconds = 30): Promise<void> {
		const deadline = Date.now() + timeoutSeconds * 1000;
		for (;;) {
			const entries = (await readLog(this.logFile)).slice(this.loggedBefore);
			if (entries.some(({ message }) => message.includes(text))) return;
			if (Date.now() > deadline) throw new Error(`n8n did not log "${text}":\n${tail(entries)}`);
			await sleep(100);
		}
	}

	/** Lets n8n finish what it does, as Ctrl-C would; kills it when that takes too long. */
	async stop(withinMilliseconds = STOPPED_WITHIN): Promise<void> {
		this.signalGroup('SIGTERM');
		await this.untilGone(withinMilliseconds);
		await this.kill();
	}

	/** kill -9, task runners included. */
	async kill(): Promise<void> {
		this.signalGroup('SIGKILL');
		await this.untilGone(STOPPED_WITHIN);
		this.child = undefined;
	}

	private signalGroup(signal: NodeJS.Signals): void {
		const processId = this.child?.pid;
		if (processId === undefined) return;
		try {
			// SIGTERM goes to n8n alone, which ends its runners itself and logs an error when they end first.
			process.kill(signal === 'SIGKILL' ? -processId : processId, signal);
		} catch {
			// Nobody is left.
		}
	}

	private hasEnded(): boolean {
		return !this.child || this.child.exitCode !== null || this.child.signalCode !== null;
	}

	private async untilGone(milliseconds: number): Promise<void> {
		const deadline = Date.now() + milliseconds;
		while (!this.hasEnded() && Date.now() < deadline) await sleep(50);
	}

	private async untilReady(child: ChildProcess): Promise<void> {
		const deadline = Date.now() + READY_WITHIN;
		while (Date.now() < deadline && child.pid !== undefined && !this.hasEnded()) {
			const answer = await fetch(`${this.url}/healthz/readiness`).catch(() => undefined);
			if (answer?.ok) return;
			await sleep(150);
		}
		const reason = this.hasEnded() ? 'ended at once' : `was not ready in ${READY_WITHIN / 1000} s`;
		throw new Error(`n8n ${reason}; the end of its log:\n${tail(await readLog(this.logFile))}`);
	}
}
