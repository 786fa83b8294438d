import { runCommand } from './command';
import { freePort } from './free-port';
import type { N8nProcess } from './n8n-process';
import { nodeBinary } from './node-binary';

const LONGEST_SECONDS = 180;

/**
 * Runs n8n's command line (`import:workflow`, `import:credentials`, `execute`, `publish:workflow` …) on the data
 * of a process, which may run meanwhile. What is published is active after that process's next start.
 */
export async function runN8nCommand(n8n: N8nProcess, commandArguments: string[]): Promise<string> {
	const { installation, userFolder } = n8n.settings;
	return await runCommand(nodeBinary(), [installation.bin, ...commandArguments], {
		folder: userFolder,
		environment: { ...n8n.environment(), N8N_RUNNERS_BROKER_PORT: String(await freePort()) },
		timeoutSeconds: LONGEST_SECONDS,
	});
}
