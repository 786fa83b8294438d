import { sleep } from 'n8n-workflow';

/** The execution was cancelled; what is already at the vendor runs on there. */
export class ExecutionCancelled extends Error {
	constructor() {
		super('The execution was cancelled');
		this.name = 'ExecutionCancelled';
	}
}

/** Milliseconds since some moment in the past: a clock that nobody sets back or forward. */
export const now = (): number => performance.now();

/** Goes on only while the execution does. @throws ExecutionCancelled */
export function stopIfCancelled(cancelSignal: AbortSignal | undefined): void {
	if (cancelSignal?.aborted) throw new ExecutionCancelled();
}

/** Milliseconds: n8n's `sleep` cannot be ended, so a cancelled wait leaves a timer behind for this long at most. */
const SLICE = 30_000;

/**
 * Waits; ends at once when the execution is cancelled.
 *
 * @throws ExecutionCancelled
 */
export async function pause(milliseconds: number, cancelSignal?: AbortSignal): Promise<void> {
	const end = now() + milliseconds;
	for (let left = milliseconds; left > 0; left = end - now()) {
		stopIfCancelled(cancelSignal);
		const slice = Math.min(left, SLICE);
		await new Promise<void>((resolve) => {
			const wake = (): void => {
				cancelSignal?.removeEventListener('abort', wake);
				resolve();
			};
			cancelSignal?.addEventListener('abort', wake);
			void sleep(slice).then(wake);
		});
	}
	stopIfCancelled(cancelSignal);
}

/** Milliseconds: no wait between two tries is longer of our own accord. */
export const LONGEST_BACKOFF = 30_000;

/**
 * Milliseconds before the next try: doubling from a second, capped, with jitter so that many items do not come
 * back at once; never less than the vendor asks for.
 */
export function backoff(triesSoFar: number, retryAfter = 0): number {
	const doubled = Math.min(1000 * 2 ** triesSoFar, LONGEST_BACKOFF);
	return Math.max(retryAfter, doubled * (0.5 + Math.random() / 2));
}

/** Milliseconds: work that has no deadline of its own does not wait longer than this for a vendor. */
export const MOST_PATIENCE = 10_000;
