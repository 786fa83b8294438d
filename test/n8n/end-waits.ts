import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { N8nProcess } from './n8n-process';

/**
 * Milliseconds, longer than n8n takes to start: what it finds overdue then, n8n 2.41 may take for crashed, for it
 * wakes such executions and looks for crashed ones at the same time.
 */
const AFTER_START = 20_000;

/** Lets every wait end soon after n8n's next start; n8n must not run meanwhile. */
export function endWaits({ settings }: N8nProcess): void {
	const database = new DatabaseSync(join(settings.userFolder, '.n8n', 'database.sqlite'));
	const end = new Date(Date.now() + AFTER_START).toISOString().replace('T', ' ').replace('Z', '');
	database.prepare("UPDATE execution_entity SET waitTill = ? WHERE status = 'waiting'").run(end);
	database.close();
}
