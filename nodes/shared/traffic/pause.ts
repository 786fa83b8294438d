import { sleep } from 'n8n-workflow';

/** The execution was cancelled; what is already at the vendor runs on there. */
export class ExecutionCancelled extends Error {
	constructor() {
		super('The execution was cancelled');
		this.name = 'ExecutionCancelled';
	}
}

/** Milliseconds: n8n's `sleep` cannot be interrupted, so a cancelled execution is noticed this late at most. */
const SLICE = 500;

/** @throws ExecutionCancelled */
export function stopIfCancelled(cancelSignal: AbortSignal | undefined): void {
	if (cancelSignal?.aborted) throw new ExecutionCancelled();
}

/**
 * Waits; ends early when the execution is cancelled.
 *
 * @throws ExecutionCancelled
 */
export async function pause(milliseconds: number, cancelSignal?: AbortSignal): Promise<void> {
	const end = Date.now() + milliseconds;
	for (let left = milliseconds; left > 0; left = end - Date.now()) {
		stopIfCancelled(cancelSignal);
		await sleep(Math.min(left, SLICE));
	}
	stopIfCancelled(cancelSignal);
}

/**
 * Milliseconds before the next try of a free call: doubling from a second, capped, with jitter so that many
 * items do not come back at once; never less than the vendor asks for.
 */
export function backoff(triesSoFar: number, retryAfter = 0): number {
	const doubled = Math.min(1000 * 2 ** triesSoFar, 30_000);
	return Math.max(retryAfter, doubled * (0.5 + Math.random() / 2));
}

/** Milliseconds: work that has no deadline of its own does not wait longer than this for a vendor. */
export const MOST_PATIENCE = 10_000;
