import { keeper } from './global-setup';
import { stopSharedN8n } from './shared-n8n';

/** Ends the shared n8n. */
export default async function globalTeardown(): Promise<void> {
	if (keeper.runningShared) await stopSharedN8n(keeper.runningShared);
}
