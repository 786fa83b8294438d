import { readLog } from './n8n-log';
import type { N8nProcess } from './n8n-process';

/** What a worker's log says about an execution. */
export interface WorkerStep {
	id: string;
	worker: N8nProcess;
	/** In ISO format. */
	time: string;
}

export const STARTED = /^Worker started execution (\d+) /;
export const FINISHED = /^Worker finished execution (\d+) /;

/** The steps of that kind, `STARTED` or `FINISHED`, that a worker has logged, in their order. */
export async function stepsOf(worker: N8nProcess, kind: RegExp): Promise<WorkerStep[]> {
	const entries = await readLog(worker.logFile);
	return entries.flatMap(({ message, line }) => {
		const id = kind.exec(message)?.[1];
		if (id === undefined) return [];
		const { metadata } = JSON.parse(line) as { metadata: { timestamp: string } };
		return [{ id, worker, time: metadata.timestamp }];
	});
}
