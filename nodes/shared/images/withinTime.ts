/**
 * Does work with a signal that ends it once its time is over or the run is cancelled.
 *
 * In place of `AbortSignal.any`: Node keeps each timed signal that was a source of one, and its timer, until the time
 * is over, however early the work was done (v24.21: 5 minutes and half a kilobyte for each of ten thousand images).
 */
export async function withinTime<Result>(
	milliseconds: number,
	cancelSignal: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const ending = new AbortController();
	const end = () => ending.abort();
	const limit = AbortSignal.timeout(Math.ceil(milliseconds));
	if (cancelSignal?.aborted) end();
	limit.addEventListener('abort', end);
	cancelSignal?.addEventListener('abort', end);
	try {
		return await work(ending.signal);
	} finally {
		limit.removeEventListener('abort', end);
		cancelSignal?.removeEventListener('abort', end);
	}
}
