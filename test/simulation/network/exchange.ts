import type { VirtualTime } from '../virtualTime';
import { cancelled, timedOut } from './connectionFaults';

/** How an exchange ends, and when: with a reply, with a connection's error, or never of itself. */
export interface Ending<Reply> {
	at: number;
	reply?: Reply;
	error?: Error;
}

interface Exchange<Reply> {
	time: VirtualTime;
	/** When the request arrives, and what comes of it then. */
	arrivesAt: number;
	arrive: () => Ending<Reply>;
	/** Milliseconds from now. */
	timeout?: number;
	signal?: AbortSignal;
}

/** A request under way: it ends with what comes of it, with its time-out, or when the caller breaks it off. */
export async function exchange<Reply>({
	time,
	arrivesAt,
	arrive,
	timeout = Infinity,
	signal,
}: Exchange<Reply>): Promise<Reply> {
	if (signal?.aborted) throw cancelled();
	const deadline = time.now() + timeout;
	return await new Promise<Reply>((resolve, reject) => {
		let over = false;
		const end = (settle: () => void): void => {
			if (over) return;
			over = true;
			signal?.removeEventListener('abort', onAbort);
			settle();
		};
		const onAbort = (): void => end(() => reject(cancelled()));
		signal?.addEventListener('abort', onAbort);
		const late = (): void => end(() => reject(timedOut(timeout)));
		// What is sent arrives, whether or not somebody still waits for the answer.
		time.at(arrivesAt, () => {
			const { at, reply, error } = arrive();
			if (at > deadline && deadline < Infinity) {
				time.at(deadline, late);
			} else if (at < Infinity) {
				time.at(at, () => end(() => (error ? reject(error) : resolve(reply as Reply))));
			}
		});
		if (arrivesAt > deadline) time.at(deadline, late);
	});
}
