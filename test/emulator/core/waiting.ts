import { setTimeout as delay } from 'node:timers/promises';

/** Waits, or throws when the signal ends. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	signal.throwIfAborted();
	if (milliseconds > 0) await delay(milliseconds, undefined, { signal });
}
