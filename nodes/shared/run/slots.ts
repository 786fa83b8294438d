import { pause } from './pause';

/**
 * How many tasks of a run are in hand at once. A throttled vendor halves the slots in use, and success grows
 * them back one at a time.
 */
export class Slots {
	private limit: number;
	private taken = 0;
	private sinceGrowth = 0;
	private closedUntil = 0;
	private readonly waiting: Array<() => void> = [];

	constructor(private readonly most: number) {
		this.limit = most;
	}

	/** Runs `work` when a slot is free; the slot is free again when it ends, however it ends. */
	async use<T>(work: () => Promise<T>): Promise<T> {
		while (this.taken >= this.limit) await new Promise<void>((free) => this.waiting.push(free));
		this.taken += 1;
		try {
			return await work();
		} finally {
			this.taken -= 1;
			this.wake();
		}
	}

	/**
	 * Waits until the vendor may be asked again, when it told any item of the run to hold back.
	 *
	 * @returns false where that is only after the deadline (milliseconds since the epoch)
	 */
	async untilOpen(deadline: number, cancelSignal?: AbortSignal): Promise<boolean> {
		for (let left = this.closedFor(); left > 0; left = this.closedFor()) {
			if (Date.now() + left > deadline) return false;
			await pause(left, cancelSignal);
		}
		return true;
	}

	/** The vendor throttled: half the slots, and nobody asks again before `milliseconds` have passed. */
	throttled(milliseconds: number): void {
		if (this.closedFor() === 0) this.limit = Math.max(1, Math.floor(this.limit / 2));
		this.sinceGrowth = 0;
		this.closedUntil = Math.max(this.closedUntil, Date.now() + milliseconds);
	}

	/** A submission was let through: after as many as there are slots, one more slot. */
	passed(): void {
		this.sinceGrowth += 1;
		if (this.sinceGrowth < this.limit || this.limit >= this.most) return;
		this.limit += 1;
		this.sinceGrowth = 0;
		this.wake();
	}

	private closedFor(): number {
		return Math.max(0, this.closedUntil - Date.now());
	}

	private wake(): void {
		const free = Math.max(0, this.limit - this.taken);
		for (const next of this.waiting.splice(0, free)) next();
	}
}
