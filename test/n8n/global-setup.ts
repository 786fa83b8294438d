import { startSharedN8n } from './shared-n8n';
import type { RunningShared } from './shared-n8n';

/** Jest hands nothing from its global setup to its global teardown but what stands here. */
export const keeper = globalThis as typeof globalThis & { runningShared?: RunningShared };

/** Starts the one n8n that all test files share: it takes about ten seconds. */
export default async function globalSetup(): Promise<void> {
	keeper.runningShared = await startSharedN8n((line) => process.stderr.write(`n8n: ${line}\n`));
}
