import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nApi } from './n8n-api';
import { N8nProcess } from './n8n-process';
import { N8nSession } from './n8n-session';
import type { PostgresServer } from './postgres-server';
import { startQueueServices } from './queue-services';
import type { QueueServices } from './queue-services';
import { sharedN8n } from './shared-n8n';
import { FINISHED, STARTED, stepsOf } from './worker-log';
import type { WorkerStep } from './worker-log';

const OWNER = { email: 'queue@example.com', password: 'Seedream-Tests-1' };
/** n8n in queue mode: a main process and workers, each as on a machine of its own, with PostgreSQL and Redis. */
export class QueueN8n {
	readonly database: PostgresServer;
	/** All that ever were, in the order of their start; those that have ended are among them. */
	readonly workers: N8nProcess[] = [];
	private readonly folders: string[] = [];

	private constructor(
		private readonly services: QueueServices,
		private readonly environment: Record<string, string>,
		private mainProcess?: N8nProcess,
		private ownerApi?: N8nApi,
	) {
		this.database = services.database;
	}

	/** Starts everything, with so many workers; the environment goes to all processes. */
	static async start(
		workerCount: number,
		environment: Record<string, string> = {},
		progress: (line: string) => void = () => undefined,
	): Promise<QueueN8n> {
		const queue = new QueueN8n(await startQueueServices(progress), environment);
		try {
			// The main process creates the tables.
			queue.mainProcess = await queue.startProcess('start');
			queue.ownerApi = new N8nApi(await N8nSession.setUpOwner(queue.main.url, OWNER));
			await Promise.all(Array.from({ length: workerCount }, () => queue.addWorker()));
			return queue;
		} catch (error) {
			await queue.close();
			throw error;
		}
	}

	get main(): N8nProcess {
		if (!this.mainProcess) throw new Error('The main process has not started');
		return this.mainProcess;
	}

	get api(): N8nApi {
		if (!this.ownerApi) throw new Error('The main process has no owner');
		return this.ownerApi;
	}

	/** Those of the workers that have not been stopped or killed. */
	get runningWorkers(): N8nProcess[] {
		return this.workers.filter(({ processId }) => processId !== undefined);
	}

	/** Starts one worker more and returns when it takes jobs. */
	async addWorker(): Promise<N8nProcess> {
		const worker = await this.startProcess('worker');
		this.workers.push(worker);
		return worker;
	}

	/** The ids of the executions that a worker has started or gone on with, in that order, as its log has them. */
	async startedBy(worker: N8nProcess): Promise<string[]> {
		return (await stepsOf(worker, STARTED)).map(({ id }) => id);
	}

	/** The worker that started an execution or went on with it last; none while it is in the queue. */
	async workerOf(executionId: string): Promise<N8nProcess | undefined> {
		const last = (await this.stepsOf(executionId, STARTED)).at(-1);
		return last?.worker;
	}

	/** Whether the workers have let go of an execution, with all stored: because it has ended, or waits in a Wait node. */
	async isSettled(executionId: string): Promise<boolean> {
		const [started, finished] = [
			await this.stepsOf(executionId, STARTED),
			await this.stepsOf(executionId, FINISHED),
		];
		return started.length > 0 && started.length === finished.length;
	}

	/** Lets all waiting executions wait for so many seconds from now. The main process must not run meanwhile. */
	async waitFor(seconds: number): Promise<void> {
		await this.database.query(
			`UPDATE execution_entity SET "waitTill" = now() + interval '${seconds} seconds'
			WHERE status = 'waiting'`,
		);
	}

	/** Ends all processes and services and removes what they left. */
	async close(): Promise<void> {
		const processes = [...this.workers, ...(this.mainProcess ? [this.mainProcess] : [])];
		await Promise.all(processes.map(async (process) => await process.kill()));
		await this.services.stop();
		await Promise.all(
			this.folders.map(async (folder) => await rm(folder, { recursive: true, force: true })),
		);
	}

	private async stepsOf(executionId: string, kind: RegExp): Promise<WorkerStep[]> {
		const steps = await Promise.all(
			this.workers.map(async (worker) => await stepsOf(worker, kind)),
		);
		return steps
			.flat()
			.filter(({ id }) => id === executionId)
			.sort((one, other) => one.time.localeCompare(other.time));
	}

	private async startProcess(command: 'start' | 'worker'): Promise<N8nProcess> {
		const { installation, userFolder: sharedFolder } = await sharedN8n();
		const userFolder = await mkdtemp(join(tmpdir(), `n8n-queue-${command}-`));
		this.folders.push(userFolder);
		const nodes = join('.n8n', 'nodes');
		await cp(join(sharedFolder, nodes), join(userFolder, nodes), { recursive: true });
		const process = await N8nProcess.prepare({
			installation,
			userFolder,
			command,
			environment: { ...this.services.environment, ...this.environment },
		});
		await process.start();
		return process;
	}
}
