/** Milliseconds between questions about a task. */
const SHORTEST = 100;
const LONGEST = 5_000;
/** Without experience, a task is left alone for this share of its age, and for so many milliseconds at most. */
const SHARE_BLIND = 0.5;
const LONGEST_BLIND = 1_000;
/** Milliseconds: however long other tasks took, this one is asked about after so long. */
const LONGEST_QUIET = 10_000;
/** A task that has run for a while is likely to run for a while more. */
const SHARE_OF_AGE = 0.1;
/** Few tasks finish before this share of the time that the median task takes. */
const SHARE_OF_MEDIAN = 0.8;

/** When to ask about a task next; tasks that finished teach how long this run's tasks take. */
export class PollSchedule {
	/** Ages in milliseconds at which tasks were seen to have finished, ascending. */
	private readonly finished: number[] = [];

	/** A task of this age was seen to have finished. */
	learn(age: number): void {
		this.finished.push(age);
		this.finished.sort((one, other) => one - other);
	}

	/** Milliseconds until the next question about a task of this age; `together` tasks share it. */
	next(age: number, together: number): number {
		const median = this.finished[Math.floor(this.finished.length / 2)];
		const quiet =
			median === undefined
				? Math.min(age * SHARE_BLIND, LONGEST_BLIND)
				: Math.min(median * SHARE_OF_MEDIAN - age, LONGEST_QUIET);
		const share = Math.min(age * SHARE_OF_AGE, LONGEST) / Math.sqrt(together);
		return Math.max(quiet, share, SHORTEST);
	}
}
