/**
 * How many tasks of a run are unfinished at the vendor. A vendor that refuses one more tells how many it takes;
 * success grows that number back one at a time.
 */
export class TasksInHand {
	private count = 0;
	private limit: number;
	private passedSinceGrowth = 0;
	private refusalsInARow = 0;
	/** The vendor has refused more tasks than these. */
	private known = Infinity;
	private readonly waiting: Array<() => void> = [];

	constructor(private readonly most: number) {
		this.limit = most;
	}

	/** Waits until the vendor is likely to take one more task. */
	async room(): Promise<void> {
		while (this.count >= this.limit) await new Promise<void>((free) => this.waiting.push(free));
	}

	/** Counts one more task; false where its place was taken since there was room. */
	add(): boolean {
		if (this.count >= this.limit) return false;
		this.count += 1;
		return true;
	}

	/** A task is finished, or was not taken. */
	remove(): void {
		this.count -= 1;
		this.wake();
	}

	/** The vendor took a task: after twice as many as may be in hand, one more may. */
	passed(): void {
		this.refusalsInARow = 0;
		this.passedSinceGrowth += 1;
		if (this.passedSinceGrowth < 2 * this.limit || this.limit >= this.most) return;
		this.limit += 1;
		this.passedSinceGrowth = 0;
		this.wake();
	}

	/**
	 * The vendor throttled a task that is counted. That may be for the pace, unless it kept to one (`atPace`)
	 * and so did the one before, or it is beyond the number that was refused earlier.
	 *
	 * @returns whether it was for the number of tasks
	 */
	refused(atPace: boolean): boolean {
		if (atPace) this.refusalsInARow += 1;
		if (this.refusalsInARow < 2 && this.count <= this.known) return false;
		this.limit = Math.max(1, this.count - 1);
		this.known = this.limit;
		this.passedSinceGrowth = 0;
		return true;
	}

	private wake(): void {
		for (const free of this.waiting.splice(0, Math.max(0, this.limit - this.count))) free();
	}
}
