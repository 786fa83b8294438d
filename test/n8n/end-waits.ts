import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { N8nProcess } from './n8n-process';

/** Lets the time of every waiting execution have come; n8n must not run meanwhile. */
export function endWaits({ settings }: N8nProcess): void {
	const database = new DatabaseSync(join(settings.userFolder, '.n8n', 'database.sqlite'));
	const passed = new Date(Date.now() - 60_000).toISOString().replace('T', ' ').replace('Z', '');
	database.prepare("UPDATE execution_entity SET waitTill = ? WHERE status = 'waiting'").run(passed);
	database.close();
}
