import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { N8nProcess } from './n8n-process';

/**
 * Lets every wait end soon after n8n's next start; n8n must not run meanwhile. Not before: what it finds overdue when
 * it starts, n8n 2.41 may take for crashed, for it wakes such executions and looks for crashed ones at the same time.
 */
export function endWaits({ settings, surelyStartedIn }: N8nProcess): void {
	const database = new DatabaseSync(join(settings.userFolder, '.n8n', 'database.sqlite'));
	const end = new Date(Date.now() + surelyStartedIn)
		.toISOString()
		.replace('T', ' ')
		.replace('Z', '');
	database.prepare("UPDATE execution_entity SET waitTill = ? WHERE status = 'waiting'").run(end);
	database.close();
}
